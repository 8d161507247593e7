// What the form room's tests share: the shipped definition, records in short hand.
#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/evaluation.h"
#include "form/value.h"

namespace madoguchi::form::test {

inline std::string read_asset(const std::string& name) {
  std::ifstream file(std::string(MADOGUCHI_ASSETS) + "/" + name, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(file.good(), "assets/" << name << " cannot be read");
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

inline Definition defined(std::string_view json) {
  auto definition = Definition::create(json);
  const std::string fault = definition.ok() ? "" : definition.error().pointer + " " + definition.error().message;
  BOOST_REQUIRE_EQUAL(fault, "");
  return std::move(definition).value();
}

inline const Definition& use_start() {
  static const Definition definition = defined(read_asset("forms/use-start.json"));
  return definition;
}

inline Value json(std::string_view text) {
  auto value = parse_json(text);
  BOOST_REQUIRE_MESSAGE(value.ok(), "no JSON: " << text);
  return std::move(value).value();
}

inline Value facts(std::string_view facility_type, std::string_view check = "confirmed",
                   std::string_view today = "2026-11-23") {
  return Value(
      Value::Object{{"facilityType", Value(facility_type)}, {"facilityCheck", Value(check)}, {"today", Value(today)}});
}

// A whole and valid set of answers of each of the four ways.
inline Value kenshin_master() {
  return json(
      R"({"confirmationMethod":"master","bankAccountNumber":"1234567","staffCount":3,"deviceCount":2,"termsAccepted":true})");
}
inline Value sejutsu_master() {
  return json(
      R"({"confirmationMethod":"master","birthDate":"1980-04-01","staffCount":3,"deviceCount":2,"termsAccepted":true})");
}
inline Value with_documents() {
  return json(R"({"confirmationMethod":"documents","staffCount":3,"deviceCount":2,"termsAccepted":true,
                  "attachments":[{"name":"a.pdf","sizeBytes":123,"kind":"pdf"}]})");
}

inline Value with(Value answers, std::string_view field, std::string_view text) {
  answers.set(field, json(text));
  return answers;
}

inline std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const std::string& each : list) all += (all.empty() ? "" : " ") + each;
  return all;
}

// "field code {params}" of each issue, one after another with "; " between.
inline std::string told(const Evaluation& evaluation) {
  std::string all;
  for (const Issue& issue : evaluation.issues) {
    if (!all.empty()) all += "; ";
    all += issue.field + " " + issue.code;
    const auto* params = issue.params.as_object();
    if (params != nullptr && !params->empty()) all += " " + to_json(issue.params);
  }
  return all;
}

}  // namespace madoguchi::form::test
