// From facts and answers to what is visible, missing and wrong (requirements S19, D4, D5, D9). Reading a single answer
// is answer.cpp's; writing the result down is judgement_output.cpp's.
#include "form/judge.h"

#include <algorithm>

#include "form/password.h"
#include "text/utf8.h"

namespace madoguchi::form {

namespace {

// Of answers that the form does not have this many are named; a hostile record gets no longer list.
constexpr std::size_t max_unknown_named = 20;
constexpr std::size_t max_name_bytes = 64;

// A name from the record, short enough to be repeated in a result.
std::string_view bounded(std::string_view name) {
  if (name.size() <= max_name_bytes) return name;
  std::size_t size = 0;
  while (true) {
    const std::size_t next = size + text::decode_at(name, size).size_bytes;
    if (next > max_name_bytes) return name.substr(0, size);
    size = next;
  }
}

}  // namespace

Judge::Judge(const Definition& definition) : definition_(definition), rules_(definition.rules()) {
  const std::size_t count = rules_.fields.size();
  facts_.resize(rules_.facts.size(), 0);
  raw_.resize(count, nullptr);
  answers_.resize(count);
  visible_.resize(count, 0);
  found_.resize(count);
  for (const Field& field : definition.fields()) {
    Written written;
    append_json_string(written.id, field.id);
    for (const Choice& choice : field.choices) append_json_string(written.choices.emplace_back(), choice.value);
    written_.push_back(std::move(written));
  }
}

void Judge::reset() {
  today_.reset();
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
    if (visible_[field])
      read_answer(definition_.fields()[field], rules_.fields[field], raw_[field], today_, answers_[field],
                  found_[field]);
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
  for (const std::string_view name : unknown_) add_issue(bounded(name), "answer.unknown", Value(Value::Object{}));
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
    const auto known = text == nullptr ? fact.values.end() : std::find(fact.values.begin(), fact.values.end(), *text);
    if (known == fact.values.end()) {
      refuse_fact(fact.name);
    } else {
      facts_[i] = std::uint64_t{1} << (known - fact.values.begin());
    }
  }
  const Value* today = facts.find("today");
  if (today != nullptr && today->as_string() != nullptr) today_ = text::parse_iso_date(*today->as_string());
  if (!today_) refuse_fact("today");
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

void Judge::read_field(Index index) {
  const FieldRules& rules = rules_.fields[index];
  const std::string& id = definition_.fields()[index].id;
  const bool required = rules.required || (rules.required_when && holds(*rules.required_when));
  const bool nothing =
      rules.type == FieldType::check ? !is_given(index) : answers_[index].state == Answer::State::not_given;
  if (required && nothing) missing_.push_back(index);
  for (Finding& finding : found_[index]) {
    (finding.warning ? warnings_ : issues_).push_back({id, std::string(finding.code), std::move(finding.params)});
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

std::string Judge::comparable(Index field, const Value& answer) {
  reset();
  const FieldRules& rules = rules_.fields[field];
  Answer& read = answers_[field];
  read_answer(definition_.fields()[field], rules, &answer, today_, read, found_[field]);
  if (read.state != Answer::State::valid) return {};
  switch (rules.type) {
    case FieldType::choice:
      return definition_.fields()[field].choices[read.choice].value;
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
