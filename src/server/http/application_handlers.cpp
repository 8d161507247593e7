// 施設の確認 and applications; see handlers.h.
#include "server/http/content_disposition.h"
#include "server/http/handlers.h"
#include "server/use_case/application_copy.h"
#include "server/use_case/applications.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/resubmission.h"

namespace madoguchi::server {
Response answer_facility_check(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_facility_check_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = check_facility(context, *caller, *message);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(*outcome));
}

Response take_application(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_application_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = submit_application(context, *caller, *message, request.header("idempotency-key").value_or(""));
  if (!outcome) return problem_response(outcome.error());
  return json_response(outcome->repeated ? 200 : 201, portal::write(outcome->receipt))
      .with("Location", "/api/v1/applications/" + outcome->receipt.id);
}

Response answer_applications(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_applications(context, *caller)));
}

Response answer_application(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto outcome = find_application(context, *caller, request.parameters[0]);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(*outcome));
}

Response take_back_application(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto outcome = withdraw_application(context, *caller, request.parameters[0]);
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(*outcome));
}

Response take_resubmission(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_resubmission_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto outcome = resubmit_application(context, *caller, request.parameters[0], *message,
                                            request.header("idempotency-key").value_or(""));
  if (!outcome) return problem_response(outcome.error());
  return json_response(200, portal::write(outcome->receipt));
}

Response answer_application_copy(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  auto copy = copy_application(context, *caller, request.parameters[0]);
  if (!copy) return problem_response(copy.error());
  Response response{.status = 200, .headers = {}, .body = std::move(copy.value().pdf)};
  response.with("Content-Type", "application/pdf").with("Cache-Control", "no-store");
  return std::move(response).with("Content-Disposition",
                                  attachment_disposition(copy->ascii_file_name, copy->file_name));
}

}  // namespace madoguchi::server
