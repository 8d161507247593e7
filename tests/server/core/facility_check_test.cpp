// 施設の確認 (S20, S21, D5, D6, D7).
#include "server/use_case/facility_check.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "server/core/world.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_import.h"

namespace madoguchi::server::test {
namespace {

using portal::FacilityCheck;

std::string code_of(const Outcome<portal::FacilityCheckResult>& outcome) {
  return outcome.ok() ? "" : outcome.error().code;
}

void fail(World& world, int times) {
  for (int i = 0; i < times; ++i) world.check(world.kenshin, kenshin_answers("111111" + std::to_string(i)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facility_check)

BOOST_AUTO_TEST_CASE(S20_the_account_number_on_file_confirms) {
  World world;
  const auto result = world.check(world.kenshin, kenshin_answers());
  BOOST_TEST((result.outcome == FacilityCheck::confirmed));
  BOOST_TEST(result.remaining_attempts == 5);
}

BOOST_AUTO_TEST_CASE(S21_the_birth_date_on_file_confirms) {
  World world;
  BOOST_TEST((world.check(world.sejutsu, sejutsu_answers()).outcome == FacilityCheck::confirmed));
  BOOST_TEST((world.check(world.sejutsu, sejutsu_answers("1980-04-02")).outcome == FacilityCheck::failed));
}

BOOST_AUTO_TEST_CASE(D6_D7_ways_of_writing_do_not_matter) {
  World world;
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("７６５ ４３２１")).outcome == FacilityCheck::confirmed));
  BOOST_TEST((world.check(world.sejutsu, sejutsu_answers("昭和55年4月1日")).outcome == FacilityCheck::confirmed));
  std::istringstream csv(
      "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号\n"
      "健診実施機関等,みほん健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区1-2-3,03-0000-0001,0000042\n");
  BOOST_REQUIRE_EQUAL(import_facilities(world.context, csv).faults.size(), 0U);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("42")).outcome == FacilityCheck::confirmed));
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("0042")).outcome == FacilityCheck::confirmed));
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("420")).outcome == FacilityCheck::failed));
}

BOOST_AUTO_TEST_CASE(another_facilitys_value_does_not_confirm) {
  World world;
  std::istringstream csv(
      "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号\n"
      "健診実施機関等,べつの健診センター,別 人,9999900011,000-0001,東京都,見本区1-2-3,03-0000-0001,5555555\n");
  BOOST_REQUIRE_EQUAL(import_facilities(world.context, csv).added, 1U);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("5555555")).outcome == FacilityCheck::failed));
}

BOOST_AUTO_TEST_CASE(D5_the_fifth_failure_closes_the_check_for_right_values_too) {
  World world;
  for (int remaining = 4; remaining > 0; --remaining) {
    const auto result = world.check(world.kenshin, kenshin_answers("1111111"));  // the same again counts again
    BOOST_TEST((result.outcome == FacilityCheck::failed));
    BOOST_TEST(result.remaining_attempts == remaining);
  }
  const auto fifth = world.check(world.kenshin, kenshin_answers("1111111"));
  BOOST_TEST((fifth.outcome == FacilityCheck::closed));
  BOOST_TEST(fifth.remaining_attempts == 0);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == FacilityCheck::closed));
  BOOST_TEST((world.check(world.kenshin, form::Value("nonsense")).outcome == FacilityCheck::closed));
  BOOST_TEST(world.count("facility_checks WHERE outcome = 'failed'") == 5);
  BOOST_TEST(
      (world.check(world.sejutsu, sejutsu_answers()).outcome == FacilityCheck::confirmed));  // others are not concerned
}

BOOST_AUTO_TEST_CASE(D5_a_closed_check_stays_closed_beyond_24_hours) {
  World world;
  fail(world, 5);
  world.now_ms += 48 * hour_ms;
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == FacilityCheck::closed));
}

BOOST_AUTO_TEST_CASE(D5_failures_older_than_24_hours_do_not_count) {
  World world;
  fail(world, 4);
  world.now_ms += day_ms;
  const auto result = world.check(world.kenshin, kenshin_answers("1111111"));
  BOOST_TEST((result.outcome == FacilityCheck::failed));
  BOOST_TEST(result.remaining_attempts == 4);
}

