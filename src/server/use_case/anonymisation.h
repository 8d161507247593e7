// Applications are kept as many years after the decision as the installation says, then what is personal goes: names,
// addresses, typed answers, files, what reviewers wrote, and who sent it. What stays is for statistics and for the
// facility, which still finds it in its list: receipt number, state, times, kind and prefecture of the facility, counts
// and choices among the answers, and the accounts that were issued. Each is an entry in the audit log, whose earlier
// entries hold ids only and stay.
#pragma once

#include <string>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct DueAnonymisation {
  std::string application_id;
  std::vector<std::string> upload_ids;  // whose bytes go first
};

// Applications whose time has come, at most `limit`; none where they are kept for good.
std::vector<DueAnonymisation> applications_to_anonymise(Context& context, int limit);
// After the bytes of their files are gone: whoever is interrupted before this removes them again.
void anonymise_applications(Context& context, const std::vector<DueAnonymisation>& due);

}  // namespace madoguchi::server
