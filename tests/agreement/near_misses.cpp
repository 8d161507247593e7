// The ways of spoiling, as a table: which record they need, and what is put where.
#include "agreement/near_misses.h"

#include <array>

namespace madoguchi::agreement {

namespace {

using Way = void (*)(Record&, Random&);

// Makes the record one of the wanted kind, so that what is spoiled is visible.
void make(Record& record, bool kenshin, bool master) {
  record.kenshin = kenshin;
  record.master = master;
  set(record.facts, "facilityType", kenshin ? "\"kenshin\"" : "\"sejutsu\"");
  set(record.facts, "facilityCheck", "\"confirmed\"");
  set(record.answers, "confirmationMethod", master ? "\"master\"" : "\"documents\"");
}

template <class List>
void answer(Record& record, Random& random, const char* field, const List& values) {
  set(record.answers, field, std::string(random.pick(values)));
}

void spoil_account(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 32> values = {"\"1234567\"",
                                                              "\"12345678\"",
                                                              "\"0000000\"",
                                                              "\"00000000\"",
                                                              "\"0\"",
                                                              "\"\"",
                                                              "\"   \"",
                                                              "\"　\"",
                                                              "\"\\u200b\"",
                                                              "\"-\"",
                                                              "\"---\"",
                                                              "\"123-4567\"",
                                                              "\"１２３４５６７\"",
                                                              "\"１２３４５６７８\"",
                                                              "\"12 34 56 7\"",
                                                              "\"12a4567\"",
                                                              "\"１２３Ａ\"",
                                                              "\"一二三\"",
                                                              "\"1234567.0\"",
                                                              "\"+123456\"",
                                                              "\"12\\u0000345\"",
                                                              "\"123\\n4567\"",
                                                              "\"\\u007f1\"",
                                                              "\"1\\u0085\"",
                                                              "\"1\\u2028\"",
                                                              "\"ﾊﾞ1\"",
                                                              "1234567",
                                                              "1.5",
                                                              "true",
                                                              "null",
                                                              "[]",
                                                              "{\"a\":1}"};
  make(record, true, true);
  answer(record, random, "bankAccountNumber", values);
}

void spoil_account_length(Record& record, Random& random) {
  make(record, true, true);
  std::string digits;
  const int count = random.between(6, 9);
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random.below(10));
  set(record.answers, "bankAccountNumber", '"' + widened(random, digits) + '"');
}

void spoil_birth_border(Record& record, Random& random) {
  make(record, false, true);
  const std::array<text::Date, 6> days = {text::Date{1900, 1, 1}, text::Date{1899, 12, 31}, text::Date{1873, 1, 1},
                                          record.today,           day_after(record.today),  day_before(record.today)};
  set(record.answers, "birthDate", typed_day(random, random.pick(days)));
}

void spoil_birth_date(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 54> values = {"\"1980-02-30\"",
                                                              "\"1980-02-29\"",
                                                              "\"1981-02-29\"",
                                                              "\"1900-02-29\"",
                                                              "\"2000-02-29\"",
                                                              "\"2000/2/29\"",
                                                              "\"1980-13-01\"",
                                                              "\"1980-00-10\"",
                                                              "\"1980-04-31\"",
                                                              "\"1980-04-00\"",
                                                              "\"1980-4-1\"",
                                                              "\"80-04-01\"",
                                                              "\"19800401\"",
                                                              "\"1980041\"",
                                                              "\"198004011\"",
                                                              "\"昭和55年4月1日\"",
                                                              "\"昭和64年1月7日\"",
                                                              "\"昭和64年1月8日\"",
                                                              "\"平成元年1月8日\"",
                                                              "\"平成元年1月7日\"",
                                                              "\"平成31年4月30日\"",
                                                              "\"平成31年5月1日\"",
                                                              "\"令和元年5月1日\"",
                                                              "\"令和元年4月30日\"",
                                                              "\"大正15年12月24日\"",
                                                              "\"大正15年12月25日\"",
                                                              "\"昭和元年12月25日\"",
                                                              "\"昭和元年12月24日\"",
                                                              "\"明治45年7月29日\"",
                                                              "\"明治45年7月30日\"",
                                                              "\"明治33年1月1日\"",
                                                              "\"明治32年12月31日\"",
                                                              "\"明治6年1月1日\"",
                                                              "\"明治5年12月2日\"",
                                                              "\"S55.4.1\"",
                                                              "\"s55.4.1\"",
                                                              "\"Ｓ５５．４．１\"",
                                                              "\"S0.4.1\"",
                                                              "\"S 55. 4. 1\"",
                                                              "\"H元.1.8\"",
                                                              "\"X55.4.1\"",
                                                              "\"昭和五十五年四月一日\"",
                                                              "\"昭和55年\"",
                                                              "\"1980年4月1日生\"",
                                                              "\"1980ー04ー01\"",
                                                              "\"1980−04−01\"",
                                                              "\"+1980-04-01\"",
                                                              "\"1980-04-01T00:00:00\"",
                                                              "\"\"",
                                                              "\" \"",
                                                              "19800401",
                                                              "null",
                                                              "false",
                                                              "[\"1980-04-01\"]"};
  make(record, false, true);
  answer(record, random, "birthDate", values);
}

constexpr std::array<std::string_view, 56> numbers = {
    "0",
    "1",
    "2",
    "19",
    "20",
    "21",
    "22",
    "-1",
    "-0",
    "9998",
    "9999",
    "10000",
    "10001",
    "1.0",
    "20.0",
    "21.0",
    "9999.0",
    "10000.0",
    "1.5",
    "0.999999999999999999",
    "2e1",
    "2.1e1",
    "1e4",
    "1e-1",
    "0.0",
    "-0.0",
    "1e300",
    "-1e300",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "4.9e-324",
    "\"0\"",
    "\"20\"",
    "\"21\"",
    "\"２１\"",
    "\"９９９９\"",
    "\"1,000\"",
    "\"9,999\"",
    "\"10,000\"",
    "\"1,00\"",
    "\",100\"",
    "\"1,,000\"",
    "\"−3\"",
    "\"ー3\"",
    "\"+3\"",
    "\"++3\"",
    "\"3.0\"",
    "\"3人\"",
    "\"三\"",
    "\"1 0\"",
    "\"99999999999999999999\"",
    "\"000000000000000000000000000000000000000000000000000000000000000000003\""};

void spoil_staff(Record& record, Random& random) { answer(record, random, "staffCount", numbers); }
void spoil_devices(Record& record, Random& random) { answer(record, random, "deviceCount", numbers); }

void spoil_count_type(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> values = {"true", "null",   "[]",  "{}",
                                                             "\"\"", "\"　\"", "[3]", "\"-\""};
  answer(record, random, random.chance(50) ? "staffCount" : "deviceCount", values);
}

void spoil_consent(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> values = {"false", "null", "1", "0", "\"true\"", "\"\"", "[]", "{}"};
  answer(record, random, "termsAccepted", values);
}

void spoil_method(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 11> values = {
      "\"\"", "\"Master\"", "\"master \"", "\" \"", "\"both\"", "null", "1", "[]", "{}", "true", "[\"master\"]"};
  answer(record, random, "confirmationMethod", values);
}

void spoil_check(Record& record, Random& random) {
  make(record, random.chance(50), true);
  static constexpr std::array<std::string_view, 4> values = {"\"none\"", "\"failed\"", "\"closed\"", "\"confirmed\""};
  set(record.facts, "facilityCheck", std::string(random.pick(values)));
}

void spoil_facts(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 3> names = {"facilityType", "facilityCheck", "today"};
  static constexpr std::array<std::string_view, 14> values = {"null",
                                                              "\"\"",
                                                              "\"hospital\"",
                                                              "\"Kenshin\"",
                                                              "1",
                                                              "[]",
                                                              "{}",
                                                              "true",
                                                              "\"2026-02-29\"",
                                                              "\"2026/11/23\"",
                                                              "\"20261123\"",
                                                              "\"2026-11-23 \"",
                                                              "\"令和8年11月23日\"",
                                                              "\"0000-01-01\""};
  const std::string name(random.pick(names));
  if (random.chance(30)) {
    remove(record.facts, name);
  } else {
    set(record.facts, name, std::string(random.pick(values)));
  }
}

void leave_out(Record& record, Random& random) {
  const int count = random.between(1, 3);
  for (int i = 0; i < count && !record.answers.empty(); ++i) {
    const std::string name = record.answers[random.below(record.answers.size())].first;
    remove(record.answers, name);
  }
}

void add_unknown(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> names = {"x",        "",          "facilityCheck", "StaffCount",
                                                            "口座番号", "__proto__", "a/b~c",         "staffCount "};
  const int count = random.chance(10) ? random.between(19, 30) : random.between(1, 3);
  for (int i = 0; i < count; ++i) {
    std::string name(random.pick(names));
    if (count > 3) name += std::to_string(i);
    if (random.chance(10)) {
      for (int repeat = random.between(10, 40); repeat > 0; --repeat) name += "長い";
    }
    set(record.answers, name, random.chance(50) ? "1" : "{\"deep\":[[[]]]}");
  }
}

void spoil_file(Record& record, Random& random) {
  static const std::array<std::string, 51> files = {file_json("a.pdf", "1", "pdf"),
                                                    file_json("a.pdf", "0", "pdf"),
                                                    file_json("a.pdf", "104857600", "pdf"),
                                                    file_json("a.pdf", "104857601", "pdf"),
                                                    file_json("a.pdf", "104857599", "pdf"),
                                                    file_json("a.pdf", "104857600.0", "pdf"),
                                                    file_json("a.pdf", "104857600.5", "pdf"),
                                                    file_json("a.pdf", "-1", "pdf"),
                                                    file_json("a.pdf", "1e300", "pdf"),
                                                    file_json("a.pdf", "18446744073709551616", "pdf"),
                                                    file_json("a.pdf", "0.5", "pdf"),
                                                    file_json("a.pdf", "\"1\"", "pdf"),
                                                    file_json("a.pdf", "null", "pdf"),
                                                    file_json("a.pdf", "true", "pdf"),
                                                    file_json("a.pdf", "[]", "pdf"),
                                                    file_json("a.pdf", "1", "png"),
                                                    file_json("a.png", "1", "pdf"),
                                                    file_json("a.xls", "1", "xlsx"),
                                                    file_json("a.xlsx", "1", "xls"),
                                                    file_json("a.PDF", "1", "pdf"),
                                                    file_json("a.Xlsx", "1", "xlsx"),
                                                    file_json("a", "1", "pdf"),
                                                    file_json("pdf", "1", "pdf"),
                                                    file_json(".pdf", "1", "pdf"),
                                                    file_json("a.pdf.", "1", "pdf"),
                                                    file_json("a.pdf ", "1", "pdf"),
                                                    file_json("a.png.pdf", "1", "pdf"),
                                                    file_json("a.docx", "1", "docx"),
                                                    file_json("a.xlsm", "1", "xlsm"),
                                                    file_json("a.pdf", "1", ""),
                                                    file_json("a.pdf", "1", "PDF"),
                                                    file_json("", "1", "pdf"),
                                                    file_json("..", "1", "pdf"),
                                                    file_json("../a.pdf", "1", "pdf"),
                                                    file_json("c:\\a.pdf", "1", "pdf"),
                                                    file_json("a\nb.pdf", "1", "pdf"),
                                                    file_json(std::string("a\0.pdf", 6), "1", "pdf"),
                                                    file_json("a.ｐｄｆ", "1", "pdf"),
                                                    file_json("a．pdf", "1", "pdf"),
                                                    file_json("a.pdf", "1", "pdf", ",\"uploadId\":null"),
                                                    file_json("a.pdf", "1", "pdf", ",\"uploadId\":\"\""),
                                                    file_json("a.pdf", "1", "pdf", ",\"uploadId\":\"a b\""),
                                                    file_json("a.pdf", "1", "pdf", ",\"uploadId\":7"),
                                                    file_json("a.pdf", "1", "pdf", ",\"more\":[1]"),
                                                    "{\"sizeBytes\":1,\"kind\":\"pdf\"}",
                                                    "{\"name\":\"a.pdf\",\"kind\":\"pdf\"}",
                                                    "{\"name\":\"a.pdf\",\"sizeBytes\":1}",
                                                    "{\"name\":7,\"sizeBytes\":1,\"kind\":\"pdf\"}",
                                                    "{\"name\":\"a.pdf\",\"sizeBytes\":1,\"kind\":{}}",
                                                    "null",
                                                    "\"a.pdf\""};
  make(record, random.chance(50), false);
  std::vector<std::string> list;
  for (int i = random.between(0, 2); i > 0; --i) list.push_back(some_file(random));
  list.push_back(random.pick(files));
  if (random.chance(30)) list.push_back(random.pick(files));
  set(record.answers, "attachments", file_list(list));
}

void spoil_file_lengths(Record& record, Random& random) {
  make(record, random.chance(50), false);
  const char* letter = random.chance(50) ? "a" : "長";
  std::string name;
  for (int i = random.between(250, 253); i > 0; --i) name += letter;
  std::string upload_id(static_cast<std::size_t>(random.between(126, 130)), 'u');
  set(record.answers, "attachments",
      file_list({file_json(name + ".pdf", "1", "pdf"),
                 file_json("b.pdf", "1", "pdf", ",\"uploadId\":\"" + upload_id + "\"")}));
}

void spoil_file_count(Record& record, Random& random) {
  make(record, random.chance(50), false);
  std::vector<std::string> list;
  const int count = random.chance(10) ? random.between(20, 200) : random.between(9, 12);
  for (int i = 0; i < count; ++i) list.push_back(some_file(random));
  set(record.answers, "attachments", file_list(list));
}

void repeat_upload(Record& record, Random& random) {
  make(record, random.chance(50), false);
  const std::string id = ",\"uploadId\":\"same\"";
  set(record.answers, "attachments",
      file_list({file_json("a.pdf", "1", "pdf", id), some_file(random), file_json("b.png", "2", "png", id)}));
}

void spoil_file_list(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> values = {"[]",        "null", "{}",   "\"\"",
                                                             "\"a.pdf\"", "1",    "[[]]", "[null]"};
  make(record, random.chance(50), false);
  answer(record, random, "attachments", values);
}

constexpr std::array<Way, 18> ways = {
    spoil_account,    spoil_account_length, spoil_birth_border, spoil_birth_date, spoil_staff,   spoil_devices,
    spoil_count_type, spoil_consent,        spoil_method,       spoil_check,      spoil_facts,   leave_out,
    add_unknown,      spoil_file,           spoil_file_lengths, spoil_file_count, repeat_upload, spoil_file_list};

}  // namespace

std::size_t near_miss_count() { return ways.size(); }

void spoil(Record& record, std::size_t way, Random& random) { ways[way % ways.size()](record, random); }

}  // namespace madoguchi::agreement
