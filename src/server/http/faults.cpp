// Exceptions at the border; see faults.h.
#include "server/http/faults.h"

#include "server/http/log.h"
#include "server/http/problem.h"
#include "server/http/workers.h"
#include "server/store/store.h"

namespace madoguchi::server {
namespace {

portal::Problem busy() {
  portal::Problem problem = make_problem("server.busy");
  problem.retry_after_s = 2;
  return problem;
}

portal::Problem internal(const std::string& request_id, const std::string& what) {
  log_error("request_failed", {{"requestId", request_id}, {"what", what}});
  return make_problem("server.internal", "request " + request_id);
}

}  // namespace

portal::Problem problem_of(const std::exception_ptr& thrown, const std::string& request_id) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Overloaded&) {
    return busy();
  } catch (const std::exception& error) {
    return is_busy(error) ? busy() : internal(request_id, loggable_message(error));
  } catch (...) {
    return internal(request_id, "not an exception");
  }
}

}  // namespace madoguchi::server
