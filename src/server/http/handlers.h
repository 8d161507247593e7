// The handlers of the API, by what they are about: health, sessions, accounts, forms, articles, facility checks,
// applications, upload status. They turn requests into calls of use cases and the outcomes into answers; they decide
// nothing.
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

enum class Use;
struct Services;

// health_handlers.cpp
Response answer_alive(const Services& services, const Request& request);
Response answer_ready(Context& context, const Request& request);
Response answer_openapi(const Services& services, const Request& request);

// callers.cpp
// Whoever the session's cookie stands for; nobody when the request is meant for another account
// (portal::account_header).
std::optional<Caller> find_caller_of(Context& context, const Request& request, Use use);
// Who sends the request, by its cookie. Problems: session.required, session.second_factor_required.
Outcome<Caller> caller_of(Context& context, const Request& request);
// The caller that acts for a facility; also session.forbidden.
Outcome<Caller> facility_caller_of(Context& context, const Request& request);
// The caller in this role; also session.forbidden.
Outcome<Caller> role_caller_of(Context& context, const Request& request, portal::Role role);
// Whoever has a session, even one that still waits for its second factor. Problem: session.required.
Outcome<Caller> session_caller_of(Context& context, const Request& request);

// Whoever has logged in whole, asked without prolonging the session; nobody where there is none.
std::optional<Caller> find_member_of(Context& context, const Request& request);

// session_handlers.cpp
Response log_in_with_password(Context& context, const Request& request);
Response answer_session(Context& context, const Request& request);
Response end_session(Context& context, const Request& request);
Response extend_session(Context& context, const Request& request);
Response answer_sessions(Context& context, const Request& request);
Response end_one_session(Context& context, const Request& request);
Response end_other_sessions(Context& context, const Request& request);

// second_factor_handlers.cpp
Response take_second_factor(Context& context, const Request& request);
Response begin_second_factor(Context& context, const Request& request);
Response confirm_second_factor(Context& context, const Request& request);

// account_handlers.cpp
Response take_registration(Context& context, const Request& request);
Response confirm_registration(Context& context, const Request& request);
Response take_password_reset(Context& context, const Request& request);
Response confirm_password_reset(Context& context, const Request& request);
Response confirm_invitation(Context& context, const Request& request);
Response answer_account(Context& context, const Request& request);
Response change_password(Context& context, const Request& request);
Response take_email_change(Context& context, const Request& request);
Response confirm_email_change(Context& context, const Request& request);

// form_handlers.cpp
Response answer_form(const Services& services, const Request& request);

// article_handlers.cpp
Response answer_articles(Context& context, const Request& request);
Response answer_article(Context& context, const Request& request);

// notice_handlers.cpp
Response answer_public_notices(Context& context, const Request& request);
Response answer_public_notice(Context& context, const Request& request);
Response take_notice_reading(Context& context, const Request& request);
Response answer_notice_feed(Context& context, const Request& request);

// search_handlers.cpp
Response answer_search(Context& context, const Request& request);

// application_handlers.cpp
Response answer_facility_check(Context& context, const Request& request);
Response take_application(Context& context, const Request& request);
Response answer_applications(Context& context, const Request& request);
Response answer_application(Context& context, const Request& request);
Response take_back_application(Context& context, const Request& request);
Response answer_application_copy(Context& context, const Request& request);
Response take_resubmission(Context& context, const Request& request);

// draft_handlers.cpp
Response answer_drafts(Context& context, const Request& request);
Response answer_draft(Context& context, const Request& request);
Response keep_draft(Context& context, const Request& request);
Response drop_draft(Context& context, const Request& request);

// upload_handlers.cpp
Response answer_upload_status(Context& context, const Request& request);

}  // namespace madoguchi::server
