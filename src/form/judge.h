// The judgement of evaluation.h over storage that is used again, for whoever judges many records: what a record needed
// is kept for the next one. One Judge a thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "form/answer.h"
#include "form/definition.h"
#include "form/evaluation.h"

namespace madoguchi::form {

class Judge {
 public:
  // Keeps a reference to `definition`, which must outlive the judge.
  explicit Judge(const Definition& definition);

  // As form::evaluate. The results below are of the last record.
  void judge(const Value& facts, const Value& answers);
  // The result of what is no record: nothing visible, one issue of the record as a whole.
  void refuse(std::string_view code, Value params);

  bool valid() const { return missing_.empty() && issues_.empty(); }
  Evaluation evaluation() const;
  // {"valid":…,"visible":[…],"missing":[…],"issues":[{"field","code","params"}…],"warnings":[…],"answers":{…}}
  void append_json(std::string& out) const;

  // As form::comparable, of the field with this index, or of this column of its rows.
  std::string comparable(Index field, std::optional<Index> column, const Value& answer);

 private:
  // What is written of a field again and again.
  struct Written {
    std::string id;                    // "\"staffCount\""
    std::vector<std::string> choices;  // "\"master\""
    std::vector<Written> columns;      // rows
  };

  // Required and not there: a field, or a cell at its place in it.
  struct Missing {
    Index field = 0;
    std::string place;  // empty: the field itself
  };

  static Written written_of(const Field& field);

  void reset();
  void read_facts(const Value& facts);
  void sort_answers(const Value& answers);
  void compute(Index field);
  std::int64_t value_of(Index term) const;
  void read_field(Index field);
  bool leans_on_another(Index field) const;
  bool holds(Index condition) const;
  bool is_given(Index field) const;
  void add_issue(std::string_view field, std::string_view code, Value params);
  void append_rows(std::string& out, Index field) const;
  Value rows_value(Index field) const;

  const Definition& definition_;
  const CompiledRules& rules_;
  std::vector<Written> written_;

  Days days_;
  std::vector<std::uint64_t> facts_;                        // texts: a bit of FactRules::values; 0: not known
  std::vector<std::optional<std::int64_t>> fact_integers_;  // integers
  std::vector<const Value*> raw_;                           // by field
  std::vector<Answer> answers_;                             // by field
  std::vector<char> visible_;                               // by field
  std::vector<Missing> missing_;
  std::vector<Issue> issues_;
  std::vector<Issue> warnings_;
  std::vector<std::vector<Finding>> found_;  // by field
  std::vector<std::string_view> unknown_;    // names of answers that the form does not have
  std::size_t unknown_count_ = 0;
};

}  // namespace madoguchi::form
