// 申請控え: what is on the paper, that it can be read by machines, and that it is the same each time.
#include "server/use_case/application_copy.h"

#include <boost/test/unit_test.hpp>

#include "server/core/pdf_tools.h"
#include "server/core/world.h"
#include "server/pdf/paper_pdf.h"
#include "server/use_case/applications.h"

namespace madoguchi::server::test {
namespace {

ApplicationCopy copy_of(World& world, const Caller& caller, const form::Value& answers) {
  const auto sent = submit_application(world.context, caller, world.request(caller, answers), "key");
  BOOST_REQUIRE_MESSAGE(sent.ok(), (sent.ok() ? "" : portal::write(sent.error())));
  auto copy = copy_application(world.context, caller, sent->receipt.id);
  BOOST_REQUIRE_MESSAGE(copy.ok(), (copy.ok() ? "" : copy.error().code));
  return std::move(copy).value();
}

Paper long_paper() {
  Paper paper;
  paper.title = "長い控え";
  paper.issuer = "窓口";
  paper.key = {{"受付番号", "261123-0001-2"}};
  paper.page_of_pages = "{page} / {pages} ページ";
  paper.footer = "長い控え";
  PaperSection section;
  section.heading = "質問";
  for (int i = 1; i <= 60; ++i) {
    section.questions.push_back({"質問" + std::to_string(i), "答え" + std::to_string(i), false});
  }
  paper.sections.push_back(section);
  return paper;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(application_copies)

BOOST_AUTO_TEST_CASE(the_paper_says_what_was_sent_in_the_words_of_the_form) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const ApplicationCopy copy = copy_of(world, world.kenshin, kenshin_answers());
  BOOST_TEST(copy.file_name.starts_with("申請控え_261123-0001-"));
  BOOST_TEST(copy.ascii_file_name.starts_with("use-start-261123-0001-"));
  const std::string text = text_of(copy.pdf);
  for (const char* part : {"利用開始申請",
                           "申請控え",
                           "施術所等向け総合ポータルサイト",
                           "受付番号",
                           "261123-0001-",
                           "2026年11月23日",
                           "11時20分",
                           "みほん健診センター",
                           "髙﨑 和子",
                           "健診機関番号",
                           "1319900011",
                           "職員数",
                           "申請台数",
                           "支払基金または地方厚生",
                           "口座番号",
                           "確認済みのため表示しません",
                           "施設の確認",
                           "確認済み",
                           "同意する",
                           "1 / 1 ページ"}) {
    BOOST_TEST(has(text, part), part << " in " << text);
  }
  BOOST_TEST(!has(text, "7654321"));
  BOOST_TEST(!has(text, "添付書類"));
}

BOOST_AUTO_TEST_CASE(attachments_stand_on_the_paper_with_their_sizes) {
  World world;
  const ApplicationCopy copy =
      copy_of(world, world.sejutsu,
              document_answers(world.accepted_upload(world.sejutsu, "受領委任承諾通知書.pdf", 1'300'000)));
  const std::string text = text_of(copy.pdf);
  for (const char* part : {"𠮷田 一郎", "契1399001-0-0", "添付書類", "受領委任承諾通知書.pdf（1.2 MB）", "1件"}) {
    BOOST_TEST(has(text, part), part << " in " << text);
  }
}

BOOST_AUTO_TEST_CASE(the_file_is_sound_tagged_and_says_its_title_and_language) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const ApplicationCopy copy = copy_of(world, world.kenshin, kenshin_answers());
  const Ran checked = run("qpdf --check", copy.pdf);
  BOOST_TEST(checked.status == 0, checked.output);
  const std::string about = run("pdfinfo", copy.pdf).output;
  BOOST_TEST(has(about, "Tagged:          yes"), about);
  BOOST_TEST(has(about, "利用開始申請　申請控え"), about);
  BOOST_TEST(has(about, "A4"), about);
  BOOST_TEST(has(copy.pdf, "/Lang (ja-JP)"));
  BOOST_TEST(has(copy.pdf, "/DisplayDocTitle true"));
  const std::string tags = tags_of(copy.pdf);
  for (const char* tag : {"H1 (block)", "H2 (block)", "H3 (block)", "P (block)", "Table (block)", "TH", "TD"}) {
    BOOST_TEST(has(tags, tag), tag << " in " << tags);
  }
  const std::string typefaces = run("pdffonts", copy.pdf).output;
  BOOST_TEST(!has(typefaces, " no  "), typefaces);  // each is embedded, with the characters that its glyphs are
}

BOOST_AUTO_TEST_CASE(the_same_application_gives_the_same_bytes_whenever_it_is_asked_for) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto sent =
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key");
  const std::string first = copy_application(world.context, world.kenshin, sent->receipt.id)->pdf;
  world.now_ms += 400 * day_ms;
  BOOST_REQUIRE(withdraw_application(world.context, world.kenshin, sent->receipt.id).ok());
  BOOST_TEST((copy_application(world.context, world.kenshin, sent->receipt.id)->pdf == first));
}

BOOST_AUTO_TEST_CASE(a_copy_is_its_owners_alone) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto sent =
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key");
  for (const Caller& other : {world.sejutsu, world.reviewer}) {
    BOOST_TEST(copy_application(world.context, other, sent->receipt.id).error().code == "application.unknown");
  }
}

BOOST_AUTO_TEST_CASE(pages_break_between_questions_and_are_numbered) {
  const std::string pdf = paper_pdf(long_paper());
  BOOST_TEST(run("qpdf --check", pdf).status == 0);
  const std::string text = text_of(pdf);
  BOOST_TEST(has(text, "1 / 4 ページ"), text);
  BOOST_TEST(has(text, "4 / 4 ページ"));
  // Each page, up to its form feed, has as many questions as answers.
  for (std::size_t at = 0; at < text.size();) {
    const std::string page = text.substr(at, text.find('\f', at) - at);
    const auto count = [&](const std::string& part) {
      std::size_t found = 0;
      for (auto place = page.find(part); place != std::string::npos; place = page.find(part, place + 1)) ++found;
      return found;
    };
    BOOST_TEST(count("質問") == count("答え") + (at == 0 ? 1 : 0));  // the heading
    at += page.size() + 1;
  }
}

BOOST_AUTO_TEST_CASE(an_answer_longer_than_a_page_goes_on_overleaf) {
  Paper paper = long_paper();
  std::string answer;
  for (int i = 0; i < 400; ++i) answer += "とても長い答えの" + std::to_string(i) + "番目の文です。";
  paper.sections[0].questions = {{"質問", answer + "\n最後の行\x01", false}};
  paper.sections[0].items = {std::string(3000, 'w')};
  const std::string pdf = paper_pdf(paper);
  BOOST_TEST(run("qpdf --check", pdf).status == 0);
  std::string text = text_of(pdf);
  std::erase(text, '\n');
  BOOST_TEST(has(text, "0番目"));
  BOOST_TEST(has(text, "399番目"));
  BOOST_TEST(has(text, "最後の行"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
