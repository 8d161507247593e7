// The reviewer's screens by role and label on the headless client: rows that can be chosen, where the focus goes, ways
// back to the same list and on to the next application.
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

const Options reviewer{.logged_in_as = fakes::FakeWorld::reviewer_email};

}  // namespace

BOOST_AUTO_TEST_SUITE(review)

BOOST_AUTO_TEST_CASE(rows_that_can_be_approved_have_a_checkbox_the_others_an_empty_cell) {
  Headless page("/review?state=all", reviewer);
  BOOST_TEST(page.get(Role::columnheader, "選択").rect.x == page.with_id("desk.list.r-1.choice")->rect.x);
  const Node& box = page.get(Role::checkbox, "みほん健診センター（受付番号261122-0001-4）を選択");
  BOOST_TEST(!box.checked.value());
  BOOST_TEST((box.rect.width >= 44 && box.rect.height >= 44));
  BOOST_REQUIRE(page.with_id("desk.list.r-2.choice") != nullptr);
  BOOST_TEST(page.with_id("desk.list.r-2.choose") == nullptr);
  page.press_id(box.id);
  BOOST_TEST(page.with_id("desk.list.r-1.choose")->checked.value());
  page.get(Role::button, "選択した1件を承認する");
  page.resize(390, 800);
  BOOST_TEST(page.with_id("desk.list.r-1.choose")->checked.value());
  for (const Node& node : page.tree().nodes)
    BOOST_TEST(node.rect.x + node.rect.width <= 390 + 1, node.id << " reaches beyond the window");
}

BOOST_AUTO_TEST_CASE(filtering_keeps_the_focus_and_says_how_many_there_are) {
  Headless page("/review?state=all", reviewer);
  page.press_id("desk.state.inReview");
  BOOST_TEST(page.tree().focused != "title");
  BOOST_TEST(page.platform.was_announced("1件を表示しています。"));
  BOOST_TEST(page.shows("審査 花子さんが対応中"));
}

BOOST_AUTO_TEST_CASE(one_goes_on_to_the_decision_and_to_the_next_application_and_back_to_the_same_list) {
  Headless page("/review?type=sejutsu", reviewer);
  page.press_id("desk.list.r-2.0.link");
  BOOST_TEST(page.get(Role::link, "審査の一覧へ戻る").href == "/review?type=sejutsu");
  BOOST_TEST(page.get(Role::link, "次の申請へ").href == "/review/applications/r-4");
  page.press(Role::button, "対応を始める");
  page.press(Role::link, "判定へ進む");
  BOOST_TEST(page.tree().focused == "desk.decision");
}

BOOST_AUTO_TEST_CASE(S29_who_has_approved_first_is_told_that_another_has_to) {
  Headless page("/review/applications/r-1", reviewer);
  page.world.server.review.four_eyes = true;
  page.press(Role::button, "対応を始める");
  page.press_id("desk.kind.approve");
  page.press_id("desk.decide");
  page.press_id("desk.decide.question.ok");
  BOOST_TEST(page.tree().focused == "title");
  page.press(Role::button, "対応を始める");
  BOOST_TEST(page.shows("あなたの承認は記録されています。"));
  page.world.server.review.at("r-1").decisions.back().person_name = fakes::FakeReview::other;
  page.press(Role::button, "時間を30分延ばす");
  BOOST_TEST(page.shows("審査 花子さんの承認が済んでいます。"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
