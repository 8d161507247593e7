// What the store knows of uploads: who owns them, how far they are, what they were recognised as. The bytes are on
// disk, in a file named by the upload's id; http/tus writes them. An upload belongs to the facility of the caller that
// made it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/recognition.h"
#include "server/use_case/calendar.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// Since the last byte, or since the recognition, or since a draft let it go.
inline constexpr std::int64_t upload_lifetime_ms = day_ms;

struct UploadRecord {
  std::string id;  // random, base64url
  std::string facility_id;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::uint64_t offset_bytes = 0;  // durable on disk
  std::string state;               // "receiving", "accepted", "refused"
  std::string kind;
  std::string refusal_code;
  std::string refusal_params;  // JSON object
  std::int64_t expires_at_ms = 0;
};

// Problems: upload.too_large (413), upload.empty (422), upload.bad_name (422), upload.too_many (429: open ones of a
// facility).
Outcome<UploadRecord> create_upload(Context& context, const Caller& caller, std::string_view name,
                                    std::uint64_t size_bytes);
// Problems: upload.unknown (404: none, foreign), upload.expired (410).
Outcome<UploadRecord> find_upload(Context& context, const Caller& caller, std::string_view id);
// After the bytes are on disk.
void record_offset(Context& context, std::string_view id, std::uint64_t offset_bytes);
// After the last byte: what the core said of the file.
void record_recognition(Context& context, std::string_view id, const document::Recognition& recognition);
// Forgets an upload that no application holds; the caller of this removes the file. False when an application holds it.
bool forget_upload(Context& context, std::string_view id);
// Unfinished ones past their time, and finished ones that no application took for that long. At most `limit`.
std::vector<std::string> expired_uploads(Context& context, int limit);

portal::UploadStatus describe(const UploadRecord& record);

}  // namespace madoguchi::server
