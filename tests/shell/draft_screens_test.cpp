// Drafts and マイリスト by role and label (B2): what is said of the saving, the questions that it asks, what can be
// done with what was begun and what was sent.
#include <boost/test/unit_test.hpp>

#include "fakes/sample_files.h"
#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

constexpr std::string_view form_path = "/applications/use-start/form";
constexpr const char* email = fakes::FakeWorld::kenshin_email;

Options logged_in() {
  Options options;
  options.logged_in_as = email;
  return options;
}

std::string status_of(const Headless& page) { return page.with_id("draft.status")->name; }

// The same account in another window.
void save_elsewhere(Headless& page, std::string_view field, std::string_view text) {
  auto& draft = page.world.server.drafts[email];
  draft.answers.set(field, text);
  draft.listing.version += 100;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(draft_screens)

BOOST_AUTO_TEST_CASE(B2_the_saving_is_said_calmly_and_read_out_only_when_the_network_goes_and_comes) {
  Headless page(form_path, logged_in());
  page.type("職員数", "3");
  BOOST_TEST(status_of(page) == "保存しました 10:00");
  BOOST_TEST((page.with_id("draft.status")->role == Role::paragraph));
  BOOST_TEST(!page.platform.was_announced("保存しました"));
  page.world.transport.cut();
  page.world.clock.advance(32 * 60 * 1000);
  page.type("職員数", "4");
  BOOST_TEST(status_of(page) == "オフラインです。この端末に保存しました 10:32");
  BOOST_TEST(page.platform.was_announced("この端末に保存しています"));
  page.world.transport.mend();
  page.application->look_again();
  page.settle();
  BOOST_TEST(status_of(page) == "保存しました 10:32");
  BOOST_TEST(page.platform.was_announced("接続が戻りました。"));
}

BOOST_AUTO_TEST_CASE(B2_where_both_changed_the_same_a_dialog_shows_both_and_asks) {
  Headless page(form_path, logged_in());
  page.type("職員数", "3");
  page.world.transport.cut();
  page.type("職員数", "4");
  page.world.transport.mend();
  save_elsewhere(page, "staffCount", "5");
  page.application->look_again();
  page.settle();
  const Node& dialog = page.get(Role::dialog, "別の画面でも入力されています");
  BOOST_TEST(page.tree().focused == dialog.id);
  BOOST_TEST(page.get(Role::radio, "この画面の内容：4").checked.value());
  page.press(Role::radio, "別の画面の内容：5");
  BOOST_TEST(page.get(Role::radio, "別の画面の内容：5").checked.value());
  page.key(ImGuiKey_Escape);
  BOOST_TEST(page.find(Role::dialog, "別の画面でも入力されています") == nullptr);
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "4");
  page.press(Role::button, "内容を選ぶ");
  page.press(Role::button, "この内容で保存する");
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "5");
  BOOST_TEST(status_of(page) == "保存しました 10:00");
}

BOOST_AUTO_TEST_CASE(B2_what_came_from_another_window_is_told) {
  Headless page(form_path, logged_in());
  page.type("職員数", "3");
  save_elsewhere(page, "deviceCount", "5");
  page.application->look_again();
  page.settle();
  BOOST_TEST(page.get(Role::textbox, "申請台数").text_input->value == "5");
  BOOST_TEST(page.platform.was_announced("別の画面で入力された内容を取り込みました。"));
}

BOOST_AUTO_TEST_CASE(B2_a_form_that_was_sent_in_another_window_says_so) {
  Headless page(form_path, logged_in());
  page.type("職員数", "3");
  page.world.server.drafts.clear();
  page.application->look_again();
  page.settle();
  BOOST_TEST(page.shows("この下書きは、すでに送信または削除されています"));
  page.get(Role::link, "マイリストを見る");
  page.press(Role::button, "この画面の内容を消す");
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "");
  BOOST_TEST(!page.shows("この下書きは、すでに送信または削除されています"));
}

BOOST_AUTO_TEST_CASE(B2_a_draft_is_deleted_after_a_question) {
  Headless page(form_path, logged_in());
  BOOST_TEST(page.find(Role::button, "下書きを削除") == nullptr);
  page.type("職員数", "3");
  page.press(Role::button, "下書きを削除");
  page.get(Role::dialog, "下書きを削除しますか？");
  page.press(Role::button, "キャンセル");
  BOOST_TEST(page.world.server.drafts.size() == 1U);
  page.press(Role::button, "下書きを削除");
  page.press(Role::button, "削除する");
  BOOST_TEST(page.world.server.drafts.empty());
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "");
}

