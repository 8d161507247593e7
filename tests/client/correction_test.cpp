// A returned application that is corrected (B5): what is open, what is sent, and that nothing typed is lost.
#include <boost/test/unit_test.hpp>

#include "client/form_driver.h"

using namespace madoguchi;
using client::DraftState;
using client::LoadState;
using client::SendState;
using tests::FormDriver;

namespace {

// An application that was sent and came back with these fields flagged, and its form.
struct Returned : FormDriver {
  Returned(std::vector<std::string> fields, bool by_documents = false) {
    by_documents ? fill_by_documents() : fill_by_master();
    form->send();
    form->confirm_review();
    std::vector<portal::FieldFlag> flags;
    for (std::string& field : fields) flags.push_back({std::move(field), "ご確認ください。"});
    world.server.send_back(std::move(flags), "一部の項目をご確認ください。");
    reopen();
  }

  void reopen() {
    form.reset();
    form = std::make_unique<client::FormScreen>(world.ports, world.session_of(fakes::FakeWorld::kenshin_email),
                                                client::ReturnedApplication{sent().receipt.id}, [this] { ++changes; });
  }
  const fakes::FakeApplication& sent() const { return world.server.applications.back(); }
  int resubmissions() const {
    int count = 0;
    for (const auto& request : world.transport.requests())
      if (request.path == "/api/v1/applications/" + sent().receipt.id + "/resubmission") ++count;
    return count;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(correction)

BOOST_AUTO_TEST_CASE(B5_only_the_flagged_field_may_be_changed_and_it_goes_again_under_the_same_number) {
  Returned d({"staffCount"});
  BOOST_TEST(d.form->corrects());
  BOOST_TEST(d.form->returned()->reason == "一部の項目をご確認ください。");
  BOOST_TEST(d.view("staffCount").comment == "ご確認ください。");
  BOOST_TEST(d.view("staffCount").text == "3");
  BOOST_TEST(!d.view("staffCount").locked);
  for (const char* locked :
       {"confirmationMethod", "bankAccountNumber", "facilityCheck", "deviceCount", "termsAccepted"})
    BOOST_TEST(d.view(locked).locked, locked);
  BOOST_TEST(d.view("bankAccountNumber").withheld);
  BOOST_TEST(*d.view("facilityCheck").sent->as_string() == "confirmed");
  BOOST_TEST(d.form->evaluation().missing.empty());  // the account number cannot be given again

  d.form->set_text("deviceCount", "20");
  d.form->set_choice("confirmationMethod", "documents");
  d.form->set_consent("termsAccepted", false);
  BOOST_TEST(d.form->changes().empty());
  d.form->set_text("staffCount", "5");
  BOOST_REQUIRE_EQUAL(d.form->changes().size(), 1U);
  BOOST_TEST(*d.form->changes()[0].before->as_integer() == 3);
  BOOST_TEST(*d.form->changes()[0].after->as_integer() == 5);

  d.form->send();
  BOOST_TEST((d.form->send_state() == SendState::reviewing));
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
  BOOST_TEST(d.form->receipt()->receipt_number == d.sent().receipt.receipt_number);
  BOOST_TEST(d.sent().state == "received");
  BOOST_TEST(*d.sent().request.answers.find("staffCount")->as_integer() == 5);
  BOOST_TEST(*d.sent().request.answers.find("deviceCount")->as_integer() == 2);
  BOOST_TEST(d.world.server.applications.size() == 1U);
}

BOOST_AUTO_TEST_CASE(B5_a_flagged_value_that_is_kept_as_a_hash_is_given_and_checked_anew) {
  Returned d({"bankAccountNumber"});
  BOOST_TEST(!d.view("facilityCheck").locked);
  d.form->send();
  BOOST_TEST(d.form->take_focus_request().value() == "bankAccountNumber");
  d.form->set_text("bankAccountNumber", "0123456");
  d.form->send();
  BOOST_TEST(d.form->take_focus_request().value() == "facilityCheck");
  d.form->run_check("facilityCheck");
  d.form->send();
  BOOST_REQUIRE_EQUAL(d.form->changes().size(), 1U);
  BOOST_TEST(d.form->changes()[0].withheld);
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
}

BOOST_AUTO_TEST_CASE(B5_fields_that_come_with_a_flagged_one_are_open) {
  Returned d({"confirmationMethod"});
  d.form->set_choice("confirmationMethod", "documents");
  BOOST_TEST(!d.view("attachments").locked);
  d.attach("届出.pdf", fakes::sample_pdf());
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
  BOOST_TEST(*d.sent().request.answers.find("confirmationMethod")->as_string() == "documents");
  BOOST_TEST(d.sent().request.answers.find("attachments")->as_array()->size() == 1U);
}

BOOST_AUTO_TEST_CASE(B5_a_flagged_attachment_is_replaced) {
  Returned d({"attachments"}, true);
  BOOST_REQUIRE_EQUAL(d.view("attachments").uploads.size(), 1U);
  BOOST_TEST(d.view("attachments").uploads[0].name == "a.pdf");
  BOOST_TEST(d.form->changes().empty());
  d.form->remove_upload("attachments", d.view("attachments").uploads[0].key);
  d.attach("b.pdf", fakes::sample_pdf());
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::received));
  const auto& files = *d.sent().request.answers.find("attachments")->as_array();
  BOOST_REQUIRE_EQUAL(files.size(), 1U);
  BOOST_TEST(*files[0].find("name")->as_string() == "b.pdf");
}

BOOST_AUTO_TEST_CASE(B2_what_is_corrected_survives_a_reload_and_a_cut_until_it_is_sent) {
  Returned d({"staffCount", "deviceCount"});
  d.form->set_text("staffCount", "5");
  BOOST_TEST((d.form->draft().state == DraftState::kept_here));
  BOOST_TEST(!d.form->unkept());
  d.reopen();
  BOOST_TEST(d.view("staffCount").text == "5");
  BOOST_TEST(d.view("deviceCount").text == "2");
  d.world.transport.cut();
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::offline));
  d.world.transport.mend();
  d.world.transport.lose_next(fakes::Loss::answer);
  d.form->send_again();
  BOOST_TEST((d.form->send_state() == SendState::offline));
  d.form->send_again();  // it had arrived: the same key gets the same receipt
  BOOST_TEST((d.form->send_state() == SendState::received));
  BOOST_TEST(d.world.store.keys("draft.").empty());
}

