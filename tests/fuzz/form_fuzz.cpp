// Hostile bytes as JSON, as a form definition and as a record. Beside not crashing, what comes out must hold together:
// JSON reads back the same, a result is JSON, normalised answers of a valid record are judged the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/evaluation.h"
#include "form/record.h"
#include "form/value.h"

namespace {

using namespace madoguchi::form;

void expect(bool holds) {
  if (!holds) std::abort();
}

const Definition& use_start() {
  static const Definition definition = [] {
    std::ifstream file(MADOGUCHI_ASSETS "/forms/use-start.json", std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto created = Definition::create(json);
    expect(created.ok());
    return std::move(created).value();
  }();
  return definition;
}

void try_json(std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return;
  const std::string written = to_json(*value);
  const auto again = parse_json(written, {written.size(), 32});
  expect(again.ok() && *again == *value && to_json(*again) == written);
}

void try_definition(std::string_view text) {
  const auto definition = Definition::create(text);
  if (!definition) return;
  Value facts{Value::Object{{"today", Value("2026-11-23")}}};
  Value answers{Value::Object{}};
  for (const Field& field : definition->fields()) answers.set(field.id, Value("1"));
  const Evaluation evaluation = evaluate(*definition, facts, answers);
  expect(evaluation.visible.size() <= definition->fields().size());
}

void try_record(std::string_view line) {
  static RecordJudge judge(use_start());
  std::string out;
  const bool valid = judge.append_result(line, out);
  expect(!out.empty() && out.back() == '\n');
  const auto result = parse_json(out, {out.size(), 64});
  expect(result.ok() && *result->find("valid")->as_bool() == valid);
  if (!valid) return;
  const auto record = parse_json(line);
  expect(record.ok());
  const Evaluation again = evaluate(use_start(), *record->find("facts"), *result->find("answers"));
  expect(again.valid() && again.answers == *result->find("answers"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      try_json(text);
      break;
    case 1:
      try_definition(text);
      break;
    default:
      try_record(text);
      break;
  }
  return 0;
}
