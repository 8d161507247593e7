// The wire messages of administration: notices, the import of master data, staff, mails that wait or are dead, the
// audit log. All under /admin and for administrators only. Both sides use these; assets/openapi.json describes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::portal {

// ---- Notices (お知らせ)

inline constexpr std::size_t max_notice_title_bytes = 600;    // 200 characters
inline constexpr std::size_t max_notice_body_bytes = 30'000;  // 10,000 characters

enum class NoticeCategory { general, procedure, maintenance, incident };
enum class NoticeState { draft, published };

std::string_view notice_category_name(NoticeCategory category);
std::optional<NoticeCategory> notice_category_from_name(std::string_view name);
std::string_view notice_state_name(NoticeState state);
std::optional<NoticeState> notice_state_from_name(std::string_view name);

// An item of GET /admin/notices: everything but the body.
struct NoticeListing {
  std::string id;
  std::int64_t version = 0;  // grows with each change; ETag and If-Match as version_tag makes them (draft_messages.h)
  std::string title;
  NoticeCategory category = NoticeCategory::general;
  bool important = false;
  NoticeState state = NoticeState::draft;
  std::string valid_from;   // ISO 8601 day, Asia/Tokyo
  std::string valid_until;  // the last day; empty: without end
};

struct NoticeList {
  std::vector<NoticeListing> notices;
};

// GET /admin/notices/{id}, and the answer to POST and PUT.
struct Notice {
  NoticeListing listing;
  std::string body;  // plain text; '\n' starts a new line
};

// POST /admin/notices, and PUT beside If-Match.
struct NoticeRequest {
  std::string title;
  std::string body;
  NoticeCategory category = NoticeCategory::general;
  bool important = false;
  NoticeState state = NoticeState::draft;
  std::string valid_from;
  std::string valid_until;  // empty: without end
};

// ---- Import of facilities' master data

// What a preview lists at most; its counts tell of all.
inline constexpr std::size_t max_import_changes = 200;
inline constexpr std::size_t import_digest_size = 64;  // SHA-256 in lower-case hex
inline constexpr std::size_t max_import_faults = 200;

struct ImportFault {
  std::int64_t line = 0;  // 1 is the header
  std::string column;     // empty: the line as a whole
  std::string message;    // Japanese, for the administrator
};

// A column whose value becomes another. A side that is not there is a value that is kept as a keyed hash and cannot be
// shown; an empty text is no value.
struct ImportedField {
  std::string name;  // of the column
  std::optional<std::string> before;
  std::optional<std::string> after;
};

enum class ImportKind { added, changed };
std::string_view import_kind_name(ImportKind kind);
std::optional<ImportKind> import_kind_from_name(std::string_view name);

struct ImportedFacility {
  FacilityType type = FacilityType::kenshin;
  std::string registration_number;
  std::string name;
  ImportKind kind = ImportKind::added;
  std::vector<ImportedField> fields;  // of one that is changed: those that differ; of a new one none
};

// The answer to POST /admin/facility-imports/preview. With any fault nothing can be imported, and there is no digest.
struct ImportPreview {
  std::string digest;  // over the file and the master data that it meets: what If-Match names
  std::int64_t added = 0, changed = 0, unchanged = 0;
  std::int64_t fault_count = 0;           // all of them
  std::vector<ImportFault> faults;        // the first max_import_faults
  std::vector<ImportedFacility> changes;  // the first max_import_changes
};

// The answer to POST /admin/facility-imports.
struct ImportResult {
  std::int64_t added = 0, changed = 0, unchanged = 0;
};

// ---- Staff: reviewers and administrators

enum class StaffState { pending, active, disabled };  // pending: invited, has no password yet
std::string_view staff_state_name(StaffState state);
std::optional<StaffState> staff_state_from_name(std::string_view name);

struct StaffMember {
  std::string id;
  std::string email;
  std::string person_name;
  Role role = Role::reviewer;  // never applicant
  StaffState state = StaffState::pending;
  bool second_factor_enabled = false;
  std::string last_seen_at;  // RFC 3339, UTC; empty: never
};

