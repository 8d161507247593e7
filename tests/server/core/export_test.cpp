// All applications as a file: for spreadsheets, and for programs.
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <vector>

#include "server/core/world.h"
#include "server/program/export_command.h"
#include "server/use_case/application_export.h"
#include "server/use_case/audit.h"
#include "server/use_case/csv.h"
#include "server/use_case/decisions.h"

namespace madoguchi::server::test {
namespace {

struct Exported {
  int status = 0;
  std::string out, err;
};

Exported run_it(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int status = run_export(arguments, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exports)

BOOST_AUTO_TEST_CASE(the_table_opens_in_a_spreadsheet_and_says_what_was_decided) {
  World world;
  const std::string id = world.send_confirmed("a");
  world.send_documents("b");
  approve_confirmed(world.context, world.reviewer, {{{id, 1}}});
  const Exported exported = run_it({"--data", world.folder.path().string(), "--assets", MADOGUCHI_ASSETS});
  BOOST_TEST(exported.status == 0, exported.err);
  BOOST_TEST(exported.err == "2 applications\n");
  BOOST_TEST(exported.out.starts_with("\xEF\xBB\xBF受付番号,受付日時,"));
  std::istringstream in(exported.out);
  const auto records = read_csv(in);
  BOOST_REQUIRE(records.ok());
  BOOST_REQUIRE_EQUAL(records->size(), 3U);
  for (const CsvRecord& record : *records) BOOST_TEST(record.fields.size() == 14U);
  const std::vector<std::string>& first = (*records)[1].fields;
  const std::vector<std::string> expected{"2026年11月23日 11時20分",
                                          "2026年11月23日 11時20分",
                                          "利用開始申請",
                                          "完了",
                                          "健診実施機関等",
                                          "1319900011",
                                          "みほん健診センター",
                                          "東京都",
                                          "kenshin",
                                          "①照合",
                                          "確認済み",
                                          "2",
                                          "2"};
  BOOST_TEST(std::vector<std::string>(first.begin() + 1, first.end()) == expected, boost::test_tools::per_element());
  BOOST_TEST((*records)[2].fields[10] == "②書類");
  BOOST_TEST(exported.out.find("7654321") == std::string::npos);  // D5
  BOOST_TEST(world.count("audit_entries WHERE to_state = 'exported' AND actor_id = 'operator'") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(each_line_for_programs_is_an_object_with_the_answers) {
  World world;
  world.send_confirmed();
  const Exported exported =
      run_it({"--format", "ndjson", "--data", world.folder.path().string(), "--assets", MADOGUCHI_ASSETS});
  BOOST_REQUIRE(exported.out.ends_with("\n"));
  const auto line = form::parse_json(exported.out.substr(0, exported.out.size() - 1));
  BOOST_REQUIRE(line.ok());
  BOOST_TEST(*line->find("state")->as_string() == "received");
  BOOST_TEST(*line->find("answers")->find("staffCount")->as_integer() == 3);
  BOOST_TEST(*line->find("facility")->find("name")->as_string() == "みほん健診センター");
  BOOST_TEST(exported.out.find("7654321") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_cell_is_taken_for_a_formula_or_for_two) {
  BOOST_TEST(csv_cell("=HYPERLINK(\"http://x\")") == "\"'=HYPERLINK(\"\"http://x\"\")\"");
  BOOST_TEST(csv_cell("+1") == "'+1");
  BOOST_TEST(csv_cell("@x") == "'@x");
  BOOST_TEST(csv_cell("a,b") == "\"a,b\"");
  BOOST_TEST(csv_cell("a\nb") == "\"a\nb\"");
  BOOST_TEST(csv_cell("みほん") == "みほん");
  BOOST_TEST(csv_cell("") == "");
}

BOOST_AUTO_TEST_CASE(misunderstandings_are_explained) {
  BOOST_TEST(run_it({"--format", "xml"}).status == 2);
  BOOST_TEST(run_it({"what"}).status == 2);
  BOOST_TEST(run_it({"--help"}).status == 0);
  const TempFolder folder;
  BOOST_TEST(run_it({"--data", (folder.path() / "none").string(), "--assets", MADOGUCHI_ASSETS}).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
