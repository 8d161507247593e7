// Reading preconditions; see precondition.h.
#include "server/http/precondition.h"

#include "portal/draft_messages.h"
#include "text/fold.h"

namespace madoguchi::server {

Precondition precondition_of(const Request& request) {
  if (const auto match = request.header("if-match")) {
    return {Precondition::Kind::version, portal::version_of_tag(text::trim(*match)).value_or(0)};
  }
  if (text::trim(request.header("if-none-match").value_or("")) == "*") return {Precondition::Kind::first, 0};
  return {};
}

}  // namespace madoguchi::server
