// D5: 口座番号 and 生年月日 stand nowhere in the database's files in plain, whatever was done with them.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/second_factor.h"
#include "server/use_case/session.h"

namespace madoguchi::server::test {
namespace {

// All bytes of the database, its log and its index of the log, while they are in use.
std::string database_bytes(const World& world) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(world.folder.path())) {
    if (!entry.path().filename().string().starts_with("madoguchi.db")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sensitive_values)

BOOST_AUTO_TEST_CASE(D5_neither_account_number_nor_birth_date_is_in_the_files) {
  World world;
  for (const char* typed : {"7654321", "7654329"}) world.check(world.kenshin, kenshin_answers(typed));
  for (const char* typed : {"1980-04-01", "1980-04-09"}) world.check(world.sejutsu, sejutsu_answers(typed));
  const auto kenshin = world.request(world.kenshin, kenshin_answers());
  const auto sejutsu = world.request(world.sejutsu, sejutsu_answers());
  BOOST_REQUIRE(submit_application(world.context, world.kenshin, kenshin, "key").ok());
  BOOST_REQUIRE(submit_application(world.context, world.sejutsu, sejutsu, "key").ok());

  const std::string bytes = database_bytes(world);
  BOOST_TEST(bytes.find("1319900011") != std::string::npos);  // the search does find what is there
  for (const std::string& sensitive : {std::string("7654321"), std::string("7654329"), std::string("1980-04-01"),
                                       std::string("1980-04-09"), std::string("19800401")}) {
    BOOST_TEST(bytes.find(sensitive) == std::string::npos, sensitive);
  }
  // Nor a plain hash of what was reviewed: the account number's ten million values are soon tried.
  BOOST_TEST(bytes.find(kenshin.reviewed_sha256) == std::string::npos);
  BOOST_TEST(bytes.find(sejutsu.reviewed_sha256) == std::string::npos);
  BOOST_TEST(bytes.find(world.keys.sha256_hex("7654321")) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(passwords_and_tokens_are_not_in_the_files) {
  World world;
  const auto logged_in = log_in(world.context, {"kenshin@example.jp", std::string(password)}, "192.0.2.77");
  BOOST_REQUIRE(logged_in.ok());
  const std::string bytes = database_bytes(world);
  BOOST_TEST(bytes.find(password) == std::string::npos);
  BOOST_TEST(bytes.find(logged_in->token) == std::string::npos);
  BOOST_TEST(bytes.find("192.0.2.77") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(tokens_of_mailed_links_and_secrets_of_second_factors_are_not_in_the_files) {
  World world;
  BOOST_REQUIRE(request_password_reset(world.context, {"kenshin@example.jp"}, "192.0.2.77").ok());
  const std::string token = newest_mail(world, "password-reset").token();
  const auto logged_in = log_in(world.context, {"reviewer@example.jp", std::string(password)}, "192.0.2.77");
  const auto enrolment = begin_enrolment(world.context, *find_caller(world.context, logged_in->token));
  BOOST_REQUIRE(enrolment.ok());
  const std::string bytes = database_bytes(world);
  BOOST_TEST(token.size() == 43U);
  BOOST_TEST(bytes.find(token) == std::string::npos);
  BOOST_TEST(bytes.find(enrolment->secret) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
