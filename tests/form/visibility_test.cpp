// What is visible, missing and echoed, by facility type, method and facts.
#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

Evaluation judge(const Value& facts, const Value& answers) { return evaluate(use_start(), facts, answers); }

constexpr std::string_view nothing_chosen = "confirmationMethod staffCount deviceCount termsAccepted";

}  // namespace

BOOST_AUTO_TEST_SUITE(visibility)

BOOST_AUTO_TEST_CASE(S19_type_and_method_decide_which_fields_there_are) {
  BOOST_TEST(joined(judge(facts("kenshin"), kenshin_master()).visible) ==
             "confirmationMethod bankAccountNumber facilityCheck staffCount deviceCount termsAccepted");
  BOOST_TEST(joined(judge(facts("sejutsu"), sejutsu_master()).visible) ==
             "confirmationMethod birthDate facilityCheck staffCount deviceCount termsAccepted");
  for (const char* type : {"kenshin", "sejutsu"}) {
    BOOST_TEST(joined(judge(facts(type, "none"), with_documents()).visible) ==
               "confirmationMethod staffCount deviceCount termsAccepted attachments");
  }
}

BOOST_AUTO_TEST_CASE(S19_without_a_chosen_method_nothing_that_depends_on_it_is_visible) {
  for (const char* type : {"kenshin", "sejutsu"}) {
    for (const char* method : {"null", "\"\"", "\"both\"", "7", "[\"master\"]"}) {
      BOOST_TEST_INFO(method);
      BOOST_TEST(joined(judge(facts(type), with(kenshin_master(), "confirmationMethod", method)).visible) ==
                 nothing_chosen);
    }
    BOOST_TEST(joined(judge(facts(type), Value()).visible) == nothing_chosen);
  }
}

