// The handlers of the review desk (/api/v1/review), for reviewers only, and of the accounts that approvals issue.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/body_reader.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Services;

Response answer_review_queue(Context& context, const Request& request);
Response answer_review(Context& context, const Request& request);
Response claim_review(Context& context, const Request& request);
Response release_review(Context& context, const Request& request);
Response take_decision(Context& context, const Request& request);
Response take_approvals(Context& context, const Request& request);
Response reopen_check(Context& context, const Request& request);
Response stop_issued_account(Context& context, const Request& request);
Response replace_issued_account(Context& context, const Request& request);

// The bytes of an attachment, read from the disk as they are sent.
boost::asio::awaitable<Response> answer_review_attachment(Services& services, const Request& request, BodyReader& body);
// A workbook among them as a table.
boost::asio::awaitable<Response> answer_attachment_table(Services& services, const Request& request, BodyReader& body);

// For the facility that they belong to.
Response answer_issued_accounts(Context& context, const Request& request);
Response answer_settings_paper(Context& context, const Request& request);

}  // namespace madoguchi::server
