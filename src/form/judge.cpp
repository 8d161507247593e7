// From facts and answers to what is visible, missing and wrong (requirements S19, D4, D5, D9). Reading a single answer
// is answer.cpp's; writing the result down is judgement_output.cpp's.
#include "form/judge.h"

#include <algorithm>

#include "form/division.h"
#include "form/password.h"
#include "form/shorten.h"

namespace madoguchi::form {

namespace {

// Of answers that the form does not have this many are named; a hostile record gets no longer list.
constexpr std::size_t max_unknown_named = 20;

}  // namespace

Judge::Judge(const Definition& definition) : definition_(definition), rules_(definition.rules()) {
  const std::size_t count = rules_.fields.size();
  facts_.resize(rules_.facts.size(), 0);
  fact_integers_.resize(rules_.facts.size());
  days_.facts.resize(rules_.facts.size());
  raw_.resize(count, nullptr);
  answers_.resize(count);
  visible_.resize(count, 0);
  found_.resize(count);
  for (const Field& field : definition.fields()) written_.push_back(written_of(field));
}

Judge::Written Judge::written_of(const Field& field) {
  Written written;
  append_json_string(written.id, field.id);
  for (const Choice& choice : field.choices) append_json_string(written.choices.emplace_back(), choice.value);
  for (const Field& column : field.columns) written.columns.push_back(written_of(column));
  return written;
}

void Judge::reset() {
  days_.today.reset();
  std::fill(days_.facts.begin(), days_.facts.end(), std::nullopt);
  std::fill(fact_integers_.begin(), fact_integers_.end(), std::nullopt);
  std::fill(facts_.begin(), facts_.end(), std::uint64_t{0});
  std::fill(raw_.begin(), raw_.end(), nullptr);
  std::fill(visible_.begin(), visible_.end(), char{0});
  for (Answer& answer : answers_) answer.state = Answer::State::not_given;
  for (auto& findings : found_) findings.clear();
  missing_.clear();
  issues_.clear();
  warnings_.clear();
  unknown_.clear();
  unknown_count_ = 0;
}

void Judge::refuse(std::string_view code, Value params) {
  reset();
  add_issue("", code, std::move(params));
}

void Judge::judge(const Value& facts, const Value& answers) {
  reset();
  read_facts(facts);
  sort_answers(answers);
  for (const Index field : rules_.order) {
    const auto& visible_when = rules_.fields[field].visible_when;
    visible_[field] = !visible_when || holds(*visible_when);
    if (!visible_[field]) continue;
    if (rules_.fields[field].type == FieldType::computed) {
      compute(field);
    } else {
      read_answer(definition_.fields()[field], rules_.fields[field], raw_[field], days_, answers_[field],
                  found_[field]);
    }
  }
  for (Index field = 0; field < rules_.fields.size(); ++field) {
    if (leans_on_another(field)) {
      found_[field].push_back({"password.like_other"});
      answers_[field].state = Answer::State::invalid;
    }
  }
  for (Index field = 0; field < rules_.fields.size(); ++field) {
    if (visible_[field]) read_field(field);
  }
  for (const std::string_view name : unknown_) add_issue(shortened(name), "answer.unknown", Value(Value::Object{}));
  if (unknown_count_ > unknown_.size()) {
    add_issue("", "record.too_many_unknown",
              Value(Value::Object{{"count", Value(static_cast<std::int64_t>(unknown_count_))}}));
  }
}

// Facts that the form asks about must be there: without them it would be another form.
void Judge::read_facts(const Value& facts) {
  if (facts.as_object() == nullptr) return add_issue("", "record.facts_invalid", Value(Value::Object{}));
  const auto refuse_fact = [&](std::string_view name) {
    add_issue("", "record.fact_invalid", Value(Value::Object{{"fact", Value(name)}}));
  };
  for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
    const FactRules& fact = rules_.facts[i];
    const Value* value = facts.find(fact.name);
    const std::string* text = value == nullptr ? nullptr : value->as_string();
    if (fact.type == FactType::integer) {
      const auto integer = value == nullptr ? std::nullopt : whole_number(*value);
      if (integer && *integer >= fact.min && *integer <= fact.max) fact_integers_[i] = integer;
      if (!fact_integers_[i]) refuse_fact(fact.name);
      continue;
    }
    if (fact.type == FactType::date) {
      if (text != nullptr) days_.facts[i] = text::parse_iso_date(*text);
      if (!days_.facts[i]) refuse_fact(fact.name);
      continue;
    }
    const auto known = text == nullptr ? fact.values.end() : std::find(fact.values.begin(), fact.values.end(), *text);
    if (known == fact.values.end()) {
      refuse_fact(fact.name);
    } else {
      facts_[i] = std::uint64_t{1} << (known - fact.values.begin());
    }
  }
  const Value* today = facts.find("today");
  if (today != nullptr && today->as_string() != nullptr) days_.today = text::parse_iso_date(*today->as_string());
  if (!days_.today) refuse_fact("today");
}