BOOST_AUTO_TEST_CASE(whole_answers_of_all_four_ways_are_valid) {
  BOOST_TEST(judge(facts("kenshin"), kenshin_master()).valid());
  BOOST_TEST(judge(facts("sejutsu"), sejutsu_master()).valid());
  for (const char* check : {"none", "confirmed", "failed", "closed"}) {
    BOOST_TEST(judge(facts("kenshin", check), with_documents()).valid());
    BOOST_TEST(judge(facts("sejutsu", check), with_documents()).valid());
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_or_missing_fact_is_an_issue_of_the_record) {
  const std::string type_unknown = R"( record.fact_invalid {"fact":"facilityType"})";
  BOOST_TEST(told(judge(facts("hospital"), with_documents())) == type_unknown);
  Value without = facts("kenshin");
  without.erase("facilityType");
  const Evaluation evaluation = judge(without, kenshin_master());
  BOOST_TEST(told(evaluation) == type_unknown);
  BOOST_TEST(joined(evaluation.visible) == "confirmationMethod facilityCheck staffCount deviceCount termsAccepted");
  BOOST_TEST(told(judge(facts("kenshin", "maybe"), with_documents())) ==
             R"( record.fact_invalid {"fact":"facilityCheck"})");
  for (const char* today : {"", "2026-02-29", "2026/11/23", "tomorrow"}) {
    BOOST_TEST(told(judge(facts("kenshin", "none", today), with_documents())) ==
               R"( record.fact_invalid {"fact":"today"})");
  }
  BOOST_TEST(told(judge(Value(), with_documents())) == " record.facts_invalid");
}

BOOST_AUTO_TEST_CASE(S27_what_is_missing_is_listed_in_form_order_and_is_no_issue) {
  const Evaluation empty = judge(facts("kenshin", "none"), Value(Value::Object{}));
  BOOST_TEST(joined(empty.missing) == "confirmationMethod staffCount deviceCount termsAccepted");
  BOOST_TEST(told(empty) == "");
  BOOST_TEST(!empty.valid());
  BOOST_TEST(joined(judge(facts("kenshin", "none"), json(R"({"confirmationMethod":"master"})")).missing) ==
             "bankAccountNumber facilityCheck staffCount deviceCount termsAccepted");
  BOOST_TEST(joined(judge(facts("sejutsu", "none"), json(R"({"confirmationMethod":"documents"})")).missing) ==
             "staffCount deviceCount termsAccepted attachments");
}

BOOST_AUTO_TEST_CASE(blank_answers_are_not_given) {
  for (const char* blank : {"null", "\"\"", "\" \"", "\"　\"", "\"\\t\\n\""}) {
    BOOST_TEST_INFO(blank);
    const Evaluation account = judge(facts("kenshin"), with(kenshin_master(), "bankAccountNumber", blank));
    BOOST_TEST(joined(account.missing) == "bankAccountNumber");
    BOOST_TEST(told(account) == "");
    BOOST_TEST(joined(judge(facts("sejutsu"), with(sejutsu_master(), "birthDate", blank)).missing) == "birthDate");
    BOOST_TEST(joined(judge(facts("kenshin"), with(kenshin_master(), "staffCount", blank)).missing) == "staffCount");
    BOOST_TEST(joined(judge(facts("kenshin"), with(kenshin_master(), "confirmationMethod", blank)).missing) ==
               "confirmationMethod");
  }
  BOOST_TEST(joined(judge(facts("kenshin"), with(kenshin_master(), "bankAccountNumber", "\"---\"")).missing) ==
             "bankAccountNumber");
  BOOST_TEST(joined(judge(facts("kenshin"), with(with_documents(), "attachments", "[]")).missing) == "attachments");
  BOOST_TEST(joined(judge(facts("kenshin"), with(with_documents(), "attachments", "null")).missing) == "attachments");
}

BOOST_AUTO_TEST_CASE(D4_consent_and_a_confirmed_check_are_required) {
  BOOST_TEST(joined(judge(facts("kenshin"), with(kenshin_master(), "termsAccepted", "false")).missing) ==
             "termsAccepted");
  const Evaluation unchecked = judge(facts("kenshin", "none"), kenshin_master());
  BOOST_TEST(joined(unchecked.missing) == "facilityCheck");
  BOOST_TEST(told(unchecked) == "");
}

BOOST_AUTO_TEST_CASE(D5_a_failed_check_says_so_beside_being_missing) {
  const Evaluation failed = judge(facts("sejutsu", "failed"), sejutsu_master());
  BOOST_TEST(joined(failed.missing) == "facilityCheck");
  BOOST_TEST(told(failed) == "facilityCheck facility_check.failed");
}

BOOST_AUTO_TEST_CASE(D5_a_closed_check_refuses_the_method_and_keeps_its_fields) {
  const Evaluation closed = judge(facts("kenshin", "closed"), kenshin_master());
  BOOST_TEST(told(closed) == "confirmationMethod facility_check.closed");
  BOOST_TEST(joined(closed.missing) == "facilityCheck");
  BOOST_TEST(closed.visible.size() == 6U);
  BOOST_TEST(closed.answers.find("confirmationMethod") != nullptr);
}

BOOST_AUTO_TEST_CASE(D9_what_is_not_visible_is_neither_checked_nor_echoed) {
  Value answers = with_documents();
  answers.set("bankAccountNumber", json("[[\"odd\"]]"));
  answers.set("birthDate", Value("never"));
  const Evaluation evaluation = judge(facts("kenshin", "none"), answers);
  BOOST_TEST(evaluation.valid());
  BOOST_TEST(to_json(evaluation.answers) ==
             R"({"confirmationMethod":"documents","staffCount":3,"deviceCount":2,"termsAccepted":true,)"
             R"("attachments":[{"name":"a.pdf","sizeBytes":123,"kind":"pdf"}]})");
}

BOOST_AUTO_TEST_CASE(answers_that_the_form_does_not_have_are_issues) {
  BOOST_TEST(told(judge(facts("kenshin"), with(kenshin_master(), "extra", "1"))) == "extra answer.unknown");
  BOOST_TEST(told(judge(facts("kenshin"), with(kenshin_master(), "facilityCheck", "\"confirmed\""))) ==
             "facilityCheck answer.unknown");
  const std::string long_name = std::string(63, 'x') + "長い名前";
  const Evaluation bounded = judge(facts("kenshin"), with(kenshin_master(), long_name, "1"));
  BOOST_TEST(bounded.issues.front().field == std::string(63, 'x'));
  Value many = kenshin_master();
  for (int i = 0; i < 25; ++i) many.set("extra" + std::to_string(i), Value(1));
  const Evaluation evaluation = judge(facts("kenshin"), many);
  BOOST_TEST(evaluation.issues.size() == 21U);
  BOOST_TEST(evaluation.issues.back().code == "record.too_many_unknown");
  BOOST_TEST(to_json(evaluation.issues.back().params) == R"({"count":25})");
}

BOOST_AUTO_TEST_CASE(answers_of_another_shape_are_an_issue_of_the_record) {
  for (const char* text : {"[]", "1", "\"x\"", "true"}) {
    BOOST_TEST(told(judge(facts("kenshin"), json(text))) == " record.answers_invalid");
  }
}

BOOST_AUTO_TEST_CASE(issues_come_in_form_order_and_invalid_answers_are_not_echoed) {
  const Evaluation evaluation =
      judge(facts("kenshin"),
            json(R"({"zzz":1,"deviceCount":21,"staffCount":0,"bankAccountNumber":"x","confirmationMethod":"master",
                                 "termsAccepted":1})"));
  BOOST_TEST(
      told(evaluation) ==
      R"(bankAccountNumber text.not_digits; staffCount integer.out_of_range {"min":1,"max":9999}; )"
      R"(deviceCount integer.out_of_range {"min":1,"max":20}; termsAccepted answer.wrong_type {"expected":"consent"}; )"
      R"(zzz answer.unknown)");
  BOOST_TEST(to_json(evaluation.answers) == R"({"confirmationMethod":"master"})");
  BOOST_TEST(evaluation.missing.empty());
}

BOOST_AUTO_TEST_CASE(normalised_answers_are_judged_the_same_again) {
  const Value typed = json(R"({"confirmationMethod":"master","birthDate":"昭和55年4月1日","staffCount":"１，０００",
                               "deviceCount":"２","termsAccepted":true})");
  const Evaluation first = judge(facts("sejutsu"), typed);
  BOOST_TEST(first.valid());
  const Evaluation second = judge(facts("sejutsu"), first.answers);
  BOOST_TEST(second.valid());
  BOOST_TEST(to_json(second.answers) == to_json(first.answers));
}

