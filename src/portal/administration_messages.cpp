// Administration's messages as JSON; see administration_messages.h.
#include "portal/administration_messages.h"

#include <algorithm>

#include "portal/name_table.h"
#include "portal/wire_reader.h"
#include "portal/wire_values.h"
#include "text/date.h"
#include "text/utf8.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::int64_t max_number = std::int64_t{1} << 53;  // what JavaScript holds exactly
constexpr std::size_t min_instant_bytes = 20;
constexpr std::size_t max_instant_bytes = 40;
constexpr std::size_t max_name_bytes = 600;    // of a person, a facility, a column
constexpr std::size_t max_value_bytes = 1200;  // of a column: 300 characters of any script
constexpr std::size_t max_columns = 50;
constexpr std::size_t digest_size = 64;

constexpr Names<NoticeCategory, 4> notice_categories{{{NoticeCategory::general, "general"},
                                                      {NoticeCategory::procedure, "procedure"},
                                                      {NoticeCategory::maintenance, "maintenance"},
                                                      {NoticeCategory::incident, "incident"}}};
constexpr Names<NoticeState, 2> notice_states{{{NoticeState::draft, "draft"}, {NoticeState::published, "published"}}};
constexpr Names<ImportKind, 2> import_kinds{{{ImportKind::added, "added"}, {ImportKind::changed, "changed"}}};
constexpr Names<StaffState, 3> staff_states{
    {{StaffState::pending, "pending"}, {StaffState::active, "active"}, {StaffState::disabled, "disabled"}}};
constexpr Names<MailState, 3> mail_states{
    {{MailState::waiting, "waiting"}, {MailState::sent, "sent"}, {MailState::dead, "dead"}}};

