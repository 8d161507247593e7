// 申請控え: what was sent, as a paper to file. In the words of the form as it was shown, without the answers that are
// kept as keyed hashes only. The state is not on it: the same application always gives the same paper.
#pragma once

#include <string>

#include "portal/draft_messages.h"
#include "server/pdf/paper.h"
#include "server/use_case/context.h"
#include "server/use_case/words.h"

namespace madoguchi::server {

Paper application_copy(const portal::Application& application, const form::Definition& definition, const Words& words,
                       std::int64_t received_at_ms);

struct ApplicationCopy {
  std::string file_name;  // in Japanese
  std::string ascii_file_name;
  std::string pdf;
};

// Problems: application.unknown (404: none, foreign), form.unknown (404: the form's version is gone),
// paper.no_typeface (503: the machine has no Japanese letters).
Outcome<ApplicationCopy> copy_application(Context& context, const Caller& caller, std::string_view id);

}  // namespace madoguchi::server
