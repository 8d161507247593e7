// The upload protocol tus 1.0.0 as requests and as readings of answers: creation, HEAD, PATCH, termination, checksum.
// Which one comes when is upload.cpp's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::client::tus {

Request create(std::string_view file_name, std::uint64_t size_bytes);
Request ask_offset(std::string_view upload_id);
Request send_piece(std::string_view upload_id, std::uint64_t offset_bytes);  // for Transport::send_slice
Request terminate(std::string_view upload_id);
Request ask_status(std::string_view upload_id);  // this API's own: GET, a portal::UploadStatus

// The id out of a creation's Location; nothing unless it names an upload of this API.
std::optional<std::string> created_id(const Response& response);
// Upload-Offset, in bytes; nothing if it is not there or not a number.
std::optional<std::uint64_t> offset_bytes(const Response& response);

}  // namespace madoguchi::client::tus
