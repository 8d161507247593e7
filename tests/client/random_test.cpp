// Any actions in any order over a network that fails at random (seeded): whatever happens, one confirmation is at most
// one application, nothing invalid is sent, and a confirmation holds for the value that was checked.
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "client/app.h"
#include "client/form_driver.h"
#include "form/evaluation.h"

using namespace madoguchi;
using client::CheckState;
using client::SendState;
using World = fakes::FakeWorld;

namespace {

class Monkey {
 public:
  explicit Monkey(std::uint32_t seed) : random_(seed) {
    account_ = seed % 2 == 0 ? World::kenshin_email : World::sejutsu_email;
    world_.transport.answer_later(true);
    world_.transport.lose_by([this](const client::Request&) { return loss(); });
    app_ = std::make_unique<client::App>(world_.ports, client::App::Events{});
    app_->start("/login?next=/applications/use-start/form");
  }

  void live(int steps) {
    for (int step = 0; step < steps; ++step) {
      act();
      check();
    }
  }

  int applications() const { return static_cast<int>(world_.server.applications.size()); }

  // With a mended network and a quiet server it must still be possible to send an application from wherever one stands.
  void finish() {
    calm_ = true;
    world_.server.answer_as_usual();
    settle();
    if (!app_->session_known()) app_->retry_session();
    settle();
    app_->open("/applications/use-start/form");
    settle();
    if (app_->form()) app_->form()->load();
    settle();
    if (!app_->logged_in() || !world_.server.has_session()) start_over();
    BOOST_REQUIRE(app_->form());
    client::FormScreen& form = *app_->form();
    form.set_choice("confirmationMethod", "documents");
    form.set_text("staffCount", "3");
    form.set_text("deviceCount", "2");
    form.set_consent("termsAccepted", true);
    for (const auto& upload : attachments()) form.remove_upload("attachments", upload.key);
    form.add_files("attachments", {world_.files.add("last.pdf", fakes::sample_pdf())});
    settle();
    form.send();
    BOOST_REQUIRE((form.send_state() == SendState::reviewing));
    confirm();
    settle();
    BOOST_TEST((app_->route().screen == client::Screen::receipt));
    check();
  }

