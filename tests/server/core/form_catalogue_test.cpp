// The catalogue of form definitions.
#include "server/use_case/form_catalogue.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "server/core/world.h"

namespace madoguchi::server::test {
namespace {

std::string use_start_json() {
  std::ifstream file(std::filesystem::path(MADOGUCHI_ASSETS) / "forms" / "use-start.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string with_version(std::string json, int version) {
  const std::string old = "\"version\": 1";
  return json.replace(json.find(old), old.size(), "\"version\": " + std::to_string(version));
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_catalogue)

BOOST_AUTO_TEST_CASE(B7_each_version_is_found_and_the_newest_is_the_latest) {
  const TempFolder folder;
  for (const int version : {1, 2, 10}) {
    write(folder.path() / ("v" + std::to_string(version) + ".json"), with_version(use_start_json(), version));
  }
  const auto forms = FormCatalogue::create(folder.path());
  BOOST_REQUIRE_MESSAGE(forms.ok(), (forms.ok() ? "" : forms.error()));
  BOOST_TEST(forms->find("use-start", 2)->definition.version() == 2);
  BOOST_TEST(forms->latest("use-start")->definition.version() == 10);
  BOOST_TEST(forms->find("use-start", 1)->json == use_start_json());
  BOOST_TEST(forms->find("use-start", 3) == nullptr);
  BOOST_TEST(forms->latest("use-star") == nullptr);
  BOOST_TEST(forms->latest("use-start2") == nullptr);
  BOOST_TEST(forms->latest("a") == nullptr);
  BOOST_TEST(forms->all().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_wrong_definition_stops_the_start_with_its_place) {
  const TempFolder folder;
  std::string json = use_start_json();
  const std::string kind = "\"type\": \"integer\"";
  json.replace(json.find(kind), kind.size(), "\"type\": \"nothing\"");
  write(folder.path() / "wrong.json", json);
  const auto forms = FormCatalogue::create(folder.path());
  BOOST_REQUIRE(!forms.ok());
  BOOST_TEST(forms.error().find("wrong.json") != std::string::npos);
  BOOST_TEST(forms.error().find("\"/fields/4") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_version_twice_no_definition_or_no_folder_stop_the_start) {
  const TempFolder folder;
  BOOST_TEST(!FormCatalogue::create(folder.path()).ok());
  BOOST_TEST(!FormCatalogue::create(folder.path() / "none").ok());
  write(folder.path() / "a.json", use_start_json());
  write(folder.path() / "notes.txt", "not a definition");
  BOOST_TEST(FormCatalogue::create(folder.path()).ok());
  write(folder.path() / "b.json", use_start_json());
  BOOST_TEST(!FormCatalogue::create(folder.path()).ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
