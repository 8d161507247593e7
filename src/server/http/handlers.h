// The handlers of the API, by what they are about: health, session, forms, facility checks, applications, upload
// status. They turn requests into calls of use cases and the outcomes into answers; they decide nothing.
#pragma once

#include <optional>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Services;

// health_handlers.cpp
Response answer_alive(const Services& services, const Request& request);
Response answer_ready(Context& context, const Request& request);
Response answer_openapi(const Services& services, const Request& request);

// session_handlers.cpp
Response log_in_with_password(Context& context, const Request& request);
Response answer_session(Context& context, const Request& request);
Response end_session(Context& context, const Request& request);
// Who sends the request, by its cookie.
std::optional<Caller> caller_of(Context& context, const Request& request);
// The caller that acts for a facility; problems session.required and session.forbidden.
Outcome<Caller> facility_caller_of(Context& context, const Request& request);

// form_handlers.cpp
Response answer_form(const Services& services, const Request& request);

// application_handlers.cpp
Response answer_facility_check(Context& context, const Request& request);
Response take_application(Context& context, const Request& request);
Response answer_applications(Context& context, const Request& request);
Response answer_application(Context& context, const Request& request);
Response take_back_application(Context& context, const Request& request);

// draft_handlers.cpp
Response answer_drafts(Context& context, const Request& request);
Response answer_draft(Context& context, const Request& request);
Response keep_draft(Context& context, const Request& request);
Response drop_draft(Context& context, const Request& request);

// upload_handlers.cpp
Response answer_upload_status(Context& context, const Request& request);

}  // namespace madoguchi::server
