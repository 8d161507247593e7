// A returned application by role and label (B5): what the reviewer wrote, what may be changed, before and after.
#include <boost/test/unit_test.hpp>

#include "fakes/sample_files.h"
#include "shell/headless.h"

namespace madoguchi::tests {

BOOST_AUTO_TEST_SUITE(correction)

BOOST_AUTO_TEST_CASE(B5_from_my_list_to_the_receipt_of_what_was_corrected) {
  Options options;
  options.logged_in_as = fakes::FakeWorld::kenshin_email;
  Headless page("/applications/use-start/form", options);
  page.send_documents();
  const std::string number = page.world.server.applications.at(0).receipt.receipt_number;
  page.world.server.send_back({{"staffCount", "申請台数と合いません。"}}, "1点ご確認ください。");

  page.application->history_moved("/my-list");
  page.settle();
  page.get(Role::link, "受付番号" + number + "を修正する");
  page.press(Role::link, "受付番号" + number + "の内容を見る");
  BOOST_TEST(page.shows("職員数：申請台数と合いません。"));
  BOOST_TEST(page.shows("担当者からの連絡：1点ご確認ください。"));
  page.press(Role::link, "修正する");
  BOOST_TEST(page.get(Role::heading, "利用開始申請の修正").level == 1);
  BOOST_TEST(page.definition_of("受付番号") == number);
  BOOST_TEST(page.definition_of("申請台数") == "2");
  BOOST_TEST(page.definition_of("証拠書類の添付") == "届出.pdf");
  BOOST_TEST(page.find(Role::textbox, "申請台数") == nullptr);
  const Node& field = page.get(Role::textbox, "職員数");
  BOOST_TEST(page.description_of(field).find("担当者から：申請台数と合いません。") != std::string::npos);

  page.press(Role::button, "送信");
  BOOST_TEST(page.shows("変更した項目はありません。"));
  page.press(Role::button, "キャンセル");
  page.type("職員数", "5");
  page.press(Role::button, "送信");
  page.get(Role::dialog, "次のとおり修正して送信します。");
  BOOST_TEST(page.definition_of("修正前") == "3");
  BOOST_TEST(page.definition_of("修正後") == "5");
  page.press(Role::button, "OK");
  page.get(Role::heading, "修正した申請を受け付けました");
  BOOST_TEST(page.shows(number));
  page.press(Role::link, "送信した内容を見る");
  BOOST_TEST(page.definition_of("職員数") == "5");
  BOOST_TEST(page.find(Role::link, "修正する") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
