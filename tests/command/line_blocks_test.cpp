// Blocks of whole lines, however the stream is cut, in bounded memory.
#include "command/line_blocks.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string_view>

using madoguchi::command::LineBlocks;

namespace {

// A stream that gives at most `piece` bytes at a time.
LineBlocks::Read stream(std::string_view text, std::size_t piece) {
  return [text, piece](std::span<char> into) mutable -> std::optional<std::size_t> {
    const std::size_t size = std::min({piece, into.size(), text.size()});
    std::copy_n(text.data(), size, into.data());
    text.remove_prefix(size);
    return size;
  };
}

// All blocks, after each of which stands a '|'.
std::string blocks(std::string_view text, std::size_t piece, std::size_t max_line_bytes) {
  LineBlocks lines(stream(text, piece), max_line_bytes);
  std::string all;
  std::string block;
  while (true) {
    block = lines.next(std::move(block));
    if (block.empty()) return all;
    all += block + '|';
  }
}

std::string without_bars(std::string text) {
  std::erase(text, '|');
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_blocks)

BOOST_AUTO_TEST_CASE(blocks_are_whole_lines_however_the_stream_is_cut) {
  const std::string_view text = "one\n\ntwo\nthree\r\nfour";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    const std::string all = blocks(text, piece, 100);
    BOOST_TEST(without_bars(all) == text);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) BOOST_TEST((all[i] != '|' || all[i - 1] == '\n'));
  }
  BOOST_TEST(blocks("", 1, 10) == "");
  BOOST_TEST(blocks("\n", 1, 10) == "\n|");
  BOOST_TEST(blocks("a\n", 9, 10) == "a\n|");
}

BOOST_AUTO_TEST_CASE(of_a_line_too_long_one_byte_more_than_the_limit_is_kept) {
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 100U}) {
    // A whole line within one piece may come as it is; who takes it sees its length.
    const std::string all = without_bars(blocks("ab\nabcdefghij\ncd\n", piece, 4));
    const std::string kept = piece >= 100 ? "abcdefghij" : all.substr(3, all.size() - 7);
    BOOST_TEST(all == "ab\n" + kept + "\ncd\n");
    BOOST_TEST(kept.size() > 4U);
    BOOST_TEST(std::string("abcdefghij").substr(0, kept.size()) == kept);
  }
  BOOST_TEST(without_bars(blocks("abcd\nabcde", 1, 4)) == "abcd\nabcde");
  BOOST_TEST(without_bars(blocks("abcdefghij", 1, 4)) == "abcde");
  BOOST_TEST(without_bars(blocks("abcdefghij\n", 1, 4)) == "abcde\n");
}

BOOST_AUTO_TEST_CASE(an_endless_line_stays_in_bounded_memory) {
  std::size_t left = std::size_t{1} << 28;
  LineBlocks lines(
      [&](std::span<char> into) -> std::optional<std::size_t> {
        const std::size_t size = std::min(into.size(), left);
        std::fill_n(into.data(), size, 'x');
        left -= size;
        return size;
      },
      1000);
  const std::string block = lines.next({});
  BOOST_TEST(block.size() == 1001U);
  BOOST_TEST(block.capacity() < (1U << 22));
  BOOST_TEST(lines.next({}).empty());
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_stream_ends_it_and_is_told) {
  int reads = 0;
  LineBlocks lines(
      [&](std::span<char> into) -> std::optional<std::size_t> {
        if (++reads > 1) return std::nullopt;
        into[0] = 'a';
        into[1] = '\n';
        return 2;
      },
      100);
  BOOST_TEST(lines.next({}) == "a\n");
  BOOST_TEST(!lines.failed());
  BOOST_TEST(lines.next({}).empty());
  BOOST_TEST(lines.failed());
}

BOOST_AUTO_TEST_SUITE_END()
