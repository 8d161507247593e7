// Accounts without pixels: registration, mailed links, the second factor, settings, the session's end (S7, S11, D1, D2,
// B2).
#include <boost/test/unit_test.hpp>

#include "client/app.h"
#include "fakes/fake_world.h"

using namespace madoguchi;
using client::HistoryChange;
using client::LoginNotice;
using client::Screen;
using client::SecondFactor;
using client::SendState;
using client::ShortForm;
using World = fakes::FakeWorld;
using Server = fakes::FakeServer;

namespace {

const std::string form_path = "/applications/use-start/form";
constexpr const char* good_password = "さくらの下で自転車を3台なおした";

struct Driver {
  Driver() { begin(); }
  void begin() {
    app = std::make_unique<client::App>(world.ports,
                                        client::App::Events{[] {},
                                                            [this](std::string_view path, HistoryChange change) {
                                                              if (change == HistoryChange::push || history.empty())
                                                                history.emplace_back();
                                                              history.back() = path;
                                                            }});
  }
  void start(const std::string& path) {
    history = {path};
    app->start(path);
  }
  void log_in(const char* email = World::kenshin_email) {
    app->set_login_email(email);
    app->set_login_password(World::password);
    app->submit_login();
  }
  void register_facility() {
    client::FormScreen& form = *app->form();
    form.set_choice("facilityType", "sejutsu");
    form.set_text("facilityName", "みほん接骨院");
    form.set_text("administratorName", "見本 花子");
    form.set_text("registrationNumber", "契1399001-0-0");
    form.set_text("postalCode", "100-0001");
    form.set_text("phone", "03-0000-0000");
    form.set_text("email", "new@example.jp");
    form.set_text("password", good_password);
    form.set_consent("termsAccepted", true);
  }
  std::string text_of(std::string_view id) const {
    for (const auto& view : app->form()->fields())
      if (view.field->id == id) return view.text;
    return "(no field)";
  }
  Screen screen() const { return app->route().screen; }

