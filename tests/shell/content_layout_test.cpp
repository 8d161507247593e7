// How the pages that are read stand at each width, from a small phone to a wide screen, before and after log-in: inside
// the window, large enough to be hit, not on top of one another; landmarks and one heading; no word missing. And what
// stands there until the client knows who one is.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

constexpr std::array<float, 5> widths = {320, 360, 768, 1280, 1920};
constexpr auto paths = std::to_array<std::string_view>(
    {"/", "/login", "/applications", "/applications/use-start", "/articles/faq", "/articles/vendors",
     "/articles/use-terms", "/articles/contact", "/articles", "/notices", "/notices/n-2", "/search?q=x", "/nowhere"});
constexpr std::string_view skip_link = "skip";  // takes no room until it has the focus

bool is_control(const Node& node) {
  return node.role == Role::link || node.role == Role::button || node.role == Role::textbox;
}

// "coming.lead": a key that has no words shows itself.
bool looks_like_a_key(std::string_view words) {
  const bool plain = std::all_of(words.begin(), words.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '.'; });
  return plain && words.find('.') != std::string_view::npos;
}

bool overlap(const semantics::Rect& left, const semantics::Rect& right) {
  constexpr float slack = 0.5F;
  return left.x + slack < right.x + right.width && right.x + slack < left.x + left.width &&
         left.y + slack < right.y + right.height && right.y + slack < left.y + left.height;
}

void check_places(const Headless& page, float width) {
  std::vector<const Node*> controls;
  for (const Node& node : page.tree().nodes) {
    if (node.id == skip_link) continue;
    BOOST_TEST_CONTEXT(node.id << " " << node.name) {
      BOOST_TEST(node.rect.x >= 0);
      BOOST_TEST(node.rect.x + node.rect.width <= width + 0.5F);
      BOOST_TEST(node.rect.y + node.rect.height <= page.tree().page_height + 0.5F);
      BOOST_TEST(!looks_like_a_key(node.name));
      BOOST_TEST(!looks_like_a_key(node.description));
      if (node.role == Role::link) BOOST_TEST(!node.href.empty());
      if (!is_control(node)) continue;
      const float least = least_control_size(page.tree(), node);
      BOOST_TEST(node.rect.width >= least);
      BOOST_TEST(node.rect.height >= least);
      BOOST_TEST(!node.name.empty());
      for (const Node* other : controls) {
        BOOST_TEST(!overlap(node.rect, other->rect), "lies on " << other->id);
      }
      controls.push_back(&node);
    }
  }
}

void check_landmarks(const Headless& page) {
  const auto count = [&](Role role) {
    return std::count_if(page.tree().nodes.begin(), page.tree().nodes.end(),
                         [&](const Node& node) { return node.role == role; });
  };
  BOOST_TEST(count(Role::banner) == 1);
  BOOST_TEST(count(Role::main) == 1);
  BOOST_TEST(count(Role::contentinfo) == 1);
  const auto first_level = std::count_if(page.tree().nodes.begin(), page.tree().nodes.end(), [](const Node& node) {
    return node.role == Role::heading && node.level == 1;
  });
  BOOST_TEST(first_level == 1);
  BOOST_REQUIRE(page.with_id("title") != nullptr);
  BOOST_TEST(page.with_id("title")->level == 1);
  // The id of a node is its own.
  std::vector<std::string> ids;
  for (const Node& node : page.tree().nodes) ids.push_back(node.id);
  std::sort(ids.begin(), ids.end());
  BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()));
}

// Opens the address anew, over the network as the test has arranged it.
void open_anew(Headless& page, std::string_view path) {
  page.application = std::make_unique<ui::Application>(page.platform, page.imgui.fonts);
  page.application->start(path);
  page.settle();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_layout)

BOOST_AUTO_TEST_CASE(every_page_fits_every_width_before_and_after_log_in) {
  for (const char* person : {"", fakes::FakeWorld::kenshin_email}) {
    for (const float width : widths) {
      for (const std::string_view path : paths) {
        BOOST_TEST_CONTEXT(path << " at " << width << (*person == 0 ? "" : ", logged in")) {
          Options options;
          options.width = width;
          options.logged_in_as = person;
          Headless page(path, options);
          check_places(page, width);
          check_landmarks(page);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_menu_stands_beside_the_title_where_there_is_room_and_below_it_on_a_phone) {
  Headless page;
  BOOST_TEST(page.with_id("header.login")->rect.y < page.with_id("title")->rect.y + 44);
  page.resize(360, 800);
  BOOST_TEST(page.with_id("header.login")->rect.y >= page.with_id("title")->rect.y + 44);
}

BOOST_AUTO_TEST_CASE(a_long_name_leaves_the_header_whole) {
  Headless page("/login", {.width = 768});
  page.world.server.accounts[0].person.name =
      "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処";
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
  BOOST_TEST(page.shows("住む処 様"));
  check_places(page, 768);
  page.resize(320, 800);
  check_places(page, 320);
}

BOOST_AUTO_TEST_CASE(until_it_is_known_who_one_is_the_page_says_that_it_loads) {
  Headless page;
  page.world.transport.answer_later(true);
  open_anew(page, "/applications");
  page.get(Role::heading, "読み込み中");
  check_landmarks(page);
  page.world.transport.deliver_all();
  page.settle();
  page.get(Role::heading, "ログイン");
}

BOOST_AUTO_TEST_CASE(without_a_server_the_page_says_so_and_tries_again_when_told) {
  Headless page;
  page.world.transport.cut();
  open_anew(page, "/articles/faq");
  page.get(Role::heading, "サーバーに接続できません");
  check_landmarks(page);
  page.world.transport.mend();
  page.press(Role::button, "もう一度接続する");
  page.get(Role::heading, "よくある質問");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
