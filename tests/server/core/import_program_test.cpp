// The subcommand import-facilities as it is called.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>
#include <vector>

#include "server/core/command_run.h"
#include "server/core/world.h"
#include "server/program/import_facilities.h"

namespace madoguchi::server::test {
namespace {

CommandRun run(const std::vector<std::string>& arguments) { return run_command(run_import_facilities, arguments); }

}  // namespace

BOOST_AUTO_TEST_SUITE(import_program)

BOOST_AUTO_TEST_CASE(loads_a_file_into_a_new_data_folder_and_says_how_many) {
  const TempFolder folder;
  const std::string data = (folder.path() / "data").string();
  const std::string demo = std::string(MADOGUCHI_ASSETS) + "/demo/facilities.csv";
  const CommandRun first = run({demo, "--data", data, "--assets", MADOGUCHI_ASSETS});
  BOOST_TEST(first.status == 0, first.err);
  BOOST_TEST(first.out == "追加 4 件、変更 0 件、変更なし 0 件\n");
  BOOST_TEST(run({"--data", data, "--assets", MADOGUCHI_ASSETS, demo}).out == "追加 0 件、変更 0 件、変更なし 4 件\n");
  const auto rights = std::filesystem::status(data).permissions();
  BOOST_TEST((rights == std::filesystem::perms::owner_all));
}

BOOST_AUTO_TEST_CASE(reports_each_bad_line_with_its_number) {
  const TempFolder folder;
  const std::string file = (folder.path() / "bad.csv").string();
  std::ofstream(file) << "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号\n"
                         "施術所,a,b,1,1000001,東京都,c,0312345678\n"
                         "病院,a,b,2,1000001,東京都,c,0312345678\n";
  const CommandRun ran = run({file, "--data", folder.path().string(), "--assets", MADOGUCHI_ASSETS});
  BOOST_TEST(ran.status == 1);
  BOOST_TEST(ran.err.starts_with("3行目「機関種別」: "));
  BOOST_TEST(ran.out == "");
}

BOOST_AUTO_TEST_CASE(explains_itself) {
  BOOST_TEST(run({"--help"}).status == 0);
  BOOST_TEST(run({"--help"}).out.find("登録記号番号") != std::string::npos);
  BOOST_TEST(run({}).status == 2);
  BOOST_TEST(run({"a.csv", "b.csv"}).status == 2);
  BOOST_TEST(run({"a.csv", "--data"}).status == 2);
  BOOST_TEST(run({"a.csv", "--unknown"}).status == 2);
  BOOST_TEST(run({"/no/such/file.csv"}).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
