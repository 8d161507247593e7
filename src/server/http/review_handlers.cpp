// The review desk; see review_handlers.h. Versions of applications are entity tags.
#include "server/http/review_handlers.h"

#include <array>
#include <utility>

#include "portal/application.h"
#include "portal/draft_messages.h"
#include "portal/review_messages.h"
#include "server/http/content_disposition.h"
#include "server/http/handlers.h"
#include "server/http/precondition.h"
#include "server/http/security_headers.h"
#include "server/http/services.h"
#include "server/use_case/decisions.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t max_typed_bytes = 400;
constexpr std::size_t max_filter_bytes = 200;

Outcome<Caller> reviewer_of(Context& context, const Request& request) {
  return role_caller_of(context, request, portal::Role::reviewer);
}

Response application_response(const portal::ReviewApplication& application) {
  return json_response(200, portal::write(application)).with("ETag", portal::version_tag(application.listing.version));
}

Response answer_of(const Outcome<portal::ReviewApplication>& outcome) {
  return outcome ? application_response(*outcome) : problem_response(outcome.error());
}

Response wrong_parameter(std::string_view name) {
  return problem_response("request.malformed", "?" + std::string(name) + ": is no value that is known here");
}

bool read_day(const Request& request, std::string_view name, std::optional<text::Date>& day) {
  const std::string_view value = request.query_value(name);
  if (value.empty()) return true;
  day = text::parse_iso_date(value);
  return day.has_value();
}

bool read_order(std::string_view value, ReviewOrder& order) {
  constexpr std::array<std::pair<std::string_view, ReviewOrder>, 4> orders{{{"received", {false, false}},
                                                                            {"-received", {false, true}},
                                                                            {"changed", {true, false}},
                                                                            {"-changed", {true, true}}}};
  if (value.empty()) return true;
  for (const auto& [name, known] : orders) {
    if (name != value) continue;
    order = known;
    return true;
  }
  return false;
}

// The query as it was asked; the name of a parameter that cannot be read, else an empty text.
std::string_view read_query(const Request& request, ReviewQuery& query) {
  query.filter.state = request.query_value("state");
  query.filter.facility_type = request.query_value("facilityType");
  query.filter.prefecture = request.query_value("prefecture");
  query.filter.method = request.query_value("method");
  query.typed = request.query_value("q");
  query.after = request.query_value("after");
  if (!query.filter.state.empty() && !portal::state_from_name(query.filter.state)) return "state";
  if (!query.filter.facility_type.empty() && !portal::facility_type_from_name(query.filter.facility_type)) {
    return "facilityType";
  }
  if (query.filter.prefecture.size() > max_filter_bytes) return "prefecture";
  if (query.filter.method.size() > max_filter_bytes) return "method";
  if (query.typed.size() > max_typed_bytes) return "q";
  if (!read_day(request, "from", query.from)) return "from";
  if (!read_day(request, "to", query.to)) return "to";
  if (!read_order(request.query_value("sort"), query.order)) return "sort";
  return {};
}

// What may be told of a kind that an application's files can have; bytes as such for any other.
std::string_view file_media_type(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{
      {{"pdf", "application/pdf"},
       {"png", "image/png"},
       {"xls", "application/vnd.ms-excel"},
       {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
  for (const auto& [known, type] : types) {
    if (known == kind) return type;
  }
  return "application/octet-stream";
}

boost::asio::awaitable<Outcome<ReviewedFile>> find_file(Services& services, const Request& request, AttachmentUse use) {
  auto look_up = [&request, use](Context& context) -> Outcome<ReviewedFile> {
    const auto caller = reviewer_of(context, request);
    if (!caller) return Failure{caller.error()};
    return open_attachment(context, *caller, request.parameters[0], request.parameters[1], use);
  };
  co_return co_await on_worker(services.workers, std::move(look_up));
}

}  // namespace

Response answer_review_queue(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  ReviewQuery query;
  if (const std::string_view wrong = read_query(request, query); !wrong.empty()) return wrong_parameter(wrong);
  const auto page = list_for_review(context, *caller, query);
  return page ? json_response(200, portal::write(*page)) : problem_response(page.error());
}

Response answer_review(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  return answer_of(find_for_review(context, *caller, request.parameters[0]));
}

Response claim_review(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  return answer_of(claim_application(context, *caller, request.parameters[0]));
}

Response release_review(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto released = release_application(context, *caller, request.parameters[0]);
  return released ? empty_response(204) : problem_response(released.error());
}

Response take_decision(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_decision_request(request.body);
  if (!message) return malformed_response(message.error());
  return answer_of(decide_application(context, *caller, request.parameters[0], precondition_of(request), *message));
}

Response take_approvals(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_bulk_approval(request.body);
  if (!message) return malformed_response(message.error());
  return json_response(200, portal::write(approve_confirmed(context, *caller, *message)));
}

Response reopen_check(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_check_reopening(request.body);
  if (!message) return malformed_response(message.error());
  const auto reopened = reopen_check_of(context, *caller, message->facility_type, message->registration_number);
  return reopened ? empty_response(204) : problem_response(reopened.error());
}

Response stop_issued_account(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto account = stop_account(context, *caller, request.parameters[0]);
  return account ? json_response(200, portal::write(*account)) : problem_response(account.error());
}

Response replace_issued_account(Context& context, const Request& request) {
  const auto caller = reviewer_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto account = reissue_account(context, *caller, request.parameters[0]);
  return account ? json_response(201, portal::write(*account)) : problem_response(account.error());
}

boost::asio::awaitable<Response> answer_review_attachment(Services& services, const Request& request, BodyReader&) {
  const Outcome<ReviewedFile> found = co_await find_file(services, request, AttachmentUse::download);
  if (!found) co_return problem_response(found.error());
  auto file = std::make_shared<UploadFile>(services.upload_files.open_for_reading(found->upload_id));
  if (!*file) co_return problem_response("attachment.unknown");
  Response response{.status = 200, .headers = {}, .body = FileBody{std::move(file), found->size_bytes}};
  response.with("Content-Type", std::string(file_media_type(found->kind)))
      .with("Content-Disposition", attachment_disposition("attachment." + found->kind, found->name))
      .with("Cache-Control", "no-store");
  add_security_headers(response, Content::file);
  co_return response;
}

boost::asio::awaitable<Response> answer_attachment_table(Services& services, const Request& request, BodyReader&) {
  const Outcome<ReviewedFile> found = co_await find_file(services, request, AttachmentUse::table);
  if (!found) co_return problem_response(found.error());
  const UploadFile file = services.upload_files.open_for_reading(found->upload_id);
  if (!file) co_return problem_response("attachment.unknown");
  const Outcome<portal::AttachmentTable> table = co_await services.tables.read(file, found->kind);
  if (!table) co_return problem_response(table.error());
  co_return json_response(200, portal::write(*table));
}

Response answer_issued_accounts(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_issued_accounts(context, *caller)));
}

Response answer_settings_paper(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  auto paper = settings_paper(context, *caller, request.parameters[0]);
  if (!paper) return problem_response(paper.error());
  Response response{.status = 200, .headers = {}, .body = std::move(paper.value().pdf)};
  response.with("Content-Type", "application/pdf").with("Cache-Control", "no-store");
  return std::move(response).with("Content-Disposition",
                                  attachment_disposition(paper->ascii_file_name, paper->file_name));
}

}  // namespace madoguchi::server
