// Keyboard and pointer without a mirror (the desktop), and a platform that edits text itself (the web).
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"
#include "ui/text_layout.h"

namespace madoguchi::tests {
namespace {

constexpr const char* form_path = "/applications/use-start/form";

// Tab until `id` has the focus; how many times it took, or -1.
int tab_to(Headless& page, std::string_view id) {
  for (int i = 1; i < 80; ++i) {
    page.key(ImGuiKey_Tab);
    if (page.tree().focused == id) return i;
  }
  return -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keyboard_and_pointer)

BOOST_AUTO_TEST_CASE(tab_goes_through_every_control_in_reading_order_and_back) {
  Headless page("/login", {});
  std::vector<std::string> order;
  for (const Node& node : page.tree().nodes) {
    if (node.role == Role::link || node.role == Role::button || node.role == Role::textbox) order.push_back(node.id);
  }
  for (const std::string& id : order) {
    page.key(ImGuiKey_Tab);
    BOOST_TEST(page.tree().focused == id);
  }
  page.key(ImGuiKey_Tab, true);
  BOOST_TEST(page.tree().focused == order[order.size() - 2]);
}

BOOST_AUTO_TEST_CASE(the_skip_link_shows_itself_with_the_focus_and_leads_to_the_content) {
  Headless page("/", {});
  page.key(ImGuiKey_Tab);
  BOOST_TEST(page.tree().focused == "skip");
  BOOST_TEST(page.with_id("skip")->rect.height >= 44);
  page.key(ImGuiKey_Enter);
  BOOST_TEST(page.tree().focused == "main");
}

BOOST_AUTO_TEST_CASE(what_the_keyboard_writes_into_a_field_reaches_the_client) {
  Headless page("/login", {});
  BOOST_REQUIRE(tab_to(page, "login.email") > 0);
  page.write("a@b.jp");
  BOOST_TEST(page.get(Role::textbox, "ユーザー名 (メールアドレス)").text_input->value == "a@b.jp");
  page.key(ImGuiKey_Tab);
  page.write("ひみつ");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->value == "ひみつ");
  BOOST_TEST(page.get(Role::textbox, "ユーザー名 (メールアドレス)").text_input->value == "a@b.jp");
}

BOOST_AUTO_TEST_CASE(a_field_takes_no_more_than_its_length) {
  Headless page(form_path, {.logged_in_as = fakes::FakeWorld::kenshin_email});
  BOOST_REQUIRE(tab_to(page, "staffCount") > 0);
  page.write("123456789012345");
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "1234567890");
}

BOOST_AUTO_TEST_CASE(a_radio_group_is_one_stop_and_arrows_choose_in_it) {
  Headless page(form_path, {.logged_in_as = fakes::FakeWorld::kenshin_email});
  BOOST_REQUIRE(tab_to(page, "confirmationMethod.master") > 0);
  BOOST_TEST(!page.with_id("confirmationMethod.master")->checked.value());
  page.key(ImGuiKey_Space);
  BOOST_TEST(page.with_id("confirmationMethod.master")->checked.value());
  page.key(ImGuiKey_DownArrow);
  BOOST_TEST(page.tree().focused == "confirmationMethod.documents");
  BOOST_TEST(page.with_id("confirmationMethod.documents")->checked.value());
  page.key(ImGuiKey_Tab);
  BOOST_TEST(page.tree().focused.rfind("confirmationMethod", 0) != 0U);
  page.key(ImGuiKey_Tab, true);
  BOOST_TEST(page.tree().focused == "confirmationMethod.documents");
}

BOOST_AUTO_TEST_CASE(space_ticks_the_consent_and_escape_closes_a_help) {
  Headless page(form_path, {.logged_in_as = fakes::FakeWorld::kenshin_email});
  BOOST_REQUIRE(tab_to(page, "confirmationMethod.help") > 0);
  page.key(ImGuiKey_Enter);
  BOOST_TEST(page.with_id("confirmationMethod.help")->expanded.value());
  page.key(ImGuiKey_Escape);
  BOOST_TEST(!page.with_id("confirmationMethod.help")->expanded.value());
  BOOST_REQUIRE(tab_to(page, "termsAccepted") > 0);
  page.key(ImGuiKey_Space);
  BOOST_TEST(page.with_id("termsAccepted")->checked.value());
}

