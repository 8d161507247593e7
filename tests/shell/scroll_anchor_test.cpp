// What the reader looks at stays where it is when the page is laid out anew.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

struct Reading : Headless {
  Reading() : Headless("/applications/use-start/form", {.logged_in_as = fakes::FakeWorld::sejutsu_email}) {}

  void scroll_so_that(std::string_view id, float screen_y) {
    platform.scroll_to(with_id(id)->rect.y - screen_y);
    platform.request_frame();
    settle();
  }
  float screen_y(std::string_view id) const { return with_id(id)->rect.y - platform.view.scroll_y; }
};

}  // namespace

BOOST_AUTO_TEST_CASE(B4_the_node_at_the_windows_top_stays_there_in_another_width) {
  Reading page;
  page.resize(390, 700);
  const Node* top = page.tree().find(Role::textbox, "職員数");
  BOOST_REQUIRE(top != nullptr);
  const std::string id = top->id;
  page.scroll_so_that(id, 0);
  const float page_y = page.with_id(id)->rect.y;
  page.resize(1280, 700);
  BOOST_TEST(page.with_id(id)->rect.y != page_y);  // else this proves nothing
  BOOST_TEST(std::abs(page.screen_y(id)) <= 1);
}

BOOST_AUTO_TEST_CASE(B4_the_focused_field_stays_where_it_is_when_the_device_is_turned) {
  Reading page;
  page.resize(390, 844);
  const std::string id = page.get(Role::textbox, "申請台数").id;
  page.act(semantics::Action::Kind::focus, id);
  page.scroll_so_that(id, 300);
  page.resize(844, 390);
  BOOST_TEST(std::abs(page.screen_y(id) - 300) <= 1);
  page.resize(390, 844);
  BOOST_TEST(std::abs(page.screen_y(id) - 300) <= 1);
}

BOOST_AUTO_TEST_CASE(B4_other_glyphs_do_not_move_what_is_read) {
  Reading page;
  const std::string id = page.get(Role::textbox, "申請台数").id;
  page.scroll_so_that(id, 40);
  const std::size_t scrolls = page.platform.scrolls.size();
  page.application->set_fonts(page.imgui.fonts);
  page.settle();
  BOOST_TEST(page.platform.scrolls.size() == scrolls);  // they are as wide: nothing had to move
  page.application->set_fonts({.regular = page.imgui.fonts.bold, .bold = page.imgui.fonts.bold});
  page.settle();
  BOOST_TEST(std::abs(page.screen_y(id) - 40) <= 1);
}

BOOST_AUTO_TEST_CASE(B4_the_top_of_a_page_stays_its_top) {
  Reading page;
  for (const float width : {390.0F, 1280.0F, 640.0F}) {
    page.resize(width, 700);
    BOOST_TEST(page.platform.view.scroll_y == 0);
  }
}

BOOST_AUTO_TEST_CASE(B4_a_dialog_does_not_pull_the_page_with_it) {
  Reading page;
  page.press_id("confirmationMethod.master");
  page.type("生年月日（西暦）", "1980-04-01");
  page.press(Role::button, "施設の確認");
  page.type("職員数", "3");
  page.type("申請台数", "2");
  page.press(Role::checkbox, "上記の利用規約に同意します。");
  page.press(Role::button, "送信");
  page.get(Role::dialog, "以下のとおり申請します。");
  const std::string id = page.get(Role::textbox, "職員数").id;
  page.scroll_so_that(id, 5);
  for (const float height : {690.0F, 400.0F, 800.0F}) page.resize(height == 400 ? 390 : 1280, height);
  BOOST_TEST(std::abs(page.screen_y(id) - 5) <= 1);
}

}  // namespace madoguchi::tests
