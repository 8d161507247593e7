// A process of one purpose: what it is given, and that it ends.
#include "server/table/confined_process.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>

using namespace madoguchi::server;
using namespace std::chrono_literals;
using End = ConfinedOutcome::End;

namespace {

struct OwnText {
  int descriptor = ::open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  ~OwnText() { ::close(descriptor); }
};

ConfinedOutcome run(const std::string& script, std::chrono::milliseconds patience = 20s) {
  const OwnText input;
  return run_confined({"/bin/sh", {"-c", script}, patience, 4096}, input.descriptor);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(confined_process)

BOOST_AUTO_TEST_CASE(it_has_the_file_and_nothing_else_of_the_server) {
  ::setenv("MADOGUCHI_SECRET", "s", 1);
  const int inherited = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC, as libraries may
  const ConfinedOutcome outcome =
      run("echo $MADOGUCHI_SECRET; for d in 0 1 2 3 4 5 6 7 8 9; do [ -e /dev/fd/$d ] && echo $d; done; true");
  ::close(inherited);
  BOOST_TEST((outcome.end == End::done));
  BOOST_TEST(outcome.output == "\n0\n1\n2\n");
  BOOST_TEST(run("cat").output.find("test_server_table") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_ends_whatever_it_does) {
  const auto started = std::chrono::steady_clock::now();
  BOOST_TEST((run("sleep 60", 50ms).end == End::late));
  BOOST_TEST((run("exec >&-; sleep 60", 50ms).end == End::late));
  BOOST_TEST((run("yes").end == End::talkative));
  BOOST_TEST((run("kill -SEGV $$").end == End::failed));
  BOOST_TEST((run("exit 3").end == End::failed));
  const OwnText input;
  BOOST_TEST((run_confined({"/no/such/program", {}, 1s, 10}, input.descriptor).end == End::failed));
  BOOST_TEST((std::chrono::steady_clock::now() - started < 10s));
}

BOOST_AUTO_TEST_SUITE_END()
