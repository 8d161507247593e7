// UTF-8: every code point goes there and back, everything ill-formed is one U+FFFD and never a fault.
#include "text/utf8.h"

#include <boost/test/unit_test.hpp>

namespace text = madoguchi::text;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(every_scalar_value_survives_encoding_and_decoding) {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    std::string encoded;
    text::append_utf8(encoded, code_point);
    const text::Decoded decoded = text::decode_at(encoded, 0);
    if (!decoded.well_formed || decoded.code_point != code_point || decoded.size_bytes != encoded.size()) {
      BOOST_TEST_FAIL("lost U+" << std::hex << static_cast<unsigned>(code_point));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_scalar_value_is_written_as_the_replacement_character) {
  std::string encoded;
  text::append_utf8(encoded, 0xD800);
  text::append_utf8(encoded, 0x110000);
  BOOST_TEST(encoded == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(ill_formed_bytes_are_told) {
  for (const std::string_view bad : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                     "\xF5\x80\x80\x80", "\xE3\x81", "\xFF", "a\xF0\x9F\x98", "\xC3("}) {
    BOOST_TEST(!text::is_utf8(bad));
  }
  BOOST_TEST(text::is_utf8(""));
  BOOST_TEST(text::is_utf8("髙﨑𠮷"));
}

BOOST_AUTO_TEST_CASE(an_ill_formed_sequence_counts_as_one) {
  BOOST_TEST(text::count_code_points("窓口") == 2U);
  BOOST_TEST(text::count_code_points("\xE3\x81x") == 2U);     // a cut character, then x
  BOOST_TEST(text::count_code_points("\xED\xA0\x80") == 3U);  // a surrogate: no byte of it starts anything
  BOOST_TEST(text::count_code_points("\xF0\x9F\x98") == 1U);
}

BOOST_AUTO_TEST_CASE(offsets_speak_utf16_with_browsers) {
  const std::string_view name = "a髙𠮷b";  // 1, 3, 4 and 1 bytes; 1, 1, 2 and 1 units
  BOOST_TEST(text::utf16_offset(name, 0) == 0U);
  BOOST_TEST(text::utf16_offset(name, 4) == 2U);
  BOOST_TEST(text::utf16_offset(name, 8) == 4U);
  BOOST_TEST(text::utf16_offset(name, 99) == 5U);
  BOOST_TEST(text::utf16_offset(name, 5) == 4U);  // inside 𠮷: its end
  BOOST_TEST(text::utf8_offset(name, 2) == 4U);
  BOOST_TEST(text::utf8_offset(name, 3) == 8U);  // between the surrogates: after them
  BOOST_TEST(text::utf8_offset(name, 4) == 8U);
  BOOST_TEST(text::utf8_offset(name, 99) == name.size());
}

BOOST_AUTO_TEST_SUITE_END()
