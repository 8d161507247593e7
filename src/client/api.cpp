// See api.h. Paths as the API's description has them, version 1.
#include "client/api.h"

#include <algorithm>
#include <charconv>

namespace madoguchi::client::api {
namespace {

constexpr const char* session_path = "/api/v1/session";
constexpr const char* applications_path = "/api/v1/applications";
constexpr const char* sessions_path = "/api/v1/sessions";
constexpr const char* review_path = "/api/v1/review/applications/";
constexpr const char* notices_path = "/api/v1/notices";
constexpr int longest_wait_s = 24 * 60 * 60;

Request json_request(std::string path, std::string body) {
  Request request;
  request.method = "POST";
  request.path = std::move(path);
  request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
  request.body = std::move(body);
  return request;
}

Request plain_request(std::string method, std::string path) {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.headers = {{"Accept", "application/json"}};
  return request;
}

std::string draft_path(std::string_view form_id) { return "/api/v1/drafts/" + std::string(form_id); }

void add_precondition(Request& request, std::int64_t version) {
  if (version > 0)
    request.headers.emplace_back("If-Match", portal::version_tag(version));
  else
    request.headers.emplace_back("If-None-Match", "*");
}

}  // namespace

Request review_application(std::string_view id) { return plain_request("GET", review_path + std::string(id)); }

std::string review_attachment_path(std::string_view application_id, std::string_view id) {
  return review_path + std::string(application_id) + "/attachments/" + std::string(id);
}

Request who() { return plain_request("GET", session_path); }

Request log_in(const portal::LoginRequest& message) { return json_request(session_path, portal::write(message)); }

Request log_out() { return plain_request("DELETE", session_path); }

Request extend_session() { return json_request("/api/v1/session/extension", "{}"); }

Request second_factor(const portal::SecondFactorCode& message) {
  return json_request("/api/v1/session/second-factor", portal::write(message));
}

Request enrol_second_factor() { return json_request("/api/v1/session/second-factor/enrolment", "{}"); }

Request confirm_second_factor(const portal::SecondFactorCode& message) {
  return json_request("/api/v1/session/second-factor/enrolment/confirm", portal::write(message));
}

Request register_account(const portal::RegistrationRequest& message) {
  return json_request("/api/v1/registrations", portal::write(message));
}

Request confirm_registration(const portal::LinkToken& message) {
  return json_request("/api/v1/registrations/confirm", portal::write(message));
}

Request ask_password_reset(const portal::PasswordResetRequest& message) {
  return json_request("/api/v1/password-resets", portal::write(message));
}

Request reset_password(const portal::NewPassword& message) {
  return json_request("/api/v1/password-resets/confirm", portal::write(message));
}

Request accept_invitation(const portal::NewPassword& message) {
  return json_request("/api/v1/invitations/confirm", portal::write(message));
}

Request confirm_email(const portal::LinkToken& message) {
  return json_request("/api/v1/account/email/confirm", portal::write(message));
}

Request account() { return plain_request("GET", "/api/v1/account"); }

Request change_password(const portal::PasswordChange& message) {
  Request request = json_request("/api/v1/account/password", portal::write(message));
  request.method = "PUT";
  return request;
}

Request change_email(const portal::EmailChange& message) {
  return json_request("/api/v1/account/email", portal::write(message));
}

Request sessions() { return plain_request("GET", sessions_path); }

Request end_session(std::string_view id) { return plain_request("DELETE", sessions_path + ("/" + std::string(id))); }

Request end_other_sessions() { return plain_request("DELETE", sessions_path); }

Request latest_form(std::string_view form_id) {
  return plain_request("GET", "/api/v1/forms/" + std::string(form_id) + "/latest");
}

Request form_of_version(std::string_view form_id, int version) {
  return plain_request("GET", "/api/v1/forms/" + std::string(form_id) + "/" + std::to_string(version));
}

Request articles() { return plain_request("GET", "/api/v1/articles"); }

Request article(std::string_view id) { return plain_request("GET", "/api/v1/articles/" + std::string(id)); }

Request notices() { return plain_request("GET", notices_path); }

Request notice(std::string_view id) { return plain_request("GET", notices_path + ("/" + std::string(id))); }

Request read_notice(std::string_view id) {
  return json_request(notices_path + ("/" + std::string(id)) + "/reading", "{}");
}

Request search(std::string_view query) { return plain_request("GET", "/api/v1/search?" + std::string(query)); }

Request drafts() { return plain_request("GET", "/api/v1/drafts"); }

Request applications() { return plain_request("GET", applications_path); }

Request application(std::string_view id) { return plain_request("GET", applications_path + ("/" + std::string(id))); }

Request withdraw(std::string_view application_id) {
  return json_request(applications_path + ("/" + std::string(application_id)) + "/withdrawal", "{}");
}

Request issued_accounts() { return plain_request("GET", "/api/v1/accounts"); }

Request draft(std::string_view form_id) { return plain_request("GET", draft_path(form_id)); }

Request save_draft(std::string_view form_id, const portal::DraftRequest& message, std::int64_t version) {
  Request request = json_request(draft_path(form_id), portal::write(message));
  request.method = "PUT";
  add_precondition(request, version);
  return request;
}

Request delete_draft(std::string_view form_id, std::int64_t version) {
  Request request = plain_request("DELETE", draft_path(form_id));
  add_precondition(request, version);
  return request;
}

Request facility_check(const portal::FacilityCheckRequest& message) {
  return json_request("/api/v1/facility-checks", portal::write(message));
}

Request submit(const portal::ApplicationRequest& message, std::string_view idempotency_key) {
  Request request = json_request(applications_path, portal::write(message));
  request.headers.emplace_back("Idempotency-Key", idempotency_key);
  return request;
}

Request resubmit(std::string_view application_id, const portal::ResubmissionRequest& message,
                 std::string_view idempotency_key) {
  Request request =
      json_request(applications_path + ("/" + std::string(application_id)) + "/resubmission", portal::write(message));
  request.headers.emplace_back("Idempotency-Key", idempotency_key);
  return request;
}

bool succeeded(const Response& response) { return response.status >= 200 && response.status < 300; }

bool passing(const Response& response) {
  const int status = response.status;
  return status == 0 || status == 408 || status == 425 || status == 429 || status >= 500;
}

portal::Problem problem_of(const Response& response) {
  portal::Problem problem;
  problem.status = response.status;
  problem.code = response.status == 0 ? "client.unreachable" : "client.unexpected_answer";
  if (response.status == 0) return problem;
  auto read = portal::read_problem(response.body);
  if (!read || read->code.empty()) return problem;
  problem = std::move(read).value();
  problem.status = response.status;
  return problem;
}

int retry_after_s(const Response& response) {
  if (const auto stated = problem_of(response).retry_after_s; stated && *stated > 0)
    return std::min(*stated, longest_wait_s);
  const auto header = response.header("Retry-After");
  if (!header) return 0;
  int seconds = 0;
  const auto [end, fault] = std::from_chars(header->data(), header->data() + header->size(), seconds);
  if (fault != std::errc() || end != header->data() + header->size() || seconds < 0) return 0;
  return std::min(seconds, longest_wait_s);
}

}  // namespace madoguchi::client::api
