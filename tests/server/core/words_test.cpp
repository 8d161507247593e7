// The words of users on the server.
#include "server/use_case/words.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "server/core/world.h"

namespace madoguchi::server::test {
namespace {

// Assets with one table of words besides those of papers.
std::filesystem::path assets(const TempFolder& folder, const std::string& table) {
  std::filesystem::create_directories(folder.path() / "locale" / "ja");
  std::filesystem::create_directories(folder.path() / "paper");
  std::ofstream(folder.path() / "locale" / "ja" / "a.json") << table;
  std::ofstream(folder.path() / "paper" / "ja.json") << R"({"paper.pages":"{page} / {pages}"})";
  return folder.path();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(words_are_found_and_filled_in) {
  const TempFolder folder;
  const auto words = Words::load(assets(folder, R"({"a":"申請 {n} 件、{n} 件、{other","b":""})"));
  BOOST_REQUIRE_MESSAGE(words.ok(), (words.ok() ? "" : words.error()));
  BOOST_TEST(words->text("b") == "");
  BOOST_TEST(words->text("unknown.key") == "unknown.key");
  BOOST_TEST(!words->knows("unknown.key"));
  BOOST_TEST(words->text("a", {{"n", "3"}}) == "申請 3 件、3 件、{other");
  BOOST_TEST(words->text("paper.pages", {{"page", "{pages}"}, {"pages", "2"}}) == "{pages} / 2");
  BOOST_TEST(words->text("paper.pages", {{"page", "1"}}) == "1 / {pages}");
}

BOOST_AUTO_TEST_CASE(tables_that_are_none_are_refused) {
  for (const char* table : {"", "[]", "{", R"({"a":1})", R"({"paper.pages":"twice"})"}) {
    const TempFolder folder;
    BOOST_TEST(!Words::load(assets(folder, table)).ok(), table);
  }
  const TempFolder large;
  BOOST_TEST(!Words::load(assets(large, "{\"a\":\"" + std::string(2'000'000, 'x') + "\"}")).ok());
  const TempFolder empty;
  BOOST_TEST(!Words::load(empty.path()).ok());
}

BOOST_AUTO_TEST_CASE(the_words_of_the_product_are_read) {
  const auto words = Words::load(MADOGUCHI_ASSETS);
  BOOST_REQUIRE_MESSAGE(words.ok(), (words.ok() ? "" : words.error()));
  for (const char* key :
       {"site.title", "form.facility", "form.facility.type", "form.facility.type.kenshin", "form.facility.type.sejutsu",
        "form.facility.name", "form.facility.administrator", "form.facility.kenshin_number",
        "form.facility.registration_number", "form.facility.postal_code", "form.facility.prefecture",
        "form.facility.address", "form.facility.phone", "receipt.number", "receipt.received_at", "paper.copy.title",
        "paper.copy.withheld", "paper.pages"}) {
    BOOST_TEST(words->knows(key), key);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
