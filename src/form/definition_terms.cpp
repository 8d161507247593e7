// What is computed, compiled: terms over answers and facts, with the range of each worked out from the ranges that the
// definition gives. A term that could leave what a form counts with is refused here, so that judging needs no care.
#include <algorithm>

#include "form/definition_builder.h"
#include "form/division.h"

namespace madoguchi::form {

namespace {

constexpr int max_depth = 12;
constexpr std::size_t max_children = 20;
constexpr std::size_t max_terms = 500;
constexpr std::size_t max_factors = 4;

struct Range {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

bool fits(std::int64_t number) { return number >= -integer_limit && number <= integer_limit; }

// Both take ranges that fit; nothing: the outcome does not.
std::optional<Range> sum_of(const Range& left, const Range& right) {
  const Range sum{left.min + right.min, left.max + right.max};
  return fits(sum.min) && fits(sum.max) ? std::optional(sum) : std::nullopt;
}

std::optional<Range> product_of(const Range& left, const Range& right) {
  std::optional<Range> product;
  for (const std::int64_t a : {left.min, left.max}) {
    for (const std::int64_t b : {right.min, right.max}) {
      std::int64_t corner = 0;
      if (__builtin_mul_overflow(a, b, &corner) || !fits(corner)) return std::nullopt;
      if (!product) product = Range{corner, corner};
      product = Range{std::min(product->min, corner), std::max(product->max, corner)};
    }
  }
  return product;
}

// By a divisor above 0.
Range quotient_of(const Range& left, const Range& right) {
  const auto corners = std::minmax({divide_down(left.min, right.min), divide_down(left.min, right.max),
                                    divide_down(left.max, right.min), divide_down(left.max, right.max)});
  return {corners.first, corners.second};
}

}  // namespace

void DefinitionBuilder::read_compute(Members& members, Index index) {
  FieldRules& rules = rules_.fields[index];
  if (rules.type != FieldType::computed) return;
  const Value* compute = members.required("compute");
  if (compute == nullptr) return;
  rules.compute = read_term(*compute, index, members.pointer_to("compute"), 0);
  if (faults_.any()) return;
  rules.min = rules_.terms[rules.compute].min;
  rules.max = rules_.terms[rules.compute].max;
}

Index DefinitionBuilder::read_term(const Value& json, Index index, std::string pointer, int depth) {
  Members members(faults_, json, std::move(pointer));
  if (depth > max_depth) faults_.add(members.pointer(), "nests deeper than " + std::to_string(max_depth) + " terms");
  if (rules_.terms.size() >= max_terms) faults_.add(members.pointer(), "is one term too many for a form");
  if (faults_.any()) return 0;

  const auto read_children = [&](std::string_view name, const Value& list) {
    return read_terms(list, index, members.pointer_to(name), depth);
  };
  Term term;
  if (members.optional("constant") != nullptr) {
    term.constant = members.optional_integer("constant", -integer_limit, integer_limit, 0);
  } else if (members.optional("fact") != nullptr) {
    term.kind = TermKind::fact;
    const auto fact = find_fact(members.required_text("fact"));
    if (!fact || rules_.facts[*fact].type != FactType::integer) members.fault("fact", "is no declared integer fact");
    term.subject = fact.value_or(0);
    rules_.fields[index].computed_of_facts.push_back(term.subject);
  } else if (members.optional("answer") != nullptr) {
    term.kind = TermKind::answer;
    const auto subject = read_source(members, "answer", index);
    const FieldType type = subject ? rules_.fields[*subject].type : FieldType::text;
    if (type != FieldType::integer && type != FieldType::computed) members.fault("answer", "is no field of an integer");
    term.subject = subject.value_or(0);
  } else if (members.optional("sum") != nullptr) {
    read_sum(members, index, term);
  } else if (const Value* added = members.optional("add")) {
    term.kind = TermKind::add;
    term.children = read_children("add", *added);
  } else if (const Value* multiplied = members.optional("multiply")) {
    term.kind = TermKind::multiply;
    term.children = read_children("multiply", *multiplied);
  } else if (const Value* compared = members.optional("least")) {
    term.kind = TermKind::least;
    term.children = read_children("least", *compared);
  } else if (const Value* divided = members.optional("divide")) {
    term.kind = TermKind::divide;
    term.children = read_children("divide", *divided);
    if (members.required_text("round") != "down") members.fault("round", "must be \"down\"");
    if (term.children.size() != 2) members.fault("divide", "must be two terms");
  } else {
    faults_.add(members.pointer(), "must be one of constant, fact, answer, sum, add, multiply, least, divide");
  }
  members.finish();
  if (faults_.any()) return 0;
  bound(term, members.pointer());
  rules_.terms.push_back(std::move(term));
  return static_cast<Index>(rules_.terms.size() - 1);
}

std::vector<Index> DefinitionBuilder::read_terms(const Value& list, Index index, std::string pointer, int depth) {
  const Value::Array* array = list.as_array();
  if (array == nullptr || array->size() < 2 || array->size() > max_children) {
    faults_.add(std::move(pointer), "must be an array of 2 to " + std::to_string(max_children) + " terms");
    return {};
  }
  std::vector<Index> children;
  for (std::size_t i = 0; i < array->size(); ++i) {
    children.push_back(read_term((*array)[i], index, child_pointer(pointer, i), depth + 1));
  }
  return children;
}

// A row in which a factor is missing would not count, so the columns have to be required.
void DefinitionBuilder::read_sum(Members& members, Index index, Term& term) {
  term.kind = TermKind::sum;
  const auto subject = read_source(members, "sum", index);
  const Value* factors = members.required("of");
  if (!subject || factors == nullptr) return;
  if (rules_.fields[*subject].type != FieldType::rows) members.fault("sum", "is no field of rows");
  term.subject = *subject;
  const std::vector<Field>& columns = definition_.fields_[*subject].columns;
  for (const std::string& id : members.texts(*factors, "of", max_factors)) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Field& each) { return each.id == id; });
    if (found == columns.end() || found->type != FieldType::integer || !found->marked_required) {
      members.fault("of", "names \"" + id + "\", which is no required column of integers");
      return;
    }
    term.columns.push_back(static_cast<Index>(found - columns.begin()));
  }
}

