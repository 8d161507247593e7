// What holds of every screen, in every width, light and dark; and the screens around the form.
#include <boost/test/unit_test.hpp>
#include <set>

#include "fakes/sample_files.h"
#include "shell/headless.h"
#include "ui/theme.h"

namespace madoguchi::tests {
namespace {

bool is_control(const Node& node) {
  switch (node.role) {
    case Role::link:
    case Role::button:
    case Role::textbox:
    case Role::checkbox:
    case Role::radio:
      return true;
    default:
      return false;
  }
}

bool needs_name(const Node& node) {
  return is_control(node) || node.role == Role::heading || node.role == Role::dialog || node.role == Role::radiogroup ||
         node.role == Role::progressbar || node.role == Role::navigation || node.role == Role::text;
}

float text_width(std::string_view line, float font_size) {
  float width = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto lead = static_cast<unsigned char>(line[at]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    width += bytes == 1 ? font_size / 2 : font_size;
    at += bytes;
  }
  return width;
}

std::string trimmed(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  while (line.size() >= 3 && line.substr(line.size() - 3) == "　") line.remove_suffix(3);
  return std::string(line);
}

void check_node(const semantics::Tree& tree, const Node& node, float page_width) {
  BOOST_TEST(!node.id.empty());
  if (needs_name(node)) BOOST_TEST(!node.name.empty());
  BOOST_TEST(node.rect.x >= 0);
  BOOST_TEST(node.rect.x + node.rect.width <= page_width + 0.5F);
  if (is_control(node) && node.id != "skip") {
    const float least = least_control_size(tree, node);
    BOOST_TEST(node.rect.width >= least);
    BOOST_TEST(node.rect.height >= least);
  }
  if (node.role == Role::link) BOOST_TEST(!node.href.empty());
  if (node.role == Role::heading) BOOST_TEST(node.level >= 1);
  if (node.role == Role::radio || node.role == Role::checkbox) BOOST_TEST(node.checked.has_value());
  if (node.role == Role::textbox) BOOST_TEST(node.text_input.has_value());
  if (!node.layout || node.id == "skip") return;
  std::string joined;
  for (const std::string& line : node.layout->lines) {
    joined += line;
    BOOST_TEST(text_width(trimmed(line), node.layout->font_size) <= node.rect.width + 0.5F);
  }
  const bool words_are_name = node.role == Role::text || node.role == Role::paragraph || node.role == Role::heading;
  if (!words_are_name) return;
  // A mark drawn apart (①) may stand before them.
  BOOST_TEST(node.name.size() >= joined.size());
  BOOST_TEST(node.name.substr(node.name.size() - std::min(joined.size(), node.name.size())) == joined);
}

// Controls do not lie on each other: each can be pressed where it is drawn.
void check_overlaps(const semantics::Tree& tree) {
  std::vector<const Node*> controls;
  const bool modal = std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const Node& node) { return node.modal; });
  if (modal) return;
  for (const Node& node : tree.nodes) {
    if (is_control(node) && node.id != "skip") controls.push_back(&node);
  }
  for (std::size_t i = 0; i < controls.size(); ++i) {
    for (std::size_t j = i + 1; j < controls.size(); ++j) {
      const semantics::Rect& a = controls[i]->rect;
      const semantics::Rect& b = controls[j]->rect;
      const bool apart = a.x + a.width <= b.x + 0.5F || b.x + b.width <= a.x + 0.5F || a.y + a.height <= b.y + 0.5F ||
                         b.y + b.height <= a.y + 0.5F;
      BOOST_TEST(apart, controls[i]->id << " lies on " << controls[j]->id);
    }
  }
}

