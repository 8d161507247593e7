// Statements about uploads. An upload is held once an application has it as an attachment; held ones never expire.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/use_case/uploads.h"

namespace madoguchi::server {

void insert_upload(soci::session& sql, const UploadRecord& record, const std::string& account_id, std::int64_t now_ms);
std::optional<UploadRecord> find_upload_row(soci::session& sql, const std::string& id);
// The facility's uploads in a state that have not expired and that no application holds.
int count_open_uploads(soci::session& sql, const std::string& facility_id, const std::string& state,
                       std::int64_t now_ms);
// Only forward, and only while the upload is being received.
void set_upload_offset(soci::session& sql, const std::string& id, std::int64_t offset_bytes,
                       std::int64_t expires_at_ms);
void set_upload_recognition(soci::session& sql, const UploadRecord& record);
void hold_upload(soci::session& sql, const std::string& id, std::int64_t expires_at_ms);
bool is_upload_held(soci::session& sql, const std::string& id);
// False when there was none, or an application holds it.
bool delete_upload(soci::session& sql, const std::string& id);
std::vector<std::string> find_expired_uploads(soci::session& sql, std::int64_t now_ms, int limit);

}  // namespace madoguchi::server
