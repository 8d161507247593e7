// The form by role and label: the four ways to the receipt, faults, the dialog, attachments, checks, a lost network.
#include <boost/test/unit_test.hpp>

#include "fakes/sample_files.h"
#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

constexpr std::string_view master_choice =
    "① 支払基金または地方厚生（支）局に提出済みの情報との照合により施設を確認します。";
constexpr std::string_view documents_choice =
    "② 書類を添付することで施設を確認します。※証拠書類の添付が必須となります。";
constexpr std::string_view consent = "上記の利用規約に同意します。";
constexpr std::string_view form_path = "/applications/use-start/form";

struct OpenForm {
  explicit OpenForm(const char* email, Options options = {})
      : page(form_path, (options.logged_in_as = email, options)) {}

  void attach(const std::string& name, const std::string& bytes) {
    page.world.files.will_choose({page.world.files.add(name, bytes)});
    page.press(Role::button, "添付ファイルを追加");
    page.settle();
  }
  void fill_counts() {
    page.type("職員数", "3");
    page.type("申請台数", "2");
    page.press(Role::checkbox, consent);
  }
  void send_and_confirm() {
    page.press(Role::button, "送信");
    page.get(Role::dialog, "以下のとおり申請します。");
    page.press(Role::button, "OK");
  }
  const form::Value& answers() const { return page.world.server.applications.back().request.answers; }

  Headless page;
};

void check_receipt(Headless& page) {
  BOOST_REQUIRE_EQUAL(page.world.server.applications.size(), 1U);
  page.get(Role::heading, "申請を受け付けました");
  BOOST_TEST(page.shows(page.world.server.applications[0].receipt.receipt_number));
  BOOST_TEST(page.platform.paths.back() == "replace /applications/use-start/receipt");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_screen)

BOOST_AUTO_TEST_CASE(S16_the_facilitys_data_stand_as_text_above_the_fields) {
  OpenForm form(fakes::FakeWorld::sejutsu_email);
  BOOST_TEST(form.page.shows("下記のとおりマイナ資格確認アプリの利用開始を申請します。"));
  BOOST_TEST(form.page.definition_of("登録記号番号") == "契1399001-0-0");
  BOOST_TEST(form.page.definition_of("申請者氏名") == "髙橋 一郎");
  form.page.get(Role::heading, "マイナ資格確認アプリ利用開始申請入力欄");
  BOOST_TEST(form.page.tree().title == "利用開始申請 | 施術所等向け総合ポータルサイト");
}

BOOST_AUTO_TEST_CASE(S20_a_kenshin_facility_applies_by_its_bank_account) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, master_choice);
  form.page.type("口座番号", "１２３４５６");
  form.page.press(Role::button, "施設の確認");
  BOOST_TEST(form.page.shows("施設の確認ができました。"));
  BOOST_TEST(form.page.platform.was_announced("施設の確認ができました。"));
  form.fill_counts();
  form.send_and_confirm();
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(S20_a_press_that_comes_in_the_frame_of_the_last_edit_checks_what_was_typed) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, master_choice);
  form.page.act(semantics::Action::Kind::focus, "bankAccountNumber");
  semantics::Action edit;
  edit.id = "bankAccountNumber";
  edit.kind = semantics::Action::Kind::edit;
  edit.value = "123456";
  semantics::Action press;
  press.id = "facilityCheck";
  form.page.application->act(std::move(edit));
  form.page.application->act(std::move(press));
  form.page.settle();
  BOOST_TEST(form.page.world.server.checks == 1);
  BOOST_TEST(form.page.shows("施設の確認ができました。"));
}

