// 送信: faults, the confirmation dialog, one application for one confirmation whatever the network does (S27, S28, D3,
// D10).
#include <boost/test/unit_test.hpp>

#include "client/form_driver.h"

using namespace madoguchi;
using client::CheckState;
using client::SendState;
using client::UploadState;
using tests::FormDriver;
using World = fakes::FakeWorld;

BOOST_AUTO_TEST_SUITE(form_sending)

BOOST_AUTO_TEST_CASE(D3_sending_with_faults_shows_them_all_and_asks_for_the_first_in_form_order) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "12345678");
  d.form->set_text("deviceCount", "21");
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::idle));
  BOOST_TEST(d.form->summary_shown());
  BOOST_TEST(d.shown("bankAccountNumber") != "");
  BOOST_TEST(d.shown("deviceCount") != "");
  BOOST_TEST(d.view("facilityCheck").missing);
  BOOST_TEST(d.view("termsAccepted").missing);
  BOOST_TEST(d.form->take_focus_request().value() == "bankAccountNumber");
  BOOST_TEST(!d.form->take_focus_request());
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/applications") == 0);
}

BOOST_AUTO_TEST_CASE(D4_an_unconfirmed_facility_and_a_missing_consent_are_faults) {
  FormDriver d;
  d.fill_by_master();
  d.form->set_text("bankAccountNumber", "1");
  d.form->send();
  BOOST_TEST(d.form->take_focus_request().value() == "facilityCheck");
  d.fill_by_master();
  d.form->set_consent("termsAccepted", false);
  d.form->send();
  BOOST_TEST(d.form->take_focus_request().value() == "termsAccepted");
}

BOOST_AUTO_TEST_CASE(S27_a_button_of_a_missing_item_leads_to_its_field) {
  FormDriver d;
  d.form->request_focus("deviceCount");
  BOOST_TEST(d.form->take_focus_request().value() == "deviceCount");
  d.form->request_focus("bankAccountNumber");  // not there now
  BOOST_TEST(!d.form->take_focus_request());
}

BOOST_AUTO_TEST_CASE(S28_without_faults_the_dialog_stands_and_can_be_cancelled) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  BOOST_TEST(!d.form->summary_shown());
  d.form->cancel_review();
  BOOST_TEST((d.form->send_state() == SendState::idle));
  d.form->confirm_review();
  BOOST_TEST(d.world.server.applications.empty());
  d.form->send();
  d.form->set_text("staffCount", "4");  // what is shown must be what is sent
  BOOST_TEST((d.form->send_state() == SendState::idle));
}

