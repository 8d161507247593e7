// Grapheme clusters: B4 asks that what one reads as a character is drawn, broken, masked and edited as one.
#include "text/clusters.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace text = madoguchi::text;

namespace {

std::vector<std::string> clusters(std::string_view words) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = text::cluster_end(words, begin);
    found.emplace_back(words.substr(begin, end - begin));
    begin = end;
  }
  return found;
}

using Clusters = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(clusters_of_text)

BOOST_AUTO_TEST_CASE(b4_letters_without_marks_stand_alone) {
  BOOST_TEST(clusters("窓口 a1") == (Clusters{"窓", "口", " ", "a", "1"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("\U00020BB7野家") == (Clusters{"\U00020BB7", "野", "家"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("a\r\nb") == (Clusters{"a", "\r", "\n", "b"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(b4_marks_belong_to_their_letter) {
  // A file name as macOS writes it, Latin with two marks, a half-width voiced mark, Thai.
  BOOST_TEST(clusters("か\u3099ん") == (Clusters{"か\u3099", "ん"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("e\u0302\u0301x") == (Clusters{"e\u0302\u0301", "x"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("ｶﾞｽ") == (Clusters{"ｶﾞ", "ｽ"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("ที่นี่") == (Clusters{"ที่", "นี่"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(b4_variation_selectors_belong_to_their_kanji_or_sign) {
  BOOST_TEST(clusters("葛\U000E0100城") == (Clusters{"葛\U000E0100", "城"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("辻\uFE00は") == (Clusters{"辻\uFE00", "は"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("1\uFE0F\u20E32") == (Clusters{"1\uFE0F\u20E3", "2"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(b4_emoji_sequences_are_one) {
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const std::string wave = "\U0001F44B\U0001F3FD";
  const std::string heart = "\u2764\uFE0F\u200D\U0001F525";
  const std::string japan = "\U0001F1EF\U0001F1F5";
  const std::string france = "\U0001F1EB\U0001F1F7";
  const std::string wales = "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F";
  BOOST_TEST(clusters(family + wave + heart) == (Clusters{family, wave, heart}), boost::test_tools::per_element());
  BOOST_TEST(clusters(japan + france + "\U0001F1EF") == (Clusters{japan, france, "\U0001F1EF"}),
             boost::test_tools::per_element());
  BOOST_TEST(clusters(wales + "!") == (Clusters{wales, "!"}), boost::test_tools::per_element());
  // A joiner joins pictures only.
  BOOST_TEST(clusters("a\u200D\U0001F525") == (Clusters{"a\u200D", "\U0001F525"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("\U0001F525\U0001F525") == (Clusters{"\U0001F525", "\U0001F525"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(b4_hangul_letters_make_syllables) {
  BOOST_TEST(clusters("\u1112\u1161\u11AB\u1100\u1173\u11AF") == (Clusters{"\u1112\u1161\u11AB", "\u1100\u1173\u11AF"}),
             boost::test_tools::per_element());
  BOOST_TEST(clusters("가\u11A8각\u11A8각") == (Clusters{"가\u11A8", "각\u11A8", "각"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(b4_bad_bytes_and_marks_without_a_letter_end_somewhere) {
  BOOST_TEST(clusters("\u3099か") == (Clusters{"\u3099", "か"}), boost::test_tools::per_element());
  BOOST_TEST(clusters("\xE3\x81x") == (Clusters{"\xE3\x81", "x"}), boost::test_tools::per_element());
  BOOST_TEST(text::count_clusters("") == 0U);
  BOOST_TEST(text::count_clusters("葛\U000E0100か\u3099") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
