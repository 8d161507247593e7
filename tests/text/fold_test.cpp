// Requirement D6: widths, spaces and dashes are folded before anything is checked.
#include "text/fold.h"

#include <boost/test/unit_test.hpp>

#include "text/utf8.h"

namespace text = madoguchi::text;

BOOST_AUTO_TEST_SUITE(fold)

BOOST_AUTO_TEST_CASE(D6_full_width_ascii_becomes_ascii) {
  BOOST_TEST(text::fold_width("１２３４５６７") == "1234567");
  BOOST_TEST(text::fold_width("ＡＺａｚ！～　＠") == "AZaz!~ @");
  BOOST_TEST(text::fold_width("漢字ひらがな") == "漢字ひらがな");
  BOOST_TEST(text::fold_width("￥") == "￥");
}

BOOST_AUTO_TEST_CASE(D6_half_width_katakana_are_composed_with_their_marks) {
  BOOST_TEST(text::fold_width("ｱｲｳｴｵﾝ｡｢｣､･") == "アイウエオン。「」、・");
  BOOST_TEST(text::fold_width("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞｳﾞﾜﾞｦﾞ") ==
             "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヺ");
  BOOST_TEST(text::fold_width("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ") == "パピプペポ");
  BOOST_TEST(text::fold_width("ｱﾞﾞﾟ") == "ア゛゛゜");
  BOOST_TEST(text::fold_width("ｯﾞｶﾟ") == "ッ゛カ゜");
  BOOST_TEST(text::fold_width("ﾔﾏﾀﾞ ﾀﾛｳ") == "ヤマダ タロウ");
}

BOOST_AUTO_TEST_CASE(D6_every_dash_becomes_a_hyphen) {
  BOOST_TEST(text::fold_dashes("1-2‐3‑4‒5–6—7―8−9－0ー1ｰ2─3━4﹘5﹣6⁃7") == "1-2-3-4-5-6-7-8-9-0-1-2-3-4-5-6-7");
  BOOST_TEST(text::fold_dashes("一二～〜") == "一二～〜");
}

BOOST_AUTO_TEST_CASE(D6_every_space_goes) {
  std::string typed = "1";
  for (const char32_t space : std::initializer_list<char32_t>{0x09,   0x0A,   0x0D,   0x20,   0x85,   0xA0,   0x1680,
                                                              0x2000, 0x2007, 0x200A, 0x200B, 0x200D, 0x200E, 0x2028,
                                                              0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF}) {
    text::append_utf8(typed, space);
  }
  BOOST_TEST(text::remove_spaces(typed + "2") == "12");
  BOOST_TEST(text::trim(typed + "2" + typed.substr(1)) == typed + "2");
}

BOOST_AUTO_TEST_CASE(D12_an_account_holder_is_written_as_banks_write_it) {
  for (const char* typed : {"ガッコウ ヂョ", "がっこう　ぢょ", "ｶﾞｯｺｳ ﾁﾞｮ", "カ\u3099ッコウ ぢょ"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(text::fold_bank_kana(typed) == "ｶﾞﾂｺｳ ﾁﾞﾖ");
  }
  BOOST_TEST(text::fold_bank_kana("ァィゥェォャュョッヮヵヶぁゎゕゖ") == "ｱｲｳｴｵﾔﾕﾖﾂﾜｶｹｱﾜｶｹ");
  BOOST_TEST(text::fold_bank_kana("ヰヱヲンゐゑをんヴゔヷヺ") == "ｲｴｵﾝｲｴｵﾝｳﾞｳﾞﾜﾞｵﾞ");
  BOOST_TEST(text::fold_bank_kana("ダヂヅデドナニヌネノハバパヒビピフブプヘベペホボポマ") ==
             "ﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾅﾆﾇﾈﾉﾊﾊﾞﾊﾟﾋﾋﾞﾋﾟﾌﾌﾞﾌﾟﾍﾍﾞﾍﾟﾎﾎﾞﾎﾟﾏ");
  BOOST_TEST(text::fold_bank_kana("ﾗﾘﾙﾚﾛﾜｦ") == "ﾗﾘﾙﾚﾛﾜｵ");
  BOOST_TEST(text::fold_bank_kana("ｶ)みほんセンター・abＺ９（株）") == "ｶ)ﾐﾎﾝｾﾝﾀ-.ABZ9(株)");
  BOOST_TEST(text::fold_bank_kana("\xFF") == "\xFF");
}

BOOST_AUTO_TEST_CASE(trimming_keeps_what_is_inside) {
  BOOST_TEST(text::trim("　 山田　太郎 \n") == "山田　太郎");
  BOOST_TEST(text::trim("").empty());
  BOOST_TEST(text::trim(" 　\t").empty());
}

BOOST_AUTO_TEST_CASE(ill_formed_bytes_pass_unchanged) {
  const std::string_view bad = "\xFF\xE3\x81\xED\xA0\x80\xF0\x9F";
  BOOST_TEST(text::fold_width(bad) == bad);
  BOOST_TEST(text::fold_dashes(bad) == bad);
  BOOST_TEST(text::remove_spaces(bad) == bad);
  BOOST_TEST(text::trim(bad) == bad);
}

BOOST_AUTO_TEST_SUITE_END()
