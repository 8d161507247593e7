// 検索 over the portal: what is found, how it is marked, and that the index follows articles and notices.
#include "server/use_case/site_search.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "server/core/world.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/notices.h"
#include "server/use_case/search_marks.h"

using namespace madoguchi;
using namespace madoguchi::server;
using portal::SearchKind;
using test::World;

namespace {

std::string marked(const std::vector<portal::SearchRun>& runs) {
  std::string text;
  for (const portal::SearchRun& run : runs) text += run.marked ? "[" + run.text + "]" : run.text;
  return text;
}

struct SearchWorld : World {
  SearchWorld() {
    settings.articles = std::make_shared<ArticleLibrary>(
        std::vector<std::filesystem::path>{content_folder(MADOGUCHI_ASSETS), own.path()},
        [](const auto&, const auto&) {});
  }

  std::vector<portal::SearchHit> find(std::string_view typed, SearchKind kind, const Caller* caller = nullptr) {
    const auto answer = search_site(context, caller ? std::optional(*caller) : std::nullopt, typed);
    for (const portal::SearchGroup& group : answer.groups)
      if (group.kind == kind) return group.hits;
    return {};
  }

  bool leads_to(std::string_view typed, SearchKind kind, std::string_view path) {
    for (const portal::SearchHit& hit : find(typed, kind))
      if (hit.path == path) return true;
    return false;
  }

  test::TempFolder own;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(site_search)

BOOST_AUTO_TEST_CASE(S1_words_are_marked_as_they_are_written_however_they_were_typed) {
  BOOST_TEST(marked(mark_words("口座番号とABCｶﾞｲﾄﾞ", "ａｂｃ ガイ")) == "口座番号と[ABCｶﾞｲ]ﾄﾞ");
  BOOST_TEST(marked(mark_words("0800-080-4583", "0800080")) == "[0800-080]-4583");
  BOOST_TEST(marked(mark_words("番号", "口座")) == "番号");
  const std::string far = marked(excerpt(std::string(600, 'x') + "口座番号" + std::string(600, 'y'), "口座"));
  BOOST_TEST(far.starts_with("…x"));
  BOOST_TEST(far.ends_with("y…"));
  BOOST_TEST(far.find("[口座]番号") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(S1_articles_are_found_by_section_and_questions_as_such, SearchWorld) {
  BOOST_TEST(leads_to("証拠書類のスキャン", SearchKind::articles, "/articles/use-start-manual#documents"));
  BOOST_TEST(leads_to("ゆうちょ", SearchKind::questions, "/articles/faq#yucho"));
  BOOST_TEST(leads_to("ＰＤＦ　ファイル", SearchKind::questions, "/articles/faq#file-types"));
  BOOST_TEST(!find("口", SearchKind::questions).empty());  // one character
  const auto hits = find("プライバシーポリシー", SearchKind::articles);
  BOOST_REQUIRE(!hits.empty());
  BOOST_TEST(hits.front().path == "/articles/privacy-policy");  // those with the words in their title first
  BOOST_TEST(marked(hits.front().title) == "[プライバシーポリシー]");
  for (const char* nothing : {"", "　", "-", "どこにもない語句", "\"", "title : x", "*"})
    BOOST_TEST(find(nothing, SearchKind::articles).empty(), nothing);
}

BOOST_FIXTURE_TEST_CASE(S1_kinds_of_application_are_found_by_name_and_ones_own_by_number, SearchWorld) {
  BOOST_TEST(leads_to("利用開始", SearchKind::forms, "/applications/use-start"));
  BOOST_TEST(leads_to("アカウント管理", SearchKind::forms, "/accounts"));
  const std::string id = send_documents();
  const std::string number = value("SELECT receipt_number FROM applications");
  const auto own_hits = find(number.substr(0, 8), SearchKind::own, &sejutsu);
  BOOST_REQUIRE_EQUAL(own_hits.size(), 1U);
  BOOST_TEST(own_hits.front().path == "/my-list/applications/" + id);
  BOOST_TEST(find(number, SearchKind::own, &kenshin).empty());
  BOOST_TEST(find(number, SearchKind::own).empty());
}

BOOST_FIXTURE_TEST_CASE(S1_the_index_follows_articles_and_notices, SearchWorld) {
  const auto write = [this](const std::string& more, const std::string& words) {
    std::ofstream(own.path() / "a.md") << "---\ntitle: 題\ncategory: guide\ndate: 2026-11-24\n" + more + "---\n" +
                                              words;
    now_ms += 2'000;
  };
  write("", "朝顔の話");
  BOOST_TEST(leads_to("朝顔", SearchKind::articles, "/articles/a"));
  write("", "向日葵のはなし");
  BOOST_TEST(find("朝顔", SearchKind::articles).empty());
  BOOST_TEST(leads_to("向日葵", SearchKind::articles, "/articles/a"));
  write("audience: members\n", "向日葵のひみつ");
  BOOST_TEST(find("向日葵", SearchKind::articles).empty());

  portal::NoticeRequest request{
      "計画停止",   "桔梗の停止", portal::NoticeCategory::maintenance, false, portal::NoticeState::published,
      "2026-11-23", "2026-11-23"};
  const auto notice = create_notice(context, reviewer, request)->listing;
  BOOST_TEST(leads_to("桔梗", SearchKind::notices, "/notices/" + notice.id));
  request.state = portal::NoticeState::draft;
  BOOST_TEST(change_notice(context, reviewer, notice.id, {Precondition::Kind::version, 1}, request).ok());
  BOOST_TEST(find("桔梗", SearchKind::notices).empty());
  request.state = portal::NoticeState::published;
  BOOST_TEST(change_notice(context, reviewer, notice.id, {Precondition::Kind::version, 2}, request).ok());
  now_ms += 24LL * 60 * 60 * 1000;
  BOOST_TEST(find("桔梗", SearchKind::notices).empty());  // its time is over
  BOOST_TEST(remove_notice(context, reviewer, notice.id, {Precondition::Kind::version, 3}).ok());
  BOOST_TEST(count("search_entries WHERE subject LIKE 'notice/%'") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
