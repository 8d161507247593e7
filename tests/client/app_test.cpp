// Where one is and who one is: log-in, guarded screens, history, the end of a session (S4-S6, S12, B2, B4).
#include "client/app.h"

#include <boost/test/unit_test.hpp>

#include "fakes/fake_world.h"
#include "fakes/sample_files.h"

using namespace madoguchi;
using client::HistoryChange;
using client::LoginFault;
using client::Screen;
using client::SendState;
using World = fakes::FakeWorld;

namespace {

struct Driver {
  Driver() { begin(); }

  void begin() {
    app = std::make_unique<client::App>(world.ports,
                                        client::App::Events{[this] { ++changes; },
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
  void log_in(const char* email = World::kenshin_email, const char* password = World::password) {
    app->set_login_email(email);
    app->set_login_password(password);
    app->submit_login();
  }
  void fill() {
    client::FormScreen& form = *app->form();
    form.set_choice("confirmationMethod", "master");
    form.set_text("bankAccountNumber", "123456");
    form.run_check("facilityCheck");
    form.set_text("staffCount", "3");
    form.set_text("deviceCount", "2");
    form.set_consent("termsAccepted", true);
  }
  std::string text_of(std::string_view id) const {
    for (const auto& view : app->form()->fields())
      if (view.field->id == id) return view.text;
    return "(no field)";
  }
  std::string bar() const { return history.back(); }
  Screen screen() const { return app->route().screen; }

  World world;
  std::vector<std::string> history;  // as the browser keeps it
  int changes = 0;
  std::unique_ptr<client::App> app;
};

const std::string form_path = "/applications/use-start/form";

}  // namespace

BOOST_AUTO_TEST_SUITE(apps)

BOOST_AUTO_TEST_CASE(S5_a_plain_log_in_leads_to_the_top_page) {
  Driver d;
  d.start("/");
  BOOST_TEST(d.app->session_known());
  BOOST_TEST(!d.app->logged_in());
  BOOST_TEST((d.screen() == Screen::top));
  d.app->open("/login");
  d.log_in();
  BOOST_TEST((d.screen() == Screen::top));
  BOOST_TEST(d.app->logged_in());
  BOOST_TEST(d.app->session().facility->name == "みほん健診センター");
  BOOST_TEST(d.app->login().password.empty());
  BOOST_TEST((d.history == std::vector<std::string>{"/", "/"}));  // the log-in is replaced: back does not lead there
}

BOOST_AUTO_TEST_CASE(S12_guarded_screens_lead_to_the_log_in_and_back) {
  for (const char* path : {"/applications", "/applications/use-start", "/applications/use-start/form"}) {
    Driver d;
    d.start("/");
    d.app->open(path);
    BOOST_TEST((d.screen() == Screen::login));
    BOOST_TEST(d.bar() == "/login?next=" + std::string(path));
    d.log_in();
    BOOST_TEST(d.bar() == path);
    BOOST_TEST(client::to_path(d.app->route()) == path);
    BOOST_TEST(d.history.size() == 2U);
  }
}

BOOST_AUTO_TEST_CASE(S12_an_address_typed_in_is_guarded_too_and_only_corrects_the_history) {
  Driver d;
  d.start(form_path);
  BOOST_TEST((d.history == std::vector<std::string>{"/login?next=" + form_path}));
  BOOST_TEST(!d.app->form());
  d.log_in();
  BOOST_TEST((d.history == std::vector<std::string>{form_path}));
  BOOST_REQUIRE(d.app->form());
  BOOST_TEST((d.app->form()->load_state() == client::LoadState::ready));
}

BOOST_AUTO_TEST_CASE(S12_who_is_logged_in_already_stands_where_the_address_says) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/login?next=" + form_path);
  BOOST_TEST(d.bar() == form_path);
  d.app->open("/login?next=//evil.example");
  BOOST_TEST(d.bar() == "/");
}

BOOST_AUTO_TEST_CASE(S12_nothing_is_opened_before_it_is_known_who_one_is) {
  Driver d;
  d.world.transport.cut();
  d.start(form_path);
  BOOST_TEST(!d.app->session_known());
  BOOST_TEST(d.app->session_unreachable());
  BOOST_TEST(!d.app->form());
  d.world.transport.mend();
  d.app->retry_session();
  BOOST_TEST(d.app->session_known());
  BOOST_TEST(!d.app->session_unreachable());
  BOOST_TEST((d.screen() == Screen::login));
}

BOOST_AUTO_TEST_CASE(S6_what_goes_wrong_at_the_log_in_has_a_name) {
  Driver d;
  d.start("/login");
  d.log_in("  ", "x");
  BOOST_TEST((d.app->login().fault == LoginFault::email_missing));
  d.log_in(World::kenshin_email, "");
  BOOST_TEST((d.app->login().fault == LoginFault::password_missing));
  d.log_in(World::kenshin_email, "wrong");
  BOOST_TEST((d.app->login().fault == LoginFault::refused));
  BOOST_TEST(d.app->login().email == World::kenshin_email);
  client::Response later = fakes::FakeServer::problem(429, "session.throttled");
  later.headers.emplace_back("Retry-After", "30");
  d.world.server.answer_next("POST", "/api/v1/session", later);
  d.log_in();
  BOOST_TEST((d.app->login().fault == LoginFault::throttled));
  BOOST_TEST(d.app->login().retry_after_s == 30);
  d.world.server.answer_next("POST", "/api/v1/session", fakes::FakeServer::problem(500, "server.failed"));
  d.log_in();
  BOOST_TEST((d.app->login().fault == LoginFault::failed));
  d.world.transport.lose_next(fakes::Loss::request);
  d.log_in();
  BOOST_TEST((d.app->login().fault == LoginFault::unreachable));
  d.log_in(" kenshin@example.jp ");
  BOOST_TEST(d.app->logged_in());
}

BOOST_AUTO_TEST_CASE(S6_two_presses_are_one_log_in) {
  Driver d;
  d.start("/login");
  d.world.transport.answer_later(true);
  d.log_in();
  BOOST_TEST(d.app->login().busy);
  d.app->submit_login();
  d.world.transport.deliver_all();
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/session") == 1);
}

BOOST_AUTO_TEST_CASE(B4_links_push_and_the_back_button_moves_without_telling_the_bar_what_it_knows) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.app->open("/applications");
  d.app->open("/applications/use-start");
  d.app->open("/applications/use-start");  // the same again is no new entry
  BOOST_TEST((d.history == std::vector<std::string>{"/", "/applications", "/applications/use-start"}));
  d.app->history_moved("/applications");
  BOOST_TEST((d.screen() == Screen::applications));
  BOOST_TEST(d.history.size() == 3U);
  BOOST_TEST(d.bar() == "/applications/use-start");  // only the browser moved
  d.app->open("/articles/faq");
  BOOST_TEST((d.app->route() == client::Route{Screen::content, "faq", ""}));
  d.app->open("/no/such/place");
  BOOST_TEST((d.screen() == Screen::not_found));
  BOOST_TEST(d.bar() == "/no/such/place");
}

BOOST_AUTO_TEST_CASE(B4_an_unknown_form_is_not_found_at_its_own_address) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/applications/no-such-form/form");
  BOOST_TEST((d.screen() == Screen::not_found));
  BOOST_TEST(d.bar() == "/applications/no-such-form/form");
}

