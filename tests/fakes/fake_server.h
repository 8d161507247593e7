// A server in memory that answers the API, version 1, with the real core and the real wire messages: sessions, the
// form, facility checks (five attempts, D5), uploads (tus), applications with idempotency keys (D10), accounts. One
// client talks to it, so it keeps one session. Tests look into it and make it fail.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/fake_administration.h"
#include "fakes/fake_articles.h"
#include "fakes/fake_review.h"
#include "fakes/fake_transport.h"
#include "form/definition.h"
#include "portal/account_messages.h"
#include "portal/draft_messages.h"
#include "portal/review_messages.h"
#include "portal/wire.h"

namespace madoguchi::fakes {

struct FakeAccount {
  portal::Person person;
  std::string password;
  std::optional<portal::Facility> facility;
  std::map<std::string, std::string> master;  // attribute → the value that a check must match
  int failed_checks = 0;
  portal::SecondFactor second_factor = portal::SecondFactor::passed;  // what a log-in asks for
};

struct FakeUpload {
  std::string id, owner, name, kind;
  std::string state = "receiving";
  std::uint64_t size_bytes = 0;
  std::string bytes;
  std::optional<form::Issue> refusal;
};

struct FakeApplication {
  portal::ApplicationRequest request;
  portal::Receipt receipt;
  std::string key, owner;
  std::string state = "received";
  std::vector<portal::FieldFlag> flags = {};  // of the last return
  std::string reason = {};
  std::string resubmission_key = {};
};

// Of two applications: one account is in use, one stopped, one replaced; the second application's is stopped.
portal::IssuedAccountList issued_accounts();

class FakeServer final : public Answering {
 public:
  static constexpr int max_attempts = 5;
  static constexpr const char* token = "a-mailed-token";          // of every link; each kind once
  static constexpr const char* code = "123456";                   // of every authenticator
  static constexpr const char* recovery_code = "abcd-efgh-jkmn";  // the first of ten

  FakeServer(client::Clock& clock, std::string form_json, std::string registration_json);

  client::Response answer(const client::Request& request, std::string_view slice) override;

  std::vector<FakeAccount> accounts;
  std::map<std::string, FakeUpload> uploads;
  std::vector<FakeApplication> applications;
  FakeAdministration administration;
  FakeReview review;
  std::map<std::string, portal::Article> articles = sample_articles();
  std::vector<portal::PublicNotice> public_notices = sample_notices();  // new to whoever asks, until it was read
  portal::SearchAnswer search_answer = sample_search();                 // whatever is looked for
  portal::IssuedAccountList issued;                                     // whoever asks
  std::map<std::string, portal::Draft> drafts;                          // by owner; of the one form that there is
  int checks = 0;                                                       // how many facility checks were answered
  std::string today = "2026-11-23";
  std::vector<form::Value> registrations;    // answers
  std::vector<std::string> password_resets;  // addresses
  std::vector<portal::SessionEntry> sessions = {{"own", "2026-11-23T00:50:00Z", "2026-11-23T01:00:00Z", "", true}};
  int idle_s = 0;  // how long a session lasts without use; 0: nothing is said of its end
  int absolute_s = 12 * 60 * 60;
  void use_elsewhere() { used_at_ms_ = clock_.now_ms(); }  // in another tab

  void end_session() { begin_session(nullptr); }  // timed out, or ended elsewhere
  bool has_session() const { return caller_ != nullptr; }
  void send_back(std::vector<portal::FieldFlag> flags, std::string reason = {});  // the last application
  void log_in_as(std::string_view email);   // as if the browser had a session already
  void change_form(std::string form_json);  // a new version; the earlier one can still be asked for
  void lose_uploads() { uploads.clear(); }
  // The next request of this kind gets this answer instead.
  void answer_next(std::string method, std::string path_begin, client::Response response);

  void answer_as_usual() { canned_.clear(); }

  static client::Response problem(int status, std::string code);
  const form::Definition& definition() const { return definition_; }

 private:
  struct Canned {
    std::string method, path_begin;
    client::Response response;
  };
  std::optional<client::Response> canned(const client::Request& request);
  client::Response session(const client::Request& request);
  client::Response who(const client::Request& request);
  bool is_meant_for_another(const client::Request& request) const;
  void begin_session(FakeAccount* account);
  void look_at_the_clock();
  std::optional<client::Response> accounts_answer(const client::Request& request);
  std::optional<client::Response> visitor(const client::Request& request);
  client::Response second_factor(const client::Request& request);
  client::Response own_account(const client::Request& request);
  client::Response take_link(const std::string& kind, const std::string& token);
  client::Response check_facility(const client::Request& request);
  client::Response submit(const client::Request& request);
  client::Response form(const client::Request& request) const;
  client::Response article(std::string_view id) const;
  client::Response notice(const client::Request& request);
  client::Response draft(const client::Request& request);
  client::Response save_draft(const client::Request& request);
  client::Response list_drafts() const;
  void end_draft();
  client::Response application(const client::Request& request);
  client::Response resubmit(FakeApplication& application, const client::Request& request);
  client::Response tus(const client::Request& request, std::string_view slice);
  client::Response create_upload(const client::Request& request);
  client::Response append(FakeUpload& upload, const client::Request& request, std::string_view slice);
  form::Value facts_of(const FakeApplication& application) const;
  bool uploads_stand(const form::Value& answers) const;
  std::optional<client::Response> refusal(const form::Evaluation& evaluation, const std::string& reviewed_sha256) const;
  portal::FacilityCheck matches(const std::string& check, const form::Value& answers) const;

  client::Clock& clock_;
  std::string form_json_, registration_json_;
  form::Definition definition_, registration_;
  std::map<int, std::string> earlier_forms_;  // by version
  std::int64_t last_draft_version_ = 0;
  std::map<std::string, std::int64_t> ended_drafts_;  // by owner: the version that a new one goes on from
  FakeAccount* caller_ = nullptr;
  portal::SecondFactor factor_ = portal::SecondFactor::passed;
  std::int64_t began_at_ms_ = 0, used_at_ms_ = 0;
  std::vector<std::string> used_links_;
  std::deque<Canned> canned_;
  int last_upload_ = 0;
};

}  // namespace madoguchi::fakes