void check_tree(const semantics::Tree& tree, float page_width) {
  std::set<std::string> ids;
  int titles = 0;
  for (const Node& node : tree.nodes) {
    BOOST_TEST_CONTEXT(node.id << " " << node.name) {
      BOOST_TEST(ids.insert(node.id).second, "an id stands twice");
      check_node(tree, node, page_width);
      titles += node.role == Role::heading && node.level == 1 ? 1 : 0;
    }
    BOOST_TEST(node.rect.y + node.rect.height <= tree.page_height + 0.5F);
  }
  BOOST_TEST(titles == 1);
  for (const Role role : {Role::banner, Role::main, Role::contentinfo}) {
    BOOST_TEST(std::count_if(tree.nodes.begin(), tree.nodes.end(), [&](const Node& n) { return n.role == role; }) == 1);
  }
  BOOST_TEST(tree.find("title") != nullptr);
  BOOST_TEST(!tree.title.empty());
  check_overlaps(tree);
}

void check_in_all_widths(Headless& page) {
  for (const float width : {320.0F, 360.0F, 768.0F, 1280.0F, 1920.0F}) {
    page.resize(width, 700);
    BOOST_TEST_CONTEXT("at " << width) { check_tree(page.tree(), width); }
  }
  page.platform.view.dark = true;
  page.platform.request_frame();
  page.settle();
  check_tree(page.tree(), 1920);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(every_screen)

BOOST_AUTO_TEST_CASE(every_screen_fits_every_width_and_says_what_it_draws) {
  struct Visit {
    const char* path;
    bool logged_in;
  };
  for (const Visit visit : {Visit{"/", false}, Visit{"/", true}, Visit{"/login", false}, Visit{"/applications", true},
                            Visit{"/applications/use-start", true}, Visit{"/applications/use-start/form", true},
                            Visit{"/applications/use-start/receipt", true}, Visit{"/articles/use-terms", false},
                            Visit{"/articles/faq", false}, Visit{"/coming/subsidy", true}, Visit{"/nowhere", false}}) {
    BOOST_TEST_CONTEXT(visit.path << " logged in " << visit.logged_in) {
      Headless page(visit.path, {.logged_in_as = visit.logged_in ? fakes::FakeWorld::kenshin_email : ""});
      check_in_all_widths(page);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_form_fits_every_width_with_all_of_its_faults_helps_and_files) {
  Headless page("/applications/use-start/form", {.logged_in_as = fakes::FakeWorld::sejutsu_email});
  page.press_id("confirmationMethod.master");
  page.press_id("confirmationMethod.help");
  page.press_id("birthDate.help");
  page.press(Role::button, "送信");
  check_in_all_widths(page);
  page.press_id("confirmationMethod.documents");
  page.world.files.will_choose(
      {page.world.files.add("とても長い名前のファイルVeryLongFileNameWithoutAnySpace2026.pdf", fakes::sample_pdf()),
       page.world.files.add("x.gif", fakes::gif())});
  page.press_id("attachments");
  check_in_all_widths(page);
}

BOOST_AUTO_TEST_CASE(the_dialog_fits_every_width_and_holds_the_focus) {
  Headless page("/applications/use-start/form", {.logged_in_as = fakes::FakeWorld::sejutsu_email});
  page.press_id("confirmationMethod.documents");
  page.world.files.will_choose({page.world.files.add("a.pdf", fakes::sample_pdf())});
  page.press_id("attachments");
  page.type("職員数", "3");
  page.type("申請台数", "2");
  page.press_id("termsAccepted");
  page.press(Role::button, "送信");
  check_in_all_widths(page);
  for (int i = 0; i < 5; ++i) {
    page.key(ImGuiKey_Tab);
    BOOST_TEST(page.tree().focused.rfind("review.", 0) == 0U);
  }
  page.press(Role::button, "OK");
  page.get(Role::heading, "申請を受け付けました");
  check_in_all_widths(page);
}

BOOST_AUTO_TEST_CASE(an_idle_page_asks_for_no_frame) {
  Headless page("/", {});
  const int drawn = page.platform.presented;
  BOOST_TEST(page.settle() == 0);
  BOOST_TEST(page.platform.presented == drawn);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(log_in_and_ways)

BOOST_AUTO_TEST_CASE(S6_logging_in_leads_back_to_the_top_page_and_says_where_one_is) {
  Headless page("/", {});
  page.platform.view.scroll_y = 50;
  page.press(Role::link, "ログイン");
  BOOST_TEST(page.tree().title == "ログイン | 施術所等向け総合ポータルサイト");
  BOOST_TEST(page.platform.was_announced("ログイン | 施術所等向け総合ポータルサイト"));
  BOOST_TEST(page.tree().focused == "title");
  BOOST_TEST(page.platform.view.scroll_y == 0);
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->type == "password");
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
  BOOST_TEST(page.tree().title == "施術所等向け総合ポータルサイト");
  page.get(Role::link, "マイリスト");
  BOOST_TEST(page.find(Role::link, "ログインはこちら") == nullptr);
}

BOOST_AUTO_TEST_CASE(S12_who_is_not_logged_in_is_sent_to_log_in_and_then_back) {
  Headless page("/applications", {});
  page.get(Role::button, "ログイン");
  BOOST_TEST(page.shows("ログインが必要です"));
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.act(semantics::Action::Kind::key, "login.password", "Enter");
  page.get(Role::heading, "マイナ資格確認アプリ");
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_said_above_the_fields_and_an_empty_one_at_its_field) {
  Headless page("/login", {});
  page.press(Role::button, "ログイン");
  BOOST_TEST(!page.get(Role::textbox, "ユーザー名 (メールアドレス)").error.empty());
  BOOST_TEST(page.tree().focused == "login.email");
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", "wrong");
  page.press(Role::button, "ログイン");
  BOOST_TEST(page.shows("正しくありません。"));
  BOOST_TEST((page.with_id("login.error")->role == Role::alert));
  BOOST_REQUIRE(page.platform.was_announced("正しくありません。"));
  BOOST_TEST(page.platform.announced.back().assertive);
  BOOST_TEST(page.tree().focused == "login.password");
}

BOOST_AUTO_TEST_CASE(the_password_is_shown_on_request) {
  Headless page("/login", {});
  page.press(Role::button, "パスワードを表示する");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->type == "text");
  page.press(Role::button, "パスワードを隠す");
  BOOST_TEST(page.get(Role::textbox, "パスワード").text_input->type == "password");
}

BOOST_AUTO_TEST_CASE(links_out_of_the_site_go_to_the_platform) {
  Headless page("/", {});
  const auto mail = std::find_if(page.tree().nodes.begin(), page.tree().nodes.end(),
                                 [](const Node& node) { return node.href.rfind("mailto:", 0) == 0; });
  BOOST_REQUIRE(mail != page.tree().nodes.end());
  page.press_id(std::string(mail->id));
  BOOST_REQUIRE(!page.platform.urls.empty());
  BOOST_TEST(page.platform.urls.back() == "mailto:contact@iryohokenjyoho-portalsite.jp");
}

BOOST_AUTO_TEST_CASE(the_back_button_neither_scrolls_nor_moves_the_focus) {
  Headless page("/", {});
  page.press(Role::link, "ログイン");
  const auto scrolls = page.platform.scrolls.size();
  const auto focused = page.platform.focused.size();
  page.application->history_moved("/");
  page.settle();
  BOOST_TEST(page.tree().title == "施術所等向け総合ポータルサイト");
  BOOST_TEST(page.platform.scrolls.size() == scrolls);
  BOOST_TEST(page.platform.focused.size() == focused);
}

BOOST_AUTO_TEST_CASE(after_going_back_to_the_same_screen_the_next_one_is_shown_from_its_top) {
  Headless page("/", {});
  page.application->history_moved("/");
  page.settle();
  const auto scrolls = page.platform.scrolls.size();
  page.press(Role::link, "ログイン");
  BOOST_TEST(page.platform.scrolls.size() == scrolls + 1);
}

BOOST_AUTO_TEST_CASE(B4_an_empty_field_without_the_focus_shows_no_mark_in_it) {
  Headless page("/login", {.like_the_web = true});
  const ImU32 selection = ui::theme(false)[ui::Color::selection];
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawVert& vertex : list->VtxBuffer) BOOST_TEST(vertex.col != selection);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