BOOST_AUTO_TEST_CASE(B5_what_was_corrected_for_an_earlier_return_is_not_put_into_a_later_one) {
  Returned d({"staffCount"});
  d.form->set_text("staffCount", "5");
  d.world.server.applications.back().request.answers.set("deviceCount", 4);  // sent again from elsewhere
  d.world.server.send_back({{"deviceCount", "ご確認ください。"}});
  d.reopen();
  BOOST_TEST(*d.view("staffCount").sent->as_integer() == 3);
  BOOST_TEST(d.form->changes().empty());
}

BOOST_AUTO_TEST_CASE(B5_one_may_go_back_to_what_was_sent) {
  Returned d({"staffCount"});
  d.form->set_text("staffCount", "5");
  d.form->discard_draft();
  BOOST_TEST(d.view("staffCount").text == "3");
  BOOST_TEST((d.form->draft().state == DraftState::empty));
  BOOST_TEST(d.world.store.keys("draft.").empty());
}

BOOST_AUTO_TEST_CASE(B5_taken_back_meanwhile_is_said_and_nothing_typed_is_lost) {
  Returned d({"staffCount"});
  d.form->set_text("staffCount", "5");
  d.world.server.applications.back().state = "withdrawn";
  d.form->send();
  d.form->confirm_review();
  BOOST_TEST((d.form->send_state() == SendState::refused));
  BOOST_TEST(d.form->problem()->code == "application.not_returned");
  BOOST_TEST(d.view("staffCount").text == "5");
  BOOST_TEST(d.resubmissions() == 1);
  d.reopen();
  BOOST_TEST((d.form->load_state() == LoadState::failed));
  BOOST_TEST(d.form->problem()->code == "application.not_returned");
}

BOOST_AUTO_TEST_CASE(B5_a_session_that_ends_takes_nothing_and_the_receipt_follows) {
  Returned d({"staffCount"});
  d.form.reset();
  client::App app(d.world.ports, {});
  const std::string path = "/my-list/applications/" + d.sent().receipt.id + "/correction";
  app.start(path);
  BOOST_REQUIRE(app.form());
  app.form()->set_text("staffCount", "5");
  app.form()->send();
  d.world.server.end_session();
  app.form()->confirm_review();
  BOOST_TEST((app.route().screen == client::Screen::login));
  app.set_login_email(fakes::FakeWorld::kenshin_email);
  app.set_login_password(fakes::FakeWorld::password);
  app.submit_login();
  BOOST_REQUIRE(app.form());
  BOOST_TEST((app.route().screen == client::Screen::correction));
  app.form()->confirm_review();
  BOOST_TEST((app.route().screen == client::Screen::corrected));
  BOOST_REQUIRE(app.receipt());
  BOOST_TEST(*d.sent().request.answers.find("staffCount")->as_integer() == 5);
  app.open("/my-list");
  app.open(path);
  BOOST_REQUIRE(app.form());
  BOOST_TEST(app.form()->problem()->code == "application.not_returned");
  client::App reloaded(d.world.ports, {});
  reloaded.start("/my-list/applications/" + d.sent().receipt.id + "/corrected");
  BOOST_TEST((reloaded.route().screen == client::Screen::sent));
}

BOOST_AUTO_TEST_SUITE_END()