BOOST_AUTO_TEST_CASE(D10_what_is_confirmed_arrives_once_with_its_hash_and_the_form_is_empty_again) {
  for (const bool by_documents : {false, true}) {
    FormDriver d;
    by_documents ? d.fill_by_documents() : d.fill_by_master();
    const form::Value shown = d.form->evaluation().answers;
    BOOST_TEST(d.form->dirty());
    d.form->send();
    d.form->confirm_review();
    BOOST_TEST((d.form->send_state() == SendState::received));
    BOOST_REQUIRE(d.world.server.applications.size() == 1U);
    BOOST_TEST((d.world.server.applications[0].request.answers == shown));
    BOOST_TEST(d.form->receipt()->receipt_number == d.world.server.applications[0].receipt.receipt_number);
    BOOST_TEST(!d.form->dirty());
    BOOST_TEST(d.view("staffCount").text == "");
    BOOST_TEST(d.world.server.uploads.size() == (by_documents ? 1U : 0U));  // the application's file stays there
    d.form->confirm_review();
    d.form->send_again();
    BOOST_TEST(d.world.server.applications.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(D9_what_is_not_visible_is_not_sent) {
  FormDriver d;
  d.fill_by_master();
  d.fill_by_documents();
  d.form->send();
  d.form->confirm_review();
  BOOST_REQUIRE(d.world.server.applications.size() == 1U);
  BOOST_TEST(!d.world.server.applications[0].request.answers.find("bankAccountNumber"));
}

BOOST_AUTO_TEST_CASE(D10_two_presses_on_OK_are_one_application_and_nothing_can_be_changed_on_the_way) {
  FormDriver d;
  d.fill_by_master();
  d.world.transport.answer_later(true);
  d.form->send();
  d.form->confirm_review();
  d.form->confirm_review();
  d.form->send();
  d.form->set_text("staffCount", "9");
  d.form->set_choice("confirmationMethod", "documents");
  d.form->cancel_review();
  BOOST_TEST((d.form->send_state() == SendState::sending));
  BOOST_TEST(d.view("staffCount").text == "3");
  d.world.transport.deliver_all();
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/applications") == 1);
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(B2_without_a_network_all_is_kept_and_sent_again_with_the_same_key_and_body) {
  for (const auto loss : {fakes::Loss::request, fakes::Loss::answer}) {
    FormDriver d;
    d.fill_by_master();
    d.form->send();
    d.world.transport.lose_next(loss);
    d.form->confirm_review();
    BOOST_TEST((d.form->send_state() == SendState::offline));
    BOOST_TEST(d.view("staffCount").text == "3");
    BOOST_TEST(d.form->dirty());
    const client::Request first = d.last_submission();
    d.form->send_again();
    BOOST_TEST((d.form->send_state() == SendState::received));
    BOOST_TEST(FormDriver::key_of(d.last_submission()) == FormDriver::key_of(first));
    BOOST_TEST(d.last_submission().body == first.body);
    BOOST_TEST(d.world.server.applications.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(D10_a_lost_answer_and_sending_the_same_anew_is_still_one_application) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.transport.lose_next(fakes::Loss::answer);
  d.form->confirm_review();
  d.form->set_text("staffCount", "4");  // and back: the same answers again
  d.form->set_text("staffCount", "3");
  BOOST_TEST((d.form->send_state() == SendState::idle));
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
  BOOST_TEST(d.world.server.applications.size() == 1U);
}

BOOST_AUTO_TEST_CASE(D10_each_dialog_of_other_answers_has_a_key_of_its_own) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.transport.lose_next(fakes::Loss::request);
  d.form->confirm_review();
  const std::string first = FormDriver::key_of(d.last_submission());
  d.form->set_text("staffCount", "4");
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST(FormDriver::key_of(d.last_submission()) != first);
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(D10_trouble_at_the_server_keeps_all_and_can_be_sent_again) {
  for (const int status : {429, 500, 503}) {
    FormDriver d;
    d.fill_by_master();
    d.form->send();
    d.world.server.answer_next("POST", "/api/v1/applications", fakes::FakeServer::problem(status, "server.busy"));
    d.form->confirm_review();
    BOOST_TEST((d.form->send_state() == SendState::refused), status);
    BOOST_TEST(d.form->problem()->code == "server.busy");
    const std::string key = FormDriver::key_of(d.last_submission());
    d.form->send_again();
    BOOST_TEST((d.form->send_state() == SendState::received));
    BOOST_TEST(FormDriver::key_of(d.last_submission()) == key);
  }
}

BOOST_AUTO_TEST_CASE(D10_a_receipt_that_cannot_be_read_is_asked_for_again) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.server.answer_next("POST", "/api/v1/applications", {201, {}, "<html>"});
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::refused));
  d.form->send_again();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(B1_what_only_the_server_finds_is_shown_at_the_fields_until_they_change) {
  FormDriver d;
  d.fill_by_master();
  portal::Problem invalid;
  invalid.status = 422;
  invalid.code = "application.invalid";
  invalid.issues = {{"deviceCount", "integer.out_of_range", form::Value(form::Value::Object{})}};
  invalid.missing = {"facilityCheck"};
  d.world.server.answer_next("POST", "/api/v1/applications", {422, {}, portal::write(invalid)});
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::idle));
  BOOST_TEST(d.form->summary_shown());
  BOOST_TEST(d.shown("deviceCount") == "integer.out_of_range");
  BOOST_TEST(d.view("facilityCheck").missing);
  BOOST_TEST((d.view("facilityCheck").check == CheckState::idle));  // it did not count there
  BOOST_TEST(d.form->take_focus_request().value() == "facilityCheck");
  d.form->set_text("deviceCount", "5");
  BOOST_TEST(d.shown("deviceCount") == "");
  d.form->run_check("facilityCheck");
  BOOST_TEST(!d.form->summary_shown());
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(D10_a_mismatch_with_what_was_reviewed_opens_the_review_again) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.server.answer_next("POST", "/api/v1/applications",
                             fakes::FakeServer::problem(409, "application.review_mismatch"));
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  BOOST_TEST(d.form->problem()->code == "application.review_mismatch");
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(D10_a_first_sending_that_is_still_under_way_keeps_its_key) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.transport.lose_next(fakes::Loss::answer);
  d.form->confirm_review();
  d.world.server.answer_next("POST", "/api/v1/applications", fakes::FakeServer::problem(409, "idempotency.under_way"));
  d.form->send_again();
  BOOST_TEST((d.form->send_state() == SendState::refused));
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
  BOOST_TEST(d.world.server.applications.size() == 1U);
}

BOOST_AUTO_TEST_CASE(B3_attachments_that_the_server_let_go_are_sent_anew_and_reviewed_again) {
  FormDriver d;
  d.fill_by_documents();
  d.form->send();
  d.world.server.lose_uploads();
  d.form->confirm_review();
  BOOST_TEST(d.world.server.applications.empty());
  BOOST_TEST(d.form->problem()->code == "application.attachment_unknown");
  BOOST_TEST((d.view("attachments").uploads[0].state == UploadState::accepted));
  d.form->send_again();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(B2_an_ended_session_keeps_the_dialog_and_everything_typed_for_after_the_log_in) {
  FormDriver d;
  d.fill_by_master();
  d.form->send();
  d.world.server.end_session();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  BOOST_TEST(d.view("staffCount").text == "3");
  d.form->session_renewed(d.world.session_of(World::kenshin_email));
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(B2_a_renewed_session_lets_files_go_on_and_a_closed_check_closes_the_review) {
  FormDriver d;
  d.form->set_choice("confirmationMethod", "documents");
  d.world.server.end_session();
  d.attach("a.pdf", fakes::sample_pdf());
  BOOST_TEST((d.view("attachments").uploads[0].state == UploadState::paused));
  d.form->session_renewed(d.world.session_of(World::kenshin_email));
  BOOST_TEST((d.view("attachments").uploads[0].state == UploadState::accepted));

  FormDriver e;
  e.fill_by_master();
  e.form->send();
  e.world.server.accounts[0].failed_checks = 5;
  e.form->session_renewed(e.world.session_of(World::kenshin_email));
  BOOST_TEST((e.form->send_state() == SendState::idle));
}

BOOST_AUTO_TEST_CASE(a_form_that_is_gone_hears_of_nothing_any_more) {
  FormDriver d;
  d.world.transport.answer_later(true);
  d.form->set_choice("confirmationMethod", "documents");
  d.attach("a.pdf", fakes::sample_pdf());
  d.form->set_choice("confirmationMethod", "master");
  d.form->set_text("bankAccountNumber", "123456");
  d.form->run_check("facilityCheck");
  const int changes = d.changes;
  d.form.reset();
  d.world.transport.deliver_all();
  d.world.clock.advance(100'000);
  BOOST_TEST(d.changes == changes);
  d.open(World::kenshin_email);  // and one that goes while its definition is on the way
  d.form.reset();
  d.world.transport.deliver_all();
}

BOOST_AUTO_TEST_SUITE_END()
