// The subcommand create-administrator as it is called.
#include "server/program/create_administrator.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <vector>

#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/use_case/invitations.h"

namespace madoguchi::server::test {
namespace {

struct Ran {
  int status = 0;
  std::string out, err;
};

Ran run(World& world, const std::vector<std::string>& further) {
  std::vector<std::string> arguments = {"--data", world.folder.path().string(), "--assets", MADOGUCHI_ASSETS};
  arguments.insert(arguments.end(), further.begin(), further.end());
  std::ostringstream out, err;
  const int status = run_create_administrator(arguments, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(create_administrator)

BOOST_AUTO_TEST_CASE(a_fresh_installation_gets_its_first_administrator) {
  World world;
  const Ran ran =
      run(world, {"--email", "kanri@example.jp", "--name", "管理 花子", "--public-url", "https://portal.example.jp/"});
  BOOST_TEST(ran.status == 0, ran.err);
  const Mail mail = newest_mail(world, "invitation");
  BOOST_TEST(ran.out.find("https://portal.example.jp/invitation#" + mail.token()) != std::string::npos);
  // The program has the real clock, the world its own.
  world.now_ms = std::stoll(world.value("SELECT CAST(created_at_ms AS TEXT) FROM mailed_links"));
  BOOST_TEST(accept_invitation(world.context, {mail.token(), "asagao to himawari 7"}).ok());
  BOOST_TEST(world.count("accounts WHERE email = 'kanri@example.jp' AND role = 'administrator'") == 1);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_done_is_said) {
  World world;
  BOOST_TEST(run(world, {"--email", "kanri@example.jp"}).status == 2);
  BOOST_TEST(run(world, {"--email", "kanri@example.jp", "--name"}).status == 2);
  BOOST_TEST(run(world, {"--email", "kanri", "--name", "管理"}).status == 1);
  const Ran taken = run(world, {"--email", "kenshin@example.jp", "--name", "管理"});
  BOOST_TEST(taken.status == 1);
  BOOST_TEST(taken.err.find("account already") != std::string::npos);
  BOOST_TEST(run(world, {"--help"}).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