void Judge::sort_answers(const Value& answers) {
  if (answers.is_null()) return;
  const Value::Object* object = answers.as_object();
  if (object == nullptr) return add_issue("", "record.answers_invalid", Value(Value::Object{}));
  const auto& names = rules_.by_name;
  for (const auto& [name, value] : *object) {
    const auto at = std::lower_bound(names.begin(), names.end(), name,
                                     [](const auto& known, const std::string& sought) { return known.first < sought; });
    if (at != names.end() && at->first == name) {
      raw_[at->second] = &value;
    } else {
      ++unknown_count_;
      if (unknown_.size() < max_unknown_named) unknown_.push_back(name);
    }
  }
}

// What is computed is there while everything is that it is worked out of. Sent from outside, it has to be the same.
void Judge::compute(Index field) {
  const FieldRules& rules = rules_.fields[field];
  Answer& answer = answers_[field];
  const auto is_there = [&](Index source) { return is_given(source); };
  const auto& facts = rules.computed_of_facts;
  const bool computable =
      std::all_of(rules.computed_of.begin(), rules.computed_of.end(), is_there) &&
      std::all_of(facts.begin(), facts.end(), [&](Index fact) { return fact_integers_[fact].has_value(); });
  if (computable) answer.integer = value_of(rules.compute);
  const Value* sent = raw_[field];
  if (sent != nullptr && !sent->is_null() && (!computable || whole_number(*sent) != answer.integer)) {
    answer.state = Answer::State::invalid;
    found_[field].push_back({"computed.disagrees"});
  } else if (computable && (answer.integer < rules.min || answer.integer > rules.max)) {
    answer.state = Answer::State::invalid;
    Value::Object params{{"min", Value(rules.min)}, {"max", Value(rules.max)}};
    found_[field].push_back({"integer.out_of_range", Value(std::move(params))});
  } else if (computable) {
    answer.state = Answer::State::valid;
  }
}

// Nothing here can overflow: see Term.
std::int64_t Judge::value_of(Index index) const {
  const Term& term = rules_.terms[index];
  switch (term.kind) {
    case TermKind::constant:
      return term.constant;
    case TermKind::fact:
      return fact_integers_[term.subject].value_or(term.min);
    case TermKind::answer:
      return answers_[term.subject].integer;
    case TermKind::divide:
      return divide_down(value_of(term.children.front()), value_of(term.children.back()));
    case TermKind::sum: {
      std::int64_t sum = 0;
      const Answer& answer = answers_[term.subject];
      for (std::size_t row = 0; row < answer.row_count; ++row) {
        std::int64_t product = 1;
        for (const Index column : term.columns) product *= answer.rows[row].cells[column].integer;
        sum += product;
      }
      return sum;
    }
    default:
      break;
  }
  std::int64_t value = value_of(term.children.front());
  for (std::size_t i = 1; i < term.children.size(); ++i) {
    const std::int64_t next = value_of(term.children[i]);
    if (term.kind == TermKind::add) {
      value += next;
    } else if (term.kind == TermKind::multiply) {
      value *= next;
    } else {
      value = std::min(value, next);
    }
  }
  return value;
}

