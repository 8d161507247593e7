// What becomes of exceptions at the border of the server.
#include "server/http/faults.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "server/http/workers.h"

using namespace madoguchi::server;

BOOST_AUTO_TEST_CASE(a_failure_is_500_and_names_only_the_request) {
  const auto problem = problem_of(std::make_exception_ptr(std::runtime_error("the secret reason")), "0123abcd");
  BOOST_TEST(problem.status == 500);
  BOOST_TEST(problem.code == "server.internal");
  BOOST_TEST(problem.detail == "request 0123abcd");
  BOOST_TEST(problem_of(std::make_exception_ptr(7), "0123abcd").status == 500);
}

BOOST_AUTO_TEST_CASE(a_full_queue_is_503) {
  const auto problem = problem_of(std::make_exception_ptr(Overloaded()), "0123abcd");
  BOOST_TEST(problem.status == 503);
  BOOST_TEST(problem.retry_after_s.has_value());
}
