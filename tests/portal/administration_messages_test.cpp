// Administration's messages: written and read back the same; refused with the place of the fault.
#include "portal/administration_messages.h"

#include <boost/test/unit_test.hpp>

#include "portal/message_places.h"

using namespace madoguchi::portal;
namespace form = madoguchi::form;
using form::Value;
using messages::parsed;
using messages::place;

namespace {

const std::string instant = "2026-11-23T01:32:00.000Z";
const std::string digest(64, 'a');

// The place of a fault in the first element of the member `list`, one of whose members is changed.
template <class Read>
std::string place_in_first(Read read, const std::string& json, std::string_view list, std::string_view member,
                           std::optional<Value> value) {
  const Value first = parsed(json).find(list)->as_array()->front();
  const std::string changed = messages::changed(form::to_json(first), member, std::move(value));
  return place(read, json, list, Value(Value::Array{parsed(changed)}));
}

NoticeListing notice_listing() {
  return {"n1",         3,           "計画停止のお知らせ", NoticeCategory::maintenance, true, NoticeState::published,
          "2026-11-24", "2026-11-30"};
}

StaffMember member() {
  return {"a1", "shinsa1@example.jp", "審査　花子", Role::reviewer, StaffState::active, true, instant};
}

MailListing mail() {
  return {"m1", "registration", "m***@example.jp", MailState::dead, 8, "", "550 No such user", instant, ""};
}

ImportPreview preview() {
  ImportPreview preview;
  preview.digest = digest;
  preview.added = 1;
  preview.changed = 2;
  preview.unchanged = 3;
  preview.changes = {{FacilityType::kenshin, "1319900011", "みほん健診センター", ImportKind::added, {}},
                     {FacilityType::sejutsu,
                      "契1399001-0-0",
                      "みほん接骨院",
                      ImportKind::changed,
                      {{"電話番号", "03-0000-0003", "03-0000-0099"}, {"生年月日", std::nullopt, std::nullopt}}}};
  return preview;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(administration_messages)

BOOST_AUTO_TEST_CASE(notices_are_listed_without_their_bodies) {
  NoticeListing endless = notice_listing();
  endless.valid_until.clear();
  endless.state = NoticeState::draft;
  const std::string json = write(NoticeList{{notice_listing(), endless}});
  const auto read = read_notice_list(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(read->notices.back().valid_until.empty());
  const auto in_first = [&](std::string_view name, std::optional<Value> value) {
    return place_in_first(read_notice_list, json, "notices", name, std::move(value));
  };
  BOOST_TEST(place(read_notice_list, json, "notices", std::nullopt) == "/notices");
  BOOST_TEST(place(read_notice_list, json, "notices", parsed("[1]")) == "/notices/0");
  BOOST_TEST(in_first("id", Value("")) == "/notices/0/id");
  BOOST_TEST(in_first("version", Value(0)) == "/notices/0/version");
  BOOST_TEST(in_first("title", Value(std::string(max_notice_title_bytes + 1, 'x'))) == "/notices/0/title");
  BOOST_TEST(in_first("category", Value("weather")) == "/notices/0/category");
  BOOST_TEST(in_first("important", Value(1)) == "/notices/0/important");
  BOOST_TEST(in_first("state", Value("secret")) == "/notices/0/state");
  BOOST_TEST(in_first("validFrom", Value("2026-11-31")) == "/notices/0/validFrom");
  BOOST_TEST(in_first("validUntil", Value("2026-11-23")) == "/notices/0/validUntil");
  BOOST_TEST(in_first("validUntil", Value(std::string_view("tomorrow"))) == "/notices/0/validUntil");
  BOOST_TEST(in_first("validUntil", Value()) == "none");
}

BOOST_AUTO_TEST_CASE(a_notice_goes_there_and_back) {
  const std::string json = write(Notice{notice_listing(), "停止します。\nご了承ください。"});
  BOOST_TEST(write(*read_notice(json)) == json);
  BOOST_TEST(place(read_notice, json, "body", std::nullopt) == "/body");
  BOOST_TEST(place(read_notice, json, "body", Value(std::string(max_notice_body_bytes + 1, 'x'))) == "/body");

  const std::string request =
      write(NoticeRequest{"件名", "本文", NoticeCategory::incident, false, NoticeState::draft, "2026-11-24", ""});
  BOOST_TEST(request == R"({"title":"件名","body":"本文","category":"incident","important":false,"state":"draft",)"
                        R"("validFrom":"2026-11-24"})");
  BOOST_TEST(write(*read_notice_request(request)) == request);
  BOOST_TEST(place(read_notice_request, request, "title", Value("")) == "/title");
  BOOST_TEST(place(read_notice_request, request, "body", Value("")) == "/body");
  BOOST_TEST(place(read_notice_request, request, "validFrom", Value("2026-1-1")) == "/validFrom");
  BOOST_TEST(place(read_notice_request, request, "validUntil", Value("2026-11-23")) == "/validUntil");
  BOOST_TEST(place(read_notice_request, request, "validUntil", Value("2026-11-24")) == "none");
}

BOOST_AUTO_TEST_CASE(an_imports_preview_goes_there_and_back) {
  const std::string json = write(preview());
  const auto read = read_import_preview(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(*read->changes[1].fields[0].before == "03-0000-0003");
  BOOST_TEST(!read->changes[1].fields[1].after.has_value());  // kept as a keyed hash
  BOOST_TEST(place(read_import_preview, json, "digest", std::nullopt) == "/digest");
  BOOST_TEST(place(read_import_preview, json, "digest", Value(std::string(64, 'A'))) == "/digest");
  BOOST_TEST(place(read_import_preview, json, "added", Value(-1)) == "/added");
  BOOST_TEST(place(read_import_preview, json, "changes", std::nullopt) == "/changes");
  BOOST_TEST(place(read_import_preview, json, "changes", parsed(R"([{"type":"clinic"}])")) == "/changes/0/type");
  const Value added = parsed(json).find("changes")->as_array()->front();
  BOOST_TEST(place(read_import_preview, json, "changes", Value(Value::Array(max_import_changes, added))) == "none");
  BOOST_TEST(place(read_import_preview, json, "changes", Value(Value::Array(max_import_changes + 1, added))) ==
             "/changes");
  const auto in_first = [&](std::string_view name, std::optional<Value> value) {
    return place_in_first(read_import_preview, json, "changes", name, std::move(value));
  };
  BOOST_TEST(in_first("kind", Value("removed")) == "/changes/0/kind");
  BOOST_TEST(in_first("fields", parsed(R"([{"name":""}])")) == "/changes/0/fields/0/name");
  BOOST_TEST(in_first("fields", parsed(R"([{"name":"住所","before":1}])")) == "/changes/0/fields/0/before");
  BOOST_TEST(in_first("fields", parsed(R"([{"name":"住所","before":null,"after":""}])")) == "none");
}

BOOST_AUTO_TEST_CASE(a_preview_with_faults_has_no_digest) {
  ImportPreview faulty;
  faulty.fault_count = 300;
  faulty.faults = {{12, "郵便番号", "7桁の数字で入力してください。"}, {13, "", "列の数が見出し行と異なります。"}};
  const std::string json = write(faulty);
  const auto read = read_import_preview(json);
  BOOST_REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().pointer));
  BOOST_TEST(write(*read) == json);
  BOOST_TEST(place(read_import_preview, json, "faultCount", std::nullopt) == "/faultCount");
  BOOST_TEST(place(read_import_preview, json, "faultCount", Value(0)) == "/digest");
  BOOST_TEST(place_in_first(read_import_preview, json, "faults", "line", Value("12")) == "/faults/0/line");
  BOOST_TEST(place_in_first(read_import_preview, json, "faults", "message", Value("")) == "/faults/0/message");
}

BOOST_AUTO_TEST_CASE(an_import_tells_what_it_did) {
  const std::string json = write(ImportResult{4, 5, 6});
  BOOST_TEST(json == R"({"added":4,"changed":5,"unchanged":6})");
  BOOST_TEST(write(*read_import_result(json)) == json);
  BOOST_TEST(place(read_import_result, json, "unchanged", std::nullopt) == "/unchanged");
}

BOOST_AUTO_TEST_CASE(a_digest_is_an_entity_tag) {
  BOOST_TEST(digest_tag("ab") == "\"ab\"");
  BOOST_TEST((digest_of_tag(digest_tag(digest)) == digest));
  for (const std::string& tag : {std::string(), digest, "\"" + digest, "W/\"" + digest + "\"",
                                 "\"" + std::string(63, 'a') + "\"", "\"" + std::string(64, 'g') + "\""}) {
    BOOST_TEST(!digest_of_tag(tag).has_value(), tag);
  }
}

BOOST_AUTO_TEST_CASE(staff_are_reviewers_and_administrators) {
  StaffMember invited = member();
  invited.state = StaffState::pending;
  invited.role = Role::administrator;
  invited.last_seen_at.clear();
  const std::string json = write(StaffList{{member(), invited}});
  BOOST_TEST(write(*read_staff_list(json)) == json);
  const auto in_first = [&](std::string_view name, std::optional<Value> value) {
    return place_in_first(read_staff_list, json, "staff", name, std::move(value));
  };
  BOOST_TEST(in_first("role", Value("applicant")) == "/staff/0/role");
  BOOST_TEST(in_first("state", Value("gone")) == "/staff/0/state");
  BOOST_TEST(in_first("email", Value("")) == "/staff/0/email");
  BOOST_TEST(in_first("secondFactorEnabled", Value("yes")) == "/staff/0/secondFactorEnabled");
  BOOST_TEST(in_first("lastSeenAt", Value("today")) == "/staff/0/lastSeenAt");
  BOOST_TEST(in_first("lastSeenAt", std::nullopt) == "none");
  const std::string one = write(member());
  BOOST_TEST(write(*read_staff_member(one)) == one);
}

BOOST_AUTO_TEST_CASE(staff_are_invited_and_changed) {
  const std::string invitation = write(StaffInvitation{"shinsa2@example.jp", "審査　次郎", Role::reviewer});
  BOOST_TEST(invitation == R"({"email":"shinsa2@example.jp","personName":"審査　次郎","role":"reviewer"})");
  BOOST_TEST(write(*read_staff_invitation(invitation)) == invitation);
  BOOST_TEST(place(read_staff_invitation, invitation, "email", Value(std::string(255, 'a'))) == "/email");
  BOOST_TEST(place(read_staff_invitation, invitation, "personName", Value("")) == "/personName");
  BOOST_TEST(place(read_staff_invitation, invitation, "role", Value("applicant")) == "/role");

  const std::string change = write(StaffChange{Role::administrator, StaffState::disabled});
  BOOST_TEST(change == R"({"role":"administrator","state":"disabled"})");
  BOOST_TEST(write(*read_staff_change(change)) == change);
  BOOST_TEST(place(read_staff_change, change, "state", Value("pending")) == "/state");
  BOOST_TEST(place(read_staff_change, change, "role", std::nullopt) == "/role");
}

BOOST_AUTO_TEST_CASE(mails_are_listed_with_their_faults) {
  const std::string one = write(mail());
  BOOST_TEST(one == R"({"id":"m1","kind":"registration","recipient":"m***@example.jp","state":"dead","attempts":8,)"
                    R"("lastFault":"550 No such user","createdAt":")" +
                        instant + R"("})");
  BOOST_TEST(write(*read_mail(one)) == one);
  MailListing sent = mail();
  sent.state = MailState::sent;
  sent.sent_at = sent.next_attempt_at = instant;
  sent.last_fault.clear();
  const std::string json = write(MailList{{sent}});
  BOOST_TEST(write(*read_mail_list(json)) == json);
  BOOST_TEST(place_in_first(read_mail_list, json, "mails", "state", Value("lost")) == "/mails/0/state");
  BOOST_TEST(place_in_first(read_mail_list, json, "mails", "attempts", Value(-1)) == "/mails/0/attempts");
  BOOST_TEST(place_in_first(read_mail_list, json, "mails", "createdAt", std::nullopt) == "/mails/0/createdAt");
  BOOST_TEST(place_in_first(read_mail_list, json, "mails", "sentAt", Value(1)) == "/mails/0/sentAt");
}

