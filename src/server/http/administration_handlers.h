// The handlers of administration (/api/v1/admin): notices, the import of master data, staff, mails, the audit log. For
// administrators only.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/body_reader.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Services;

// Problems: those of caller_of, session.forbidden.
Outcome<Caller> administrator_caller_of(Context& context, const Request& request);

// administration_handlers.cpp
Response answer_notices(Context& context, const Request& request);
Response take_notice(Context& context, const Request& request);
Response answer_notice(Context& context, const Request& request);
Response keep_notice(Context& context, const Request& request);
Response drop_notice(Context& context, const Request& request);
Response answer_staff(Context& context, const Request& request);
Response take_invitation(Context& context, const Request& request);
Response keep_staff_member(Context& context, const Request& request);
Response answer_mails(Context& context, const Request& request);
Response send_mail_again(Context& context, const Request& request);
Response answer_audit(Context& context, const Request& request);

// import_handlers.cpp: the file is read only after the caller was looked at.
boost::asio::awaitable<Response> answer_import_preview(Services& services, const Request& request, BodyReader& body);
boost::asio::awaitable<Response> take_import(Services& services, const Request& request, BodyReader& body);

}  // namespace madoguchi::server
