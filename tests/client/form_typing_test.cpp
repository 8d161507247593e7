// The form while one types: what is there, what is shown when, what is folded; 施設の確認; attachments in the form.
#include <boost/test/unit_test.hpp>

#include "client/form_driver.h"

using namespace madoguchi;
using client::CheckState;
using client::LoadState;
using client::SendState;
using client::UploadState;
using tests::FormDriver;
using World = fakes::FakeWorld;

namespace {

std::vector<std::string> ids(const client::FormScreen& form) {
  std::vector<std::string> ids;
  for (const auto& view : form.fields()) ids.push_back(view.field->id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(form_typing)

BOOST_AUTO_TEST_CASE(B7_the_form_is_the_servers_data_and_can_be_asked_for_again) {
  FormDriver d;
  d.world.transport.cut();
  d.open(World::kenshin_email);
  BOOST_TEST((d.form->load_state() == LoadState::failed));
  BOOST_TEST(d.form->problem()->code == "client.unreachable");
  BOOST_TEST(d.form->fields().empty());
  d.form->send();
  d.form->set_text("staffCount", "3");
  d.world.transport.mend();
  d.form->load();
  BOOST_TEST((d.form->load_state() == LoadState::ready));
  BOOST_TEST(!d.form->problem());
  BOOST_TEST(d.form->definition()->version() == 1);
}

BOOST_AUTO_TEST_CASE(B7_a_definition_that_is_none_is_not_a_form) {
  FormDriver d;
  d.world.server.answer_next("GET", "/api/v1/forms/", {200, {}, "{\"id\":1}"});
  d.open(World::kenshin_email);
  BOOST_TEST((d.form->load_state() == LoadState::failed));
  BOOST_TEST(d.form->problem()->code == "client.unexpected_answer");
}

BOOST_AUTO_TEST_CASE(S19_method_and_facility_type_decide_which_fields_there_are) {
  FormDriver d;
  const Ids always = {"confirmationMethod", "staffCount", "deviceCount", "termsAccepted"};
  BOOST_TEST(ids(*d.form) == always);
  d.form->set_choice("confirmationMethod", "master");
  BOOST_TEST(ids(*d.form) == (Ids{"confirmationMethod", "bankAccountNumber", "facilityCheck", "staffCount",
                                  "deviceCount", "termsAccepted"}));
  d.form->set_choice("confirmationMethod", "documents");
  BOOST_TEST(ids(*d.form) == (Ids{"confirmationMethod", "staffCount", "deviceCount", "termsAccepted", "attachments"}));
  d.open(World::sejutsu_email);
  d.form->set_choice("confirmationMethod", "master");
  BOOST_TEST(d.has("birthDate"));
  BOOST_TEST(!d.has("bankAccountNumber"));
}

BOOST_AUTO_TEST_CASE(S25_an_issue_is_shown_after_leaving_and_goes_at_once_when_it_is_right) {
  FormDriver d;
  d.form->set_text("deviceCount", "2");
  d.form->set_text("deviceCount", "21");
  BOOST_TEST(d.shown("deviceCount") == "");
  d.form->leave("deviceCount");
  BOOST_TEST(d.shown("deviceCount") != "");
  d.form->set_text("deviceCount", "210");
  BOOST_TEST(d.shown("deviceCount") != "");  // still wrong
  d.form->set_text("deviceCount", "20");
  BOOST_TEST(d.shown("deviceCount") == "");
  d.form->set_text("deviceCount", "201");
  BOOST_TEST(d.shown("deviceCount") == "");  // the next one waits until it is left again
}

BOOST_AUTO_TEST_CASE(S27_missing_items_are_listed_always_and_flagged_after_sending) {
  FormDriver d;
  BOOST_TEST(d.form->evaluation().missing == (Ids{"confirmationMethod", "staffCount", "deviceCount", "termsAccepted"}));
  d.form->leave("staffCount");
  BOOST_TEST(!d.view("staffCount").missing);
  d.form->send();
  BOOST_TEST(d.view("staffCount").missing);
  d.form->set_text("staffCount", "3");
  BOOST_TEST(!d.view("staffCount").missing);
  d.fill_by_documents();
  BOOST_TEST(d.form->evaluation().missing.empty());
}

BOOST_AUTO_TEST_CASE(D6_full_width_digits_stand_folded_in_the_field_once_it_is_left) {
  FormDriver d;
  d.form->set_text("staffCount", "１２３");
  BOOST_TEST(d.view("staffCount").text == "１２３");
  d.form->leave("staffCount");
  BOOST_TEST(d.view("staffCount").text == "123");
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", " ０１２３－４５６ ");
  d.form->leave("bankAccountNumber");
  BOOST_TEST(d.view("bankAccountNumber").text == "0123456");
  d.form->set_text("staffCount", "１２ｘ");
  d.form->leave("staffCount");
  BOOST_TEST(d.view("staffCount").text == "１２ｘ");  // what is wrong stays as it was typed
}

BOOST_AUTO_TEST_CASE(D7_a_date_typed_in_another_way_is_shown_back_once_it_is_left) {
  FormDriver d(World::sejutsu_email);
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("birthDate", "S55.4.1");
  BOOST_TEST(d.view("birthDate").shown_back == "");
  d.form->leave("birthDate");
  BOOST_TEST(d.view("birthDate").shown_back == "1980年4月1日");
  BOOST_TEST(d.view("birthDate").text == "S55.4.1");
  d.form->set_text("birthDate", "1980-04-01");
  d.form->leave("birthDate");
  BOOST_TEST(d.view("birthDate").shown_back == "");
  d.form->set_text("birthDate", "昭和55年2月30日");
  d.form->leave("birthDate");
  BOOST_TEST(d.view("birthDate").shown_back == "");
  BOOST_TEST(d.shown("birthDate") != "");
}

BOOST_AUTO_TEST_CASE(D7_tomorrow_is_taken_once_the_clock_has_passed_midnight) {
  FormDriver d(World::sejutsu_email);
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("birthDate", "2026-11-24");
  d.form->leave("birthDate");
  BOOST_TEST(d.shown("birthDate") != "");
  d.world.clock.advance(14LL * 3600 * 1000);  // it was ten in the morning
  d.form->leave("birthDate");
  BOOST_TEST(d.shown("birthDate") == "");
}

BOOST_AUTO_TEST_CASE(B4_an_echo_of_the_same_text_or_an_unknown_field_changes_nothing) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  d.form->set_text("staffCount", "3");
  d.form->leave("staffCount");
  d.form->set_text("nothing", "x");
  d.form->set_choice("staffCount", "x");
  d.form->set_consent("nothing", true);
  d.form->run_check("staffCount");
  d.form->remove_upload("attachments", 7);
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
}

// ---- 施設の確認

BOOST_AUTO_TEST_CASE(S20_the_check_can_be_run_when_its_value_is_valid_in_itself) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  BOOST_TEST(!d.view("facilityCheck").can_check);
  d.form->set_text("bankAccountNumber", "12345678");
  BOOST_TEST(!d.view("facilityCheck").can_check);
  d.form->run_check("facilityCheck");
  BOOST_TEST(d.world.server.checks == 0);
  d.form->set_text("bankAccountNumber", "１２３４５６");
  BOOST_TEST(d.view("facilityCheck").can_check);
  d.form->run_check("facilityCheck");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::confirmed));
  BOOST_TEST(std::count(d.form->evaluation().missing.begin(), d.form->evaluation().missing.end(), "facilityCheck") ==
             0);
}

