// Writing administration's messages; see administration_messages.h.
#include "portal/administration_messages.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

// ---- Notices

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

}  // namespace madoguchi::portal
