// See fake_administration.h.
#include "fakes/fake_administration.h"

#include <algorithm>
#include <cstdlib>

#include "fakes/fake_answers.h"
#include "fakes/fake_server.h"
#include "portal/draft_messages.h"

namespace madoguchi::fakes {
namespace {

using portal::MailState;
using portal::Role;
using portal::StaffState;

constexpr const char* instant = "2026-11-23T00:30:00.000Z";

client::Response problem(int status, const char* code) { return FakeServer::problem(status, code); }

bool begins_with(std::string_view text, std::string_view begin) { return text.substr(0, begin.size()) == begin; }

// "…?a=1&b=2": the value of a name; no escapes are undone.
std::string_view parameter(std::string_view path, std::string_view name) {
  for (std::size_t at = path.find_first_of("?&"); at != std::string_view::npos; at = path.find_first_of("?&", at + 1)) {
    const std::string_view rest = path.substr(at + 1);
    if (!begins_with(rest, name) || rest.substr(name.size(), 1) != "=") continue;
    return rest.substr(name.size() + 1, rest.find('&') - name.size() - 1);
  }
  return {};
}

}  // namespace

client::Response FakeAdministration::answer(const client::Request& request, std::string_view path,
                                            std::string_view slice) {
  if (begins_with(path, "/notices")) return answer_notices(request, path.substr(8));
  if (begins_with(path, "/facility-imports")) return answer_import(request, path.substr(17), slice);
  if (begins_with(path, "/staff")) return answer_staff(request, path.substr(6));
  if (begins_with(path, "/mails")) return answer_mails(request, path.substr(6));
  if (begins_with(path, "/audit")) return answer_audit(path);
  return problem(404, "http.unknown_path");
}

client::Response FakeAdministration::answer_notices(const client::Request& request, std::string_view path) {
  const bool has_body = request.method == "POST" || request.method == "PUT";
  const auto text = portal::read_notice_request(request.body);
  if (has_body && !text) return problem(400, "request.malformed");
  if (path.empty() && request.method == "GET") {
    portal::NoticeList list;
    for (const auto& [id, notice] : notices) list.notices.push_back(notice.listing);
    return json(200, portal::write(list));
  }
  const std::string id = path.empty() ? "n" + std::to_string(++last_id_) : std::string(path.substr(1));
  if (!path.empty()) {
    const auto known = notices.find(id);
    if (known == notices.end()) return problem(404, "notice.unknown");
    if (request.method == "GET") return json(200, portal::write(known->second));
    if (header(request, "If-Match") != portal::version_tag(known->second.listing.version)) {
      return problem(412, "notice.conflict");
    }
    if (request.method == "DELETE") {
      notices.erase(known);
      return {204, {}, ""};
    }
  }
  portal::Notice& notice = notices[id];
  notice.listing = {id,          notice.listing.version + 1, text->title,      text->category, text->important,
                    text->state, text->valid_from,           text->valid_until};
  notice.body = text->body;
  return json(path.empty() ? 201 : 200, portal::write(notice));
}

client::Response FakeAdministration::answer_import(const client::Request& request, std::string_view path,
                                                   std::string_view slice) {
  if (header(request, "Content-Type") != "text/csv") return problem(415, "http.unsupported_media_type");
  if (path == "/preview") return json(200, portal::write(preview));
  if (header(request, "If-Match") != portal::digest_tag(preview.digest)) return problem(412, "import.changed");
  imported = slice;
  return json(200, portal::write(portal::ImportResult{preview.added, preview.changed, preview.unchanged}));
}

client::Response FakeAdministration::answer_staff(const client::Request& request, std::string_view path) {
  if (request.method == "GET") return json(200, portal::write(portal::StaffList{staff}));
  if (request.method == "POST") {
    const auto invited = portal::read_staff_invitation(request.body);
    if (!invited) return problem(400, "request.malformed");
    const bool known =
        std::any_of(staff.begin(), staff.end(), [&](const auto& each) { return each.email == invited->email; });
    if (known) return problem(409, "staff.email_taken");
    staff.push_back({"s" + std::to_string(++last_id_), invited->email, invited->person_name, invited->role,
                     StaffState::pending, false, ""});
    return json(201, portal::write(staff.back()));
  }
  const auto change = portal::read_staff_change(request.body);
  const auto member =
      std::find_if(staff.begin(), staff.end(), [&](const auto& each) { return each.id == path.substr(1); });
  if (!change || member == staff.end()) return problem(404, "staff.unknown");
  const auto reigns = [](const portal::StaffMember& each) {
    return each.role == Role::administrator && each.state == StaffState::active;
  };
  portal::StaffMember changed = *member;
  changed.role = change->role;
  if (change->state == StaffState::disabled || changed.state == StaffState::disabled) changed.state = change->state;
  if (reigns(*member) && !reigns(changed) && std::count_if(staff.begin(), staff.end(), reigns) == 1) {
    return problem(409, "staff.last_administrator");
  }
  *member = changed;
  return json(200, portal::write(changed));
}

client::Response FakeAdministration::answer_mails(const client::Request& request, std::string_view path) {
  if (request.method == "GET") {
    const auto state = portal::mail_state_from_name(parameter(path, "state"));
    portal::MailList list;
    for (const portal::MailListing& mail : mails)
      if (mail.state == state) list.mails.push_back(mail);
    return json(200, portal::write(list));
  }
  for (portal::MailListing& mail : mails) {
    if (path != "/" + mail.id + "/retry") continue;
    if (mail.state != MailState::dead) return problem(409, "mail.not_dead");
    mail.state = MailState::waiting;
    mail.next_attempt_at = instant;
    return json(200, portal::write(mail));
  }
  return problem(404, "mail.unknown");
}

client::Response FakeAdministration::answer_audit(std::string_view path) const {
  portal::AuditPage page;
  const std::string before(parameter(path, "before"));
  const std::string_view actor = parameter(path, "actor");
  for (const portal::AuditEntry& entry : entries) {
    if (!before.empty() && entry.sequence >= std::atoll(before.c_str())) continue;
    if (!actor.empty() && entry.actor_id != actor) continue;
    if (page.entries.size() == page_size) {
      page.next = page.entries.back().sequence;
      break;
    }
    page.entries.push_back(entry);
  }
  return json(200, portal::write(page));
}

void FakeAdministration::fill() {
  using portal::NoticeCategory;
  using portal::NoticeState;
  notices["n-stop"] = {{"n-stop", 2, "年末のシステム停止について", NoticeCategory::maintenance, true,
                        NoticeState::published, "2026-11-20", "2026-12-31"},
                       "12月29日 22時から翌朝6時まで停止します。\nご不便をおかけします。"};
  notices["n-faq"] = {
      {"n-faq", 1, "よくある質問を追加しました", NoticeCategory::general, false, NoticeState::draft, "2026-11-23", ""},
      "ご覧ください。"};
  preview.digest = std::string(64, 'a');
  preview.added = 1;
  preview.changed = 1;
  preview.unchanged = 12;
  preview.changes = {{portal::FacilityType::kenshin, "1319900011", "みほん健診センター", portal::ImportKind::added, {}},
                     {portal::FacilityType::sejutsu,
                      "契1399001-0-0",
                      "みほん接骨院",
                      portal::ImportKind::changed,
                      {{"電話番号", "03-0000-0003", "03-0000-0099"},
                       {"住所", "見本区施術町6丁目7番8号", "見本区窓口町1丁目2番3号"},
                       {"生年月日", std::nullopt, std::nullopt}}}};
  staff = {{"s-kanri", "kanri@example.jp", "管理 一郎", Role::administrator, StaffState::active, true, instant},
           {"s-shinsa", "shinsa@example.jp", "審査 花子", Role::reviewer, StaffState::active, true, instant},
           {"s-new", "shinnin@example.jp", "新任 次郎", Role::reviewer, StaffState::pending, false, ""},
           {"s-gone", "taishoku@example.jp", "退職 三郎", Role::reviewer, StaffState::disabled, true, instant}};
  mails = {{"m-1", "registration", "m***@example.jp", MailState::dead, 8, "", "RCPT: 550 5.1.1", instant, ""},
           {"m-2", "registration", "t***@example.jp", MailState::dead, 8, "", "before RCPT: Timeout was reached",
            instant, ""},
           {"m-3", "registration", "h***@example.jp", MailState::waiting, 1, instant, "RCPT: 451 4.3.0", instant, ""},
           {"m-4", "registration", "s***@example.jp", MailState::sent, 1, "", "", instant, instant}};
  for (std::int64_t sequence = 7; sequence >= 1; --sequence) {
    const bool by_server = sequence % 3 == 0;
    entries.push_back({sequence, instant, by_server ? "" : "s-kanri", by_server ? "" : "管理 一郎",
                       by_server ? "" : "administrator", by_server ? "application" : "notice",
                       by_server ? "application-1" : "n-stop", sequence == 1 ? "" : "draft",
                       by_server ? "received" : "published"});
  }
}

}  // namespace madoguchi::fakes
