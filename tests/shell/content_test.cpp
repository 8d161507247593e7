// The pages that are read: top page, list of applications, article, documents, pages to come, header and footer, by
// role and label, before and after log-in. How they stand at each width is in content_layout_test.cpp.
#include <array>
#include <boost/test/unit_test.hpp>

#include "shell/headless.h"

namespace madoguchi::tests {
namespace {

constexpr std::string_view site_title = "施術所等向け総合ポータルサイト";
constexpr std::string_view applications_path = "/applications";
constexpr std::string_view article_path = "/applications/use-start";

Options as_kenshin() { return {.logged_in_as = fakes::FakeWorld::kenshin_email}; }

std::string href_of(const Headless& page, std::string_view link) { return page.get(Role::link, link).href; }

// The names of the links inside the node of this id, in reading order.
std::vector<std::string> links_inside(const Headless& page, std::string_view id) {
  const auto& nodes = page.tree().nodes;
  std::vector<std::string> names;
  for (const Node& node : nodes) {
    if (node.role != Role::link) continue;
    for (int at = node.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent) {
      if (nodes[static_cast<std::size_t>(at)].id == id) names.push_back(node.name);
    }
  }
  return names;
}

std::vector<std::string> addresses_of_this_site(const Headless& page) {
  std::vector<std::string> addresses;
  for (const Node& node : page.tree().nodes) {
    if (node.role == Role::link && node.href.substr(0, 1) == "/") addresses.push_back(node.href);
  }
  return addresses;
}

void check_names(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
  BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_screens)

BOOST_AUTO_TEST_CASE(S1_the_header_has_title_and_menu_before_log_in_and_the_page_a_search_box) {
  Headless page;
  BOOST_TEST(page.get(Role::heading, site_title).level == 1);
  BOOST_TEST(page.tree().title == site_title);
  check_names(links_inside(page, "header.menu"), {"お知らせ", "よくある質問", "ログイン"});
  page.get(Role::search, "検索");
  page.get(Role::textbox, "検索");
}

BOOST_AUTO_TEST_CASE(S1_searching_leads_to_what_was_found_with_the_words_marked) {
  Headless page;
  page.type("検索", "口座");
  page.press(Role::button, "検索");
  BOOST_TEST(page.platform.paths.back() == "push /search?q=%E5%8F%A3%E5%BA%A7");
  BOOST_TEST(page.get(Role::textbox, "検索").text_input->value == "口座");
  BOOST_TEST(page.shows("「口座」で3件見つかりました。"));
  page.get(Role::heading, "よくある質問");
  // One link, whose marked words are bold.
  const Node& question = page.get(Role::link, "どの口座のものを入力しますか。");
  BOOST_REQUIRE(question.layout.has_value());
  BOOST_TEST(question.layout->runs.at(1) == "口座");
  page.press(Role::link, "どの口座のものを入力しますか。");
  BOOST_TEST(page.platform.paths.back() == "push /articles/faq#kenshin");
}

BOOST_AUTO_TEST_CASE(S1_what_is_typed_is_looked_for_after_a_pause_and_late_answers_are_dropped) {
  Headless page("/search");
  page.world.transport.answer_later(true);
  page.type("検索", "口");
  BOOST_TEST(page.world.transport.requests().back().path.find("/search") == std::string::npos);
  page.world.clock.advance(200);
  page.settle();
  BOOST_TEST(page.platform.paths.back() == "replace /search?q=%E5%8F%A3");
  page.type("検索", "口座");
  page.world.clock.advance(200);
  page.settle();
  page.world.transport.deliver_all();
  page.settle();
  BOOST_TEST(page.shows("「口座」で3件見つかりました。"));
  page.world.server.search_answer = {};
  page.type("検索", "無い");
  page.world.clock.advance(200);
  page.world.transport.deliver_all();
  page.settle();
  BOOST_TEST(page.shows("「無い」に当てはまるものは見つかりませんでした。"));
  page.press_id("search.ways.faq");
  BOOST_TEST(page.platform.paths.back() == "push /articles/faq");
}

BOOST_AUTO_TEST_CASE(S3_notices_are_listed_and_those_that_are_new_are_counted_in_the_header) {
  Headless page("/", as_kenshin());
  page.press(Role::link, "お知らせ（未読2件）");
  BOOST_TEST(page.platform.paths.back() == "push /notices");
  BOOST_TEST(page.shows("未読　重要　メンテナンス　2026年11月23日"));
  page.press(Role::link, "計画停止のお知らせ");
  BOOST_TEST(page.get(Role::heading, "計画停止のお知らせ").level == 1);
  page.get(Role::link, "お知らせ（未読1件）");
  page.press(Role::link, "お知らせの一覧へ戻る");
  page.press(Role::link, "一般");
  BOOST_TEST(page.platform.paths.back() == "push /notices?category=general");
  BOOST_TEST(page.with_id("notices.n-2") == nullptr);
  BOOST_TEST(page.with_id("notices.n-1") != nullptr);
  page.press(Role::button, "ログアウト");
  page.get(Role::link, "お知らせ");
  Headless stranger("/notices/n-2");
  BOOST_TEST(!stranger.shows("未読"));
  Headless gone("/notices/gone");
  gone.get(Role::heading, "ページが見つかりません");
}

BOOST_AUTO_TEST_CASE(S2_the_banner_says_what_is_possible_since_when) {
  Headless page;
  page.get(Role::paragraph,
           "令和6年4月から、施術所・健診実施機関等において オンライン資格確認（資格確認限定型：資格情報のみを取得できる"
           "簡素な仕組み）をご利用いただけます。");
}

BOOST_AUTO_TEST_CASE(S3_nine_buttons_in_the_manuals_order) {
  Headless page;
  check_names(links_inside(page, "top.menu"),
              {"新規ユーザー登録はこちら", "ログインはこちら", "オンライン資格確認とは？", "導入準備", "各種申請",
               "手順書・マニュアル", "お知らせ", "よくある質問", "お問い合わせ先"});
}

BOOST_AUTO_TEST_CASE(S4_log_in_opens_from_the_button_and_from_the_top_right) {
  for (const std::string_view link : {"ログインはこちら", "ログイン"}) {
    Headless page;
    page.press(Role::link, link);
    BOOST_TEST(page.platform.paths.back() == "push /login");
    page.get(Role::heading, "ログイン");
    page.get(Role::textbox, "ユーザー名 (メールアドレス)");
  }
}

BOOST_AUTO_TEST_CASE(S5_after_log_in_the_top_page_has_no_log_in_and_no_registration) {
  Headless page("/login");
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
  page.get(Role::heading, site_title);
  check_names(links_inside(page, "header.menu"), {"お知らせ（未読2件）", "よくある質問", "マイリスト", "見本 花子 様"});
  check_names(links_inside(page, "top.menu"), {"オンライン資格確認とは？", "導入準備", "各種申請", "手順書・マニュアル",
                                               "お知らせ", "よくある質問", "お問い合わせ先"});
  BOOST_TEST(page.description_of(*page.with_id("top.applications")) ==
             "各種申請される方はログインの上、お進みください。");
  BOOST_TEST(page.get(Role::link, "見本 花子 様").href == "/settings");
}

BOOST_AUTO_TEST_CASE(S5_logging_out_brings_the_log_in_back) {
  Headless page("/", as_kenshin());
  page.press(Role::button, "ログアウト");
  BOOST_TEST(!page.world.server.has_session());
  page.get(Role::link, "ログイン");
  BOOST_TEST(page.find(Role::button, "ログアウト") == nullptr);
}

BOOST_AUTO_TEST_CASE(S8_S9_S10_every_page_says_whom_to_ask_and_who_runs_it) {
  for (const std::string_view path : {"/", "/login", "/articles/faq", "/articles/use-terms", "/nowhere"}) {
    Headless page(path);
    const Node& call = page.get(Role::link, "オンライン資格確認等コールセンター 0800-080-4583（通話無料）");
    BOOST_TEST(call.href == "tel:0800-080-4583");
    page.get(Role::paragraph, "月曜日～金曜日（祝日を除く）8：00～18：00");
    page.get(Role::paragraph, "土曜日（祝日を除く）8：00～16：00");
    BOOST_TEST(href_of(page, "メールアドレス：contact@iryohokenjyoho-portalsite.jp") ==
               "mailto:contact@iryohokenjyoho-portalsite.jp");
    page.get(Role::heading, "【各種リンク】");
    check_names(links_inside(page, "footer.links"),
                {"プライバシーポリシー", "ポータルサイト利用規約", "関連サイトへのリンク",
                 "システムベンダ・事業者向けお問い合わせ先「医療機関等 ONS」"});
    page.get(Role::paragraph, "社会保険診療報酬支払基金（情報化企画部・情報化支援部）");
    page.get(Role::paragraph, "国民健康保険中央会（番号制度対策本部）");
    page.get(Role::paragraph,
             "Copyright © Health Insurance Claims Review & Reimbursement services. All Rights Reserved.");
  }
}

BOOST_AUTO_TEST_CASE(S8_the_contact_page_says_whom_to_ask_once) {
  Headless page;
  page.press_id("top.contact");
  BOOST_TEST(page.platform.paths.back() == "push /articles/contact");
  BOOST_TEST(page.get(Role::heading, "お問い合わせ先").level == 1);
  BOOST_TEST(page.with_id("footer.contact.call") == nullptr);
}

BOOST_AUTO_TEST_CASE(S12_the_list_sends_a_stranger_to_log_in_and_then_back) {
  Headless page;
  page.press(Role::link, "各種申請");
  page.get(Role::heading, "ログイン");
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
  page.get(Role::heading, "マイナ資格確認アプリ");
  BOOST_TEST(page.tree().title == "各種申請 | 施術所等向け総合ポータルサイト");
}

BOOST_AUTO_TEST_CASE(S13_the_list_has_trail_search_category_and_sentence) {
  Headless page(applications_path, as_kenshin());
  page.get(Role::navigation, "現在の位置");
  BOOST_TEST(href_of(page, "ホーム") == "/");
  page.get(Role::text, "業務");
  page.get(Role::text, "マイナ資格確認アプリ");
  page.get(Role::search, "検索");
  page.get(Role::navigation, "カテゴリ");
  page.get(Role::paragraph, "カテゴリ");
  BOOST_TEST(href_of(page, "マイナ資格確認アプリ") == "/applications");
  page.get(Role::paragraph, "マイナ資格確認アプリに関する情報についてご確認ください。");
}

BOOST_AUTO_TEST_CASE(S14_nine_cards_with_their_texts) {
  struct Card {
    std::string_view title, text, href;
  };
  constexpr std::array<Card, 9> cards{{
      {"利用開始申請", "こちらからマイナ資格確認アプリの利用開始申請を実施いただけます。", "/applications/use-start"},
      {"お知らせ", "", "/notices"},
      {"よくある質問", "", "/articles/faq"},
      {"運用開始日登録", "こちらからマイナ資格確認アプリの運用開始日を登録いただけます。",
       "/applications/operation-start"},
      {"助成金交付申請", "こちらからマイナ資格確認アプリの助成金を申請いただけます。", "/coming/subsidy"},
      {"交付決定通知書ダウンロード",
       "こちらからマイナ資格確認アプリの助成金の交付決定通知書をダウンロードいただけます。",
       "/coming/subsidy-decision"},
      {"資格確認アカウント管理", "こちらからマイナ資格確認アプリのアカウントをご確認ください。", "/accounts"},
      {"資格確認端末機器（アカウント）追加申請",
       "こちらからマイナ資格確認アプリの端末機器（アカウント）を追加申請いただけます。",
       "/applications/additional-devices"},
      {"資格確認アカウント申請状況", "こちらからマイナ資格確認アプリのアカウントの申請状況をご確認ください。",
       "/account-status"},
  }};
  Headless page(applications_path, as_kenshin());
  const auto& nodes = page.tree().nodes;
  std::vector<const Node*> shown;
  for (const Node& node : nodes) {
    if (node.role == Role::link && page.description_of(node).find("詳細を表示") != std::string::npos)
      shown.push_back(&node);
  }
  BOOST_REQUIRE_EQUAL(shown.size(), cards.size());
  for (std::size_t i = 0; i < cards.size(); ++i) {
    BOOST_TEST(shown[i]->name == cards[i].title);
    BOOST_TEST(shown[i]->href == cards[i].href);
    BOOST_TEST(page.description_of(*shown[i]).find(cards[i].text) == 0U);
  }
}

BOOST_AUTO_TEST_CASE(S14_every_card_and_button_leads_to_a_page_that_says_something) {
  for (const std::string_view from : {std::string_view("/"), applications_path, article_path}) {
    const std::vector<std::string> addresses = [&] {
      const Headless start(from, as_kenshin());
      return addresses_of_this_site(start);
    }();
    BOOST_TEST(addresses.size() > 10U);
    for (const std::string& address : addresses) {
      const Headless page(address, as_kenshin());
      BOOST_TEST_CONTEXT(address) {
        BOOST_TEST(page.with_id("not_found.text") == nullptr);
        BOOST_TEST(page.with_id("title") != nullptr);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(S15_the_article_leads_to_the_form_and_tells_the_five_steps) {
  Headless page(applications_path, as_kenshin());
  page.press(Role::link, "利用開始申請");
  BOOST_TEST(page.get(Role::heading, "マイナ資格確認アプリの利用開始申請").level == 1);
  page.get(
      Role::paragraph,
      "マイナ資格確認アプリの利用開始申請を実施していただくことで、施設でご準備いただいた端末にマイナ資格確認アプリを"
      "登録し、マイナンバーカードを用いたオンライン資格確認（資格確認限定型）を実施することができます。");
  page.get(Role::paragraph, "利用開始申請の方法については、以下の資料をご確認ください。");
  page.get(Role::heading, "～利用開始申請からマイナ資格確認アプリ初期登録までの流れ～");
  constexpr std::array<std::array<std::string_view, 3>, 5> steps{{
      {"①", "利用開始申請", "上部「利用開始申請はこちら」のリンクから申請を行います。"},
      {"②", "利用開始申請完了メール受信",
       "最大1週間程度で利用開始申請の手続きが完了した旨を通知するメールが届きます。"},
      {"③", "ユーザ設定情報の確認",
       "ポータルサイトにログインし、マイナ資格確認アプリの初期登録に必要なマイナ資格確認アプリユーザ設定情報を確認しま"
       "す。"},
      {"④", "マイナ資格確認アプリのインストール",
       "施設でご準備いただいた端末にマイナ資格確認アプリをインストールします。"},
      {"⑤", "マイナ資格確認アプリの初期登録",
       "マイナ資格確認アプリを起動し利用規約を確認後、③で確認したユーザ設定情報を基に初期登録を完了します。"},
  }};
  for (const auto& [mark, title, text] : steps) {
    page.get(Role::text, mark);
    page.get(Role::text, title);
    page.get(Role::text, text);
  }
  BOOST_TEST(href_of(page, "利用開始申請手順書") == "/articles/use-start-manual");
  page.press(Role::link, "利用開始申請はこちら");
  BOOST_TEST(page.platform.paths.back() == "push /applications/use-start/form");
}

BOOST_AUTO_TEST_CASE(S26_the_terms_can_be_read_and_lead_back_to_what_was_typed) {
  Headless page("/applications/use-start/form", as_kenshin());
  page.type("職員数", "12");
  page.press(Role::link, "資格確認限定型オンライン資格確認等システム利用規約");
  page.get(Role::heading, "資格確認限定型オンライン資格確認等システム利用規約");
  page.get(Role::heading, "第1条（目的）");
  BOOST_TEST(page.shows("この文書は見本です。"));
  page.press(Role::link, "申請画面へ戻る");
  BOOST_TEST(page.get(Role::textbox, "職員数").text_input->value == "12");
}

BOOST_AUTO_TEST_CASE(S26_the_terms_are_read_without_a_log_in_too) {
  Headless page("/articles/use-terms");
  page.get(Role::heading, "資格確認限定型オンライン資格確認等システム利用規約");
  BOOST_TEST(page.find(Role::link, "申請画面へ戻る") == nullptr);
}

BOOST_AUTO_TEST_CASE(B4_the_footer_leads_to_the_accessibility_statement) {
  Headless page;
  page.press(Role::link, "ウェブアクセシビリティについて");
  BOOST_TEST(page.platform.paths.back() == "push /articles/accessibility");
  BOOST_TEST(page.get(Role::heading, "ウェブアクセシビリティについて").level == 1);
}

BOOST_AUTO_TEST_CASE(S13_articles_are_listed_by_category_and_the_trail_leads_back) {
  Headless page("/applications", as_kenshin());
  page.press(Role::link, "手順書・マニュアル");
  BOOST_TEST(page.platform.paths.back() == "push /articles#manual");
  BOOST_TEST(page.get(Role::heading, "記事一覧").level == 1);
  BOOST_TEST(page.tree().focused == "manual");
  BOOST_TEST(page.with_id("categories.manual")->current);
  page.press_id("articles.use-start-manual");
  BOOST_TEST(page.platform.paths.back() == "push /articles/use-start-manual");
  BOOST_TEST(page.tree().title == "利用開始申請手順書 | 施術所等向け総合ポータルサイト");
  check_names(links_inside(page, "breadcrumb"), {"ホーム", "記事一覧", "手順書・マニュアル"});
  page.press_id("breadcrumb.2");
  BOOST_TEST(page.platform.paths.back() == "push /articles#manual");
}

BOOST_AUTO_TEST_CASE(S15_an_article_says_what_each_of_its_parts_is) {
  Headless page("/articles/faq");
  BOOST_TEST(page.get(Role::heading, "準備").level == 2);
  BOOST_TEST(page.get(Role::heading, "健診実施機関等").level == 3);
  const Node& link = page.get(Role::link, "導入準備");
  BOOST_TEST(link.href == "/articles/preparation");
  BOOST_TEST(page.get(Role::table, "健診実施機関等の表").rect.width > 0);
  page.get(Role::columnheader, "書類");
  page.get(Role::rowheader, "施術所");
  BOOST_TEST(href_of(page, "0800-080-4583") == "tel:0800-080-4583");
  // A list in a list, and numbers that are said.
  const auto& nodes = page.tree().nodes;
  const Node& inner =
      page.get(Role::text, "1度の申請における上限台数は20台です。業務に必要な台数のみをご申請ください。");
  int lists = 0;
  for (int at = inner.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent)
    lists += nodes[static_cast<std::size_t>(at)].role == Role::list ? 1 : 0;
  BOOST_TEST(lists == 2);
  BOOST_TEST(!page.get(Role::text, "2.").hidden);
}

BOOST_AUTO_TEST_CASE(S15_each_heading_has_an_address_and_the_contents_lead_there) {
  Headless page("/articles/faq");
  check_names(links_inside(page, "contents"), {"準備", "手順", "補足", "おわりに"});
  page.press(Role::link, "補足");
  BOOST_TEST(page.platform.paths.back() == "push /articles/faq#notes");
  BOOST_TEST(page.tree().focused == "notes");
  // From another page too, when the article has come.
  Headless other("/articles");
  other.world.transport.answer_later(true);
  other.press_id("articles.faq");
  BOOST_TEST(other.get(Role::heading, "読み込み中").level == 1);
  other.world.transport.deliver_all();
  other.settle();
  BOOST_TEST(other.tree().focused == "title");
  BOOST_TEST(other.platform.was_announced("よくある質問 | 施術所等向け総合ポータルサイト"));
}

BOOST_AUTO_TEST_CASE(S15_an_article_that_does_not_come_is_asked_for_again) {
  Headless page;
  page.world.transport.cut();
  page.press_id("top.faq");
  page.get(Role::alert, "記事を読み込めませんでした。通信の状態をご確認のうえ、もう一度お試しください。");
  page.world.transport.mend();
  page.press(Role::button, "もう一度読み込む");
  BOOST_TEST(page.get(Role::heading, "よくある質問").level == 1);
}

BOOST_AUTO_TEST_CASE(S15_what_only_members_may_read_asks_for_the_log_in_and_goes_on_there) {
  Headless page("/articles");
  BOOST_TEST(page.with_id("articles.members") == nullptr);
  page.application->history_moved("/articles/members");
  page.settle();
  page.get(Role::heading, "ログイン");
  page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
  page.type("パスワード", fakes::FakeWorld::password);
  page.press(Role::button, "ログイン");
  BOOST_TEST(page.get(Role::heading, "ご利用中の皆さまへ").level == 1);
}

BOOST_AUTO_TEST_CASE(an_unknown_address_topic_or_document_says_so_and_offers_ways_back) {
  for (const std::string_view path : {"/nowhere", "/coming/nothing", "/articles/nothing"}) {
    Headless page(path);
    page.get(Role::heading, "ページが見つかりません");
    page.press(Role::link, "トップページへ戻る");
    page.get(Role::heading, site_title);
  }
  Headless article("/applications/nothing", as_kenshin());
  article.get(Role::heading, "ページが見つかりません");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