bool is_digest(std::string_view text) {
  return text.size() == digest_size &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string read_instant(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  return reader.text(object, place, name, min_instant_bytes, max_instant_bytes);
}

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

// The elements of an array that must be there, each an object read by `read`.
template <class Item>
std::vector<Item> read_items(Reader& reader, const Value& message, const std::string& place, std::string_view name,
                             Item (*read)(Reader&, const Value&, const std::string&),
                             std::size_t max_items = max_listed) {
  std::vector<Item> items;
  if (reader.member(message, place, name) == nullptr) return items;
  const Value::Array& array = reader.array(message, place, name);
  const std::string list = Reader::at(place, name);
  if (array.size() > max_items) {
    reader.fail(list, "must be an array of at most " + std::to_string(max_items) + " elements");
    return items;
  }
  for (std::size_t i = 0; i < array.size(); ++i) {
    const std::string item = Reader::at(list, i);
    if (array[i].as_object() == nullptr) reader.fail(item, "must be an object");
    items.push_back(read(reader, array[i], item));
  }
  return items;
}

template <class Item>
Value items_value(const std::vector<Item>& items, Value::Object (*object_of)(const Item&)) {
  Value::Array array;
  for (const Item& item : items) array.push_back(Value(object_of(item)));
  return Value(std::move(array));
}

std::string written(Value::Object object) { return form::to_json(Value(std::move(object))); }

void add_if_any(Value::Object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.emplace_back(name, Value(text));
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

Value::Object notice_object(const NoticeListing& notice) {
  Value::Object object{{"id", Value(notice.id)},
                       {"version", Value(notice.version)},
                       {"title", Value(notice.title)},
                       {"category", Value(notice_category_name(notice.category))},
                       {"important", Value(notice.important)},
                       {"state", Value(notice_state_name(notice.state))},
                       {"validFrom", Value(notice.valid_from)}};
  add_if_any(object, "validUntil", notice.valid_until);
  return object;
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

Value::Object fault_object(const ImportFault& fault) {
  return {{"line", Value(fault.line)}, {"column", Value(fault.column)}, {"message", Value(fault.message)}};
}

Value::Object field_object(const ImportedField& field) {
  Value::Object object{{"name", Value(field.name)}};
  if (field.before) object.emplace_back("before", Value(*field.before));
  if (field.after) object.emplace_back("after", Value(*field.after));
  return object;
}

Value::Object facility_object(const ImportedFacility& facility) {
  return {{"type", Value(facility_type_name(facility.type))},
          {"registrationNumber", Value(facility.registration_number)},
          {"name", Value(facility.name)},
          {"kind", Value(import_kind_name(facility.kind))},
          {"fields", items_value(facility.fields, &field_object)}};
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

Value::Object member_object(const StaffMember& member) {
  Value::Object object{{"id", Value(member.id)},
                       {"email", Value(member.email)},
                       {"personName", Value(member.person_name)},
                       {"role", Value(role_name(member.role))},
                       {"state", Value(staff_state_name(member.state))},
                       {"secondFactorEnabled", Value(member.second_factor_enabled)}};
  add_if_any(object, "lastSeenAt", member.last_seen_at);
  return object;
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

Value::Object mail_object(const MailListing& mail) {
  Value::Object object{{"id", Value(mail.id)},
                       {"kind", Value(mail.kind)},
                       {"recipient", Value(mail.recipient)},
                       {"state", Value(mail_state_name(mail.state))},
                       {"attempts", Value(mail.attempts)},
                       {"lastFault", Value(mail.last_fault)},
                       {"createdAt", Value(mail.created_at)}};
  add_if_any(object, "nextAttemptAt", mail.next_attempt_at);
  add_if_any(object, "sentAt", mail.sent_at);
  return object;
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

Value::Object audit_object(const AuditEntry& entry) {
  Value::Object object{{"sequence", Value(entry.sequence)},
                       {"at", Value(entry.at)},
                       {"actorId", Value(entry.actor_id)},
                       {"actorRole", Value(entry.actor_role)},
                       {"subjectType", Value(entry.subject_type)},
                       {"subjectId", Value(entry.subject_id)},
                       {"from", Value(entry.from)},
                       {"to", Value(entry.to)}};
  add_if_any(object, "actorName", entry.actor_name);
  return object;
}

}  // namespace

std::string_view notice_category_name(NoticeCategory category) { return name_of(notice_categories, category); }
std::optional<NoticeCategory> notice_category_from_name(std::string_view name) {
  return value_of(notice_categories, name);
}
std::string_view notice_state_name(NoticeState state) { return name_of(notice_states, state); }
std::optional<NoticeState> notice_state_from_name(std::string_view name) { return value_of(notice_states, name); }
std::string_view import_kind_name(ImportKind kind) { return name_of(import_kinds, kind); }
std::optional<ImportKind> import_kind_from_name(std::string_view name) { return value_of(import_kinds, name); }
std::string_view staff_state_name(StaffState state) { return name_of(staff_states, state); }
std::optional<StaffState> staff_state_from_name(std::string_view name) { return value_of(staff_states, name); }
std::string_view mail_state_name(MailState state) { return name_of(mail_states, state); }
std::optional<MailState> mail_state_from_name(std::string_view name) { return value_of(mail_states, name); }

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
    preview.digest = reader.text(value, "", "digest", digest_size, digest_size);
    if (!is_digest(preview.digest)) reader.fail("/digest", "must be SHA-256 in lower-case hex");
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

std::string write(const NoticeList& message) {
  return written({{"notices", items_value(message.notices, &notice_object)}});
}

std::string write(const Notice& message) {
  Value::Object object = notice_object(message.listing);
  object.emplace_back("body", Value(message.body));
  return written(std::move(object));
}

std::string write(const NoticeRequest& message) {
  Value::Object object{{"title", Value(message.title)},
                       {"body", Value(message.body)},
                       {"category", Value(notice_category_name(message.category))},
                       {"important", Value(message.important)},
                       {"state", Value(notice_state_name(message.state))},
                       {"validFrom", Value(message.valid_from)}};
  add_if_any(object, "validUntil", message.valid_until);
  return written(std::move(object));
}

std::string write(const ImportPreview& message) {
  Value::Object object{{"added", Value(message.added)},
                       {"changed", Value(message.changed)},
                       {"unchanged", Value(message.unchanged)},
                       {"faultCount", Value(message.fault_count)},
                       {"faults", items_value(message.faults, &fault_object)},
                       {"changes", items_value(message.changes, &facility_object)}};
  add_if_any(object, "digest", message.digest);
  return written(std::move(object));
}

std::string write(const ImportResult& message) {
  return written(
      {{"added", Value(message.added)}, {"changed", Value(message.changed)}, {"unchanged", Value(message.unchanged)}});
}

std::string write(const StaffList& message) { return written({{"staff", items_value(message.staff, &member_object)}}); }

std::string write(const StaffMember& message) { return written(member_object(message)); }

std::string write(const StaffInvitation& message) {
  return written({{"email", Value(message.email)},
                  {"personName", Value(message.person_name)},
                  {"role", Value(role_name(message.role))}});
}

std::string write(const StaffChange& message) {
  return written({{"role", Value(role_name(message.role))}, {"state", Value(staff_state_name(message.state))}});
}

std::string write(const MailList& message) { return written({{"mails", items_value(message.mails, &mail_object)}}); }

std::string write(const MailListing& message) { return written(mail_object(message)); }

std::string write(const AuditPage& message) {
  Value::Object object{{"entries", items_value(message.entries, &audit_object)}};
  if (message.next) object.emplace_back("next", Value(*message.next));
  return written(std::move(object));
}

std::string digest_tag(std::string_view digest) { return '"' + std::string(digest) + '"'; }

std::optional<std::string> digest_of_tag(std::string_view tag) {
  if (tag.size() != digest_size + 2 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  tag = tag.substr(1, digest_size);
  if (!is_digest(tag)) return std::nullopt;
  return std::string(tag);
}

std::string masked_email(std::string_view email) {
  const std::size_t at = email.rfind('@');
  if (at == 0 || at == std::string_view::npos) return "***";
  const std::size_t first = text::decode_at(email, 0).size_bytes;
  return std::string(email.substr(0, std::min(first, at))) + "***" + std::string(email.substr(at));
}

}  // namespace madoguchi::portal