BOOST_AUTO_TEST_CASE(B2_what_was_typed_stands_after_reading_the_terms_and_the_article) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.app->form()->set_text("staffCount", "3");
  d.app->open("/articles/use-terms");
  BOOST_TEST(!d.app->form());
  d.app->history_moved(form_path);
  BOOST_TEST(d.text_of("staffCount") == "3");
  d.app->open("/applications/use-start");
  d.app->open(form_path);
  BOOST_TEST(d.text_of("staffCount") == "3");
}

BOOST_AUTO_TEST_CASE(S28_a_received_application_leads_to_its_receipt_and_another_starts_empty) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/applications/use-start");
  d.app->open(form_path);
  d.fill();
  d.app->form()->send();
  d.app->form()->confirm_review();
  BOOST_TEST((d.screen() == Screen::receipt));
  BOOST_TEST((d.history == std::vector<std::string>{"/applications/use-start", "/applications/use-start/receipt"}));
  BOOST_REQUIRE(d.app->receipt());
  BOOST_TEST(d.app->receipt()->receipt_number == d.world.server.applications[0].receipt.receipt_number);
  BOOST_TEST(!d.app->form());
  d.app->open("/");
  d.app->history_moved("/applications/use-start/receipt");
  BOOST_TEST(d.app->receipt());
  d.app->start_new_form();
  BOOST_TEST(d.bar() == form_path);
  BOOST_TEST(d.text_of("staffCount") == "");
  BOOST_TEST((d.app->form()->send_state() == SendState::idle));
  d.fill();
  d.app->form()->send();
  d.app->form()->confirm_review();
  BOOST_TEST(d.world.server.applications.size() == 2U);
  BOOST_TEST(d.app->receipt()->receipt_number == d.world.server.applications[1].receipt.receipt_number);
}