 private:
  int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint32_t>(bound)); }

  fakes::Loss loss() {
    if (calm_) return fakes::Loss::none;
    const fakes::Loss losses[] = {fakes::Loss::request, fakes::Loss::answer, fakes::Loss::half};
    return below(4) == 0 ? losses[below(3)] : fakes::Loss::none;
  }

  void settle() {
    for (int i = 0; i < 4; ++i) {
      world_.transport.deliver_all();
      world_.clock.advance(31'000);
    }
  }

  // The server may have ended the session without the client having noticed: any call tells it.
  void start_over() {
    if (app_->form()) {
      app_->form()->set_choice("confirmationMethod", "documents");
      app_->form()->add_files("attachments", {world_.files.add("first.pdf", fakes::sample_pdf())});
    }
    settle();
    log_in();
    settle();
  }

  void log_in() {
    app_->open("/login?next=/applications/use-start/form");
    app_->set_login_email(account_);
    app_->set_login_password(World::password);
    app_->submit_login();
  }

  std::vector<client::UploadView> attachments() {
    if (!app_->form()) return {};
    for (const auto& view : app_->form()->fields())
      if (view.field->id == "attachments") return view.uploads;
    return {};
  }

  void confirm() {
    const bool reviewing = app_->form()->send_state() == SendState::reviewing;
    app_->form()->confirm_review();
    if (reviewing) ++confirmations_;
  }

  void act() {
    if (below(3) == 0) {
      world_.transport.deliver(static_cast<std::size_t>(below(4)));
      return;
    }
    client::FormScreen* form = app_->form();
    if (!form) return act_elsewhere();
    if (below(2) == 0)
      act_sensibly(*form);
    else
      act_on(*form);
  }

  // What someone would do who wants to be done: without it a walk hardly ever gets as far as sending.
  void act_sensibly(client::FormScreen& form) {
    switch (form.send_state()) {
      case SendState::reviewing:
        return confirm();
      case SendState::offline:
      case SendState::refused:
        return form.send_again();
      case SendState::idle:
      case SendState::sending:
      case SendState::received:
        break;
    }
    if (form.load_state() == client::LoadState::failed) return form.load();
    if (form.evaluation().valid()) return form.send();
    const std::string fault = !form.evaluation().missing.empty()  ? form.evaluation().missing.front()
                              : !form.evaluation().issues.empty() ? form.evaluation().issues.front().field
                                                                  : "";
    if (fault == "confirmationMethod") return form.set_choice(fault, below(2) == 0 ? "documents" : "master");
    if (fault == "bankAccountNumber") return form.set_text(fault, "123456");
    if (fault == "birthDate") return form.set_text(fault, "S55.4.1");
    if (fault == "facilityCheck" && matches(form.evaluation().answers) != portal::FacilityCheck::confirmed)
      return form.set_text(account_ == World::kenshin_email ? "bankAccountNumber" : "birthDate",
                           account_ == World::kenshin_email ? "123456" : "1980-04-01");
    if (fault == "facilityCheck") return form.run_check(fault);
    if (fault == "staffCount" || fault == "deviceCount") return form.set_text(fault, below(2) == 0 ? "2" : "3");
    if (fault == "termsAccepted") return form.set_consent(fault, true);
    if (fault == "attachments" && attachments().size() < 3)
      return form.add_files(fault, {world_.files.add("a.pdf", fakes::sample_pdf())});
  }

  void act_elsewhere() {
    switch (below(6)) {
      case 0:
        app_->retry_session();
        return;
      case 1:
        app_->start_new_form();
        return;
      case 2:
        app_->open("/applications/use-start/form");
        return;
      default:
        if (!app_->logged_in()) log_in();
        return;
    }
  }

  void act_on(client::FormScreen& form) {
    static const char* const numbers[] = {"", "1", "3", "２０", "21", "x", "0", "9999"};
    static const char* const accounts[] = {"123456", "０１２３４５６", "7654321", "", "12345678", "0-123-456"};
    static const char* const dates[] = {"S55.4.1", "1980-04-01", "2000-01-01", "", "1980-13-01", "昭和55年4月1日"};
    const auto uploads = attachments();
    switch (below(24)) {
      case 0:
      case 1:
        return form.set_choice("confirmationMethod", below(3) == 0 ? "documents" : "master");
      case 2:
      case 3:
        return form.set_text("bankAccountNumber", accounts[below(6)]);
      case 4:
      case 5:
        return form.set_text("birthDate", dates[below(6)]);
      case 6:
      case 7:
        return form.set_text("staffCount", numbers[below(8)]);
      case 8:
      case 9:
        return form.set_text("deviceCount", numbers[below(8)]);
      case 10:
        return form.set_consent("termsAccepted", below(5) != 0);
      case 11:
        return form.leave(below(2) == 0 ? "staffCount" : "bankAccountNumber");
      case 12:
      case 13:
        return form.run_check("facilityCheck");
      case 14:
        return form.add_files("attachments",
                              {world_.files.add("a.pdf", below(4) == 0 ? fakes::gif() : fakes::sample_pdf())});
      case 15:
        if (!uploads.empty())
          form.remove_upload("attachments",
                             uploads[static_cast<std::size_t>(below(static_cast<int>(uploads.size())))].key);
        return;
      case 16:
        if (!uploads.empty()) form.resume_upload("attachments", uploads.front().key);
        return;
      case 17:
      case 18:
        return form.send();
      case 19:
        return confirm();
      case 20:
        return form.send_again();
      case 21:
        return below(3) == 0 ? form.cancel_review() : form.load();
      case 22:
        return world_.clock.advance(below(40'000));
      default:
        return rare();
    }
  }

  void rare() {
    switch (below(6)) {
      case 0:
        return world_.server.end_session();
      case 1:
        return world_.server.lose_uploads();
      case 2:
        return world_.server.answer_next("POST", "/api/v1/applications",
                                         fakes::FakeServer::problem(503, "server.busy"));
      case 3:
        for (auto& account : world_.server.accounts) account.failed_checks = 0;  // a reviewer reopened it
        return;
      case 4:
        return app_->open("/articles/use-terms");
      default:
        return app_->log_out();
    }
  }

  void check() {
    BOOST_REQUIRE_LE(applications(), confirmations_);
    check_keys();
    check_requests();
    if (app_->form()) check_form(*app_->form());
  }

  // One key is one body, however often it goes, and one application.
  void check_keys() {
    std::set<std::string> received;
    for (const auto& application : world_.server.applications) BOOST_REQUIRE(received.insert(application.key).second);
    const auto& requests = world_.transport.requests();
    for (; seen_ < requests.size(); ++seen_) {
      const client::Request& request = requests[seen_];
      if (request.path != "/api/v1/applications") continue;
      const std::string key = tests::FormDriver::key_of(request);
      BOOST_REQUIRE(!key.empty());
      BOOST_REQUIRE_EQUAL(bodies_.emplace(key, request.body).first->second, request.body);
      unjudged_.push_back(request);
    }
  }

  // What was sent was valid, with the check confirmed for what it carries.
  void check_requests() {
    for (const client::Request& request : unjudged_) {
      const auto message = portal::read_application_request(request.body);
      BOOST_REQUIRE(message.ok());
      const bool kenshin = account_ == World::kenshin_email;
      const auto facts = portal::form_facts(kenshin ? portal::FacilityType::kenshin : portal::FacilityType::sejutsu,
                                            matches(message->answers), world_.server.today);
      BOOST_REQUIRE_MESSAGE(form::evaluate(world_.server.definition(), facts, message->answers).valid(), request.body);
    }
    unjudged_.clear();
  }

  portal::FacilityCheck matches(const form::Value& answers) const {
    const bool kenshin = account_ == World::kenshin_email;
    const char* field = kenshin ? "bankAccountNumber" : "birthDate";
    const form::Value* answer = answers.find(field);
    if (!answer) return portal::FacilityCheck::none;
    const form::Definition& definition = world_.server.definition();
    const form::Value expected(kenshin ? "0123456" : "1980-04-01");
    return form::comparable(definition, field, *answer) == form::comparable(definition, field, expected)
               ? portal::FacilityCheck::confirmed
               : portal::FacilityCheck::failed;
  }

  void check_form(const client::FormScreen& form) {
    const SendState state = form.send_state();
    if (state == SendState::reviewing) BOOST_REQUIRE(form.evaluation().valid());
    for (const auto& view : form.fields())
      if (view.check == CheckState::confirmed)
        BOOST_REQUIRE((matches(form.evaluation().answers) == portal::FacilityCheck::confirmed));
    if (state == SendState::received) BOOST_REQUIRE(!form.dirty());
  }

  std::mt19937 random_;
  World world_;
  std::string account_;
  bool calm_ = false;
  int confirmations_ = 0;
  std::size_t seen_ = 0;
  std::map<std::string, std::string> bodies_;  // by key
  std::vector<client::Request> unjudged_;
  std::unique_ptr<client::App> app_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(random_walks)

BOOST_AUTO_TEST_CASE(D10_whatever_happens_in_whatever_order_one_confirmation_is_one_valid_application) {
  int applications = 0;
  for (std::uint32_t seed = 1; seed <= 80; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Monkey monkey(seed);
      monkey.live(500);
      applications += monkey.applications();
      monkey.finish();
    }
  }
  BOOST_TEST_MESSAGE(applications << " applications were received");
  BOOST_TEST(applications > 30);  // otherwise the walks have proved nothing
}

BOOST_AUTO_TEST_SUITE_END()