BOOST_AUTO_TEST_CASE(S21_a_sejutsu_facility_applies_by_the_managers_birth_date) {
  OpenForm form(fakes::FakeWorld::sejutsu_email);
  form.page.press(Role::radio, master_choice);
  form.page.type("生年月日（西暦）", "S55.4.1");
  BOOST_TEST(form.page.shows("1980年4月1日"));
  form.page.press(Role::button, "施設の確認");
  form.fill_counts();
  form.send_and_confirm();
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(S22_both_types_apply_with_documents) {
  for (const char* email : {fakes::FakeWorld::kenshin_email, fakes::FakeWorld::sejutsu_email}) {
    OpenForm form(email);
    form.page.press(Role::radio, documents_choice);
    const bool kenshin = std::string_view(email) == fakes::FakeWorld::kenshin_email;
    BOOST_TEST(form.page.shows(kenshin ? "特定健診・特定保健指導機関届(保険医療機関以外)" : "受領委任承諾通知書"));
    form.attach("届出.pdf", fakes::sample_pdf());
    BOOST_TEST(form.page.shows("添付しました"));
    BOOST_TEST(form.page.platform.was_announced("届出.pdfを添付しました。"));
    form.fill_counts();
    form.send_and_confirm();
    check_receipt(form.page);
    BOOST_TEST(form.answers().find("attachments")->as_array()->size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(S27_missing_items_have_buttons_that_lead_to_their_fields) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.get(Role::heading, "必須情報");
  for (const auto* name : {"施設の確認方法", "職員数", "申請台数"}) form.page.get(Role::button, name);
  form.page.press(Role::button, "職員数");
  BOOST_TEST(form.page.tree().focused == "staffCount");
  BOOST_TEST(form.page.platform.focused.back() == "staffCount");
  form.page.press(Role::button, "施設の確認方法");
  BOOST_TEST(form.page.tree().focused == "confirmationMethod.master");
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  BOOST_TEST(form.page.find(Role::heading, "必須情報") == nullptr);
}

BOOST_AUTO_TEST_CASE(D3_sending_with_faults_shows_a_summary_and_moves_to_the_first) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.page.type("申請台数", "21");
  BOOST_TEST(!form.page.get(Role::textbox, "申請台数").error.empty());
  form.page.press(Role::button, "送信");
  const Node& summary = form.page.get(Role::alert, "入力内容をご確認ください");
  BOOST_TEST(summary.parent >= 0);
  BOOST_TEST(form.page.tree().focused == "staffCount");
  BOOST_TEST(form.page.get(Role::textbox, "職員数").error == "入力してください。");
  BOOST_TEST(form.page.platform.was_announced("件の確認事項があります。"));
  const auto link = std::find_if(form.page.tree().nodes.begin(), form.page.tree().nodes.end(), [](const Node& node) {
    return node.role == Role::link && node.name.find("申請台数：") == 0;
  });
  BOOST_REQUIRE(link != form.page.tree().nodes.end());
  form.page.press_id(std::string(link->id));
  BOOST_TEST(form.page.tree().focused == "deviceCount");
}

BOOST_AUTO_TEST_CASE(S28_the_dialog_shows_what_is_sent_and_cancel_goes_back) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  form.page.press(Role::button, "送信");
  BOOST_TEST(form.page.get(Role::dialog, "以下のとおり申請します。").modal);
  BOOST_TEST(form.page.shows("職員数：3"));
  BOOST_TEST(form.page.shows("申請台数：2"));
  BOOST_TEST(form.page.tree().focused == form.page.get(Role::dialog, "以下のとおり申請します。").id);
  form.page.key(ImGuiKey_Tab);
  BOOST_TEST(form.page.tree().focused == form.page.get(Role::button, "キャンセル").id);
  form.page.press(Role::checkbox, consent);  // behind the dialog: cannot be pressed
  BOOST_TEST(form.page.get(Role::checkbox, consent).checked.value());
  form.page.press(Role::button, "キャンセル");
  BOOST_TEST(form.page.find(Role::dialog, "以下のとおり申請します。") == nullptr);
  BOOST_TEST(form.page.tree().focused == "send");
  form.page.press(Role::button, "送信");
  form.page.key(ImGuiKey_Escape);
  BOOST_TEST(form.page.find(Role::dialog, "以下のとおり申請します。") == nullptr);
  BOOST_TEST(form.page.world.server.applications.empty());
}

BOOST_AUTO_TEST_CASE(D10_ok_twice_is_one_application) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  form.page.press(Role::button, "送信");
  form.page.world.transport.answer_later(true);
  form.page.press(Role::button, "OK");
  BOOST_TEST(form.page.get(Role::button, "OK").busy);
  form.page.press(Role::button, "OK");
  form.page.world.transport.deliver_all();
  form.page.settle();
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(without_a_network_everything_typed_stays_and_is_sent_when_told_again) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  form.page.press(Role::button, "送信");
  form.page.world.transport.cut();
  form.page.press(Role::button, "OK");
  form.page.get(Role::heading, "まだ送信できていません");
  BOOST_TEST(form.page.platform.was_announced("申請を送信できませんでした。"));
  BOOST_TEST(form.page.tree().focused == "send.offline.title");
  BOOST_TEST(form.page.get(Role::textbox, "職員数").text_input->value == "3");
  form.page.world.transport.mend();
  form.page.press(Role::button, "もう一度送信する");
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_is_said_and_what_was_typed_stays) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  form.page.press(Role::button, "送信");
  form.page.world.server.answer_next("POST", "/api/v1/applications", fakes::FakeServer::problem(500, "internal"));
  form.page.press(Role::button, "OK");
  form.page.get(Role::heading, "申請を受け付けられませんでした");
  BOOST_TEST(form.page.shows("処理を完了できませんでした。"));
  BOOST_TEST(form.page.get(Role::textbox, "職員数").text_input->value == "3");
  form.page.press(Role::button, "もう一度送信する");
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(a_session_that_ended_asks_for_a_log_in_and_comes_back_to_the_form) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("a.pdf", fakes::sample_pdf());
  form.fill_counts();
  form.page.press(Role::button, "送信");
  form.page.world.server.end_session();
  form.page.press(Role::button, "OK");
  BOOST_TEST(form.page.shows("ログインの有効期間が終わったため"));
  form.page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  form.page.type("パスワード", fakes::FakeWorld::password);
  form.page.press(Role::button, "ログイン");
  BOOST_TEST(form.page.get(Role::textbox, "職員数").text_input->value == "3");
  form.send_and_confirm();
  check_receipt(form.page);
}