  World world;
  std::vector<std::string> history;
  std::unique_ptr<client::App> app;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(accounts)

BOOST_AUTO_TEST_CASE(D1_a_visitor_registers_and_is_told_where_the_mail_went) {
  Driver d;
  d.start("/registration");
  BOOST_REQUIRE(d.app->form());
  d.register_facility();
  d.app->form()->send();
  BOOST_REQUIRE_EQUAL(d.world.server.registrations.size(), 1U);
  BOOST_TEST(*d.world.server.registrations[0].find("password")->as_string() == good_password);
  BOOST_TEST((d.screen() == Screen::registration_sent));
  BOOST_TEST(d.app->registered_email() == "new@example.jp");
  BOOST_TEST((d.history == std::vector<std::string>{"/registration/sent"}));
  BOOST_TEST(d.world.store.texts().empty());
  d.app->open("/registration");
  BOOST_TEST(d.text_of("facilityName").empty());
}

BOOST_AUTO_TEST_CASE(D1_faults_are_shown_and_nothing_is_sent) {
  Driver d;
  d.start("/registration");
  d.register_facility();
  d.app->form()->set_text("password", "short");
  d.app->form()->send();
  BOOST_TEST(d.app->form()->summary_shown());
  BOOST_TEST(d.app->form()->take_focus_request().value() == "password");
  BOOST_TEST(d.world.server.registrations.empty());
}

BOOST_AUTO_TEST_CASE(D1_what_the_server_finds_stands_at_its_field_and_no_network_keeps_all) {
  Driver d;
  d.start("/registration");
  d.register_facility();
  d.world.transport.cut();
  d.app->form()->send();
  BOOST_TEST((d.app->form()->send_state() == SendState::offline));
  d.world.transport.mend();
  portal::Problem problem;
  problem.status = 422;
  problem.code = "registration.invalid";
  problem.issues = {{"phone", "format.phone", form::Value(form::Value::Object{})}};
  d.world.server.answer_next("POST", "/api/v1/registrations", {422, {}, portal::write(problem)});
  d.app->form()->send_again();
  BOOST_TEST(d.app->form()->take_focus_request().value() == "phone");
  d.app->form()->set_text("phone", "0300000001");
  d.app->form()->send();
  BOOST_TEST(d.world.server.registrations.size() == 1U);
}

BOOST_AUTO_TEST_CASE(B2_what_was_typed_for_a_registration_survives_a_reload_and_the_password_does_not) {
  Driver d;
  d.start("/registration");
  d.register_facility();
  d.app->put_away();
  for (const auto& [key, text] : d.world.store.texts()) BOOST_TEST(text.find(good_password) == std::string::npos);
  d.begin();
  d.start("/registration");
  BOOST_TEST(d.text_of("facilityType") == "sejutsu");
  BOOST_TEST(d.text_of("email") == "new@example.jp");
  BOOST_TEST(d.text_of("address") == "千代田区千代田");
  BOOST_TEST(d.text_of("password").empty());
}

BOOST_AUTO_TEST_CASE(D1_a_check_digit_that_is_wrong_warns_after_leaving_and_refuses_nothing) {
  Driver d;
  d.start("/registration");
  d.app->form()->set_choice("facilityType", "kenshin");
  const auto warned = [&] {
    for (const auto& view : d.app->form()->fields())
      if (view.field->id == "kenshinNumber") return view.warning.has_value();
    return false;
  };
  d.app->form()->set_text("kenshinNumber", "1319900011");
  BOOST_TEST(!warned());
  d.app->form()->leave("kenshinNumber");
  BOOST_TEST(warned());
  d.app->form()->set_text("kenshinNumber", "1319900013");
  d.app->form()->leave("kenshinNumber");
  BOOST_TEST(!warned());
}

BOOST_AUTO_TEST_CASE(D1_a_postal_code_fills_in_what_was_not_typed) {
  Driver d;
  d.start("/registration");
  client::FormScreen& form = *d.app->form();
  form.set_text("postalCode", "100-000");
  BOOST_TEST(d.world.transport.count("GET", "/postal-codes") == 0);
  form.set_text("postalCode", "１００－０００１");
  BOOST_TEST(d.text_of("prefecture") == "東京都");
  BOOST_TEST(d.text_of("address") == "千代田区千代田");
  BOOST_TEST(form.take_filled() == "東京都千代田区千代田");
  BOOST_TEST(form.take_filled().empty());
  form.set_text("postalCode", "1000014");  // of two towns what they have in common; the slice is there already
  BOOST_TEST(d.text_of("address") == "千代田区");
  BOOST_TEST(d.world.transport.count("GET", "/postal-codes") == 1);
  form.set_text("address", "千代田区永田町1-7-1");
  form.set_text("postalCode", "1000001");
  BOOST_TEST(d.text_of("address") == "千代田区永田町1-7-1");
  form.set_choice("prefecture", "");
  form.set_text("postalCode", "9999999");
  BOOST_TEST(d.text_of("prefecture").empty());
  d.world.transport.cut();
  form.set_text("postalCode", "2000001");
  BOOST_TEST(d.text_of("prefecture").empty());
}

BOOST_AUTO_TEST_CASE(D1_a_confirmed_link_leads_to_the_log_in_with_the_address) {
  Driver d;
  d.start("/registration/confirm#" + std::string(Server::token));
  BOOST_TEST((d.history == std::vector<std::string>{"/registration/confirm"}));
  BOOST_TEST(d.world.transport.count("POST", "/api") == 0);  // who only opens a link uses nothing up
  d.app->link_form()->submit();
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_TEST(d.app->login().email == World::kenshin_email);
  BOOST_TEST((d.app->login().notice == LoginNotice::registered));
  d.app->history_moved("/registration/confirm#" + std::string(Server::token));
  BOOST_TEST(d.history.back() == "/registration/confirm");
  d.app->link_form()->submit();
  BOOST_TEST(d.app->link_form()->problem()->status == 410);
  d.app->open("/");
  d.app->open("/registration/confirm");
  BOOST_TEST(!d.app->link_form());
}

BOOST_AUTO_TEST_CASE(S7_a_forgotten_password_is_replaced_by_a_mailed_link) {
  Driver d;
  d.start("/password-reset");
  d.app->link_form()->submit();
  BOOST_TEST(d.app->link_form()->missing() == "email");
  d.app->link_form()->set_text("email", " kenshin@example.jp ");
  d.app->link_form()->submit();
  BOOST_TEST((d.app->link_form()->state() == ShortForm::State::done));
  BOOST_TEST((d.world.server.password_resets == std::vector<std::string>{"kenshin@example.jp"}));
  d.app->history_moved("/password-reset/new#" + std::string(Server::token));
  d.app->link_form()->set_text("password", good_password);
  d.app->link_form()->submit();
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_TEST((d.app->login().notice == LoginNotice::password_set));
  d.app->set_login_password(good_password);
  d.app->submit_login();
  BOOST_TEST(d.app->logged_in());
}

BOOST_AUTO_TEST_CASE(D2_a_second_factor_is_asked_for_before_one_is_logged_in) {
  Driver d;
  d.world.server.accounts[0].second_factor = portal::SecondFactor::required;
  d.start(form_path);
  d.log_in();
  BOOST_TEST(!d.app->logged_in());
  BOOST_TEST((d.screen() == Screen::login));
  SecondFactor* factor = d.app->second_factor();
  BOOST_REQUIRE(factor);
  factor->form().set_text("code", "000000");
  factor->form().submit();
  BOOST_TEST(factor->form().problem()->code == "second_factor.wrong");
  factor->form().set_text("code", "１２３４５６");
  factor->form().submit();
  BOOST_TEST(d.app->logged_in());
  BOOST_TEST(d.history.back() == form_path);
}

BOOST_AUTO_TEST_CASE(D2_a_first_log_in_sets_up_the_second_factor_and_shows_the_recovery_codes_once) {
  Driver d;
  d.world.server.accounts[0].second_factor = portal::SecondFactor::enrolment;
  d.start("/login");
  d.log_in();
  SecondFactor* factor = d.app->second_factor();
  BOOST_REQUIRE(factor);
  BOOST_TEST((factor->step() == SecondFactor::Step::enrolment));
  BOOST_TEST(!factor->enrolment().secret.empty());
  factor->form().set_text("code", Server::code);
  factor->form().submit();
  BOOST_TEST((factor->step() == SecondFactor::Step::recovery_codes));
  BOOST_TEST(factor->recovery_codes().size() == 10U);
  BOOST_TEST(d.app->has_unsent_input());
  factor->finish();
  BOOST_TEST(!d.app->logged_in());
  factor->set_saved(true);
  factor->finish();
  BOOST_TEST(d.app->logged_in());
  BOOST_TEST((d.screen() == Screen::top));
}

BOOST_AUTO_TEST_CASE(D2_a_half_session_is_met_again_after_a_reload_and_can_be_given_up) {
  Driver d;
  d.world.server.accounts[0].second_factor = portal::SecondFactor::required;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/applications");
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_REQUIRE(d.app->second_factor());
  d.app->log_out();
  d.app->open("/login");
  BOOST_TEST(!d.app->second_factor());
}

BOOST_AUTO_TEST_CASE(B2_settings_change_password_and_address_and_end_other_sessions) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.world.server.sessions.push_back({"other", "2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z", "Firefox", false});
  d.world.server.sessions.push_back({"third", "2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z", "Firefox", false});
  d.start("/settings");
  client::Settings& settings = *d.app->settings();
  BOOST_TEST((settings.load_state() == client::LoadState::ready));
  BOOST_TEST(settings.account().email == World::kenshin_email);
  settings.end_session("other");
  BOOST_TEST(settings.sessions().size() == 2U);
  settings.password().set_text("current", "wrong");
  settings.password().set_text("password", good_password);
  settings.password().submit();
  BOOST_TEST(settings.password().problem()->code == "account.wrong_password");
  BOOST_TEST(d.app->logged_in());  // a wrong password is no ended session
  settings.password().set_text("current", World::password);
  settings.password().submit();
  BOOST_TEST((settings.password().state() == ShortForm::State::done));
  BOOST_TEST(settings.sessions().size() == 1U);
  settings.email().set_text("email", "new@example.jp");
  settings.email().set_text("password", good_password);
  settings.email().submit();
  BOOST_TEST((settings.email().state() == ShortForm::State::done));
}

BOOST_AUTO_TEST_CASE(B2_before_the_end_of_a_session_one_is_asked_and_may_stay) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.app->form()->set_text("staffCount", "3");
  for (int i = 0; i < 12; ++i) {
    d.world.clock.advance((28 * 60 - 1) * 1000);
    BOOST_TEST(!d.app->session_ending());
    d.world.clock.advance(2 * 1000);
    BOOST_REQUIRE(d.app->session_ending());
    BOOST_TEST(d.app->session_ending()->left_s == 120);
    d.app->stay_logged_in();
    BOOST_TEST(!d.app->session_ending());
  }
  BOOST_TEST(d.text_of("staffCount") == "3");
}

