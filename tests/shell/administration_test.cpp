// The administrator's screens, tables and fields of several lines, by role and label on the headless client.
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"
#include "ui/focus_target.h"

namespace madoguchi::tests {
namespace {

const Options administrator{.logged_in_as = fakes::FakeWorld::administrator_email};
const Options on_phone{.width = 390, .height = 800, .logged_in_as = fakes::FakeWorld::administrator_email};

std::vector<const Node*> all(const Headless& page, Role role) {
  std::vector<const Node*> found;
  for (const Node& node : page.tree().nodes)
    if (node.role == role) found.push_back(&node);
  return found;
}

void choose_file(Headless& page) {
  page.world.files.will_choose({page.world.files.add("機関.csv", "機関種別\n")});
  page.press(Role::button, "CSVファイルを選ぶ");
  page.settle();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(administration)

BOOST_AUTO_TEST_CASE(only_administrators_have_the_link_in_the_header) {
  Headless applicant("/", {.logged_in_as = fakes::FakeWorld::kenshin_email});
  BOOST_TEST(applicant.find(Role::link, "管理") == nullptr);
  Headless page("/", administrator);
  page.press(Role::link, "管理");
  BOOST_TEST(page.get(Role::heading, "管理").level == 1);
  for (const char* section : {"機関情報の取込", "送信メール", "担当者", "お知らせの管理", "操作の記録"}) {
    page.get(Role::link, section);
  }
}

BOOST_AUTO_TEST_CASE(a_table_has_heads_rows_and_cells_in_columns) {
  Headless page("/administration/mails", administrator);
  const Node& table = page.get(Role::table, "メールの一覧");
  const auto heads = all(page, Role::columnheader);
  const auto rows = all(page, Role::row);
  BOOST_TEST(heads.size() == 6U);
  BOOST_TEST(rows.size() == 3U);  // the heads and two mails
  BOOST_TEST(all(page, Role::rowheader).size() == 2U);
  BOOST_TEST(all(page, Role::cell).size() == 10U);
  for (const Node* row : rows) BOOST_TEST(page.tree().nodes[static_cast<std::size_t>(row->parent)].id == table.id);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const Node* cell = page.with_id("mails.list.m-1." + std::to_string(i));
    BOOST_REQUIRE(cell != nullptr);
    BOOST_TEST(cell->rect.x == heads[i]->rect.x);
    BOOST_TEST(cell->rect.width == heads[i]->rect.width);
  }
  BOOST_TEST(heads.back()->rect.x + heads.back()->rect.width <= table.rect.x + table.rect.width + 1);
}

BOOST_AUTO_TEST_CASE(on_a_phone_each_row_is_a_card_that_says_its_heads) {
  Headless page("/administration/mails", on_phone);
  BOOST_TEST(all(page, Role::table).empty());
  page.get(Role::list, "メールの一覧");
  BOOST_TEST(page.definition_of("宛先") == "m***@example.jp");
  BOOST_TEST(page.definition_of("失敗の理由") == "宛先が受け付けられませんでした。 RCPT: 550 5.1.1");
  for (const Node& node : page.tree().nodes) {
    BOOST_TEST(node.rect.x + node.rect.width <= 390 + 1, node.id << " reaches beyond the window");
  }
  page.press_id("mails.list.m-1.retry");
  BOOST_TEST(page.shows("メールを送信待ちに戻しました。"));
}

BOOST_AUTO_TEST_CASE(an_import_shows_what_becomes_what_and_asks) {
  Headless page("/administration/facilities", administrator);
  choose_file(page);
  BOOST_TEST(page.tree().focused == "import.preview");
  BOOST_TEST(page.definition_of("追加") == "1件");
  BOOST_TEST(page.definition_of("変更なし") == "12件");
  BOOST_TEST(page.shows("電話番号：03-0000-0003 → 03-0000-0099"));
  BOOST_TEST(page.shows("生年月日：変わります（内容は表示しません）"));
  page.press(Role::button, "この内容で取り込む");
  BOOST_TEST(page.shows("取り込みました。追加1件、変更1件、変更なし12件です。"));
  BOOST_TEST(page.world.server.administration.imported == "機関種別\n");
}

BOOST_AUTO_TEST_CASE(an_import_with_faults_has_no_button_that_imports) {
  Headless page("/administration/facilities", administrator);
  page.world.server.administration.preview = {};
  page.world.server.administration.preview.fault_count = 201;
  page.world.server.administration.preview.faults = {{12, "郵便番号", "7桁の数字で入力してください。"}};
  choose_file(page);
  BOOST_TEST(page.shows("12行目"));
  BOOST_TEST(page.shows("ほかに200件あります。"));
  BOOST_TEST(page.find(Role::button, "この内容で取り込む") == nullptr);
}

BOOST_AUTO_TEST_CASE(an_import_over_changed_data_says_so) {
  Headless page("/administration/facilities", administrator);
  choose_file(page);
  page.world.server.administration.preview.digest = std::string(64, 'b');
  page.press(Role::button, "この内容で取り込む");
  BOOST_TEST(page.shows("確認している間に、登録されている情報が変わりました。"));
  BOOST_TEST(page.platform.was_announced("まだ取り込んでいません"));
  page.press(Role::button, "この内容で取り込む");
  BOOST_TEST(page.shows("取り込みました。"));
}

BOOST_AUTO_TEST_CASE(staff_are_changed_after_a_question) {
  Headless page("/administration/staff", administrator);
  page.press(Role::button, "審査 花子さんの利用を停止する");
  page.get(Role::dialog, "審査 花子さんの利用を停止する");
  BOOST_TEST(ui::focus_target(page.tree(), "staff.question.ok") != nullptr);
  BOOST_TEST(ui::focus_target(page.tree(), "title") == nullptr, "what is behind a dialog waits until it is gone");
  page.key(ImGuiKey_Escape);
  BOOST_TEST(all(page, Role::dialog).empty());
  BOOST_TEST(page.tree().focused == "staff.list.s-shinsa.disable");
  page.press(Role::button, "審査 花子さんの利用を停止する");
  page.press_id("staff.question.ok");
  BOOST_TEST(page.shows("変更しました。"));
  BOOST_TEST((page.world.server.administration.staff[1].state == portal::StaffState::disabled));
  page.get(Role::button, "審査 花子さんの利用を再開する");
}

BOOST_AUTO_TEST_CASE(an_invitation_asks_for_what_is_missing_and_is_sent) {
  Headless page("/administration/staff", administrator);
  page.press(Role::button, "招待のメールを送る");
  BOOST_TEST(page.tree().focused == "staff.invite.name");
  page.type("氏名", "審査　九郎");
  page.type("メールアドレス", "shinsa9@example.jp");
  page.press(Role::button, "招待のメールを送る");
  BOOST_TEST(page.shows("招待のメールを送りました。"));
  BOOST_TEST(page.shows("審査　九郎"));
}

BOOST_AUTO_TEST_CASE(the_audit_log_is_read_on) {
  Headless page("/administration/audit", administrator);
  BOOST_TEST(page.shows("3件を表示しています。"));
  page.press(Role::button, "さらに表示");
  page.press(Role::button, "さらに表示");
  BOOST_TEST(page.shows("7件を表示しています。"));
  BOOST_TEST(page.find(Role::button, "さらに表示") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_notice_is_written_in_a_field_of_several_lines) {
  Headless page("/administration/notices/new", administrator);
  page.type("件名", "停止のお知らせ");
  const Node& body = page.get(Role::textbox, "本文");
  BOOST_TEST(body.text_input->multiline);
  BOOST_TEST(body.rect.height > 200);
  page.click(body);
  page.write("一行目");
  page.key(ImGuiKey_Enter);
  page.write("二行目");
  BOOST_TEST(page.get(Role::textbox, "本文").text_input->value == "一行目\n二行目");
  page.press(Role::button, "公開する");
  BOOST_TEST(page.shows("公開しました。"));
  BOOST_TEST(page.world.server.administration.notices["n1"].body == "一行目\n二行目");
  BOOST_TEST(page.platform.paths.back() == "replace /administration/notices/n1");
}

BOOST_AUTO_TEST_CASE(on_the_web_a_field_of_several_lines_takes_edits_and_leaves_enter_to_its_editor) {
  Options web = administrator;
  web.like_the_web = true;
  Headless page("/administration/notices/new", web);
  page.type("本文", "一行目\n二行目");
  BOOST_TEST(page.get(Role::textbox, "本文").text_input->value == "一行目\n二行目");
  page.act(semantics::Action::Kind::key, "notice.body", "Enter");
  BOOST_TEST(page.world.transport.count("POST", "/api/v1/admin/notices") == 0);
}

BOOST_AUTO_TEST_CASE(a_notice_is_deleted_after_a_question) {
  Headless page("/administration/notices/n-stop", administrator);
  page.press(Role::button, "削除する");
  page.get(Role::dialog, "お知らせを削除しますか");
  page.press_id("notice.delete.question.ok");
  BOOST_TEST(page.get(Role::heading, "お知らせの管理").level == 1);
  BOOST_TEST(page.find(Role::link, "年末のシステム停止について") == nullptr);
}

BOOST_AUTO_TEST_CASE(of_two_versions_of_a_notice_both_are_shown) {
  Headless page("/administration/notices/n-stop", administrator);
  page.type("件名", "わたしの件名");
  page.world.server.administration.notices["n-stop"].listing.version = 9;
  page.world.server.administration.notices["n-stop"].listing.title = "ほかの人の件名";
  page.press(Role::button, "変更を公開する");
  BOOST_TEST(page.shows("わたしの件名"));
  BOOST_TEST(page.shows("ほかの人の件名"));
  BOOST_TEST(page.tree().focused == "title");
  page.press(Role::button, "ほかの人の内容を使う");
  BOOST_TEST(page.get(Role::textbox, "件名").text_input->value == "ほかの人の件名");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
