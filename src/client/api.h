// The API's requests from wire messages, and what an answer that is not the wished one says. One place knows the paths.
#pragma once

#include <string>
#include <string_view>

#include "client/ports.h"
#include "portal/account_messages.h"
#include "portal/draft_messages.h"
#include "portal/review_messages.h"
#include "portal/wire.h"

namespace madoguchi::client::api {

Request who();
Request log_in(const portal::LoginRequest& message);
Request log_out();
Request extend_session();
Request second_factor(const portal::SecondFactorCode& message);
Request enrol_second_factor();
Request confirm_second_factor(const portal::SecondFactorCode& message);
Request register_account(const portal::RegistrationRequest& message);
Request confirm_registration(const portal::LinkToken& message);
Request ask_password_reset(const portal::PasswordResetRequest& message);
Request reset_password(const portal::NewPassword& message);
Request accept_invitation(const portal::NewPassword& message);
Request confirm_email(const portal::LinkToken& message);
Request account();
Request change_password(const portal::PasswordChange& message);
Request change_email(const portal::EmailChange& message);
Request sessions();
Request end_session(std::string_view id);
Request end_other_sessions();
Request latest_form(std::string_view form_id);
Request form_of_version(std::string_view form_id, int version);
Request articles();
Request article(std::string_view id);
Request notices();
Request notice(std::string_view id);
Request read_notice(std::string_view id);
Request search(std::string_view query);  // as it stands behind the '?'
Request drafts();
Request applications();
Request application(std::string_view id);
Request withdraw(std::string_view application_id);
Request issued_accounts();
Request draft(std::string_view form_id);
// Each only if the server still has this version; 0: only if it has none.
Request save_draft(std::string_view form_id, const portal::DraftRequest& message, std::int64_t version);
Request delete_draft(std::string_view form_id, std::int64_t version);
Request facility_check(const portal::FacilityCheckRequest& message);
Request review_application(std::string_view id);
std::string review_attachment_path(std::string_view application_id, std::string_view id);  // of its bytes
Request submit(const portal::ApplicationRequest& message, std::string_view idempotency_key);
Request resubmit(std::string_view application_id, const portal::ResubmissionRequest& message,
                 std::string_view idempotency_key);

bool succeeded(const Response& response);  // 2xx

// Whether the same request may be tried again later: no answer, 408, 425, 429, 5xx.
bool passing(const Response& response);

// The problem document of an answer (RFC 9457). Where there is none, one of the client's own:
// client.unreachable (no answer) or client.unexpected_answer.
portal::Problem problem_of(const Response& response);

// Seconds that the server asked to wait (problem document, else Retry-After in seconds); 0 if it did not.
int retry_after_s(const Response& response);

}  // namespace madoguchi::client::api