BOOST_AUTO_TEST_CASE(D5_failures_within_24_hours_count_even_after_a_confirmed_check) {
  World world;
  fail(world, 4);
  world.now_ms += day_ms - 1;
  BOOST_TEST(world.check(world.kenshin, kenshin_answers()).remaining_attempts == 1);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers("1")).outcome == FacilityCheck::closed));
}

BOOST_AUTO_TEST_CASE(D5_a_reviewer_reopens_and_failures_begin_anew) {
  World world;
  fail(world, 5);
  BOOST_TEST(reopen_facility_check(world.context, world.kenshin, world.kenshin.facility_id).error().code ==
             "session.forbidden");
  world.now_ms += minute_ms;
  BOOST_TEST(reopen_facility_check(world.context, world.reviewer, world.kenshin.facility_id).value());
  BOOST_TEST(!reopen_facility_check(world.context, world.reviewer, world.kenshin.facility_id).value());
  world.now_ms += minute_ms;
  BOOST_TEST(world.check(world.kenshin, kenshin_answers("1")).remaining_attempts == 4);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == FacilityCheck::confirmed));
  fail(world, 4);
  BOOST_TEST((world.check(world.kenshin, kenshin_answers()).outcome == FacilityCheck::closed));  // a second time
  BOOST_TEST(world.value("SELECT reopened_by FROM facility_check_closures WHERE reopened_at_ms IS NOT NULL") ==
             world.reviewer.account_id);
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'facilityCheck'") == 3);
}

BOOST_AUTO_TEST_CASE(a_facility_without_a_value_on_file_fails_like_any_other) {
  World world;
  world.store.sql() << "DELETE FROM facility_attributes";
  const auto result = world.check(world.kenshin, kenshin_answers());
  BOOST_TEST((result.outcome == FacilityCheck::failed));
  BOOST_TEST(result.remaining_attempts == 4);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_checked_is_a_problem_and_costs_no_attempt) {
  World world;
  const auto check = [&](const Caller& caller, portal::FacilityCheckRequest request) {
    return check_facility(world.context, caller, request);
  };
  BOOST_TEST(code_of(check(world.reviewer, {"use-start", 1, "facilityCheck", kenshin_answers()})) ==
             "session.forbidden");
  BOOST_TEST(code_of(check(world.kenshin, {"use-start", 2, "facilityCheck", kenshin_answers()})) == "form.unknown");
  BOOST_TEST(code_of(check(world.kenshin, {"nothing", 1, "facilityCheck", kenshin_answers()})) == "form.unknown");
  BOOST_TEST(code_of(check(world.kenshin, {"use-start", 1, "nothing", kenshin_answers()})) == "check.unknown");
  BOOST_TEST(code_of(check(world.kenshin, {"use-start", 1, "staffCount", kenshin_answers()})) == "check.unknown");
  const form::Value documents =
      form::Value::Object{{"confirmationMethod", "documents"}, {"bankAccountNumber", "7654321"}};
  BOOST_TEST(code_of(check(world.kenshin, {"use-start", 1, "facilityCheck", documents})) ==
             "facility_check.not_applicable");
  BOOST_TEST(code_of(check(world.kenshin, {"use-start", 1, "facilityCheck", form::Value()})) ==
             "facility_check.not_applicable");

  const auto wrong = check(world.kenshin, {"use-start", 1, "facilityCheck", kenshin_answers("12345678")});
  BOOST_TEST(code_of(wrong) == "facility_check.invalid");
  BOOST_REQUIRE_EQUAL(wrong.error().issues.size(), 1U);
  BOOST_TEST(wrong.error().issues.front().field == "bankAccountNumber");
  BOOST_TEST(wrong.error().missing.empty());

  const form::Value empty = form::Value::Object{{"confirmationMethod", "master"}};
  const auto missing = check(world.kenshin, {"use-start", 1, "facilityCheck", empty});
  BOOST_TEST(code_of(missing) == "facility_check.invalid");
  BOOST_REQUIRE_EQUAL(missing.error().missing.size(), 1U);
  BOOST_TEST(missing.error().missing.front() == "bankAccountNumber");
  BOOST_TEST(world.count("facility_checks") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
