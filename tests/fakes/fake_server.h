// A server in memory that answers the API, version 1, with the real core and the real wire messages: sessions, the
// form, facility checks (five attempts, D5), uploads (tus), applications with idempotency keys (D10). One client talks
// to it, so it keeps one session. Tests look into it and make it fail.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/fake_transport.h"
#include "form/definition.h"
#include "portal/draft_messages.h"
#include "portal/wire.h"

namespace madoguchi::fakes {

struct FakeAccount {
  portal::Person person;
  std::string password;
  std::optional<portal::Facility> facility;
  std::map<std::string, std::string> master;  // attribute → the value that a check must match
  int failed_checks = 0;
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
};

class FakeServer final : public Answering {
 public:
  static constexpr int max_attempts = 5;

  FakeServer(client::Clock& clock, std::string form_json);

  client::Response answer(const client::Request& request, std::string_view slice) override;

  std::vector<FakeAccount> accounts;
  std::map<std::string, FakeUpload> uploads;
  std::vector<FakeApplication> applications;
  std::map<std::string, portal::Draft> drafts;  // by owner; of the one form that there is
  int checks = 0;                               // how many facility checks were answered
  std::string today = "2026-11-23";

  void end_session() { caller_ = nullptr; }  // timed out, or ended elsewhere
  bool has_session() const { return caller_ != nullptr; }
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
  client::Response who() const;
  client::Response check_facility(const client::Request& request);
  client::Response submit(const client::Request& request);
  client::Response form(const client::Request& request) const;
  client::Response draft(const client::Request& request);
  client::Response save_draft(const client::Request& request);
  client::Response list_drafts() const;
  client::Response application(const client::Request& request);
  client::Response tus(const client::Request& request, std::string_view slice);
  client::Response create_upload(const client::Request& request);
  client::Response append(FakeUpload& upload, const client::Request& request, std::string_view slice);
  portal::FacilityCheck matches(const std::string& check, const form::Value& answers) const;

  client::Clock& clock_;
  std::string form_json_;
  form::Definition definition_;
  std::map<int, std::string> earlier_forms_;  // by version
  std::int64_t last_draft_version_ = 0;
  FakeAccount* caller_ = nullptr;
  std::deque<Canned> canned_;
  int last_upload_ = 0;
};

}  // namespace madoguchi::fakes
