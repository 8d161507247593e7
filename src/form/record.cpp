// A line to a judgement: what can be wrong with a line before the form is asked.
#include "form/record.h"

#include <algorithm>

namespace madoguchi::form {

namespace {

Value number_param(std::string_view name, std::size_t number) {
  return Value(Value::Object{{std::string(name), Value(static_cast<std::int64_t>(number))}});
}

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

}  // namespace

RecordJudge::RecordJudge(const Definition& definition, const ParseLimits& limits)
    : limits_(limits), reader_(limits), judge_(definition) {}

bool RecordJudge::append_result(std::string_view line, std::string& out) {
  judge(line);
  judge_.append_json(out);
  out += '\n';
  return judge_.valid();
}

void RecordJudge::judge(std::string_view line) {
  const Value nothing{Value::Object{}};
  if (line.size() > limits_.max_size_bytes) {
    return judge_.refuse("record.too_long", number_param("maxBytes", limits_.max_size_bytes));
  }
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (is_blank(line)) return judge_.refuse("record.empty", nothing);
  const auto read = reader_.read(line);
  if (!read) {
    const ParseFault& fault = read.error();
    if (fault.code == "json.too_deep") {
      return judge_.refuse("record.too_deep", number_param("maxDepth", static_cast<std::size_t>(limits_.max_depth)));
    }
    const bool is_number = fault.code == "json.number_out_of_range";
    return judge_.refuse(is_number ? "record.number_out_of_range" : "record.malformed",
                         number_param("offsetBytes", fault.offset_bytes));
  }
  const Value& record = **read;
  if (record.as_object() == nullptr) return judge_.refuse("record.not_an_object", nothing);
  const Value* facts = record.find("facts");
  if (facts == nullptr || facts->as_object() == nullptr) return judge_.refuse("record.facts_invalid", nothing);
  const Value* answers = record.find("answers");
  if (answers == nullptr || answers->as_object() == nullptr) return judge_.refuse("record.answers_invalid", nothing);
  judge_.judge(*facts, *answers);
}

}  // namespace madoguchi::form
