// Administration; see administration_handlers.h. Versions of notices are entity tags.
#include "server/http/administration_handlers.h"

#include <charconv>

#include "portal/administration_messages.h"
#include "portal/draft_messages.h"
#include "server/http/handlers.h"
#include "server/http/precondition.h"
#include "server/mail/outbox.h"
#include "server/use_case/audit_search.h"
#include "server/use_case/calendar.h"
#include "server/use_case/notices.h"
#include "server/use_case/staff.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_id_bytes = 200;

Response notice_response(unsigned status, const portal::Notice& notice) {
  return json_response(status, portal::write(notice)).with("ETag", portal::version_tag(notice.listing.version));
}

std::string instant(std::int64_t ms) { return ms == 0 ? std::string() : rfc3339(ms); }

portal::MailListing listing_of(const MailSummary& mail) {
  portal::MailListing listing;
  listing.id = mail.id;
  listing.kind = mail.kind;
  listing.recipient = mail.recipient.empty() ? std::string() : portal::masked_email(mail.recipient);
  // One that is being sent waits for its outcome.
  listing.state = portal::mail_state_from_name(mail.state).value_or(portal::MailState::waiting);
  listing.attempts = mail.attempts;
  if (listing.state == portal::MailState::waiting) listing.next_attempt_at = instant(mail.next_attempt_ms);
  listing.last_fault = mail.last_fault;
  listing.created_at = instant(mail.created_at_ms);
  listing.sent_at = instant(mail.sent_at_ms.value_or(0));
  return listing;
}

Response wrong_parameter(std::string_view name) {
  return problem_response("request.malformed", "?" + std::string(name) + ": is no value that is known here");
}

// Reads a day of the query; false for what is none.
bool read_day(const Request& request, std::string_view name, std::optional<text::Date>& day) {
  const std::string_view value = request.query_value(name);
  if (value.empty()) return true;
  day = text::parse_iso_date(value);
  return day.has_value();
}

bool read_sequence(const Request& request, std::string_view name, std::optional<std::int64_t>& sequence) {
  const std::string_view value = request.query_value(name);
  if (value.empty()) return true;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault != std::errc() || end != value.data() + value.size() || number < 1) return false;
  sequence = number;
  return true;
}

}  // namespace

Outcome<Caller> administrator_caller_of(Context& context, const Request& request) {
  return role_caller_of(context, request, portal::Role::administrator);
}

Response answer_notices(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_notices(context)));
}

Response take_notice(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_notice_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto notice = create_notice(context, *caller, *message);
  if (!notice) return problem_response(notice.error());
  return notice_response(201, *notice).with("Location", "/api/v1/admin/notices/" + notice->listing.id);
}

Response answer_notice(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto notice = find_notice(context, request.parameters[0]);
  return notice ? notice_response(200, *notice) : problem_response(notice.error());
}

Response keep_notice(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_notice_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto notice = change_notice(context, *caller, request.parameters[0], precondition_of(request), *message);
  return notice ? notice_response(200, *notice) : problem_response(notice.error());
}

Response drop_notice(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto removed = remove_notice(context, *caller, request.parameters[0], precondition_of(request));
  return removed ? empty_response(204) : problem_response(removed.error());
}

Response answer_staff(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_staff(context)));
}

Response take_invitation(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_staff_invitation(request.body);
  if (!message) return malformed_response(message.error());
  const auto member = invite_staff(context, *caller, *message);
  return member ? json_response(201, portal::write(*member)) : problem_response(member.error());
}

Response keep_staff_member(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_staff_change(request.body);
  if (!message) return malformed_response(message.error());
  const auto member = change_staff(context, *caller, request.parameters[0], *message);
  return member ? json_response(200, portal::write(*member)) : problem_response(member.error());
}

Response answer_mails(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto state = portal::mail_state_from_name(request.query_value("state"));
  if (!state) return wrong_parameter("state");
  portal::MailList list;
  for (const MailSummary& mail : list_mails(context, portal::mail_state_name(*state))) {
    list.mails.push_back(listing_of(mail));
  }
  return json_response(200, portal::write(list));
}

Response send_mail_again(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto mail = retry_mail(context, *caller, request.parameters[0]);
  return mail ? json_response(200, portal::write(listing_of(*mail))) : problem_response(mail.error());
}

Response answer_audit(Context& context, const Request& request) {
  const auto caller = administrator_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  AuditSearch search;
  search.actor = request.query_value("actor");
  search.subject = request.query_value("subject");
  if (search.actor.size() > max_id_bytes) return wrong_parameter("actor");
  if (search.subject.size() > max_id_bytes) return wrong_parameter("subject");
  if (!read_day(request, "from", search.from)) return wrong_parameter("from");
  if (!read_day(request, "to", search.to)) return wrong_parameter("to");
  if (!read_sequence(request, "before", search.before)) return wrong_parameter("before");
  return json_response(200, portal::write(search_audit(context, search)));
}

}  // namespace madoguchi::server
