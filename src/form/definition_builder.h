// Makes a Definition from JSON: definition_builder.cpp reads the whole and the fields, definition_rules.cpp their
// rules, definition_conditions.cpp the conditions, definition_terms.cpp what is computed. The first fault, with its
// place, ends in a refusal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/definition_reader.h"
#include "form/rules.h"

namespace madoguchi::form {

// Integers of a form are at most so far from 0: what a double holds exactly, for readers of the schema and of records.
constexpr std::int64_t integer_limit = 1'000'000'000'000'000;

class DefinitionBuilder {
 public:
  static Result<Definition, DefinitionFault> build(std::string_view json);

 private:
  // definition_builder.cpp
  void read(const Value& json);
  void read_facts(Members& top);
  void read_measured_fact(const Value& json, std::string pointer, FactRules& fact);
  void read_identity(const Value& json, std::string pointer);  // what other fields may ask about: id, type, choices
  Field read_id_and_type(Members& members);
  void read_field(const Value& json, Index index, std::string pointer);
  void read_typing(Members& members, Field& field);
  void read_columns(Members& members, Index index);
  void read_storage(Members& members, Index index);
  void read_lines(Members& members, Index index);
  void read_postal_fill(Members& members, Field& field);
  void read_words(Members& members, Field& field);
  void read_matches(Members& members, Field& field);
  void order_by_visibility();
  void index_names();
  void check_key(Members& members, std::string_view name, std::string_view key);
  std::optional<Index> find_field(std::string_view id) const;
  std::optional<Index> find_fact(std::string_view name) const;

  // definition_rules.cpp; those of a column are read as those of a field
  void read_rules(Members& members, Field& field, FieldRules& rules);
  void read_rule(const Value& json, Field& field, FieldRules& rules, std::string pointer,
                 std::vector<std::string>& seen);
  void read_length(Members& rule, FieldRules& rules);
  void read_format(Members& rule, FieldRules& rules);
  void read_password(Members& rule, FieldRules& rules);
  void read_range(Members& rule, FieldRules& rules);
  void read_date_range(Members& rule, FieldRules& rules);
  void read_files(Members& rule, Field& field, FieldRules& rules);
  void read_row_count(Members& rule, Field& field, FieldRules& rules);
  std::optional<Index> read_day_fact(Members& rule, std::string_view name);
  void read_folds(Members& members, FieldRules& rules);
  void read_check(Members& members, Index index);

  // definition_conditions.cpp
  Index read_condition(const Value& json, std::string pointer, int depth);
  std::vector<Index> read_children(const Value& list, std::string pointer, int depth);
  void read_fact_condition(Members& members, Condition& condition);
  void read_answer_condition(Members& members, Condition& condition);
  void check_shapes(Members& members, const Value* is, const Value* in);
  void read_operand(const Value& operand, std::string pointer, Condition& condition);
  std::uint64_t mask_of(const Value& operand, const std::string& pointer, const std::vector<std::string>& values);
  void collect_answers(Index condition, std::vector<Index>& fields) const;

  // definition_terms.cpp
  void read_compute(Members& members, Index index);
  Index read_term(const Value& json, Index index, std::string pointer, int depth);
  std::vector<Index> read_terms(const Value& list, Index index, std::string pointer, int depth);
  void read_sum(Members& members, Index index, Term& term);
  std::optional<Index> read_source(Members& members, std::string_view name, Index index);
  void bound(Term& term, const std::string& pointer);

  Faults faults_;
  Definition definition_;
  CompiledRules rules_;
};

}  // namespace madoguchi::form