BOOST_AUTO_TEST_CASE(S21_a_birth_date_in_an_era_is_checked_as_the_day_that_it_is) {
  FormDriver d(World::sejutsu_email);
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("birthDate", "昭和55年4月1日");
  d.form->run_check("facilityCheck");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::confirmed));
}

BOOST_AUTO_TEST_CASE(S20_two_presses_are_one_check) {
  FormDriver d;
  d.world.transport.answer_later(true);
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "123456");
  d.form->run_check("facilityCheck");
  d.form->run_check("facilityCheck");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::running));
  d.world.transport.deliver_all();
  d.form->run_check("facilityCheck");  // confirmed: nothing to be checked
  d.world.transport.deliver_all();
  BOOST_TEST(d.world.server.checks == 1);
}

BOOST_AUTO_TEST_CASE(D4_editing_the_checked_value_undoes_the_confirmation) {
  FormDriver d;
  d.fill_by_master();
  BOOST_TEST(d.form->evaluation().valid());
  d.form->set_text("bankAccountNumber", "0-123-456");  // the same number written in another way
  BOOST_TEST((d.view("facilityCheck").check == CheckState::confirmed));
  d.form->set_text("bankAccountNumber", "1234567");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::idle));
  BOOST_TEST(d.form->evaluation().missing == (Ids{"facilityCheck"}));
  d.form->set_text("bankAccountNumber", "123456");
  BOOST_TEST(!d.form->evaluation().valid());
}

