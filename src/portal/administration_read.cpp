// Reading administration's messages; see administration_messages.h.
#include "portal/administration_messages.h"
#include "portal/wire_reader.h"
#include "text/date.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::size_t max_name_bytes = 600;    // of a person, a facility, a column
constexpr std::size_t max_value_bytes = 1200;  // of a column: 300 characters of any script
constexpr std::size_t max_columns = 50;

bool is_there(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  return value != nullptr && !value->is_null();
}

// An instant that may be left out: empty then.
std::string read_optional_instant(Reader& reader, const Value& object, const std::string& place,
                                  std::string_view name) {
  return is_there(object, name) ? read_instant(reader, object, place, name) : std::string();
}

std::string read_day(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  std::string day = reader.text(object, place, name, 1, max_instant_bytes);
  if (!text::parse_iso_date(day)) reader.fail(Reader::at(place, name), "must be a day as YYYY-MM-DD");
  return day;
}

std::int64_t read_count(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  return reader.integer(object, place, name, 0, max_number);
}

// ---- Notices

void check_days(Reader& reader, const std::string& place, const std::string& from, const std::string& until) {
  if (!until.empty() && until < from) reader.fail(Reader::at(place, "validUntil"), "is before validFrom");
}

NoticeListing read_notice_item(Reader& reader, const Value& object, const std::string& place) {
  NoticeListing notice;
  notice.id = reader.text(object, place, "id", 1, max_id_bytes);
  notice.version = reader.integer(object, place, "version", 1, max_number);
  notice.title = reader.text(object, place, "title", 1, max_notice_title_bytes);
  notice.category = reader.named(object, place, "category", &notice_category_from_name, NoticeCategory::general);
  notice.important = reader.boolean(object, place, "important");
  notice.state = reader.named(object, place, "state", &notice_state_from_name, NoticeState::draft);
  notice.valid_from = read_day(reader, object, place, "validFrom");
  if (is_there(object, "validUntil")) notice.valid_until = read_day(reader, object, place, "validUntil");
  check_days(reader, place, notice.valid_from, notice.valid_until);
  return notice;
}

// ---- Import

ImportFault read_import_fault(Reader& reader, const Value& object, const std::string& place) {
  ImportFault fault;
  fault.line = reader.integer(object, place, "line", 0, max_number);
  fault.column = reader.text(object, place, "column");
  fault.message = reader.text(object, place, "message", 1);
  return fault;
}

std::optional<std::string> read_side(Reader& reader, const Value& object, const std::string& place,
                                     std::string_view name) {
  if (!is_there(object, name)) return std::nullopt;
  return reader.text(object, place, name, 0, max_value_bytes);
}

ImportedField read_imported_field(Reader& reader, const Value& object, const std::string& place) {
  ImportedField field;
  field.name = reader.text(object, place, "name", 1, max_name_bytes);
  field.before = read_side(reader, object, place, "before");
  field.after = read_side(reader, object, place, "after");
  return field;
}

ImportedFacility read_imported_facility(Reader& reader, const Value& object, const std::string& place) {
  ImportedFacility facility;
  facility.type = reader.named(object, place, "type", &facility_type_from_name, FacilityType::kenshin);
  facility.registration_number = reader.text(object, place, "registrationNumber", 1, max_id_bytes);
  facility.name = reader.text(object, place, "name", 1, max_value_bytes);
  facility.kind = reader.named(object, place, "kind", &import_kind_from_name, ImportKind::added);
  facility.fields = read_items(reader, object, place, "fields", &read_imported_field, max_columns);
  return facility;
}

// ---- Staff

Role read_staff_role(Reader& reader, const Value& object, const std::string& place) {
  const Role role = reader.named(object, place, "role", &role_from_name, Role::reviewer);
  if (role == Role::applicant) reader.fail(Reader::at(place, "role"), "is no role of staff");
  return role;
}

StaffMember read_member(Reader& reader, const Value& object, const std::string& place) {
  StaffMember member;
  member.id = reader.text(object, place, "id", 1, max_id_bytes);
  member.email = reader.text(object, place, "email", 1, max_email_bytes);
  member.person_name = reader.text(object, place, "personName", 0, max_name_bytes);
  member.role = read_staff_role(reader, object, place);
  member.state = reader.named(object, place, "state", &staff_state_from_name, StaffState::pending);
  member.second_factor_enabled = reader.boolean(object, place, "secondFactorEnabled");
  member.last_seen_at = read_optional_instant(reader, object, place, "lastSeenAt");
  return member;
}

// ---- Mails

MailListing read_mail_item(Reader& reader, const Value& object, const std::string& place) {
  MailListing mail;
  mail.id = reader.text(object, place, "id", 1, max_id_bytes);
  mail.kind = reader.text(object, place, "kind", 1, max_id_bytes);
  mail.recipient = reader.text(object, place, "recipient", 0, max_email_bytes);
  mail.state = reader.named(object, place, "state", &mail_state_from_name, MailState::waiting);
  mail.attempts = static_cast<int>(reader.integer(object, place, "attempts", 0, 1'000'000));
  mail.next_attempt_at = read_optional_instant(reader, object, place, "nextAttemptAt");
  mail.last_fault = reader.text(object, place, "lastFault");
  mail.created_at = read_instant(reader, object, place, "createdAt");
  mail.sent_at = read_optional_instant(reader, object, place, "sentAt");
  return mail;
}

// ---- Audit log

