// Parts of review's messages that an applicant's messages have too. Only for the readers and writers of this room.
#pragma once

#include <string>
#include <vector>

#include "portal/review_messages.h"
#include "portal/wire_reader.h"

namespace madoguchi::portal {

form::Value flags_value(const std::vector<FieldFlag>& flags);
form::Value revisions_value(const std::vector<ApplicationRevision>& revisions);
std::vector<FieldFlag> read_flags(Reader& reader, const form::Value& object, const std::string& place);
std::vector<ApplicationRevision> read_revisions(Reader& reader, const form::Value& object, const std::string& place);

}  // namespace madoguchi::portal