BOOST_AUTO_TEST_CASE(S28_a_receipt_that_is_not_known_here_leads_to_the_article) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/applications/use-start/receipt");
  BOOST_TEST((d.screen() == Screen::article));
  BOOST_TEST(d.bar() == "/applications/use-start");
}

BOOST_AUTO_TEST_CASE(B2_an_ended_session_asks_for_a_log_in_and_the_same_person_goes_on_where_it_stood) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.fill();
  d.app->form()->send();
  d.world.server.end_session();
  d.app->form()->confirm_review();
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_TEST((d.history == std::vector<std::string>{"/login?next=" + form_path}));
  BOOST_TEST(!d.app->logged_in());
  d.log_in();
  BOOST_TEST(d.bar() == form_path);
  BOOST_TEST(d.text_of("staffCount") == "3");
  BOOST_TEST((d.app->form()->send_state() == SendState::reviewing));
  d.app->form()->confirm_review();
  BOOST_TEST(d.world.server.applications.size() == 1U);
}

BOOST_AUTO_TEST_CASE(B2_another_person_finds_nothing_of_what_was_typed) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.fill();
  d.world.server.end_session();
  d.app->form()->set_choice("confirmationMethod", "documents");
  d.app->form()->add_files("attachments", {d.world.files.add("a.pdf", fakes::sample_pdf())});
  BOOST_TEST((d.screen() == Screen::login));
  d.log_in(World::other_email);
  BOOST_TEST(d.bar() == form_path);
  BOOST_TEST(d.text_of("staffCount") == "");
  BOOST_TEST(d.app->form()->session().person->email == World::other_email);
  BOOST_TEST(!d.app->form()->dirty());
}

BOOST_AUTO_TEST_CASE(B2_another_who_logs_in_from_the_same_browser_gets_nothing_of_what_is_typed_here) {
  Driver d;
  d.world.server.idle_s = 30 * 60;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.fill();
  d.world.server.log_in_as(World::other_email);  // from another window: the cookie is theirs now
  d.app->form()->set_text("staffCount", "34");
  d.world.clock.advance(60 * 1000);
  BOOST_TEST((d.screen() == Screen::login));
  BOOST_TEST((d.app->login().notice == client::LoginNotice::ended_elsewhere));
  BOOST_TEST(d.world.server.drafts.count(World::other_email) == 0U);
  d.app->log_out();
  BOOST_TEST(d.world.server.has_session());  // theirs
  d.log_in();
  BOOST_TEST(d.world.server.drafts.count(World::other_email) == 0U);
  d.app->open(form_path);
  BOOST_TEST(d.text_of("staffCount") == "34");
}

BOOST_AUTO_TEST_CASE(B2_a_session_that_ends_while_one_reads_the_terms_does_not_take_one_away) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.app->form()->set_choice("confirmationMethod", "documents");
  d.world.transport.answer_later(true);
  d.app->form()->add_files("attachments", {d.world.files.add("a.pdf", fakes::sample_pdf())});
  d.app->open("/articles/use-terms");
  d.world.server.end_session();
  d.world.transport.deliver_all();
  BOOST_TEST((d.screen() == Screen::content));
  BOOST_TEST(!d.app->logged_in());
  d.app->history_moved(form_path);
  BOOST_TEST((d.screen() == Screen::login));
  d.log_in();
  d.world.transport.deliver_all();
  BOOST_TEST(d.bar() == form_path);
  BOOST_TEST((d.app->form()->fields().back().uploads[0].state == client::UploadState::accepted));
}

