// 資格確認アカウント管理 (D14) and 資格確認アカウント申請状況 (D16) by role and label.
#include <boost/test/unit_test.hpp>

#include "fakes/fake_server.h"
#include "fakes/sample_files.h"
#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

Options logged_in() {
  Options options;
  options.logged_in_as = fakes::FakeWorld::kenshin_email;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(issued_accounts)

BOOST_AUTO_TEST_CASE(D14_the_accounts_of_each_application_stand_together_with_their_paper) {
  Headless page("/applications", logged_in());
  page.world.server.issued = fakes::issued_accounts();
  page.press(Role::link, "資格確認アカウント管理");
  BOOST_TEST(page.get(Role::heading, "資格確認アカウント管理").level == 1);
  page.get(Role::term, "W0000002");
  BOOST_TEST(page.shows("利用できます（2026年11月20日 10時00分 発行）"));
  BOOST_TEST(page.shows("停止しました（2026年11月21日 11時30分）。代わりのアカウントはW0000003です。"));
  const auto& paper = page.get(Role::link, "受付番号261119-0001-4のユーザ設定情報（PDF）をダウンロード");
  BOOST_TEST(paper.href == "/api/v1/accounts/W0000002/settings.pdf");  // of one that is not stopped
  BOOST_TEST(page.find(Role::link, "受付番号261119-0002-2のユーザ設定情報（PDF）をダウンロード") == nullptr);
  BOOST_TEST(page.shows("初期パスワードが記載されています"));
}

BOOST_AUTO_TEST_CASE(D14_before_there_are_any_one_is_told_where_to_look) {
  Headless page("/accounts", logged_in());
  BOOST_TEST(page.shows("発行されたアカウントは、まだありません。"));
  page.press(Role::link, "申請の状況を確認する（マイリスト）");
  page.get(Role::heading, "マイリスト");
}

BOOST_AUTO_TEST_CASE(D16_each_state_says_what_was_what_is_and_what_comes) {
  Headless page("/applications/use-start/form", logged_in());
  page.send_documents();
  const std::string number = page.world.server.applications.at(0).receipt.receipt_number;
  for (const auto& [state, words] : std::initializer_list<std::pair<const char*, const char*>>{
           {"received", "担当者による審査をお待ちいただいています。"},
           {"inReview", "担当者が内容を確認しています。"},
           {"returned", "担当者からの確認事項をご覧ください。"},
           {"completed", "審査が終わりました。"},
           {"rejected", "承認できないことをメールでお知らせしました。"},
           {"withdrawn", "に取り下げました。"}}) {
    page.world.server.applications.at(0).state = state;
    page.application->history_moved("/applications");
    page.settle();
    page.press(Role::link, "資格確認アカウント申請状況");
    page.get(Role::list, "受付番号" + number + "の進み具合");
    BOOST_TEST(page.shows("2台"));
    BOOST_TEST(page.shows(words), state);
    BOOST_TEST((page.find(Role::link, "アカウントを確認する") != nullptr) == (std::string_view(state) == "completed"));
  }
}

BOOST_AUTO_TEST_CASE(D14_without_a_network_one_can_try_again) {
  Headless page("/", logged_in());
  page.world.transport.cut();
  page.application->history_moved("/accounts");
  page.settle();
  BOOST_TEST(page.shows("アカウントを読み込めませんでした。"));
  page.world.transport.mend();
  page.press(Role::button, "もう一度読み込む");
  BOOST_TEST(page.shows("発行されたアカウントは、まだありません。"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