BOOST_AUTO_TEST_CASE(D4_a_late_answer_about_an_older_value_confirms_nothing) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "123456");
  d.world.transport.answer_later(true);
  d.form->run_check("facilityCheck");
  d.form->set_text("bankAccountNumber", "999");
  d.world.transport.deliver_all();
  BOOST_TEST((d.view("facilityCheck").check == CheckState::idle));
}

BOOST_AUTO_TEST_CASE(D4_looking_at_the_other_method_and_coming_back_keeps_the_confirmation) {
  FormDriver d;
  d.fill_by_master();
  d.form->set_choice("confirmationMethod", "documents");
  BOOST_TEST(!d.has("facilityCheck"));
  d.form->set_choice("confirmationMethod", "master");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::confirmed));
}

BOOST_AUTO_TEST_CASE(D5_a_failed_check_says_how_many_attempts_are_left_and_the_fifth_closes) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  for (int attempt = 1; attempt < 5; ++attempt) {
    d.form->set_text("bankAccountNumber", std::to_string(attempt));
    d.form->run_check("facilityCheck");
    BOOST_TEST((d.view("facilityCheck").check == CheckState::failed));
    BOOST_TEST(d.view("facilityCheck").remaining_attempts == 5 - attempt);
    BOOST_TEST(d.shown("facilityCheck") == "facility_check.failed");
  }
  d.form->run_check("facilityCheck");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::closed));
  BOOST_TEST(d.shown("confirmationMethod") == "facility_check.closed");
  d.form->set_text("bankAccountNumber", "123456");
  d.form->run_check("facilityCheck");
  BOOST_TEST(d.world.server.checks == 5);
  d.fill_by_documents();
  BOOST_TEST(d.form->evaluation().valid());
}

BOOST_AUTO_TEST_CASE(D5_a_facility_that_is_closed_already_sees_so_when_it_chooses_the_method) {
  FormDriver d;
  d.world.server.accounts[0].failed_checks = 5;
  d.open(World::kenshin_email);
  BOOST_TEST(d.shown("confirmationMethod") == "");
  d.form->set_choice("confirmationMethod", "master");
  BOOST_TEST(d.shown("confirmationMethod") == "facility_check.closed");
}

BOOST_AUTO_TEST_CASE(D5_a_check_without_an_answer_can_be_tried_again) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "123456");
  for (const int status : {0, 429, 500}) {
    if (status == 0) d.world.transport.lose_next(fakes::Loss::request);
    if (status != 0)
      d.world.server.answer_next("POST", "/api/v1/facility-checks", fakes::FakeServer::problem(status, "server.busy"));
    d.form->run_check("facilityCheck");
    BOOST_TEST((d.view("facilityCheck").check == CheckState::unreachable), status);
    BOOST_TEST(d.view("facilityCheck").can_check);
  }
  d.form->run_check("facilityCheck");
  BOOST_TEST((d.view("facilityCheck").check == CheckState::confirmed));
}

BOOST_AUTO_TEST_CASE(D5_a_check_that_the_server_finds_invalid_shows_why_at_the_field) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "123456");
  portal::Problem invalid;
  invalid.status = 422;
  invalid.code = "facility_check.invalid";
  invalid.issues = {{"bankAccountNumber", "text.not_digits", form::Value(form::Value::Object{})}};
  d.world.server.answer_next("POST", "/api/v1/facility-checks", {422, {}, portal::write(invalid)});
  d.form->run_check("facilityCheck");
  BOOST_TEST(d.shown("bankAccountNumber") == "text.not_digits");
  d.form->set_text("bankAccountNumber", "1234");
  BOOST_TEST(d.shown("bankAccountNumber") == "");
}

// ---- attachments

