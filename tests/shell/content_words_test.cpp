// The words of wire errors: each code of the server's table has some. The table is read as text, because client and
// server never see each other.
#include <boost/test/unit_test.hpp>
#include <regex>

#include "fakes/fake_world.h"
#include "ui/locale.h"

namespace madoguchi::tests {

BOOST_AUTO_TEST_SUITE(content_words)

BOOST_AUTO_TEST_CASE(each_wire_error_has_words) {
  const ui::Locale& locale = ui::Locale::japanese();
  const std::string table = fakes::read_asset("../src/server/http/problem.cpp");
  const std::regex entry(R"re(ProblemKind\{"([^"]+)")re");
  int codes = 0;
  for (std::sregex_iterator at(table.begin(), table.end(), entry), end; at != end; ++at, ++codes) {
    const std::string key = "problem." + (*at)[1].str();
    BOOST_TEST(locale.has(key), "no words for " << key);
  }
  BOOST_TEST(codes > 30);
  BOOST_TEST(locale.has("problem.unknown"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
