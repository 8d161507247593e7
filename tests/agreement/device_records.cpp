// See device_records.h.
#include "agreement/device_records.h"

#include <array>

namespace madoguchi::agreement {
namespace {

using namespace std::string_view_literals;

std::string lines(Random& random) {
  static constexpr std::array<std::string_view, 5> parts = {"職員が増えたため。", "1階と2階で使います。", "A-1",
                                                            "　字下げ", "𠮷田"};
  static constexpr std::array<std::string_view, 4> ends = {"\n", "\r\n", "\r", "\n\n"};
  std::string text("理由：");
  for (int i = random.between(0, 6); i > 0; --i) {
    text += random.pick(ends);
    text += random.pick(parts);
  }
  return text;
}

}  // namespace

Record valid_devices(Random& random) {
  Record record = valid_record(random);
  record.facts.clear();
  record.answers.clear();
  set(record.facts, "accounts", "\"issued\"");
  set(record.facts, "today", "\"2026-11-23\"");
  const std::string count = std::to_string(random.between(1, 20));
  set(record.answers, "deviceCount", random.chance(50) ? count : quoted(widened(random, count)));
  set(record.answers, "reason", quoted(lines(random)));
  return record;
}

void spoil_devices(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> counts = {"0", "1", "20", "21", "\"２１\"", "1.5", "\"\"", "null"};
  static constexpr std::array<std::string_view, 16> reasons = {
      "",     "\n",       "\r\n \n",  " 前後に空白 ", "終わりに\n",      "\n始めに", "タブ\tがある", "\n\t\n",
      "a\vb", "a\u2028b", "a\u0085b", "\r",           "a\r\r\nb\r\n\rc", "a\x7F",    "\u3000\n",     "a\x01z"};
  static constexpr std::array<std::string_view, 3> facts = {"\"none\"", "\"other\"", "1"};
  switch (random.below(4)) {
    case 0:
      return set(record.answers, "deviceCount", std::string(random.pick(counts)));
    case 1:
      return set(record.answers, "reason", quoted(random.pick(reasons)));
    case 2: {
      std::string text;
      for (int i = random.between(498, 502); i > 0; --i)
        text += random.chance(10) && i > 1 && !text.empty() ? "\n" : "字";
      return set(record.answers, "reason", quoted(text));
    }
    default:
      return set(record.facts, "accounts", std::string(random.pick(facts)));
  }
}

}  // namespace madoguchi::agreement