AuditEntry read_audit_entry(Reader& reader, const Value& object, const std::string& place) {
  AuditEntry entry;
  entry.sequence = reader.integer(object, place, "sequence", 1, max_number);
  entry.at = read_instant(reader, object, place, "at");
  entry.actor_id = reader.text(object, place, "actorId", 0, max_id_bytes);
  if (is_there(object, "actorName")) entry.actor_name = reader.text(object, place, "actorName", 0, max_name_bytes);
  entry.actor_role = reader.text(object, place, "actorRole", 0, max_id_bytes);
  entry.subject_type = reader.text(object, place, "subjectType", 1, max_id_bytes);
  entry.subject_id = reader.text(object, place, "subjectId", 0, max_id_bytes);
  entry.from = reader.text(object, place, "from", 0, max_id_bytes);
  entry.to = reader.text(object, place, "to", 0, max_id_bytes);
  return entry;
}

}  // namespace

Result<NoticeList, WireFault> read_notice_list(std::string_view json) {
  return read_message<NoticeList>(json, [](Reader& reader, const Value& value, NoticeList& list) {
    list.notices = read_items(reader, value, "", "notices", &read_notice_item);
  });
}

Result<Notice, WireFault> read_notice(std::string_view json) {
  return read_message<Notice>(json, [](Reader& reader, const Value& value, Notice& notice) {
    notice.listing = read_notice_item(reader, value, "");
    notice.body = reader.text(value, "", "body", 0, max_notice_body_bytes);
  });
}

Result<NoticeRequest, WireFault> read_notice_request(std::string_view json) {
  return read_message<NoticeRequest>(json, [](Reader& reader, const Value& value, NoticeRequest& request) {
    request.title = reader.text(value, "", "title", 1, max_notice_title_bytes);
    request.body = reader.text(value, "", "body", 1, max_notice_body_bytes);
    request.category = reader.named(value, "", "category", &notice_category_from_name, NoticeCategory::general);
    request.important = reader.boolean(value, "", "important");
    request.state = reader.named(value, "", "state", &notice_state_from_name, NoticeState::draft);
    request.valid_from = read_day(reader, value, "", "validFrom");
    if (is_there(value, "validUntil")) request.valid_until = read_day(reader, value, "", "validUntil");
    check_days(reader, "", request.valid_from, request.valid_until);
  });
}

Result<ImportPreview, WireFault> read_import_preview(std::string_view json) {
  return read_message<ImportPreview>(json, [](Reader& reader, const Value& value, ImportPreview& preview) {
    preview.added = read_count(reader, value, "", "added");
    preview.changed = read_count(reader, value, "", "changed");
    preview.unchanged = read_count(reader, value, "", "unchanged");
    preview.fault_count = read_count(reader, value, "", "faultCount");
    preview.faults = read_items(reader, value, "", "faults", &read_import_fault, max_import_faults);
    preview.changes = read_items(reader, value, "", "changes", &read_imported_facility, max_import_changes);
    if (preview.fault_count > 0) return;
    preview.digest = reader.text(value, "", "digest", import_digest_size, import_digest_size);
    if (!digest_of_tag(digest_tag(preview.digest))) reader.fail("/digest", "must be SHA-256 in lower-case hex");
  });
}

Result<ImportResult, WireFault> read_import_result(std::string_view json) {
  return read_message<ImportResult>(json, [](Reader& reader, const Value& value, ImportResult& result) {
    result.added = read_count(reader, value, "", "added");
    result.changed = read_count(reader, value, "", "changed");
    result.unchanged = read_count(reader, value, "", "unchanged");
  });
}

Result<StaffList, WireFault> read_staff_list(std::string_view json) {
  return read_message<StaffList>(json, [](Reader& reader, const Value& value, StaffList& list) {
    list.staff = read_items(reader, value, "", "staff", &read_member);
  });
}

Result<StaffMember, WireFault> read_staff_member(std::string_view json) {
  return read_message<StaffMember>(
      json, [](Reader& reader, const Value& value, StaffMember& member) { member = read_member(reader, value, ""); });
}

Result<StaffInvitation, WireFault> read_staff_invitation(std::string_view json) {
  return read_message<StaffInvitation>(json, [](Reader& reader, const Value& value, StaffInvitation& invitation) {
    invitation.email = reader.text(value, "", "email", 1, max_email_bytes);
    invitation.person_name = reader.text(value, "", "personName", 1, max_name_bytes);
    invitation.role = read_staff_role(reader, value, "");
  });
}

Result<StaffChange, WireFault> read_staff_change(std::string_view json) {
  return read_message<StaffChange>(json, [](Reader& reader, const Value& value, StaffChange& change) {
    change.role = read_staff_role(reader, value, "");
    change.state = reader.named(value, "", "state", &staff_state_from_name, StaffState::active);
    if (change.state == StaffState::pending) reader.fail("/state", "must be active or disabled");
  });
}

Result<MailList, WireFault> read_mail_list(std::string_view json) {
  return read_message<MailList>(json, [](Reader& reader, const Value& value, MailList& list) {
    list.mails = read_items(reader, value, "", "mails", &read_mail_item);
  });
}

Result<MailListing, WireFault> read_mail(std::string_view json) {
  return read_message<MailListing>(
      json, [](Reader& reader, const Value& value, MailListing& mail) { mail = read_mail_item(reader, value, ""); });
}

Result<AuditPage, WireFault> read_audit_page(std::string_view json) {
  return read_message<AuditPage>(json, [](Reader& reader, const Value& value, AuditPage& page) {
    page.entries = read_items(reader, value, "", "entries", &read_audit_entry);
    if (is_there(value, "next")) page.next = reader.integer(value, "", "next", 1, max_number);
  });
}

}  // namespace madoguchi::portal