BOOST_AUTO_TEST_CASE(an_address_is_shown_masked) {
  BOOST_TEST(masked_email("midori@example.jp") == "m***@example.jp");
  BOOST_TEST(masked_email("m@example.jp") == "m***@example.jp");
  BOOST_TEST(masked_email("みどり@example.jp") == "み***@example.jp");
  BOOST_TEST(masked_email("\"a@b\"@example.jp") == "\"***@example.jp");
  BOOST_TEST(masked_email("@example.jp") == "***");
  BOOST_TEST(masked_email("midori") == "***");
  BOOST_TEST(masked_email("") == "***");
}

BOOST_AUTO_TEST_CASE(the_audit_log_is_read_in_pages) {
  AuditPage page;
  page.entries = {{9, instant, "a1", "管理　一郎", "administrator", "notice", "n1", "draft", "published"},
                  {8, instant, "", "", "", "mail", "m1", "waiting", "dead"}};
  page.next = 8;
  const std::string json = write(page);
  BOOST_TEST(write(*read_audit_page(json)) == json);
  BOOST_TEST(!read_audit_page(write(AuditPage{}))->next.has_value());
  BOOST_TEST(place(read_audit_page, json, "next", Value("8")) == "/next");
  BOOST_TEST(place(read_audit_page, json, "next", Value()) == "none");
  BOOST_TEST(place(read_audit_page, json, "entries", std::nullopt) == "/entries");
  BOOST_TEST(place_in_first(read_audit_page, json, "entries", "sequence", Value(0)) == "/entries/0/sequence");
  BOOST_TEST(place_in_first(read_audit_page, json, "entries", "at", Value("now")) == "/entries/0/at");
  BOOST_TEST(place_in_first(read_audit_page, json, "entries", "actorName", std::nullopt) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