BOOST_AUTO_TEST_CASE(S22_a_chosen_file_becomes_an_answer_once_the_server_has_it) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "documents");
  BOOST_TEST(std::count(d.form->evaluation().missing.begin(), d.form->evaluation().missing.end(), "attachments") == 1);
  d.world.files.will_choose({d.world.files.add("a.pdf", fakes::sample_pdf())});
  d.form->choose_files("attachments");
  BOOST_TEST(d.world.files.last_accept() == ".pdf,.png,.xls,.xlsx");
  const auto* files = d.form->evaluation().answers.find("attachments")->as_array();
  BOOST_REQUIRE(files);
  BOOST_REQUIRE(files->size() == 1U);
  BOOST_TEST(*files->front().find("name")->as_string() == "a.pdf");
  BOOST_TEST(*files->front().find("kind")->as_string() == "pdf");
  BOOST_TEST(*files->front().find("uploadId")->as_string() == d.world.server.uploads.begin()->first);
  d.form->choose_files("attachments");  // cancelled
  BOOST_TEST(d.view("attachments").uploads.size() == 1U);
}

BOOST_AUTO_TEST_CASE(D8_an_eleventh_file_is_not_taken_and_said) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "documents");
  std::vector<client::ChosenFile> files;
  for (int i = 0; i < 11; ++i)
    files.push_back(d.world.files.add("f" + std::to_string(i) + ".pdf", fakes::sample_pdf()));
  d.form->add_files("attachments", files);
  BOOST_TEST(d.view("attachments").uploads.size() == 10U);
  BOOST_TEST(d.world.server.uploads.size() == 10U);
  BOOST_TEST(d.shown("attachments") == "attachments.too_many");
  BOOST_TEST(d.world.files.released(files[10].handle));
  d.form->remove_upload("attachments", d.view("attachments").uploads[3].key);
  BOOST_TEST(d.shown("attachments") == "");
  BOOST_TEST(d.world.server.uploads.size() == 9U);
  BOOST_TEST(d.form->evaluation().answers.find("attachments")->as_array()->size() == 9U);
}

BOOST_AUTO_TEST_CASE(D8_a_refused_file_is_no_answer_and_counts_for_nothing) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "documents");
  d.attach("a.gif", fakes::gif());
  BOOST_TEST(d.view("attachments").uploads[0].refusal->code == "document.unsupported");
  BOOST_TEST(d.world.server.uploads.empty());
  BOOST_TEST(!d.form->evaluation().answers.find("attachments"));
}

BOOST_AUTO_TEST_CASE(B3_files_that_are_still_on_their_way_hold_the_sending_back_and_say_so) {
  FormDriver d;
  d.fill_by_documents();
  d.world.transport.answer_later(true);
  d.attach("b.pdf", fakes::sample_pdf(5000));
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::idle));
  BOOST_TEST(d.form->summary_shown());
  BOOST_TEST(d.form->take_focus_request().value() == "attachments");
  BOOST_TEST(d.shown("attachments") == "attachments.pending");
  BOOST_TEST(fakes::read_asset("locale/ja/issues.json").find("\"issue.attachments.pending\"") != std::string::npos);
  d.world.transport.deliver_all();
  BOOST_TEST(d.shown("attachments") == "");
  BOOST_TEST(!d.form->summary_shown());
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
}

BOOST_AUTO_TEST_CASE(B3_removing_a_file_while_it_is_being_sent_takes_it_off_the_server) {
  FormDriver d;
  d.fill_by_documents();
  d.world.transport.answer_later(true);
  d.attach("b.pdf", fakes::sample_pdf(5000));
  d.world.transport.deliver();
  d.form->remove_upload("attachments", d.view("attachments").uploads[1].key);
  d.world.transport.deliver_all();
  BOOST_TEST(d.world.server.uploads.size() == 1U);
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
}

BOOST_AUTO_TEST_CASE(B3_a_paused_file_of_the_form_goes_on_when_told) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "documents");
  d.world.transport.cut();
  d.attach("a.pdf", fakes::sample_pdf());
  BOOST_TEST((d.view("attachments").uploads[0].state == UploadState::paused));
  d.world.transport.mend();
  d.form->resume_upload("attachments", d.view("attachments").uploads[0].key);
  BOOST_TEST((d.view("attachments").uploads[0].state == UploadState::accepted));
}

BOOST_AUTO_TEST_SUITE_END()
