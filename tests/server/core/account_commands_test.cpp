// The subcommands about accounts as they are called.
#include "server/program/account_commands.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <span>
#include <sstream>
#include <vector>

#include "server/core/command_run.h"
#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/use_case/invitations.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

CommandRun run(World& world, const std::vector<std::string>& further, Command command = run_create_administrator) {
  std::vector<std::string> arguments = {"--data", world.folder.path().string(), "--assets", MADOGUCHI_ASSETS};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return run_command(command, arguments);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_commands)

BOOST_AUTO_TEST_CASE(a_fresh_installation_gets_its_first_administrator) {
  World world;
  const CommandRun ran =
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
  const CommandRun taken = run(world, {"--email", "kenshin@example.jp", "--name", "管理"});
  BOOST_TEST(taken.status == 1);
  BOOST_TEST(taken.err.find("account already") != std::string::npos);
  BOOST_TEST(run(world, {"--help"}).status == 0);
}

BOOST_AUTO_TEST_CASE(a_lost_second_factor_is_set_up_anew) {
  World world;
  const auto reset = [&world](const std::string& email) {
    return run(world, {"--email", email}, run_reset_second_factor);
  };
  const auto enter = [&world] {
    return *log_in(world.context, {"reviewer@example.jp", std::string(password)}, "192.0.2.1");
  };
  BOOST_TEST(reset("reviewer@example.jp").status == 1);  // there is none yet
  world.store.sql() << "INSERT INTO second_factors (account_id, secret_sealed, state, last_step, created_at_ms) "
                       "VALUES ('account-reviewer', 'x', 'active', 0, 0)";
  BOOST_TEST((enter().session.second_factor == portal::SecondFactor::required));
  BOOST_TEST(reset(" Reviewer@example.jp").status == 0);
  BOOST_TEST(world.count("sessions") == 0);
  BOOST_TEST(newest_mail(world, "second-factor-reset").to == "reviewer@example.jp");
  BOOST_TEST((enter().session.second_factor == portal::SecondFactor::enrolment));
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'secondFactor' AND actor_id = 'operator'") == 1);
  BOOST_TEST(reset("nobody@example.jp").status == 1);
  BOOST_TEST(run(world, {}, run_reset_second_factor).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
