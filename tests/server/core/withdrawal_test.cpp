// Taking an application back, and what is shown of the facility afterwards.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "server/core/world.h"
#include "server/store/application_table.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_import.h"

namespace madoguchi::server::test {
namespace {

std::string send(World& world, const std::string& key) {
  world.check(world.kenshin, kenshin_answers());
  const auto sent =
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), key);
  BOOST_REQUIRE(sent.ok());
  return sent->receipt.id;
}

std::string fault(const Outcome<portal::ApplicationListing>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(withdrawal)

BOOST_AUTO_TEST_CASE(a_received_application_is_taken_back_once_with_an_audit_entry) {
  World world;
  const std::string id = send(world, "a");
  world.now_ms += hour_ms;
  const auto withdrawn = withdraw_application(world.context, world.kenshin, id);
  BOOST_REQUIRE(withdrawn.ok());
  BOOST_TEST(withdrawn->state == "withdrawn");
  BOOST_TEST(!withdrawn->withdrawable);
  BOOST_TEST(withdrawn->received_at == rfc3339(start_ms));
  BOOST_TEST(withdrawn->changed_at == rfc3339(start_ms + hour_ms));
  BOOST_TEST(portal::write(list_applications(world.context, world.kenshin).applications.at(0)) ==
             portal::write(*withdrawn));
  BOOST_TEST(world.value("SELECT actor_id || ' ' || from_state || ' ' || to_state FROM audit_entries WHERE subject_id "
                         "= '" +
                         id + "' AND to_state = 'withdrawn'") == "account-kenshin received withdrawn");
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());

  BOOST_TEST(fault(withdraw_application(world.context, world.kenshin, id)) == "application.not_withdrawable");
  BOOST_TEST(world.count("audit_entries WHERE to_state = 'withdrawn'") == 1);
}

BOOST_AUTO_TEST_CASE(only_ones_own_application_is_taken_back) {
  World world;
  const std::string id = send(world, "a");
  BOOST_TEST(fault(withdraw_application(world.context, world.sejutsu, id)) == "application.unknown");
  BOOST_TEST(fault(withdraw_application(world.context, world.reviewer, id)) == "application.unknown");
  BOOST_TEST(fault(withdraw_application(world.context, world.kenshin, "nothing")) == "application.unknown");
  BOOST_TEST(world.value("SELECT state FROM applications") == "received");
}

BOOST_AUTO_TEST_CASE(what_a_reviewer_has_taken_up_stays) {
  World world;
  const std::string id = send(world, "a");
  for (const char* state : {"inReview", "completed", "rejected"}) {
    set_application_state(world.store.sql(), id, state, world.now_ms);
    BOOST_TEST(fault(withdraw_application(world.context, world.kenshin, id)) == "application.not_withdrawable");
  }
  set_application_state(world.store.sql(), id, "returned", world.now_ms);
  BOOST_TEST(fault(withdraw_application(world.context, world.kenshin, id)) == "none");
}

BOOST_AUTO_TEST_CASE(after_a_withdrawal_the_facility_may_apply_again) {
  World world;
  const std::string first = send(world, "a");
  BOOST_REQUIRE(withdraw_application(world.context, world.kenshin, first).ok());
  const std::string second = send(world, "b");
  BOOST_TEST(first != second);
  BOOST_TEST(find_application(world.context, world.kenshin, second)->listing.withdrawable);
}

BOOST_AUTO_TEST_CASE(an_application_shows_the_facility_as_it_was_then) {
  World world;
  const std::string id = send(world, "a");
  std::istringstream csv(
      "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号\n"
      "健診実施機関等,新しい名の健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区9-9-9,03-0000-0001\n");
  BOOST_REQUIRE_EQUAL(import_facilities(world.context, csv).changed, 1U);
  BOOST_TEST(find_application(world.context, world.kenshin, id)->facility.name == "みほん健診センター");
  // One from before snapshots were kept shows the facility as it is.
  world.store.sql() << "UPDATE applications SET facility_snapshot = ''";
  BOOST_TEST(find_application(world.context, world.kenshin, id)->facility.name == "新しい名の健診センター");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