// GET /admin/staff.
struct StaffList {
  std::vector<StaffMember> staff;
};

// POST /admin/staff: a mail invites. The answer is the new StaffMember.
struct StaffInvitation {
  std::string email;
  std::string person_name;
  Role role = Role::reviewer;
};

// PUT /admin/staff/{id}. The answer is the changed StaffMember. Someone who is pending stays so when told to be active.
struct StaffChange {
  Role role = Role::reviewer;
  StaffState state = StaffState::active;  // active or disabled
};

// ---- Mails

enum class MailState { waiting, sent, dead };
std::string_view mail_state_name(MailState state);
std::optional<MailState> mail_state_from_name(std::string_view name);

// An item of GET /admin/mails?state=…, and the answer to POST /admin/mails/{id}/retry.
struct MailListing {
  std::string id;
  std::string kind;       // of the template
  std::string recipient;  // masked: "m***@example.jp"
  MailState state = MailState::waiting;
  int attempts = 0;
  std::string next_attempt_at;  // RFC 3339, UTC; empty: none is planned
  std::string last_fault;       // as the mail server said it; empty: none yet
  std::string created_at;       // RFC 3339, UTC
  std::string sent_at;          // RFC 3339, UTC; empty: not sent
};

// Newest first.
struct MailList {
  std::vector<MailListing> mails;
};

// ---- Audit log

// Ids and names of states only; the actor's name is looked up when it is shown.
struct AuditEntry {
  std::int64_t sequence = 0;
  std::string at;          // RFC 3339, UTC
  std::string actor_id;    // account; empty: the server itself
  std::string actor_name;  // empty: not known (any more)
  std::string actor_role;
  std::string subject_type;
  std::string subject_id;
  std::string from;
  std::string to;
};

// GET /admin/audit?actor=&subject=&from=&to=&before=: newest first. actor and subject are ids; from and to are days in
// Tokyo, both included; before is a sequence.
struct AuditPage {
  std::vector<AuditEntry> entries;
  std::optional<std::int64_t> next;  // what `before` of the next page is; nothing: these were the last
};

// Each reads the JSON of its message, within form::ParseLimits.
Result<NoticeList, WireFault> read_notice_list(std::string_view json);
Result<Notice, WireFault> read_notice(std::string_view json);
Result<NoticeRequest, WireFault> read_notice_request(std::string_view json);
Result<ImportPreview, WireFault> read_import_preview(std::string_view json);
Result<ImportResult, WireFault> read_import_result(std::string_view json);
Result<StaffList, WireFault> read_staff_list(std::string_view json);
Result<StaffMember, WireFault> read_staff_member(std::string_view json);
Result<StaffInvitation, WireFault> read_staff_invitation(std::string_view json);
Result<StaffChange, WireFault> read_staff_change(std::string_view json);
Result<MailList, WireFault> read_mail_list(std::string_view json);
Result<MailListing, WireFault> read_mail(std::string_view json);
Result<AuditPage, WireFault> read_audit_page(std::string_view json);

std::string write(const NoticeList& message);
std::string write(const Notice& message);
std::string write(const NoticeRequest& message);
std::string write(const ImportPreview& message);
std::string write(const ImportResult& message);
std::string write(const StaffList& message);
std::string write(const StaffMember& message);
std::string write(const StaffInvitation& message);
std::string write(const StaffChange& message);
std::string write(const MailList& message);
std::string write(const MailListing& message);
std::string write(const AuditPage& message);

// The digest of a preview as an entity tag for If-Match, and back; nothing for any other tag.
std::string digest_tag(std::string_view digest);
std::optional<std::string> digest_of_tag(std::string_view tag);

// An address as it may be shown to whom it does not belong: "m***@example.jp".
std::string masked_email(std::string_view email);

}  // namespace madoguchi::portal
