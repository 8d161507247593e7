// Which path and method lead where.
#include "server/http/router.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::server;

namespace {

RouteMatch find(std::string_view method, std::vector<std::string> segments) { return find_route(method, segments); }

}  // namespace

BOOST_AUTO_TEST_CASE(parameters_are_taken_from_the_path) {
  const auto match = find("GET", {"api", "v1", "forms", "use-start", "latest"});
  BOOST_REQUIRE(match.route);
  BOOST_TEST(match.route->pattern == "/api/v1/forms/{id}/{version}");
  BOOST_TEST(match.parameters == (std::vector<std::string>{"use-start", "latest"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(unknown_paths_have_no_methods) {
  for (const std::vector<std::string>& path : std::vector<std::vector<std::string>>{{},
                                                                                    {"api"},
                                                                                    {"api", "v1"},
                                                                                    {"api", "v1", "session", "x"},
                                                                                    {"api", "v1", "forms", "", "1"},
                                                                                    {"api", "v1", "uploads", ""}}) {
    const auto match = find_route("GET", path);
    BOOST_TEST(!match.route);
    BOOST_TEST(match.allow.empty());
  }
}

BOOST_AUTO_TEST_CASE(another_method_learns_which_there_are) {
  const auto match = find("PUT", {"api", "v1", "session"});
  BOOST_TEST(!match.route);
  BOOST_TEST(match.allow == "POST, GET, DELETE, HEAD, OPTIONS");
  BOOST_TEST(find("POST", {"api", "v1", "uploads", "x"}).allow == "OPTIONS, GET, HEAD, PATCH, DELETE");
}

BOOST_AUTO_TEST_CASE(head_is_get_unless_it_has_a_handler_of_its_own) {
  BOOST_TEST(find("HEAD", {"api", "v1", "session"}).route->method == "GET");
  BOOST_TEST(find("HEAD", {"api", "v1", "uploads", "x"}).route->method == "HEAD");
}
