// Articles: what becomes of their Markdown, and files that change while the server runs.
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>
#include <set>

#include "server/core/world.h"
#include "server/use_case/article_file.h"
#include "server/use_case/article_library.h"
#include "server/use_case/data_folder.h"

namespace fs = std::filesystem;
using namespace madoguchi;
using namespace madoguchi::server;
using Kind = portal::ArticleBlockKind;

namespace {

const std::string front_matter = "---\ntitle: 題\ncategory: guide\ndate: 2026-11-24\n---\n";

portal::Article read(const std::string& markdown) {
  const auto file = read_article_file("test", front_matter + markdown);
  BOOST_REQUIRE_MESSAGE(file.ok(), (file.ok() ? "" : file.error()));
  return file->article;
}

std::string fault_of(const std::string& bytes) {
  const auto file = read_article_file("test", bytes);
  return file ? std::string() : file.error();
}

std::string href_of(const std::string& target) {
  const auto article = read("[語](" + target + ")");
  BOOST_TEST(portal::plain_text(article.blocks.at(0).runs) == "語");
  return article.blocks.at(0).runs.at(0).href;
}

void check_links(const std::vector<portal::ArticleBlock>& blocks, const ArticleShelf& shelf, const std::string& in) {
  const auto check_runs = [&](const std::vector<portal::ArticleRun>& runs) {
    for (const portal::ArticleRun& run : runs) {
      constexpr std::string_view articles = "/articles/";
      if (run.href.starts_with("/")) BOOST_TEST(run.href.starts_with(articles), in << ": " << run.href);
      if (!run.href.starts_with(articles)) continue;
      const std::string target = run.href.substr(articles.size(), run.href.find('#') - articles.size());
      BOOST_TEST((shelf.find(target) != nullptr), in << " leads to " << run.href);
    }
  };
  for (const portal::ArticleBlock& block : blocks) {
    check_runs(block.runs);
    for (const auto& item : block.items) check_links(item, shelf, in);
    for (const auto& row : block.rows)
      for (const auto& cell : row) check_runs(cell);
  }
}

class Folder {
 public:
  void write(const std::string& name, const std::string& bytes) {
    const fs::path file = folder_.path() / name;
    std::ofstream(file, std::ios::binary) << bytes;
    // Another time than before, however coarse the file system's clock is.
    fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::seconds(++writes_));
  }
  const fs::path& path() const { return folder_.path(); }

