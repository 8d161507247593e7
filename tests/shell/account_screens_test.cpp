// The account screens by role and label: the select, what is announced, dialogs that come by themselves, recovery
// codes.
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

constexpr std::string_view form_path = "/applications/use-start/form";
constexpr std::int64_t minute_ms = 60 * 1000;

std::string select_value(Headless& page) { return page.get(Role::combobox, "都道府県").select->value; }

void log_in(Headless& page) {
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_screens)

BOOST_AUTO_TEST_CASE(D1_the_prefecture_is_chosen_by_arrow_keys_or_by_the_platforms_own_select) {
  Headless page("/registration");
  page.act(semantics::Action::Kind::focus, "prefecture");
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_DownArrow);
  BOOST_TEST(select_value(page) == "青森県");
  page.key(ImGuiKey_UpArrow);
  BOOST_TEST(select_value(page) == "北海道");
  page.act(semantics::Action::Kind::edit, "prefecture", "沖縄県");
  BOOST_TEST(select_value(page) == "沖縄県");
  BOOST_TEST(page.get(Role::combobox, "都道府県").select->options.size() == 48U);
  page.key(ImGuiKey_Tab);
  BOOST_TEST(page.tree().focused == "address");
}

BOOST_AUTO_TEST_CASE(D1_the_select_says_autofill_what_it_is_for) {
  Headless page("/registration", {.like_the_web = true});
  const Node& prefecture = page.get(Role::combobox, "都道府県");
  BOOST_TEST(prefecture.select->autocomplete == "address-level1");
  BOOST_TEST(prefecture.required);
  page.press(Role::button, "登録する");
  BOOST_TEST(page.get(Role::combobox, "都道府県").error == "いずれかを選んでください。");
}

BOOST_AUTO_TEST_CASE(D1_what_a_postal_code_fills_in_is_announced_politely) {
  Headless page("/registration");
  page.type("郵便番号", "100-0001");
  BOOST_TEST(page.platform.was_announced("郵便番号から東京都千代田区千代田を入力しました。"));
  BOOST_TEST(select_value(page) == "東京都");
}

BOOST_AUTO_TEST_CASE(D1_a_warning_is_read_out_and_describes_its_field) {
  Headless page("/registration");
  page.press_id("facilityType.kenshin");
  page.type("健診機関番号", "1319900011");
  BOOST_TEST(page.platform.was_announced("打ち間違いがあるかもしれません"));
  const Node& number = page.get(Role::textbox, "健診機関番号");
  BOOST_TEST(number.error.empty());
  BOOST_TEST(page.description_of(number).find("打ち間違い") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(D2_a_new_password_is_hidden_shown_on_request_and_weighed) {
  Headless page("/registration");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->type == "password");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->autocomplete == "new-password");
  page.act(semantics::Action::Kind::focus, "password");
  page.act(semantics::Action::Kind::edit, "password", "みじかい");
  BOOST_TEST(page.shows("あと11文字以上必要です。"));
  page.press(Role::button, "パスワードを表示する");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->type == "text");
  page.type("パスワード", "さくらの下で自転車を3台なおした");
  BOOST_TEST(page.shows("強さ") != page.shows("強い"));
}

BOOST_AUTO_TEST_CASE(B2_a_session_about_to_end_asks_and_gives_the_focus_back) {
  Headless page(form_path);
  page.world.server.idle_s = 30 * 60;
  log_in(page);
  page.act(semantics::Action::Kind::focus, "staffCount");
  page.world.clock.advance(28 * minute_ms);
  page.settle();
  BOOST_TEST(page.get(Role::dialog, "まもなく自動的にログアウトします").modal);
  BOOST_TEST(page.platform.was_announced("あと2分"));
  page.world.clock.advance(minute_ms);
  page.settle();
  BOOST_TEST(page.platform.was_announced("あと1分"));
  page.key(ImGuiKey_Escape);
  BOOST_TEST(page.find(Role::dialog, "まもなく自動的にログアウトします") == nullptr);
  BOOST_TEST(page.tree().focused == "staffCount");
  BOOST_TEST(page.world.server.has_session());
  BOOST_TEST(page.settle() == 0);
}

BOOST_AUTO_TEST_CASE(B2_the_question_stands_above_a_dialog_that_was_open) {
  Headless page("/my-list");
  page.world.server.idle_s = 30 * 60;
  log_in(page);
  page.application->history_moved(form_path);
  page.settle();
  page.type("職員数", "3");
  page.press(Role::button, "下書きを削除");
  const auto dialogs = [&] {
    return std::count_if(page.tree().nodes.begin(), page.tree().nodes.end(),
                         [](const Node& node) { return node.role == Role::dialog; });
  };
  BOOST_TEST(dialogs() == 1);
  page.world.clock.advance(28 * minute_ms + 1000);
  page.settle();
  BOOST_TEST(dialogs() == 1);
  page.press(Role::button, "ログインを続ける");
  BOOST_TEST(dialogs() == 1);
  page.get(Role::button, "キャンセル");
}

BOOST_AUTO_TEST_CASE(D2_recovery_codes_can_be_copied_and_printed_and_must_be_kept) {
  Headless page("/login");
  page.world.server.accounts[0].second_factor = portal::SecondFactor::enrolment;
  log_in(page);
  page.press(Role::button, "設定キーをコピーする");
  BOOST_TEST(page.platform.clipboard == "JBSWY3DPEHPK3PXP");
  BOOST_TEST(page.shows("JBSW Y3DP EHPK 3PXP"));
  page.type("確認コード", fakes::FakeServer::code);
  page.press(Role::button, "確認する");
  BOOST_TEST(page.tree().focused == "title");
  page.press(Role::button, "コピーする");
  BOOST_TEST(page.platform.clipboard.find(fakes::FakeServer::recovery_code) == 0U);
  page.press(Role::button, "印刷する");
  BOOST_TEST(page.platform.printed == 1);
  page.press(Role::button, "続ける");
  BOOST_TEST(!page.get(Role::checkbox, "回復コードを控えました。").error.empty());
  page.press(Role::checkbox, "回復コードを控えました。");
  page.press(Role::button, "続ける");
  page.get(Role::link, "マイリスト");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
