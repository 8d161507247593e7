// The fake server's accounts: registration, links, passwords, the second factor, sessions, postal codes.
#include <algorithm>

#include "fakes/fake_answers.h"
#include "fakes/fake_server.h"

namespace madoguchi::fakes {
namespace {

constexpr std::string_view api = "/api/v1";

client::Response accepted() { return json(202, "{}"); }
client::Response done() { return {204, {}, ""}; }

}  // namespace

void FakeServer::begin_session(FakeAccount* account) {
  caller_ = account;
  factor_ = account ? account->second_factor : portal::SecondFactor::passed;
  began_at_ms_ = used_at_ms_ = clock_.now_ms();
}

void FakeServer::look_at_the_clock() {
  if (!caller_ || idle_s == 0) return;
  const std::int64_t now_ms = clock_.now_ms();
  if (now_ms >= used_at_ms_ + idle_s * 1000LL || now_ms >= began_at_ms_ + absolute_s * 1000LL) begin_session(nullptr);
}

// A link works once.
client::Response FakeServer::take_link(const std::string& kind, const std::string& given) {
  const bool used = std::count(used_links_.begin(), used_links_.end(), kind) != 0;
  if (given != token || used) return problem(410, "link.invalid");
  used_links_.push_back(kind);
  return json(200, portal::write(portal::ConfirmedEmail{accounts.front().person.email}));
}

std::optional<client::Response> FakeServer::accounts_answer(const client::Request& request) {
  if (request.path == "/postal-codes/100.json")
    return json(200,
                R"({"0001":["東京都","千代田区千代田"],"0014":["東京都","千代田区永田町","東京都","千代田区霞が関"]})");
  if (request.path.compare(0, 14, "/postal-codes/") == 0) return problem(404, "http.unknown_path");
  if (auto response = visitor(request)) return response;
  if (!caller_ || is_meant_for_another(request)) return std::nullopt;
  const std::string path = request.path.substr(api.size());
  if (path == "/session/extension") {
    used_at_ms_ = clock_.now_ms();
    return who(request);
  }
  if (path.compare(0, 22, "/session/second-factor") == 0) return second_factor(request);
  const bool own = path == "/account" || path.compare(0, 9, "/account/") == 0 || path.compare(0, 9, "/sessions") == 0;
  if (own && factor_ == portal::SecondFactor::passed) return own_account(request);
  return std::nullopt;
}

std::optional<client::Response> FakeServer::visitor(const client::Request& request) {
  const std::string path = request.path.substr(api.size());
  if (path == "/forms/registration/latest") return json(200, registration_json_);
  if (path == "/registrations") {
    const auto message = portal::read_registration_request(request.body);
    if (!message) return problem(400, "request.malformed");
    const form::Value facts(form::Value::Object{{"today", form::Value(today)}});
    const form::Evaluation evaluation = form::evaluate(registration_, facts, message->answers);
    if (evaluation.valid()) {
      registrations.push_back(evaluation.answers);
      return accepted();
    }
    portal::Problem invalid;
    invalid.status = 422;
    invalid.code = "registration.invalid";
    invalid.issues = evaluation.issues;
    invalid.missing = evaluation.missing;
    return client::Response{422, {}, portal::write(invalid)};
  }
  if (path == "/registrations/confirm")
    return take_link("registration", portal::read_link_token(request.body).value().token);
  if (path == "/password-resets") {
    password_resets.push_back(portal::read_password_reset_request(request.body).value().email);
    return accepted();
  }
  if (path == "/password-resets/confirm" || path == "/invitations/confirm") {
    const auto message = portal::read_new_password(request.body).value();
    client::Response response = take_link(path, message.token);
    if (response.status == 200) accounts.front().password = message.password;
    return response;
  }
  if (path == "/account/email/confirm") return take_link("email", portal::read_link_token(request.body).value().token);
  return std::nullopt;
}

client::Response FakeServer::second_factor(const client::Request& request) {
  const std::string step = request.path.substr(request.path.rfind('/') + 1);
  if (step == "enrolment")
    return json(200, portal::write(portal::SecondFactorEnrolment{
                         "JBSWY3DPEHPK3PXP", "otpauth://totp/Madoguchi:a?secret=JBSWY3DPEHPK3PXP&issuer=Madoguchi",
                         std::vector<std::string>(21, "101010101010101010101")}));
  const std::string given = portal::read_second_factor_code(request.body).value().code;
  if (given != code && given != recovery_code) return problem(401, "second_factor.wrong");
  factor_ = portal::SecondFactor::passed;
  if (step != "confirm") return who(request);
  portal::RecoveryCodes recovery;
  for (char c = 'a'; c < 'k'; ++c)
    recovery.codes.push_back(c == 'a' ? recovery_code : std::string(4, c) + "-efgh-jkmn");
  return json(200, portal::write(recovery));
}

client::Response FakeServer::own_account(const client::Request& request) {
  used_at_ms_ = clock_.now_ms();
  const std::string path = request.path.substr(api.size());
  if (path == "/account")
    return json(200, portal::write(portal::AccountDetails{caller_->person.email, caller_->person.name,
                                                          caller_->person.role, false}));
  if (path == "/account/password") {
    const auto message = portal::read_password_change(request.body).value();
    if (message.current_password != caller_->password) return problem(401, "account.wrong_password");
    caller_->password = message.new_password;
    std::erase_if(sessions, [](const portal::SessionEntry& entry) { return !entry.current; });
    return done();
  }
  if (path == "/account/email") {
    const auto message = portal::read_email_change(request.body).value();
    return message.password == caller_->password ? accepted() : problem(401, "account.wrong_password");
  }
  if (path == "/sessions" && request.method == "GET") return json(200, portal::write(portal::SessionList{sessions}));
  const std::string id = path == "/sessions" ? std::string() : path.substr(path.rfind('/') + 1);
  std::erase_if(sessions,
                [&](const portal::SessionEntry& entry) { return !entry.current && (id.empty() || entry.id == id); });
  return done();
}

}  // namespace madoguchi::fakes
