// Valid records. Spoiling them is near_misses.cpp's, breaking the JSON itself hostile.cpp's.
#include "agreement/records.h"

#include <algorithm>
#include <array>

#include "form/value.h"

namespace madoguchi::agreement {

namespace {

constexpr std::array<std::string_view, 8> todays = {"2026-11-23", "2024-02-29", "2025-02-28", "2026-01-01",
                                                    "2026-12-31", "2019-05-01", "2100-03-01", "2027-04-30"};
constexpr std::array<std::string_view, 7> file_stems = {"届出",       "受領委任承諾通知書", "scan 0001", "a.b.c",
                                                        "写真（１）", "𠮷野髙﨑",           "IMG_2026"};
constexpr std::array<std::string_view, 4> kinds = {"pdf", "png", "xls", "xlsx"};
constexpr std::array<std::string_view, 6> dashes = {"-", "‐", "－", "−", "ー", "–"};
constexpr std::array<std::string_view, 5> spaces = {" ", "　", "\\t", "\\u200b", "\\u00a0"};

std::string digits(Random& random, int least, int most) {
  std::string text;
  const int count = random.between(least, most);
  for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random.below(10));
  return text;
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  while (text.size() < width) text.insert(text.begin(), '0');
  return text;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

struct Era {
  std::string_view name, letter;
  text::Date from;
};

constexpr std::array<Era, 5> eras = {{{"令和", "R", {2019, 5, 1}},
                                      {"平成", "H", {1989, 1, 8}},
                                      {"昭和", "S", {1926, 12, 25}},
                                      {"大正", "T", {1912, 7, 30}},
                                      {"明治", "M", {1868, 1, 1}}}};

std::string account(Random& random) {
  const std::string plain = digits(random, 1, 7);
  if (random.chance(60)) return quoted(plain);
  std::string typed = widened(random, plain);
  if (random.chance(40)) typed.insert(0, random.pick(spaces));
  if (random.chance(40)) typed += random.pick(spaces);
  if (random.chance(40)) typed += random.pick(dashes);
  return '"' + typed + '"';
}

std::string count(Random& random, int least, int most) {
  const int number = random.chance(20) ? (random.chance(50) ? least : most) : random.between(least, most);
  const std::string plain = std::to_string(number);
  switch (random.below(10)) {
    case 0:
      return quoted(plain);
    case 1:
      return quoted(widened(random, plain));
    case 2:
      return plain + ".0";
    case 3:
      return plain + "e0";
    case 4:
      return quoted("+" + plain);
    case 5:
      return quoted("　" + plain + " ");
    case 6:
      return quoted("00" + plain);
    case 7:
      return number < 1000 ? plain : quoted(plain.substr(0, 1) + (random.chance(50) ? "," : "，") + plain.substr(1));
    default:
      return plain;
  }
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string json;
  form::append_json_string(json, text);
  return json;
}

void set(Members& members, std::string_view name, std::string json) {
  for (auto& [known, value] : members) {
    if (known != name) continue;
    value = std::move(json);
    return;
  }
  members.emplace_back(std::string(name), std::move(json));
}

void remove(Members& members, std::string_view name) {
  std::erase_if(members, [&](const auto& member) { return member.first == name; });
}

std::string widened(Random& random, std::string_view text) {
  std::string wide;
  for (const char c : text) {
    if (random.chance(30)) {
      wide += c;
      continue;
    }
    wide += "\xEF\xBC";  // U+FF00 and on: '０' for '0'
    wide += static_cast<char>(0x90 + (c - '0'));
  }
  return wide;
}

text::Date day_after(text::Date day) {
  if (++day.day > days_in(day.year, day.month)) {
    day.day = 1;
    if (++day.month > 12) {
      day.month = 1;
      ++day.year;
    }
  }
  return day;
}

text::Date day_before(text::Date day) {
  if (--day.day < 1) {
    if (--day.month < 1) {
      day.month = 12;
      --day.year;
    }
    day.day = days_in(day.year, day.month);
  }
  return day;
}

text::Date some_day(Random& random, const text::Date& least, const text::Date& most) {
  text::Date day{random.between(least.year, most.year), random.between(1, 12), 1};
  day.day = random.between(1, days_in(day.year, day.month));
  return std::clamp(day, least, most);
}

std::string typed_day(Random& random, const text::Date& day) {
  const std::string y = std::to_string(day.year);
  const std::string m = random.chance(50) ? std::to_string(day.month) : padded(day.month, 2);
  const std::string d = random.chance(50) ? std::to_string(day.day) : padded(day.day, 2);
  const auto era = std::find_if(eras.begin(), eras.end(), [&](const Era& each) { return !(day < each.from); });
  const int era_year = day.year - era->from.year + 1;
  const std::string numbered = std::to_string(era_year);
  switch (random.below(9)) {
    case 0:
      return quoted(y + "/" + m + "/" + d);
    case 1:
      return quoted(y + "." + m + "." + d);
    case 2:
      return quoted(y + "年" + m + "月" + d + "日");
    case 3:
      return quoted(padded(day.year, 4) + padded(day.month, 2) + padded(day.day, 2));
    case 4:
      return quoted(std::string(era->name) + (era_year == 1 ? "元" : numbered) + "年" + m + "月" + d + "日");
    case 5:
      return quoted(std::string(era->name) + numbered + "." + m + "." + d);
    case 6:
      return quoted(std::string(era->letter) + numbered + "." + m + "." + d);
    case 7: {
      // One after another: the order of operands is the compiler's own.
      std::string wide = widened(random, y);
      wide += "／" + widened(random, m);
      wide += "／" + widened(random, d);
      return quoted(wide);
    }
    default:
      return quoted(text::to_iso(day));
  }
}

std::string file_json(std::string_view name, std::string_view size_bytes, std::string_view kind,
                      std::string_view more) {
  std::string json = "{\"name\":" + quoted(name);
  json += ",\"sizeBytes\":";
  json += size_bytes;
  json += ",\"kind\":" + quoted(kind);
  json += more;
  json += '}';
  return json;
}

std::string some_file(Random& random) {
  const std::string_view kind = random.pick(kinds);
  std::string extension(kind);
  if (random.chance(20)) extension.front() = static_cast<char>(extension.front() - 'a' + 'A');
  std::string name(random.pick(file_stems));
  name += '.';
  name += extension;
  const std::string size = random.chance(10) ? "104857600" : std::to_string(random.between(1, 5'000'000));
  std::string more;
  if (random.chance(50)) more = ",\"uploadId\":\"u_" + digits(random, 12, 16) + "\"";
  return file_json(name, size, kind, more);
}

std::string file_list(const std::vector<std::string>& files) {
  std::string json = "[";
  for (const std::string& file : files) {
    if (json.size() > 1) json += ',';
    json += file;
  }
  json += ']';
  return json;
}

Record valid_record(Random& random) {
  Record record;
  record.kenshin = random.chance(50);
  record.master = random.chance(50);
  const std::string_view today = random.pick(todays);
  record.today = text::parse_iso_date(today).value_or(text::Date{});
  constexpr std::array<std::string_view, 4> checks = {"none", "confirmed", "failed", "closed"};
  record.facts = {{"facilityType", record.kenshin ? "\"kenshin\"" : "\"sejutsu\""},
                  {"facilityCheck", quoted(record.master ? "confirmed" : random.pick(checks))},
                  {"today", quoted(today)}};

  Members& answers = record.answers;
  set(answers, "confirmationMethod", record.master ? "\"master\"" : "\"documents\"");
  // What is not visible may be anything (D9).
  if (record.master && record.kenshin) set(answers, "bankAccountNumber", account(random));
  if (record.master && !record.kenshin) {
    set(answers, "birthDate", typed_day(random, some_day(random, {1900, 1, 1}, record.today)));
  }
  if (!record.master) {
    std::vector<std::string> files;
    const int count = random.chance(10) ? 10 : random.between(1, 3);
    for (int i = 0; i < count; ++i) files.push_back(some_file(random));
    set(answers, "attachments", file_list(files));
  }
  set(answers, "staffCount", count(random, 1, 9999));
  set(answers, "deviceCount", count(random, 1, 20));
  set(answers, "termsAccepted", "true");
  if (!record.master && random.chance(30)) set(answers, "bankAccountNumber", random.chance(50) ? "[[1]]" : "\"x\"");
  if (!record.kenshin && random.chance(30)) set(answers, "bankAccountNumber", "\"123456789\"");
  if (record.kenshin && random.chance(30)) set(answers, "birthDate", "\"not a day\"");
  if (record.master && random.chance(30)) set(answers, "attachments", "{}");
  return record;
}

Record typical_record(Random& random) {
  Record record = valid_record(random);
  const text::Date day = some_day(random, {1940, 1, 1}, {2005, 12, 31});
  set(record.facts, "facilityCheck", record.master ? "\"confirmed\"" : "\"none\"");
  set(record.facts, "today", "\"2026-11-23\"");
  record.answers.clear();
  set(record.answers, "confirmationMethod", record.master ? "\"master\"" : "\"documents\"");
  set(record.answers, "bankAccountNumber", quoted(digits(random, 7, 7)));
  set(record.answers, "birthDate", quoted(text::to_iso(day)));
  set(record.answers, "attachments",
      file_list({file_json("todokede.pdf", std::to_string(random.between(1000, 900000)), "pdf")}));
  set(record.answers, "staffCount", std::to_string(random.between(1, 30)));
  set(record.answers, "deviceCount", std::to_string(random.between(1, 20)));
  set(record.answers, "termsAccepted", "true");
  return record;
}

namespace {

std::string object_json(Random& random, Members members, bool untidy) {
  const auto gap = [&] { return untidy && random.chance(10) ? (random.chance(50) ? " " : "\t ") : ""; };
  if (untidy) {
    for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[random.below(i)]);
  }
  std::string json = "{";
  for (const auto& [name, value] : members) {
    if (json.size() > 1) json += ',';
    json += gap();
    json += quoted(name);
    json += gap();
    json += ':';
    json += gap();
    json += value;
  }
  json += gap();
  json += '}';
  return json;
}

}  // namespace

std::string line_of(Random& random, const Record& record, bool untidy) {
  Members members = {{"facts", object_json(random, record.facts, untidy)},
                     {"answers", object_json(random, record.answers, untidy)}};
  if (untidy && random.chance(5)) members.emplace_back("id", std::to_string(random.below(1000)));
  return object_json(random, std::move(members), untidy && random.chance(30));
}

std::string valid_line(Random& random) {
  // One after another: the order of arguments is the compiler's own.
  const Record record = valid_record(random);
  const bool untidy = random.chance(50);
  return line_of(random, record, untidy);
}

}  // namespace madoguchi::agreement
