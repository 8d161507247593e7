// A judgement as values (Evaluation) and straight as JSON; both say the same. Echoed are the answers that are visible
// and valid in themselves, which are those that conditions see; issues that arise from facts do not take an answer
// away.
#include "form/evaluation.h"
#include "form/judge.h"

namespace madoguchi::form {

namespace {

Value file_value(const FieldRules& rules, const FileAnswer& file) {
  Value::Object object{
      {"name", Value(file.name)}, {"sizeBytes", Value(file.size_bytes)}, {"kind", Value(rules.kinds[file.kind].name)}};
  if (!file.upload_id.empty()) object.emplace_back("uploadId", Value(file.upload_id));
  return Value(std::move(object));
}

void append_file(std::string& out, const FieldRules& rules, const FileAnswer& file) {
  out += "{\"name\":";
  append_json_string(out, file.name);
  out += ",\"sizeBytes\":";
  append_json_integer(out, file.size_bytes);
  out += ",\"kind\":\"";
  out += rules.kinds[file.kind].name;  // letters and digits
  out += '"';
  if (!file.upload_id.empty()) {
    out += ",\"uploadId\":\"";
    out += file.upload_id;  // letters, digits, '-', '_'
    out += '"';
  }
  out += '}';
}

void append_issues(std::string& out, const std::vector<Issue>& issues) {
  bool first = true;
  for (const Issue& issue : issues) {
    out += first ? "{\"field\":" : ",{\"field\":";
    first = false;
    append_json_string(out, issue.field);
    out += ",\"code\":";
    append_json_string(out, issue.code);
    out += ",\"params\":";
    form::append_json(out, issue.params);
    out += '}';
  }
}

}  // namespace

Value Judge::answer_value(Index field) const {
  const Answer& answer = answers_[field];
  const FieldRules& rules = rules_.fields[field];
  switch (rules.type) {
    case FieldType::choice:
      return Value(definition_.fields()[field].choices[answer.choice].value);
    case FieldType::text:
    case FieldType::date:
      return Value(answer.text);
    case FieldType::integer:
      return Value(answer.integer);
    case FieldType::attachments: {
      Value::Array files;
      for (std::size_t i = 0; i < answer.file_count; ++i) files.push_back(file_value(rules, answer.files[i]));
      return Value(std::move(files));
    }
    default:
      return Value(true);  // consent
  }
}

void Judge::append_answer(std::string& out, Index field) const {
  const Answer& answer = answers_[field];
  const FieldRules& rules = rules_.fields[field];
  switch (rules.type) {
    case FieldType::choice:
      out += written_[field].choices[answer.choice];
      return;
    case FieldType::text:
    case FieldType::date:
      append_json_string(out, answer.text);
      return;
    case FieldType::integer:
      append_json_integer(out, answer.integer);
      return;
    case FieldType::attachments:
      for (std::size_t i = 0; i < answer.file_count; ++i) {
        out += i == 0 ? '[' : ',';
        append_file(out, rules, answer.files[i]);
      }
      out += ']';
      return;
    default:
      out += "true";
      return;  // consent
  }
}

Evaluation Judge::evaluation() const {
  Evaluation evaluation;
  Value::Object answers;
  const auto& fields = definition_.fields();
  for (Index field = 0; field < fields.size(); ++field) {
    if (!visible_[field]) continue;
    evaluation.visible.push_back(fields[field].id);
    if (answers_[field].state == Answer::State::valid) answers.emplace_back(fields[field].id, answer_value(field));
  }
  for (const Index field : missing_) evaluation.missing.push_back(fields[field].id);
  evaluation.issues = issues_;
  evaluation.warnings = warnings_;
  evaluation.answers = Value(std::move(answers));
  return evaluation;
}

void Judge::append_json(std::string& out) const {
  out += valid() ? "{\"valid\":true,\"visible\":[" : "{\"valid\":false,\"visible\":[";
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  for (Index field = 0; field < written_.size(); ++field) {
    if (!visible_[field]) continue;
    separate();
    out += written_[field].id;
  }
  out += "],\"missing\":[";
  first = true;
  for (const Index field : missing_) {
    separate();
    out += written_[field].id;
  }
  out += "],\"issues\":[";
  append_issues(out, issues_);
  out += "],\"warnings\":[";
  append_issues(out, warnings_);
  out += "],\"answers\":{";
  first = true;
  for (Index field = 0; field < written_.size(); ++field) {
    if (!visible_[field] || answers_[field].state != Answer::State::valid) continue;
    separate();
    out += written_[field].id;
    out += ':';
    append_answer(out, field);
  }
  out += "}}";
}

Evaluation evaluate(const Definition& definition, const Value& facts, const Value& answers) {
  Judge judge(definition);
  judge.judge(facts, answers);
  return judge.evaluation();
}

std::string comparable(const Definition& definition, std::string_view field_id, const Value& answer) {
  for (const auto& [name, index] : definition.rules().by_name) {
    if (name == field_id) return Judge(definition).comparable(index, answer);
  }
  return {};
}

}  // namespace madoguchi::form
