// Broken and borderline JSON. Where a line is still a record, it is a valid one with something odd in it.
#include "agreement/hostile.h"

#include <array>

namespace madoguchi::agreement {

namespace {

using Way = std::string (*)(Random&);
using namespace std::string_view_literals;

constexpr std::size_t line_limit_bytes = 1 << 20;

std::string nested(std::size_t depth, std::string_view open, std::string_view close, std::string_view middle) {
  std::string json;
  for (std::size_t i = 0; i < depth; ++i) json += open;
  json += middle;
  for (std::size_t i = 0; i < depth; ++i) json += close;
  return json;
}

// A valid record with `json` as the value of a member that is odd, unknown, not visible or beside.
std::string with_odd_value(Random& random, const std::string& json) {
  Record record = valid_record(random);
  constexpr std::array<std::string_view, 5> places = {"staffCount", "bankAccountNumber", "birthDate", "attachments",
                                                      "odd"};
  if (random.chance(30)) return "{\"beside\":" + json + "," + line_of(random, record, false).substr(1);
  set(record.answers, random.pick(places), json);
  return line_of(random, record, false);
}

std::string truncated(Random& random) {
  const std::string line = valid_line(random);
  return line.substr(0, random.below(line.size()));
}

std::string byte_changed(Random& random) {
  std::string line = valid_line(random);
  char byte = static_cast<char>(random.below(256));
  if (byte == '\n') byte = ' ';
  line[random.below(line.size())] = byte;
  return line;
}

std::string byte_inserted(Random& random) {
  std::string line = valid_line(random);
  char byte = static_cast<char>(random.below(256));
  if (byte == '\n') byte = '\r';
  line.insert(random.below(line.size() + 1), 1, byte);
  return line;
}

std::string byte_removed(Random& random) {
  std::string line = valid_line(random);
  line.erase(random.below(line.size()), 1);
  return line;
}

std::string deep(Random& random) {
  constexpr std::array<std::size_t, 10> depths = {27, 28, 29, 30, 31, 32, 33, 100, 5000, 50000};
  const std::size_t depth = random.pick(depths);
  if (random.chance(20)) return nested(depth, "[", random.chance(50) ? "]" : "", "");
  if (random.chance(50)) return with_odd_value(random, nested(depth, "[", "]", ""));
  return with_odd_value(random, nested(depth, "{\"a\":", "}", "1"));
}

std::string huge_number(Random& random) {
  constexpr std::array<std::string_view, 12> numbers = {"1e308",
                                                        "1.7976931348623157e308",
                                                        "1.7976931348623159e308",
                                                        "1e309",
                                                        "-1e309",
                                                        "1e400",
                                                        "-1e400",
                                                        "1e99999999999999",
                                                        "1e-400",
                                                        "-1e-99999999999999",
                                                        "123456789012345678901234567890",
                                                        "0.1000000000000000055511151231257827021181583404541"};
  return with_odd_value(random, std::string(random.pick(numbers)));
}

std::string wrong_number(Random& random) {
  constexpr std::array<std::string_view, 14> numbers = {"01",   "+1",  "1.",       ".5",        "1e",    "1e+", "-",
                                                        "0x10", "NaN", "Infinity", "-Infinity", "1_000", "１",  "--1"};
  return with_odd_value(random, std::string(random.pick(numbers)));
}

std::string wrong_string(Random& random) {
  constexpr std::array<std::string_view, 22> strings = {R"("\ud800")",        R"("\udc00")",
                                                        R"("\ud800\ud800")",  R"("\ud800x")",
                                                        R"("\udc00\ud800")",  R"("\ud83d\ude00")",
                                                        R"("\u12")",          R"("\uZZZZ")",
                                                        R"("\x41")",          R"("\)",
                                                        R"('single')",        R"("\u0000")",
                                                        R"("\u0031")",        "\"\xC0\x80\""sv,
                                                        "\"\xED\xA0\x80\""sv, "\"\xF4\x90\x80\x80\""sv,
                                                        "\"\xFF\""sv,         "\"\xE3\x81\""sv,
                                                        "\"a\x01z\""sv,       "\"a\0z\""sv,
                                                        "\"\tz\""sv,          "\"\xEF\xBF\xBE\""sv};
  return with_odd_value(random, std::string(random.pick(strings)));
}

std::string wrong_shape(Random& random) {
  constexpr std::array<std::string_view, 40> lines = {
      "",
      " ",
      "\t",
      "\r",
      "{}",
      "[]",
      "null",
      "true",
      "1",
      "\"text\"",
      "{",
      "}",
      "[",
      "]",
      "{]",
      "[}",
      ",",
      ":",
      "{\"facts\"}",
      "{\"facts\":}",
      "{\"facts\":{},}",
      "{\"facts\":{},\"answers\":{}}",
      "{\"facts\":null,\"answers\":{}}",
      "{\"facts\":{},\"answers\":null}",
      "{\"facts\":[],\"answers\":[]}",
      "{\"facts\":{}}",
      "{\"answers\":{}}",
      "{\"facts\":{\"facilityType\":\"kenshin\",\"facilityCheck\":\"none\",\"today\":\"2026-11-23\"},\"answers\":{}}",
      "{\"facts\":{\"facilityType\":\"kenshin\",\"facilityCheck\":\"none\",\"today\":\"2026-11-23\"},\"answers\":[]}",
      "{\"facts\":{\"facilityType\":\"kenshin\",\"facilityCheck\":\"none\",\"today\":\"2026-11-23\"},\"answers\":\"\"}",
      "{\"facts\":{},\"answers\":{}} x",
      "{\"facts\":{},\"answers\":{}}{}",
      "{} {}",
      "// comment",
      "/* */ {}",
      "{\"a\":1 /* */}",
      "{'facts':{}}",
      "{facts:{}}",
      "undefined",
      "\xEF\xBB\xBF"};
  return std::string(random.pick(lines));
}

std::string nul_at_end(Random& random) {
  std::string line = valid_line(random);
  line += '\0';
  if (random.chance(50)) line += "garbage";
  return line;
}

std::string mark_in_front(Random& random) { return "\xEF\xBB\xBF" + valid_line(random); }
std::string carriage_return(Random& random) {
  std::string line = valid_line(random);
  line += random.chance(50) ? "\r" : "\r\r";
  return line;
}

// The last of a repeated name stands.
std::string repeated_names(Random& random) {
  const Record record = valid_record(random);
  std::string line = line_of(random, record, false);
  const std::string extra = random.chance(50) ? "\"answers\":{\"staffCount\":0}," : "\"facts\":[],";
  if (random.chance(50)) return "{" + extra + line.substr(1);
  line.pop_back();
  return line + "," + extra.substr(0, extra.size() - 1) + "}";
}

std::string repeated_answers(Random& random) {
  Record record = valid_record(random);
  const int count = random.chance(20) ? random.between(20, 60) : random.between(1, 4);
  for (int i = 0; i < count; ++i) {
    const std::size_t place = random.below(record.answers.size() + 1);
    const std::string name = random.chance(50) ? "staffCount" : "deviceCount";
    const std::string value = std::to_string(random.between(0, 22));
    record.answers.insert(record.answers.begin() + static_cast<std::ptrdiff_t>(place), {name, value});
  }
  return line_of(random, record, false);
}

std::string long_text(Random& random) {
  const std::size_t size = random.below(20'000);
  return with_odd_value(random, '"' + std::string(size, random.chance(50) ? '1' : ' ') + '"');
}

std::string many_members(Random& random) {
  Record record = valid_record(random);
  for (int i = random.between(100, 1000); i > 0; --i)
    record.answers.emplace_back("m" + std::to_string(random.below(800)), "0");
  return line_of(random, record, false);
}

std::string noise(Random& random) {
  std::string line;
  for (int i = random.between(1, 80); i > 0; --i) {
    const char byte = static_cast<char>(random.below(256));
    line += byte == '\n' ? ' ' : byte;
  }
  return line;
}

constexpr std::array<Way, 17> ways = {
    truncated,      byte_changed,     byte_inserted, byte_removed, deep,          huge_number,
    wrong_number,   wrong_string,     wrong_shape,   nul_at_end,   mark_in_front, carriage_return,
    repeated_names, repeated_answers, long_text,     many_members, noise};

}  // namespace

std::size_t hostile_count() { return ways.size(); }

std::string hostile_line(std::size_t way, Random& random) { return ways[way % ways.size()](random); }

std::string long_line(Random& random, std::ptrdiff_t difference) {
  std::string line = valid_line(random);
  const auto size = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(line_limit_bytes) + difference);
  line.resize(size, ' ');
  return line;
}

}  // namespace madoguchi::agreement
