// Parts of wire messages as JSON values. Only for the writers of this room.
#pragma once

#include <cstdint>

#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::portal {

form::Value answers_value(const form::Value& answers);  // anything else than an object as an empty one
form::Value size_value(std::uint64_t size_bytes);
form::Value facility_value(const Facility& facility);
form::Value upload_value(const UploadStatus& upload);

}  // namespace madoguchi::portal
