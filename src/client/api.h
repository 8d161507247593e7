// The API's requests from wire messages, and what an answer that is not the wished one says. One place knows the paths.
#pragma once

#include <string>
#include <string_view>

#include "client/ports.h"
#include "portal/draft_messages.h"
#include "portal/wire.h"

namespace madoguchi::client::api {

Request who();
Request log_in(const portal::LoginRequest& message);
Request log_out();
Request latest_form(std::string_view form_id);
Request form_of_version(std::string_view form_id, int version);
Request drafts();
Request applications();
Request application(std::string_view id);
Request withdraw(std::string_view application_id);
Request draft(std::string_view form_id);
// Each only if the server still has this version; 0: only if it has none.
Request save_draft(std::string_view form_id, const portal::DraftRequest& message, std::int64_t version);
Request delete_draft(std::string_view form_id, std::int64_t version);
Request facility_check(const portal::FacilityCheckRequest& message);
Request submit(const portal::ApplicationRequest& message, std::string_view idempotency_key);

bool succeeded(const Response& response);  // 2xx

// Whether the same request may be tried again later: no answer, 408, 425, 429, 5xx.
bool passing(const Response& response);

// The problem document of an answer (RFC 9457). Where there is none, one of the client's own:
// client.unreachable (no answer) or client.unexpected_answer.
portal::Problem problem_of(const Response& response);

// Seconds that the server asked to wait (problem document, else Retry-After in seconds); 0 if it did not.
int retry_after_s(const Response& response);

}  // namespace madoguchi::client::api