 private:
  test::TempFolder folder_;
  int writes_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(articles)

BOOST_AUTO_TEST_CASE(S15_markdown_becomes_blocks_that_come_back_from_the_wire_as_they_were) {
  const auto article = read(
      "一行目と\n二行目、**強く**`W1`\n改行\\\n後\n\n## 見出し {#part}\n\n### 無名\n\n- 項目\n  1. 内\n- 次\n\n"
      "| 施設 | 書類 |\n| --- | --- |\n| 甲 | [乙](/articles/b) |\n\n> 引用\n\n```\n符号\n```\n\n---\n\n"
      "<script>alert(1)</script>\n\n<b>太字</b>と![代わりの文](/x.png)\n");
  const auto& blocks = article.blocks;
  BOOST_REQUIRE_EQUAL(blocks.size(), 9U);
  BOOST_TEST(portal::plain_text(blocks[0].runs) == "一行目と二行目、強くW1改行\n後");
  BOOST_TEST(blocks[0].runs[1].strong);
  BOOST_TEST(blocks[0].runs[2].code);
  BOOST_TEST((blocks[1].kind == Kind::heading && blocks[1].level == 2 && blocks[1].anchor == "part"));
  BOOST_TEST(portal::plain_text(blocks[1].runs) == "見出し");
  BOOST_TEST((blocks[2].level == 3 && blocks[2].anchor.starts_with("s-")));
  BOOST_TEST((blocks[3].kind == Kind::list && !blocks[3].ordered && blocks[3].items.size() == 2));
  BOOST_TEST(blocks[3].items[0][1].ordered);
  BOOST_TEST((blocks[4].kind == Kind::table && blocks[4].rows.size() == 2));
  BOOST_TEST(blocks[4].rows[1][1][0].href == "/articles/b");
  BOOST_TEST((blocks[5].kind == Kind::quote && blocks[6].kind == Kind::code && blocks[7].kind == Kind::rule));
  BOOST_TEST(portal::plain_text(blocks[8].runs) == "太字と代わりの文");  // no HTML, no picture

  const std::string json = portal::write(article);
  const auto back = portal::read_article(json);
  BOOST_REQUIRE(back.ok());
  BOOST_TEST(portal::write(*back) == json);
}

BOOST_AUTO_TEST_CASE(S15_links_lead_to_this_site_and_to_safe_places_alone) {
  for (const char* target : {"/articles/faq#x", "https://example.jp/", "mailto:a@example.jp", "tel:0800-080-4583"})
    BOOST_TEST(href_of(target) == target);
  for (const char* target : {"javascript:alert(1)", "//evil.example", "/\\evil.example", "http://example.jp/",
                             "data:,x", "JaVaScRiPt:x", "relative", "%09javascript:x"})
    BOOST_TEST(href_of(target).empty(), target);
  const auto bare = read("https://example.jp/a と http://example.jp/b");
  BOOST_TEST(bare.blocks[0].runs[0].href == "https://example.jp/a");
  BOOST_TEST(bare.blocks[0].runs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(S15_a_headings_anchor_stays_when_others_come_and_go) {
  const std::string anchor = read("## 甲").blocks[0].anchor;
  const auto article = read("## 新\n\n## 甲\n\n## 甲");
  BOOST_TEST(article.blocks[1].anchor == anchor);
  BOOST_TEST(article.blocks[2].anchor == anchor + "-2");
}

BOOST_AUTO_TEST_CASE(S15_what_is_wrong_with_a_file_is_said) {
  const std::string body = "語";
  for (const std::string& bytes : {
           body,
           std::string("---\ntitle: 題\n"),
           std::string("---\ntitle: 題\n---\n"),
           std::string("---\ntitle: 題\ncategory: guide\ndate: 2026-13-01\n---\n"),
           std::string("---\ntitle: 題\ntitle: 題\ncategory: guide\ndate: 2026-11-24\n---\n"),
           std::string("---\ntitle: 題\ncategory: ../x\ndate: 2026-11-24\n---\n"),
           std::string("---\ntitle: 題\ncategory: guide\ndate: 2026-11-24\naudience: nobody\n---\n"),
           std::string("---\ntitle: 題\ncategory: guide\ndate: 2026-11-24\ncolour: red\n---\n"),
           front_matter + "## 甲 {#a}\n\n## 乙 {#a}",
           front_matter + "## 甲 {#title}",
           front_matter + "\xFF",
           front_matter + std::string(300 * 1024, 'x'),
           front_matter + "> > > > > > > > > > 深い",
       })
    BOOST_TEST(!fault_of(bytes).empty(), bytes.substr(0, 80));
  BOOST_TEST(!read_article_file("../x", front_matter).ok());
}

BOOST_AUTO_TEST_CASE(S15_an_edit_shows_without_a_restart_and_a_faulty_file_leaves_the_article_as_it_was) {
  Folder folder, own;
  folder.write("a.md", front_matter + "始め");
  std::vector<std::string> faults;
  ArticleLibrary library({folder.path(), own.path()},
                         [&faults](const std::string& file, const std::string&) { faults.push_back(file); });
  const auto text = [&library](std::int64_t now_ms) {
    const auto shelf = library.shelf(now_ms);
    const StoredArticle* stored = shelf->find("a");
    return stored ? portal::plain_text(stored->article.blocks.at(0).runs) : std::string();
  };
  BOOST_TEST(text(10'000) == "始め");
  folder.write("a.md", front_matter + "次");
  BOOST_TEST(text(10'500) == "始め");  // looked a moment ago
  BOOST_TEST(text(11'000) == "次");
  folder.write("a.md", "壊れた");
  BOOST_TEST(text(12'000) == "次");
  BOOST_TEST(text(13'000) == "次");
  BOOST_TEST(faults.size() == 1U);  // told once
  own.write("a.md", front_matter + "設置者の文");
  BOOST_TEST(text(14'000) == "設置者の文");
  fs::remove(own.path() / "a.md");
  fs::remove(folder.path() / "a.md");
  folder.write("b.md", front_matter);
  BOOST_TEST(text(15'000).empty());
  BOOST_TEST((library.shelf(15'000)->find("b") != nullptr));
}

BOOST_AUTO_TEST_CASE(S15_the_list_is_by_category_and_order_and_hides_what_is_for_members) {
  Folder folder;
  const auto write = [&folder](const std::string& name, const std::string& more) {
    folder.write(name + ".md", "---\ntitle: 題\ndate: 2026-11-24\n" + more + "---\n");
  };
  write("late", "category: guide\norder: 20\n");
  write("early", "category: guide\norder: 10\n");
  write("other", "category: a\n");
  write("members", "category: guide\naudience: members\norder: 5\n");
  ArticleLibrary library({folder.path()}, [](const auto&, const auto&) {});
  const auto ids = [&library](bool for_members) {
    std::string all;
    for (const auto& listing : library.shelf(1)->list(for_members).articles) all += listing.id + " ";
    return all;
  };
  BOOST_TEST(ids(false) == "other early late ");
  BOOST_TEST(ids(true) == "other members early late ");
}

BOOST_AUTO_TEST_CASE(S3_S9_S15_the_articles_of_the_portal_are_whole_and_lead_to_one_another) {
  std::vector<std::string> faults;
  ArticleLibrary library(
      {content_folder(MADOGUCHI_ASSETS)},
      [&faults](const std::string& file, const std::string& fault) { faults.push_back(file + ": " + fault); });
  BOOST_CHECK_EQUAL_COLLECTIONS(faults.begin(), faults.end(), faults.begin(), faults.begin());
  const auto shelf = library.shelf(1);
  for (const char* id : {"about", "preparation", "manuals", "faq", "contact", "privacy-policy", "site-terms", "vendors",
                         "related-sites", "use-start-manual", "user-registration-manual", "use-terms", "accessibility"})
    BOOST_TEST((shelf->find(id) != nullptr), id);
  // The installation has to put its own text in place of what is law.
  for (const char* id : {"privacy-policy", "site-terms", "use-terms", "vendors", "related-sites"})
    BOOST_TEST(shelf->find(id)->article.sample, id);
  for (const auto& [id, stored] : shelf->articles) check_links(stored->article.blocks, *shelf, id);
}

BOOST_AUTO_TEST_SUITE_END()