BOOST_AUTO_TEST_CASE(D5_a_check_that_fails_says_how_often_one_may_try_again) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, master_choice);
  form.page.type("口座番号", "999");
  form.page.press(Role::button, "施設の確認");
  BOOST_TEST(form.page.shows("あと4回お試しいただけます。"));
  for (int i = 0; i < 4; ++i) form.page.press(Role::button, "施設の確認");
  BOOST_TEST(form.page.shows("失敗") == false);
  BOOST_TEST(form.page.shows("上限に達したため"));
}

BOOST_AUTO_TEST_CASE(checking_with_nothing_typed_leads_to_the_field) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, master_choice);
  form.page.press(Role::button, "施設の確認");
  BOOST_TEST(form.page.tree().focused == "bankAccountNumber");
  BOOST_TEST(form.page.world.server.checks == 0);
}

BOOST_AUTO_TEST_CASE(S18_the_help_opens_and_closes_and_gives_the_focus_back) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  const std::string_view name = "「施設の確認方法」の説明を表示する";
  BOOST_TEST(form.page.get(Role::button, name).expanded.value() == false);
  form.page.press(Role::button, name);
  BOOST_TEST(form.page.shows("なりすましがないか等、利用施設の確認が必要となります。"));
  BOOST_TEST(form.page.get(Role::button, name).expanded.value());
  form.page.press(Role::button, "説明を閉じる");
  BOOST_TEST(!form.page.shows("なりすましがないか等"));
  BOOST_TEST(form.page.tree().focused == form.page.get(Role::button, name).id);
}

BOOST_AUTO_TEST_CASE(S26_the_terms_open_and_what_was_typed_is_still_there_afterwards) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.type("職員数", "7");
  form.page.press(Role::link, "資格確認限定型オンライン資格確認等システム利用規約");
  BOOST_TEST(form.page.platform.paths.back() == "push /articles/use-terms");
  form.page.application->history_moved(form_path);
  form.page.settle();
  BOOST_TEST(form.page.get(Role::textbox, "職員数").text_input->value == "7");
}

BOOST_AUTO_TEST_CASE(D8_a_refused_file_says_why_and_can_be_removed) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.attach("scan.pdf", fakes::pdf_with_javascript());
  BOOST_TEST(form.page.shows("プログラムを実行する仕組みが含まれているため添付できません。"));
  form.page.press(Role::button, "scan.pdfを削除する");
  BOOST_TEST(!form.page.shows("scan.pdf"));
}

BOOST_AUTO_TEST_CASE(B3_a_paused_upload_can_be_told_to_go_on) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  form.page.press(Role::radio, documents_choice);
  form.page.world.transport.cut();
  form.attach("a.pdf", fakes::sample_pdf());
  BOOST_TEST(form.page.shows("送信を一時停止しています"));
  BOOST_TEST(form.page.platform.was_announced("送信を一時停止しています"));
  form.page.world.transport.mend();
  form.page.press(Role::button, "a.pdfを続きから送信する");
  BOOST_TEST(form.page.shows("添付しました"));
}

BOOST_AUTO_TEST_CASE(dropped_files_go_to_the_attachments) {
  OpenForm form(fakes::FakeWorld::sejutsu_email);
  const client::ChosenFile early = form.page.world.files.add("x.pdf", fakes::sample_pdf());
  form.page.application->drop_files({early});
  BOOST_TEST(form.page.world.files.released(early.handle));  // no such field yet
  form.page.press(Role::radio, documents_choice);
  form.page.application->drop_files({form.page.world.files.add("通知書.pdf", fakes::sample_pdf())});
  form.page.settle();
  BOOST_TEST(form.page.shows("通知書.pdf"));
  BOOST_TEST(form.page.shows("添付しました"));
}

BOOST_AUTO_TEST_CASE(B2_only_what_is_kept_nowhere_would_be_lost_by_leaving) {
  OpenForm form(fakes::FakeWorld::kenshin_email);
  BOOST_TEST(!form.page.application->has_unsent_input());
  form.page.type("職員数", "6");
  BOOST_TEST(!form.page.application->has_unsent_input());
  form.page.world.transport.cut();
  form.page.type("職員数", "67");
  BOOST_TEST(!form.page.application->has_unsent_input());  // this device has it
  form.page.world.store.fill(true);
  form.page.type("職員数", "7");
  BOOST_TEST(form.page.application->has_unsent_input());
  form.page.press(Role::link, "資格確認限定型オンライン資格確認等システム利用規約");
  BOOST_TEST(form.page.application->has_unsent_input());  // the form keeps it while one reads elsewhere
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