// A field that stands before this one, noted as one that it is computed of.
std::optional<Index> DefinitionBuilder::read_source(Members& members, std::string_view name, Index index) {
  const auto source = find_field(members.required_text(name));
  if (!source || *source >= index) {
    members.fault(name, "is no field that stands before this one");
    return std::nullopt;
  }
  std::vector<Index>& sources = rules_.fields[index].computed_of;
  if (std::find(sources.begin(), sources.end(), *source) == sources.end()) sources.push_back(*source);
  return source;
}

void DefinitionBuilder::bound(Term& term, const std::string& pointer) {
  const auto range_of = [&](Index child) { return Range{rules_.terms[child].min, rules_.terms[child].max}; };
  std::optional<Range> range;
  switch (term.kind) {
    case TermKind::constant:
      range = Range{term.constant, term.constant};
      break;
    case TermKind::fact:
      range = Range{rules_.facts[term.subject].min, rules_.facts[term.subject].max};
      break;
    case TermKind::answer:
      range = Range{rules_.fields[term.subject].min, rules_.fields[term.subject].max};
      break;
    case TermKind::sum: {
      const FieldRules& rows = rules_.fields[term.subject];
      range = Range{1, 1};
      for (const Index column : term.columns) {
        if (range) range = product_of(*range, {rows.columns[column].min, rows.columns[column].max});
      }
      if (range) range = product_of(*range, {rows.min_rows, rows.max_rows});
      break;
    }
    case TermKind::add:
    case TermKind::multiply:
      range = range_of(term.children.front());
      for (std::size_t i = 1; i < term.children.size() && range; ++i) {
        const Range next = range_of(term.children[i]);
        range = term.kind == TermKind::add ? sum_of(*range, next) : product_of(*range, next);
      }
      break;
    case TermKind::least:
      range = range_of(term.children.front());
      for (const Index child : term.children) {
        const Range next = range_of(child);
        range = Range{std::min(range->min, next.min), std::min(range->max, next.max)};
      }
      break;
    case TermKind::divide: {
      const Range divisor = range_of(term.children.back());
      if (divisor.min < 1) {
        faults_.add(child_pointer(child_pointer(pointer, "divide"), 1), "can be 0 or below");
        return;
      }
      range = quotient_of(range_of(term.children.front()), divisor);
      break;
    }
  }
  if (!range) {
    faults_.add(pointer, "can go beyond " + std::to_string(integer_limit));
    return;
  }
  term.min = range->min;
  term.max = range->max;
}

}  // namespace madoguchi::form