BOOST_AUTO_TEST_CASE(B2_a_session_that_was_used_elsewhere_is_not_asked_about) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.world.clock.advance(20 * 60 * 1000);
  d.world.server.use_elsewhere();
  d.world.clock.advance(9 * 60 * 1000);
  BOOST_TEST(!d.app->session_ending());
  d.world.clock.advance(19 * 60 * 1000 + 2000);
  BOOST_REQUIRE(d.app->session_ending());
  d.world.server.use_elsewhere();
  d.world.clock.advance(61 * 1000);  // seen at the next word, and gone
  BOOST_TEST(!d.app->session_ending());
}

BOOST_AUTO_TEST_CASE(B2_time_left_is_said_at_few_moments_and_nothing_runs_in_between) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.world.clock.advance(28 * 60 * 1000);
  std::vector<int> said;
  for (int s = 0; s < 118; ++s) {
    BOOST_TEST(d.world.clock.waiting() == 1U);
    if (said.empty() || said.back() != d.app->session_ending()->left_s) said.push_back(d.app->session_ending()->left_s);
    d.world.clock.advance(1000);
  }
  BOOST_TEST((said == std::vector<int>{120, 60, 30, 10}));
}

BOOST_AUTO_TEST_CASE(B2_after_the_end_the_same_person_stands_where_they_stood_with_everything_typed) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.app->form()->set_choice("confirmationMethod", "master");
  d.app->form()->set_text("bankAccountNumber", "123456");
  d.app->form()->set_text("staffCount", "3");
  d.world.clock.advance(31 * 60 * 1000);
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_TEST((d.app->login().notice == LoginNotice::session_ended));
  BOOST_TEST(d.history.back() == "/login?next=" + form_path);
  BOOST_TEST(d.world.clock.waiting() == 0U);
  d.log_in();
  BOOST_TEST(d.history.back() == form_path);
  BOOST_TEST(d.text_of("bankAccountNumber") == "123456");
  BOOST_TEST(d.text_of("staffCount") == "3");
}

BOOST_AUTO_TEST_CASE(B2_the_end_for_good_is_told_and_cannot_be_put_off) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.absolute_s = 20 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.world.clock.advance(18 * 60 * 1000);
  BOOST_REQUIRE(d.app->session_ending());
  BOOST_TEST(d.app->session_ending()->for_good);
  d.app->stay_logged_in();
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/session/extension") == 0);
  d.app->close_session_ending();
  d.world.clock.advance(61 * 1000);
  BOOST_TEST(d.app->session_ending()->closed);
  d.world.clock.advance(60 * 1000);
  BOOST_TEST(!d.app->logged_in());
}

BOOST_AUTO_TEST_CASE(B2_staying_without_a_network_says_so_and_can_be_tried_again) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.world.clock.advance(28 * 60 * 1000);
  d.world.transport.cut();
  d.app->stay_logged_in();
  BOOST_REQUIRE(d.app->session_ending());
  BOOST_TEST(d.app->session_ending()->unreachable);
  d.world.transport.mend();
  d.app->stay_logged_in();
  BOOST_TEST(!d.app->session_ending());
}

BOOST_AUTO_TEST_SUITE_END()