BOOST_AUTO_TEST_CASE(B3_a_file_of_an_earlier_visit_is_chosen_again) {
  Headless page(form_path, logged_in());
  const std::string bytes = fakes::sample_pdf();
  page.world.server.drafts[email].listing = {"use-start", 1, 1, "2026-11-23T00:00:00Z"};
  page.world.server.drafts[email].answers =
      form::parse_json(R"({"confirmationMethod":"documents","attachments":[{"name":"届出.pdf","sizeBytes":)" +
                       std::to_string(bytes.size()) + R"(,"kind":"pdf"}]})")
          .value();
  page.application->history_moved("/my-list");
  page.settle();
  page.press(Role::link, "利用開始申請の続きを入力する");
  page.application->look_again();
  page.settle();
  BOOST_TEST(page.shows("同じファイルを選び直すと、続きから送信します。"));
  page.world.files.will_choose({page.world.files.add("別.pdf", bytes)});
  page.press(Role::button, "届出.pdfを選び直して送信を再開する");
  BOOST_TEST(page.shows("送信していたファイルと内容が異なります"));
  page.world.files.will_choose({page.world.files.add("届出.pdf", bytes)});
  page.press(Role::button, "届出.pdfを選び直して送信を再開する");
  BOOST_TEST(page.shows("添付しました"));
}

BOOST_AUTO_TEST_CASE(B7_what_a_new_version_asks_for_is_said_above_the_form) {
  Headless page("/", logged_in());
  page.world.server.drafts[email].listing = {"use-start", 1, 1, "2026-11-23T00:00:00Z"};
  page.world.server.drafts[email].answers = form::parse_json(R"({"staffCount":"3","deviceCount":"30"})").value();
  form::Value definition = form::parse_json(fakes::use_start_json()).value();
  definition.set("version", 2);
  page.world.server.change_form(form::to_json(definition));
  page.application->history_moved(form_path);
  page.settle();
  BOOST_TEST(page.shows("申請の入力項目が変わりました"));
  BOOST_TEST(page.shows("入力し直しが必要な項目：申請台数"));
  page.press(Role::button, "確認しました");
  BOOST_TEST(!page.shows("申請の入力項目が変わりました"));
}

BOOST_AUTO_TEST_CASE(B2_an_empty_list_has_a_way_on) {
  Headless page("/", logged_in());
  page.press(Role::link, "マイリスト");
  BOOST_TEST(page.platform.paths.back() == "push /my-list");
  BOOST_TEST(page.shows("入力の途中の下書きはありません。"));
  BOOST_TEST(page.shows("送信した申請はまだありません。"));
  page.press(Role::link, "各種申請へ進む");
  BOOST_TEST(page.platform.paths.back() == "push /applications");
}

BOOST_AUTO_TEST_CASE(B2_drafts_and_applications_stand_in_the_list_and_can_be_read) {
  Headless page(form_path, logged_in());
  page.send_documents();
  page.application->history_moved(form_path);
  page.settle();
  page.type("職員数", "7");
  page.press(Role::link, "マイリスト");
  page.get(Role::list, "下書き");
  page.get(Role::list, "送信した申請");
  const std::string number = page.world.server.applications[0].receipt.receipt_number;
  BOOST_TEST(page.definition_of("受付番号") == number);
  page.press(Role::link, "利用開始申請の続きを入力する");
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "7");
  page.press(Role::link, "マイリスト");
  page.press(Role::link, "受付番号" + number + "の内容を見る");
  BOOST_TEST(page.definition_of("職員数") == "3");
  BOOST_TEST(page.definition_of("施設の確認方法") ==
             "② 書類を添付することで施設を確認します。※証拠書類の添付が必須となります。");
  BOOST_TEST(page.shows("届出.pdf"));
  BOOST_TEST(page.shows("みほん健診センター"));
  page.press(Role::link, "申請控え（PDF）をダウンロード");
  BOOST_TEST(page.platform.urls.back().find("/copy.pdf") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(B2_an_application_is_taken_back_after_a_question_and_not_twice) {
  Headless page(form_path, logged_in());
  page.send_documents();
  page.press(Role::link, "マイリスト");
  const std::string name = "受付番号" + page.world.server.applications[0].receipt.receipt_number + "を取り下げる";
  page.press(Role::button, name);
  page.get(Role::dialog, "申請を取り下げますか？");
  page.press(Role::button, "キャンセル");
  BOOST_TEST(page.world.server.applications[0].state == "received");
  page.press(Role::button, name);
  page.world.server.applications[0].state = "inReview";  // meanwhile
  page.press(Role::button, "取り下げる");
  BOOST_TEST(page.world.server.applications[0].state == "inReview");
  BOOST_TEST(page.shows("審査中"));
  BOOST_TEST(page.find(Role::button, name) == nullptr);
  page.world.server.applications[0].state = "received";
  page.application->history_moved("/");
  page.application->history_moved("/my-list");
  page.settle();
  page.press(Role::button, name);
  page.press(Role::button, "取り下げる");
  BOOST_TEST(page.world.server.applications[0].state == "withdrawn");
  BOOST_TEST(page.shows("取下げ"));
  BOOST_TEST(page.shows("申請を取り下げました。"));
}

BOOST_AUTO_TEST_CASE(B2_a_draft_is_deleted_from_the_list) {
  Headless page(form_path, logged_in());
  page.type("職員数", "7");
  page.press(Role::link, "マイリスト");
  page.press(Role::button, "利用開始申請の下書きを削除");
  page.press(Role::button, "削除する");
  BOOST_TEST(page.world.server.drafts.empty());
  BOOST_TEST(page.shows("入力の途中の下書きはありません。"));
  page.application->history_moved(form_path);
  page.settle();
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
