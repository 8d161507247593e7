// Notices for everyone; see handlers.h.
#include "server/http/handlers.h"
#include "server/http/negotiation.h"
#include "server/use_case/public_notices.h"
#include "server/use_case/session.h"

namespace madoguchi::server {
namespace {

// Reading does not prolong a session. Empty: a stranger.
std::string reader_of(Context& context, const Request& request) {
  const auto caller = find_member_of(context, request);
  return caller ? caller->account_id : std::string();
}

}  // namespace

Response answer_public_notices(Context& context, const Request& request) {
  return json_response(200, portal::write(list_public_notices(context, reader_of(context, request))));
}

Response answer_public_notice(Context& context, const Request& request) {
  const auto notice = find_public_notice(context, request.parameters[0], reader_of(context, request));
  return notice ? json_response(200, portal::write(*notice)) : problem_response(notice.error());
}

Response take_notice_reading(Context& context, const Request& request) {
  const auto caller = caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto marked = mark_notice_read(context, *caller, request.parameters[0]);
  return marked ? empty_response(204) : problem_response(marked.error());
}

Response answer_notice_feed(Context& context, const Request& request) {
  std::string feed = notice_feed(context);
  const std::string etag = "\"" + content_tag(feed) + "\"";
  Response response;
  response.with("ETag", etag).with("Cache-Control", "public, max-age=300");
  if (matches_etag(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", "application/atom+xml; charset=utf-8");
  response.body = std::move(feed);
  return response;
}

}  // namespace madoguchi::server
