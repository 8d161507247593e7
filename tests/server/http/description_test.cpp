// assets/openapi.json against the program: the same routes, and for each problem code the same status.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "server/http/problem.h"
#include "server/http/router.h"

using namespace madoguchi::server;

namespace {

nlohmann::json description() {
  std::ifstream file(MADOGUCHI_ASSETS "/openapi.json");
  return nlohmann::json::parse(file);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return text;
}

const nlohmann::json& resolve(const nlohmann::json& all, const nlohmann::json& node) {
  if (!node.contains("$ref")) return node;
  return all.at(nlohmann::json::json_pointer(node.at("$ref").get<std::string>().substr(1)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_description_has_exactly_the_routes) {
  std::set<std::string> served, described;
  for (const Route& route : routes())
    served.insert(lower(std::string(route.method)) + " " + std::string(route.pattern));
  const nlohmann::json all = description();
  for (const auto& [path, item] : all.at("paths").items()) {
    for (const auto& [method, operation] : item.items()) {
      if (method != "parameters") described.insert(method + " " + path);
    }
  }
  BOOST_CHECK_EQUAL_COLLECTIONS(served.begin(), served.end(), described.begin(), described.end());
}

BOOST_AUTO_TEST_CASE(each_described_problem_has_the_status_of_the_table) {
  const nlohmann::json all = description();
  int codes = 0;
  for (const auto& [path, item] : all.at("paths").items()) {
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters") continue;
      for (const auto& [status, response] : operation.at("responses").items()) {
        const auto& content = resolve(all, response).value("content", nlohmann::json::object());
        if (!content.contains("application/problem+json")) continue;
        const auto& schema = content["application/problem+json"]["schema"];
        if (!schema.contains("allOf")) continue;
        const auto& code = schema["allOf"][1]["properties"]["code"];
        if (!code.contains("enum")) continue;  // a pattern: the codes of refused documents
        for (const auto& name : code["enum"]) {
          BOOST_TEST_CONTEXT(method << " " << path << " " << name) {
            BOOST_TEST(make_problem(name.get<std::string>()).code == name.get<std::string>());
            BOOST_TEST(make_problem(name.get<std::string>()).status == std::stoi(status));
          }
          ++codes;
        }
      }
    }
  }
  BOOST_TEST(codes > 50);
}

BOOST_AUTO_TEST_CASE(the_table_names_each_code_once) {
  std::set<std::string_view> codes;
  for (const ProblemKind& kind : problem_kinds()) {
    BOOST_TEST(codes.insert(kind.code).second, kind.code);
    BOOST_TEST(!kind.title.empty());
    BOOST_TEST(kind.status >= 400);
  }
}

BOOST_AUTO_TEST_CASE(a_problem_of_a_use_case_is_completed_from_the_table) {
  madoguchi::portal::Problem given;
  given.code = "session.throttled";
  given.retry_after_s = 7;
  const auto problem = completed(given);
  BOOST_TEST(problem.status == 429);
  BOOST_TEST(!problem.title.empty());
  BOOST_TEST(*problem.retry_after_s == 7);
  BOOST_TEST(make_problem("no.such_code").status == 500);
}