void Judge::read_field(Index index) {
  const FieldRules& rules = rules_.fields[index];
  const std::string& id = definition_.fields()[index].id;
  const bool required = rules.required || (rules.required_when && holds(*rules.required_when));
  const bool nothing =
      rules.type == FieldType::check ? !is_given(index) : answers_[index].state == Answer::State::not_given;
  if (required && nothing) missing_.push_back({index, {}});
  if (rules.type == FieldType::rows) {
    for (std::string& place : answers_[index].missing) missing_.push_back({index, std::move(place)});
    answers_[index].missing.clear();
  }
  for (Finding& finding : found_[index]) {
    (finding.warning ? warnings_ : issues_)
        .push_back({id + finding.place, std::string(finding.code), std::move(finding.params)});
  }
  for (const RefusalRule& refusal : rules.refusals) {
    if (holds(refusal.when)) add_issue(id, refusal.code, Value(Value::Object{}));
  }
}

bool Judge::leans_on_another(Index index) const {
  if (answers_[index].state != Answer::State::valid) return false;
  const auto& unlike = rules_.fields[index].unlike;
  return std::any_of(unlike.begin(), unlike.end(), [&](Index other) {
    return is_given(other) && leans_on(answers_[index].text, answers_[other].text);
  });
}

bool Judge::is_given(Index field) const {
  const FieldRules& rules = rules_.fields[field];
  if (!visible_[field]) return false;
  if (rules.type == FieldType::check) return (facts_[rules.fact] & rules.confirmed_by) != 0;
  return answers_[field].state == Answer::State::valid;
}

bool Judge::holds(Index index) const {
  const Condition& condition = rules_.conditions[index];
  const auto each = [&](Index child) { return holds(child); };
  switch (condition.kind) {
    case ConditionKind::all:
      return std::all_of(condition.children.begin(), condition.children.end(), each);
    case ConditionKind::any:
      return std::any_of(condition.children.begin(), condition.children.end(), each);
    case ConditionKind::negation:
      return !holds(condition.children.front());
    case ConditionKind::fact:
      return (facts_[condition.subject] & condition.mask) != 0;
    default:
      break;
  }
  if (!is_given(condition.subject)) return false;
  const Answer& answer = answers_[condition.subject];
  switch (condition.kind) {
    case ConditionKind::choice:
      return ((condition.mask >> answer.choice) & 1) != 0;
    case ConditionKind::integer:
      return std::find(condition.integers.begin(), condition.integers.end(), answer.integer) !=
             condition.integers.end();
    case ConditionKind::text:
      return std::find(condition.texts.begin(), condition.texts.end(), answer.text) != condition.texts.end();
    default:
      return true;  // consent, given
  }
}

void Judge::add_issue(std::string_view field, std::string_view code, Value params) {
  issues_.push_back({std::string(field), std::string(code), std::move(params)});
}

std::string Judge::comparable(Index index, std::optional<Index> column, const Value& answer) {
  reset();
  const Field& whole = definition_.fields()[index];
  const Field& field = column ? whole.columns[*column] : whole;
  const FieldRules& rules = column ? rules_.fields[index].columns[*column] : rules_.fields[index];
  Answer& read = answers_[index];
  read_answer(field, rules, &answer, days_, read, found_[index]);
  if (read.state != Answer::State::valid) return {};
  switch (rules.type) {
    case FieldType::choice:
      return field.choices[read.choice].value;
    case FieldType::integer:
      return std::to_string(read.integer);
    case FieldType::date:
      return read.text;
    case FieldType::text: {
      if (!rules.compare_without_leading_zeros) return read.text;
      const auto first = std::min(read.text.find_first_not_of('0'), read.text.size() - 1);
      return read.text.substr(first);
    }
    default:
      return {};
  }
}

}  // namespace madoguchi::form