BOOST_AUTO_TEST_CASE(B2_a_late_end_of_an_earlier_session_does_not_end_the_present_one) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.app->form()->set_choice("confirmationMethod", "master");
  d.app->form()->set_text("bankAccountNumber", "123456");
  d.world.transport.answer_later(true);
  d.world.server.answer_next("POST", "/api/v1/facility-checks", fakes::FakeServer::problem(401, "session.required"));
  d.app->form()->run_check("facilityCheck");
  d.app->open("/login");
  d.world.server.end_session();
  d.app->log_out();
  d.log_in();
  while (d.world.transport.waiting() > 1) d.world.transport.deliver(d.world.transport.waiting() - 1);
  BOOST_TEST(d.app->logged_in());
  d.world.transport.deliver_all();
  BOOST_TEST(d.app->logged_in());
}

BOOST_AUTO_TEST_CASE(B2_logging_out_forgets_at_once_and_tells_the_server_until_it_has_heard) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.fill();
  d.world.transport.cut();
  d.app->log_out();
  BOOST_TEST(!d.app->logged_in());
  BOOST_TEST((d.screen() == Screen::top));
  BOOST_TEST(d.world.server.has_session());
  d.world.clock.advance(1'000);
  d.world.transport.mend();
  d.world.clock.advance(2'000);
  BOOST_TEST(!d.world.server.has_session());
  BOOST_TEST(d.world.store.texts().size() == 1U);  // what could not be saved: for the same person alone
  BOOST_TEST(d.world.clock.waiting() == 0U);
  d.app->open(form_path);
  d.log_in(World::other_email);
  BOOST_TEST(d.text_of("staffCount") == "");
  d.app->log_out();
  d.app->open(form_path);
  d.log_in();
  BOOST_TEST(d.text_of("staffCount") == "3");
  BOOST_TEST(d.world.store.texts().empty());
}

BOOST_AUTO_TEST_CASE(a_log_out_that_the_server_did_not_hear_is_told_after_a_reload) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start("/");
  d.world.transport.cut();
  d.app->log_out();
  d.begin();
  d.start("/applications");
  BOOST_TEST(d.app->session_unreachable());
  d.world.transport.mend();
  d.app->retry_session();
  BOOST_TEST(!d.world.server.has_session());
  BOOST_TEST((d.screen() == Screen::login));
}

BOOST_AUTO_TEST_CASE(only_that_a_log_out_is_due_is_ever_stored_and_a_private_window_works_too) {
  Driver d;
  d.world.server.log_in_as(World::kenshin_email);
  d.start(form_path);
  d.fill();
  d.app->form()->send();
  d.app->form()->confirm_review();
  BOOST_TEST(d.world.store.texts().empty());

  World world;
  fakes::FailingStore nothing_stays;
  client::Ports ports{world.transport, world.clock, nothing_stays, world.files, world.digest, world.random};
  client::App app(ports, {});
  app.start("/login");
  app.set_login_email(World::kenshin_email);
  app.set_login_password(World::password);
  app.submit_login();
  BOOST_TEST(app.logged_in());
  app.log_out();
  BOOST_TEST(!app.logged_in());
}

BOOST_AUTO_TEST_CASE(an_app_that_is_gone_hears_of_nothing_any_more) {
  Driver d;
  d.world.transport.answer_later(true);
  d.start("/");
  d.app.reset();
  d.world.transport.deliver_all();
  d.begin();
  d.start("/login");
  d.world.transport.deliver_all();
  d.log_in();
  d.app.reset();
  const int changes = d.changes;
  d.world.transport.deliver_all();
  d.world.clock.advance(100'000);
  BOOST_TEST(d.changes == changes);
}

BOOST_AUTO_TEST_SUITE_END()