// A form whose conditions use every kind of question.
BOOST_AUTO_TEST_CASE(conditions_ask_about_visible_and_valid_answers_only) {
  const Definition form =
      defined(R"({"id":"asking","version":3,"titleKey":"t","facts":{"door":["open","shut"]},"fields":[
    {"id":"last","type":"text","labelKey":"l","visibleWhen":{"answer":"count","in":[2,3]},"required":true,"rules":[{"rule":"length","max":3}]},
    {"id":"count","type":"integer","labelKey":"l","visibleWhen":{"not":{"answer":"agree","is":true}},"rules":[{"rule":"range","min":1,"max":9}]},
    {"id":"agree","type":"consent","labelKey":"l"},
    {"id":"day","type":"date","labelKey":"l","visibleWhen":{"answer":"door","given":true},"rules":[{"rule":"dateRange","min":"2000-01-01","max":"2020-12-31"}]},
    {"id":"note","type":"text","labelKey":"l","requiredWhen":{"any":[{"answer":"day","is":"2001-02-03"},{"answer":"last","is":"abc"}]},
     "rules":[{"rule":"length","min":2,"max":20}]},
    {"id":"door","type":"check","labelKey":"l","actionKey":"a","confirmedBy":["open"]}]})");
  const auto ask = [&](const char* door, const char* answers) {
    return evaluate(form, json(std::string(R"({"today":"2026-11-23","door":")") + door + "\"}"), json(answers));
  };
  BOOST_TEST(joined(ask("shut", "{}").visible) == "count agree note door");
  BOOST_TEST(joined(ask("open", R"({"count":2})").visible) == "last count agree day note door");
  BOOST_TEST(joined(ask("open", R"({"count":2})").missing) == "last");
  BOOST_TEST(joined(ask("shut", R"({"count":"２"})").visible) == "last count agree note door");
  BOOST_TEST(joined(ask("shut", R"({"count":4})").visible) == "count agree note door");
  BOOST_TEST(joined(ask("shut", R"({"count":2,"agree":true})").visible) == "agree note door");
  BOOST_TEST(joined(ask("shut", R"({"count":2,"last":"abc"})").missing) == "note");
  BOOST_TEST(joined(ask("open", R"({"day":"H13.2.3"})").missing) == "note");
  BOOST_TEST(joined(ask("shut", R"({"day":"H13.2.3"})").missing) == "");
  BOOST_TEST(joined(ask("open", R"({"day":"H13.2.4"})").missing) == "");
  BOOST_TEST(told(ask("open", R"({"day":"2021-01-01","note":"x"})")) ==
             R"(day date.too_late {"max":"2020-12-31"}; note text.too_short {"min":2})");
}

BOOST_AUTO_TEST_SUITE_END()
