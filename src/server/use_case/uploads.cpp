// What the store knows of uploads; see uploads.h.
#include "server/use_case/uploads.h"

#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr int max_receiving = 20;            // of a facility: two applications' worth at once
constexpr int max_waiting = 50;              // of a facility: accepted, and in no application yet
constexpr std::size_t max_name_bytes = 255;  // what file systems take

// Characters that make a name read as another one: direction marks and overrides, and what cannot be seen.
bool is_deceptive(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

// A file's own name, not a path.
bool is_usable_name(std::string_view name) {
  if (name.empty() || name.size() > max_name_bytes || name == "." || name == ".." || !text::is_utf8(name)) return false;
  for (std::size_t at = 0; at < name.size();) {
    const text::Decoded decoded = text::decode_at(name, at);
    const char32_t c = decoded.code_point;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == U'/' || c == U'\\' || is_deceptive(c)) return false;
    at += decoded.size_bytes;
  }
  return true;
}

std::string params_json(const document::Refusal& refusal) {
  form::Value params{form::Value::Object{}};
  for (const auto& [name, value] : refusal.text_params) params.set(name, value);
  for (const auto& [name, value] : refusal.number_params) params.set(name, static_cast<std::int64_t>(value));
  return form::to_json(params);
}

}  // namespace

Outcome<UploadRecord> create_upload(Context& context, const Caller& caller, std::string_view name,
                                    std::uint64_t size_bytes) {
  if (caller.facility_id.empty()) return problem_of("session.forbidden");
  if (size_bytes == 0) return problem_of("upload.empty");
  if (size_bytes > document::max_file_bytes) return problem_of("upload.too_large");
  if (!is_usable_name(name)) return problem_of("upload.bad_name");

  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  UploadRecord record;
  record.id = context.keys.random_id();
  record.facility_id = caller.facility_id;
  record.name = name;
  record.size_bytes = size_bytes;
  record.state = "receiving";
  record.expires_at_ms = now + upload_lifetime_ms;

  Transaction transaction(context.store);
  if (count_open_uploads(sql, caller.facility_id, "receiving", now) >= max_receiving ||
      count_open_uploads(sql, caller.facility_id, "accepted", now) >= max_waiting) {
    return problem_of("upload.too_many");
  }
  insert_upload(sql, record, caller.account_id, now);
  transaction.commit();
  return record;
}

Outcome<UploadRecord> find_upload(Context& context, const Caller& caller, std::string_view id) {
  auto record = find_upload_row(context.store.sql(), std::string(id));
  if (!record || record->facility_id != caller.facility_id) return problem_of("upload.unknown");
  if (record->expires_at_ms <= context.now_ms()) return problem_of("upload.expired");
  return *std::move(record);
}

void record_offset(Context& context, std::string_view id, std::uint64_t offset_bytes) {
  set_upload_offset(context.store.sql(), std::string(id), static_cast<std::int64_t>(offset_bytes),
                    context.now_ms() + upload_lifetime_ms);
}

void record_recognition(Context& context, std::string_view id, const document::Recognition& recognition) {
  UploadRecord record;
  record.id = id;
  record.expires_at_ms = context.now_ms() + upload_lifetime_ms;
  if (recognition.kind) {
    record.state = "accepted";
    record.kind = document::kind_name(*recognition.kind);
  } else {
    // A recognition without a verdict can only be a source that failed.
    record.state = "refused";
    record.refusal_code = recognition.refusal ? recognition.refusal->code : "document.unreadable";
    record.refusal_params = recognition.refusal ? params_json(*recognition.refusal) : "{}";
  }
  set_upload_recognition(context.store.sql(), record);
}

bool forget_upload(Context& context, std::string_view id) {
  const std::string upload(id);
  if (delete_upload(context.store.sql(), upload)) return true;
  return !is_upload_held(context.store.sql(), upload);
}

std::vector<std::string> expired_uploads(Context& context, int limit) {
  if (limit <= 0) return {};  // SQLite reads a negative limit as none
  return find_expired_uploads(context.store.sql(), context.now_ms(), limit);
}

portal::UploadStatus describe(const UploadRecord& record) {
  portal::UploadStatus status;
  status.id = record.id;
  status.name = record.name;
  status.size_bytes = record.size_bytes;
  status.offset_bytes = record.offset_bytes;
  status.state = record.state;
  status.kind = record.kind;
  if (record.state != "refused") return status;
  auto params = form::parse_json(record.refusal_params);
  status.refusal = form::Issue{"", record.refusal_code,
                               params.ok() ? std::move(params).value() : form::Value(form::Value::Object{})};
  return status;
}

}  // namespace madoguchi::server
