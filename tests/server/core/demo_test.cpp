// Demo data: each log-in works and its check value confirms.
#include "server/use_case/demo.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "server/core/world.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

const std::filesystem::path demo_folder = std::filesystem::path(MADOGUCHI_ASSETS) / "demo";

}  // namespace

BOOST_AUTO_TEST_SUITE(demo)

BOOST_AUTO_TEST_CASE(each_demo_log_in_works_and_what_it_prints_confirms) {
  World world;
  const auto logins = load_demo(world.context, demo_folder);
  BOOST_REQUIRE_MESSAGE(logins.ok(), (logins.ok() ? "" : logins.error()));
  BOOST_TEST(logins->size() == 6U);
  std::multiset<std::string> kinds;
  for (const DemoLogin& login : logins.value()) {
    BOOST_TEST(login.password.size() >= 15U);  // D2
    BOOST_TEST(login.email.ends_with("@example.jp"));
    const auto logged_in = log_in(world.context, {login.email, login.password}, "127.0.0.1");
    BOOST_REQUIRE_MESSAGE(logged_in.ok(), login.email);
    const auto caller = find_caller(world.context, logged_in->token);
    if (!logged_in->session.facility) {
      kinds.insert(std::string(portal::role_name(caller->role)));
      continue;
    }
    kinds.insert(std::string(portal::facility_type_name(logged_in->session.facility->type)));
    const bool is_kenshin = logged_in->session.facility->type == portal::FacilityType::kenshin;
    const auto result =
        world.check(*caller, is_kenshin ? kenshin_answers(login.check_value) : sejutsu_answers(login.check_value));
    BOOST_TEST((result.outcome == portal::FacilityCheck::confirmed), login.email);
  }
  BOOST_TEST(kinds.count("kenshin") == 2U);
  BOOST_TEST(kinds.count("sejutsu") == 2U);
  BOOST_TEST(kinds.count("reviewer") == 1U);
  BOOST_TEST(kinds.count("administrator") == 1U);
}

BOOST_AUTO_TEST_CASE(loading_again_changes_nothing) {
  World world;
  BOOST_REQUIRE(load_demo(world.context, demo_folder).ok());
  const std::string before = world.value("SELECT password_hash FROM accounts WHERE email = 'kenshin1@example.jp'");
  const int accounts = world.count("accounts");
  BOOST_REQUIRE(load_demo(world.context, demo_folder).ok());
  BOOST_TEST(world.value("SELECT password_hash FROM accounts WHERE email = 'kenshin1@example.jp'") == before);
  BOOST_TEST(world.count("accounts") == accounts);
}

BOOST_AUTO_TEST_CASE(a_folder_without_demo_data_is_said_to_be_so) {
  World world;
  BOOST_TEST(!load_demo(world.context, world.folder.path()).ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
