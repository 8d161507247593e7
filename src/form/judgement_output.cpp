// A judgement as values (Evaluation) and straight as JSON; both say the same. Echoed are the answers that are visible
// and valid in themselves, which are those that conditions see; issues that arise from facts do not take an answer
// away.
#include "form/evaluation.h"
#include "form/judge.h"
#include "form/place.h"

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

Value cell_value(const Field& field, const FieldRules& rules, const Answer& answer) {
  switch (rules.type) {
    case FieldType::choice:
      return Value(field.choices[answer.choice].value);
    case FieldType::text:
    case FieldType::date:
      return Value(answer.text);
    case FieldType::integer:
    case FieldType::computed:
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

void append_cell(std::string& out, const std::vector<std::string>& choices, const FieldRules& rules,
                 const Answer& answer) {
  switch (rules.type) {
    case FieldType::choice:
      out += choices[answer.choice];
      return;
    case FieldType::text:
    case FieldType::date:
      append_json_string(out, answer.text);
      return;
    case FieldType::integer:
    case FieldType::computed:
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
      out += "true";  // consent
      return;
  }
}

}  // namespace

Value Judge::rows_value(Index field) const {
  const auto& columns = definition_.fields()[field].columns;
  const Answer& answer = answers_[field];
  Value::Array rows;
  for (std::size_t row = 0; row < answer.row_count; ++row) {
    Value::Object members;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const Answer& cell = answer.rows[row].cells[column];
      if (cell.state != Answer::State::valid) continue;
      members.emplace_back(columns[column].id, cell_value(columns[column], rules_.fields[field].columns[column], cell));
    }
    rows.emplace_back(std::move(members));
  }
  return Value(std::move(rows));
}

void Judge::append_rows(std::string& out, Index field) const {
  const auto& columns = written_[field].columns;
  const Answer& answer = answers_[field];
  for (std::size_t row = 0; row < answer.row_count; ++row) {
    out += row == 0 ? "[{" : "},{";
    bool first = true;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const Answer& cell = answer.rows[row].cells[column];
      if (cell.state != Answer::State::valid) continue;
      if (!first) out += ',';
      first = false;
      out += columns[column].id;
      out += ':';
      append_cell(out, columns[column].choices, rules_.fields[field].columns[column], cell);
    }
  }
  out += "}]";
}

Evaluation Judge::evaluation() const {
  Evaluation evaluation;
  Value::Object answers;
  const auto& fields = definition_.fields();
  for (Index field = 0; field < fields.size(); ++field) {
    if (!visible_[field]) continue;
    evaluation.visible.push_back(fields[field].id);
    if (answers_[field].state == Answer::State::valid)
      answers.emplace_back(fields[field].id, fields[field].type == FieldType::rows
                                                 ? rows_value(field)
                                                 : cell_value(fields[field], rules_.fields[field], answers_[field]));
  }
  for (const Missing& missing : missing_) evaluation.missing.push_back(fields[missing.field].id + missing.place);
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
  for (const Missing& missing : missing_) {
    separate();
    out += written_[missing.field].id;
    if (missing.place.empty()) continue;
    out.pop_back();  // the closing quotation mark
    out += missing.place;
    out += '"';
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
    if (rules_.fields[field].type == FieldType::rows) {
      append_rows(out, field);
    } else {
      append_cell(out, written_[field].choices, rules_.fields[field], answers_[field]);
    }
  }
  out += "}}";
}

Evaluation evaluate(const Definition& definition, const Value& facts, const Value& answers) {
  Judge judge(definition);
  judge.judge(facts, answers);
  return judge.evaluation();
}

std::string comparable(const Definition& definition, std::string_view place, const Value& answer) {
  const Place parsed = parse_place(place);
  for (const auto& [name, index] : definition.rules().by_name) {
    if (name != parsed.field) continue;
    if (parsed.column.empty()) return Judge(definition).comparable(index, std::nullopt, answer);
    const auto& columns = definition.fields()[index].columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (columns[column].id != parsed.column) continue;
      return Judge(definition).comparable(index, static_cast<Index>(column), answer);
    }
  }
  return {};
}

}  // namespace madoguchi::form
