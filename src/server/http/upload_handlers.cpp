// What became of an upload; see handlers.h. Sending the bytes is tus (tus.h).
#include "server/http/handlers.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server {

Response answer_upload_status(Context& context, const Request& request) {
  const auto caller = facility_caller_of(context, request);
  if (!caller) return problem_response(caller.error());
  const auto record = find_upload(context, *caller, request.parameters[0]);
  if (!record) return problem_response(record.error());
  return json_response(200, portal::write(describe(*record)));
}

}  // namespace madoguchi::server
