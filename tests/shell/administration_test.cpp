// The administrator's desks by role and label: dead mails, staff, the audit log, the import of master data.
#include <boost/test/unit_test.hpp>

#include "portal/administration_messages.h"
#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

// An administrator at a desk whose answers the test gives.
struct Desk {
  explicit Desk(std::string_view path, const std::string& first_answer = {})
      : page("/administration", administrator()) {
    if (!first_answer.empty()) give("GET", first_answer);
    page.application->history_moved(path);
    page.settle();
  }
  static Options administrator() {
    Options options;
    options.logged_in_as = fakes::FakeWorld::administrator_email;
    return options;
  }
  void give(const char* method, std::string body, int status = 200) {
    page.world.server.answer_next(method, "/api/v1/admin/", {status, {{"Content-Type", "application/json"}}, body});
  }
  const client::Request& last_request() const { return page.world.transport.requests().back(); }

  Headless page;
};

portal::MailListing mail(portal::MailState state) {
  return {"m1", "registration", "m***@example.jp", state, 8, "", "550 no such user", "2026-11-23T01:00:00Z", ""};
}

portal::StaffMember reviewer(portal::StaffState state) {
  return {"s1", "shinsa@example.jp", "審査 太郎", portal::Role::reviewer, state, true, "2026-11-22T01:00:00Z"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(administration)

BOOST_AUTO_TEST_CASE(administrators_alone_come_here) {
  Desk desk("/administration");
  desk.page.get(Role::heading, "管理");
  for (const char* name : {"送信できなかったメール", "審査担当者", "マスターデータの取り込み", "監査ログ"})
    desk.page.get(Role::link, name);
  BOOST_TEST(desk.page.find(Role::link, "マイリスト") == nullptr);
  Options options;
  options.logged_in_as = fakes::FakeWorld::kenshin_email;
  Headless page("/administration", options);
  BOOST_TEST(page.find(Role::heading, "管理") == nullptr);
  BOOST_TEST(page.find(Role::link, "管理") == nullptr);
}

BOOST_AUTO_TEST_CASE(dead_mails_can_be_sent_again) {
  Desk desk("/administration/mails", portal::write(portal::MailList{{mail(portal::MailState::dead)}}));
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/mails?state=dead");
  BOOST_TEST(desk.page.definition_of("メールサーバーの応答") == "550 no such user");
  desk.give("POST", portal::write(mail(portal::MailState::waiting)));
  desk.page.press(Role::button, "m***@example.jp宛のメールをもう一度送る");
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/mails/m1/retry");
  BOOST_TEST(desk.page.shows("もう一度送ります。"));
  BOOST_TEST(!desk.page.shows("550 no such user"));
  desk.give("GET", portal::write(portal::MailList{}));
  desk.page.press(Role::radio, "送信したもの");
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/mails?state=sent");
  BOOST_TEST(desk.page.shows("該当するものはありません。"));
}

BOOST_AUTO_TEST_CASE(staff_are_changed_after_a_question_and_invited) {
  Desk desk("/administration/staff", portal::write(portal::StaffList{{reviewer(portal::StaffState::active)}}));
  BOOST_TEST(desk.page.definition_of("状態") == "利用中");
  desk.page.press(Role::button, "審査 太郎：利用を停止する");
  desk.page.press(Role::button, "キャンセル");
  BOOST_TEST(desk.last_request().method == "GET");
  desk.page.press(Role::button, "審査 太郎：利用を停止する");
  desk.give("PUT", portal::write(reviewer(portal::StaffState::disabled)));
  desk.page.press_id("admin.staff.ask.ok");
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/staff/s1");
  const auto change = portal::read_staff_change(desk.last_request().body);
  BOOST_REQUIRE(change.ok());
  BOOST_TEST((change->state == portal::StaffState::disabled));
  BOOST_TEST(desk.page.definition_of("状態") == "停止中");

  desk.page.press(Role::button, "招待する");
  BOOST_TEST(desk.page.get(Role::textbox, "氏名").error == "氏名を入力してください。");
  BOOST_TEST(desk.page.tree().focused == "admin.staff.email");
  desk.page.type("メールアドレス", "new@example.jp");
  desk.page.type("氏名", "新人 一郎");
  portal::StaffMember invited{
      "s2", "new@example.jp", "新人 一郎", portal::Role::reviewer, portal::StaffState::pending, false, ""};
  desk.give("POST", portal::write(invited), 201);
  desk.page.press(Role::button, "招待する");
  BOOST_TEST(desk.page.shows("招待のメールを送ります。"));
  BOOST_TEST(desk.page.shows("招待中（パスワード未設定）"));
  BOOST_TEST(desk.page.get(Role::textbox, "氏名").text_input->value == "");
}

BOOST_AUTO_TEST_CASE(B6_the_audit_log_is_searched_and_read_on) {
  const portal::AuditEntry entry{
      7, "2026-11-23T01:00:00Z", "a1", "審査 太郎", "reviewer", "application", "x1", "received", "inReview"};
  Desk desk("/administration/audit", portal::write(portal::AuditPage{{entry}, 7}));
  BOOST_TEST(desk.page.shows("7番　2026年11月23日 10時00分"));
  BOOST_TEST(desk.page.definition_of("変更") == "received → inReview");
  portal::AuditEntry earlier = entry;
  earlier.sequence = 3;
  desk.give("GET", portal::write(portal::AuditPage{{earlier}, {}}));
  desk.page.press(Role::button, "さらに表示する");
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/audit?actor=&subject=&from=&to=&before=7");
  BOOST_TEST(desk.page.shows("3番"));
  BOOST_TEST(desk.page.shows("7番"));
  desk.page.type("期間のはじめ", "きのう");
  const std::size_t asked = desk.page.world.transport.requests().size();
  desk.page.press(Role::button, "検索する");
  BOOST_TEST(desk.page.world.transport.requests().size() == asked);
  BOOST_TEST(!desk.page.get(Role::textbox, "期間のはじめ").error.empty());
  desk.page.type("期間のはじめ", "R8.11.1");
  desk.page.type("対象のID", "x1");
  desk.give("GET", portal::write(portal::AuditPage{}));
  desk.page.press(Role::button, "検索する");
  BOOST_TEST(desk.last_request().path == "/api/v1/admin/audit?actor=&subject=x1&from=2026-11-01&to=");
  BOOST_TEST(desk.page.shows("該当するものはありません。"));
}

BOOST_AUTO_TEST_CASE(what_an_import_changes_is_seen_before_it_is_carried_out) {
  Desk desk("/administration/import");
  const auto choose = [&](const std::string& name) {
    desk.page.world.files.will_choose({desk.page.world.files.add(name, "type,number\n")});
    desk.page.press(Role::button, "CSVファイルを選ぶ");
    desk.page.settle();
  };
  portal::ImportPreview wrong;
  wrong.fault_count = 1;
  wrong.faults = {{2, "type", "種別が正しくありません。"}};
  desk.give("POST", portal::write(wrong));
  choose("だめ.csv");
  BOOST_TEST(desk.page.shows("取り込めない箇所が1件あります。"));
  BOOST_TEST(desk.page.shows("2行目 type：種別が正しくありません。"));
  BOOST_TEST(desk.page.find(Role::button, "この内容を取り込む") == nullptr);

  portal::ImportPreview good;
  good.digest = std::string(64, 'a');
  good.added = 1;
  good.changed = 1;
  good.unchanged = 12;
  good.changes = {{portal::FacilityType::kenshin,
                   "1319900011",
                   "みほん健診センター",
                   portal::ImportKind::changed,
                   {{"phone", "03-0000-0000", "03-1111-1111"}, {"bankAccountNumber", {}, {}}}},
                  {portal::FacilityType::sejutsu, "契1399001-0-0", "みほん接骨院", portal::ImportKind::added, {}}};
  desk.give("POST", portal::write(good));
  choose("施設.csv");
  BOOST_TEST(desk.page.shows("追加1件、変更1件、変わらないもの12件"));
  BOOST_TEST(desk.page.definition_of("phone") == "03-0000-0000 → 03-1111-1111");
  desk.give("POST", portal::write(portal::ImportResult{1, 1, 12}));
  desk.page.press(Role::button, "この内容を取り込む");
  bool matched = false;
  for (const auto& [name, value] : desk.last_request().headers)
    matched = matched || (name == "If-Match" && value == portal::digest_tag(good.digest));
  BOOST_TEST(matched);
  BOOST_TEST(desk.page.shows("取り込みました：追加1件"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
