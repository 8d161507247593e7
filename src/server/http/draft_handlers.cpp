// Drafts; see handlers.h. Versions are entity tags.
#include "portal/draft_messages.h"
#include "server/http/handlers.h"
#include "server/http/precondition.h"
#include "server/use_case/drafts.h"

namespace madoguchi::server {

Response answer_drafts(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  return json_response(200, portal::write(list_drafts(context, *caller)));
}

Response answer_draft(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const std::string& form_id = request.parameters[0];
  const auto draft = find_draft(context, *caller, form_id);
  if (draft) {
    return json_response(200, portal::write(*draft)).with("ETag", portal::version_tag(draft->listing.version));
  }
  Response response = problem_response(draft.error());
  if (const std::int64_t ended = ended_draft_version(context, *caller, form_id); ended != 0) {
    response.with("ETag", portal::version_tag(ended));
  }
  return response;
}

Response keep_draft(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto message = portal::read_draft_request(request.body);
  if (!message) return malformed_response(message.error());
  const auto saved = save_draft(context, *caller, request.parameters[0], precondition_of(request), *message);
  if (!saved) return problem_response(saved.error());
  return json_response(200, portal::write(*saved)).with("ETag", portal::version_tag(saved->version));
}

Response drop_draft(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto dropped = discard_draft(context, *caller, request.parameters[0], precondition_of(request));
  return dropped ? empty_response(204) : problem_response(dropped.error());
}

}  // namespace madoguchi::server