BOOST_AUTO_TEST_CASE(a_click_presses_what_lies_under_the_pointer_also_on_a_scrolled_page) {
  Headless page(form_path, {.logged_in_as = fakes::FakeWorld::kenshin_email});
  page.platform.view.scroll_y = page.with_id("termsAccepted")->rect.y - 100;
  page.platform.request_frame();
  page.settle();
  page.click(*page.with_id("termsAccepted"));
  BOOST_TEST(page.with_id("termsAccepted")->checked.value());
}

BOOST_AUTO_TEST_CASE(a_click_into_a_field_lets_one_write_there) {
  Headless page("/login", {});
  page.click(page.get(Role::textbox, "パスワード"));
  BOOST_TEST(page.tree().focused == "login.password");
  page.write("x");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->value == "x");
}

BOOST_AUTO_TEST_CASE(a_click_on_a_label_means_its_control) {
  Headless page(form_path, {.logged_in_as = fakes::FakeWorld::kenshin_email});
  page.click(*page.with_id("confirmationMethod.master.label"));
  BOOST_TEST(page.with_id("confirmationMethod.master")->checked.value());
  page.resize(1280, page.tree().page_height);
  page.click(*page.with_id("termsAccepted.label"));
  BOOST_TEST(page.with_id("termsAccepted")->checked.value());
  page.click(*page.with_id("staffCount.label"));
  BOOST_TEST(page.tree().focused == "staffCount");
}

BOOST_AUTO_TEST_CASE(a_press_that_ends_elsewhere_presses_nothing) {
  Headless page("/login", {});
  const semantics::Rect rect = page.get(Role::link, "パスワードを忘れた場合").rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(rect.x + 5, rect.y + 5);
  io.AddMouseButtonEvent(0, true);
  page.platform.request_frame();
  page.settle();
  io.AddMousePosEvent(1, 1);
  io.AddMouseButtonEvent(0, false);
  page.platform.request_frame();
  page.settle();
  page.get(Role::heading, "ログイン");
}

BOOST_AUTO_TEST_CASE(on_the_web_a_field_shows_what_its_editor_holds_and_edits_come_as_actions) {
  Headless page("/login", {.like_the_web = true});
  page.act(semantics::Action::Kind::focus, "login.email");
  page.platform.edit = platform::TextEdit{"login.email", "やまだ", 9, 9, 0, 9};
  page.act(semantics::Action::Kind::edit, "login.email", "やまだ");
  BOOST_TEST(page.get(Role::textbox, "ユーザー名 (メールアドレス)").text_input->value == "やまだ");
  page.act(semantics::Action::Kind::blur, "login.email");
  page.platform.edit.reset();
  BOOST_TEST(page.tree().focused.empty());
}

BOOST_AUTO_TEST_CASE(b4_a_field_says_which_edit_its_value_answers) {
  Headless page("/login", {.like_the_web = true});
  const auto edit = [&page](std::string value, int revision) {
    semantics::Action action;
    action.id = "login.email";
    action.kind = semantics::Action::Kind::edit;
    action.value = std::move(value);
    action.revision = revision;
    page.application->act(std::move(action));
  };
  const auto field = [&page] { return *page.with_id("login.email")->text_input; };
  BOOST_TEST(field().revision == 0);
  edit("a", 6);
  edit("ab", 7);
  page.application->frame();  // the first frame after it says it already
  HeadlessImGui::finish_textures();
  BOOST_TEST(field().value == "ab");
  BOOST_TEST(field().revision == 7);
  page.settle();
  BOOST_TEST(field().value == "ab");
  // What is made of an edit answers it too.
  edit(std::string(300, 'x'), 8);
  page.settle();
  BOOST_TEST(field().value.size() == 254U);
  BOOST_TEST(field().revision == 8);
}

BOOST_AUTO_TEST_CASE(on_the_web_neither_keys_nor_clicks_of_imgui_press_anything) {
  Headless page("/login", {.like_the_web = true});
  page.click(page.get(Role::link, "パスワードを忘れた場合"));
  page.key(ImGuiKey_Tab);
  page.get(Role::heading, "ログイン");
  BOOST_TEST(page.tree().focused.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
