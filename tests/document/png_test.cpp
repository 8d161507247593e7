// Requirement D8 on PNG.
#include <boost/test/unit_test.hpp>

#include "document/samples.h"

using namespace madoguchi::document_samples;

BOOST_AUTO_TEST_SUITE(png)

BOOST_AUTO_TEST_CASE(D8_a_png_is_taken_with_trailing_bytes_and_animation) {
  BOOST_TEST(verdict(png_of(), "a.png") == "png");
  BOOST_TEST(verdict(png_of() + "trailing", "a.PNG") == "png");
  std::string animated = png_of();
  animated.insert(33, png_chunk("acTL", std::string(8, '\1')) + png_chunk("fcTL", std::string(26, '\0')));
  BOOST_TEST(verdict(animated, "a.png") == "png");
}

BOOST_AUTO_TEST_CASE(D8_a_cut_png_is_damaged) {
  const std::string whole = png_of();
  for (std::size_t size = 8; size < whole.size(); ++size) {
    BOOST_TEST(verdict(whole.substr(0, size), "a.png") == "document.damaged png");
  }
}

BOOST_AUTO_TEST_CASE(D8_a_png_with_an_impossible_header_is_damaged) {
  BOOST_TEST(verdict(png_of(0, 1), "a.png") == "document.damaged png");
  BOOST_TEST(verdict(png_of(1, 0), "a.png") == "document.damaged png");
  BOOST_TEST(verdict(png_of(0x80000000, 1), "a.png") == "document.damaged png");
  std::string wrong_sum = png_of();
  wrong_sum[18] = '\7';
  BOOST_TEST(verdict(wrong_sum, "a.png") == "document.damaged png");
  std::string wrong_end = png_of();
  wrong_end.back() = '\0';
  BOOST_TEST(verdict(wrong_end, "a.png") == "document.damaged png");
  std::string no_image = png_of().substr(0, 33) + png_chunk("IEND", "");
  BOOST_TEST(verdict(no_image, "a.png") == "document.damaged png");
}

BOOST_AUTO_TEST_CASE(a_png_of_many_chunks_is_walked_in_bounded_pieces) {
  std::string large = png_of().substr(0, 33);
  for (int count = 0; count < 300; ++count) large += png_chunk("IDAT", std::string(8192, 'x'));
  BOOST_TEST(verdict(large + png_chunk("IEND", ""), "a.png") == "png");
}

BOOST_AUTO_TEST_SUITE_END()
