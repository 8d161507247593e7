// The names of administration's enumerations, its entity tags, and what is shown of an address.
#include <algorithm>

#include "portal/administration_messages.h"
#include "portal/name_table.h"
#include "text/utf8.h"

namespace madoguchi::portal {

namespace {

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
  return text.size() == import_digest_size &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
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

std::string digest_tag(std::string_view digest) { return '"' + std::string(digest) + '"'; }

std::optional<std::string> digest_of_tag(std::string_view tag) {
  if (tag.size() != import_digest_size + 2 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  tag = tag.substr(1, import_digest_size);
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
