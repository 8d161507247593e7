// Evidence is kept for as many days after the decision as the installation says, then its bytes go; what it was called
// and how large it was stays with the application. Each removal leaves an entry in the audit log.
#pragma once

#include <string>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

// Uploads whose time has come, at most `limit`; none where evidence is kept for good.
std::vector<std::string> evidence_to_remove(Context& context, int limit);
// After their bytes are gone: whoever is interrupted before this removes them again.
void record_evidence_removed(Context& context, const std::vector<std::string>& upload_ids);

}  // namespace madoguchi::server
