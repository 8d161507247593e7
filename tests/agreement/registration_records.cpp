// See registration_records.h.
#include "agreement/registration_records.h"

#include <array>

namespace madoguchi::agreement {

namespace {

constexpr std::array<std::string_view, 6> prefectures = {"北海道", "東京都", "神奈川県", "京都府", "大阪府", "沖縄県"};
constexpr std::array<std::string_view, 5> names = {"みほん健診センター", "𠮷田接骨院", "髙﨑 和子", "A", "ﾐﾎﾝ"};
constexpr std::array<std::string_view, 4> hyphens = {"-", "‐", "－", "ー"};
constexpr std::array<std::string_view, 6> passwords = {
    "correct horse battery staple", "窓口で申請する朝の珈琲はうまいな", " 15 chars +space ", "tR7&kq0Zp!mW2vLx",
    "🍎のりんごと🍊のみかんを買う朝", "xkcd-936-entropy-is-fun"};

std::string some_digits(Random& random, int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random.below(10));
  return digits;
}

// Digits as people type them: wide here and there, hyphens and spaces strewn in.
std::string strewn(Random& random, std::string_view digits) {
  if (random.chance(50)) return std::string(digits);
  std::string typed;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && random.chance(15)) typed += random.chance(70) ? random.pick(hyphens) : "　";
    typed += random.chance(30) ? widened(random, digits.substr(i, 1)) : std::string(digits.substr(i, 1));
  }
  return typed;
}

void set_text(Record& record, std::string_view field, std::string_view text) {
  set(record.answers, field, quoted(text));
}

// Makes what is spoiled visible.
void make(Record& record, bool kenshin) {
  record.kenshin = kenshin;
  set_text(record, "facilityType", kenshin ? "kenshin" : "sejutsu");
}

void spoil_kenshin_number(Record& record, Random& random) {
  make(record, true);
  static constexpr std::array<std::string_view, 8> values = {
      "131990001", "13199000110", "131990001a", "", "１３１９９０００１１", "1319-900-011", "一", "0000000000"};
  set_text(record, "kenshinNumber",
           random.chance(30) ? some_digits(random, random.between(9, 11)) : random.pick(values));
}

void spoil_registration_number(Record& record, Random& random) {
  make(record, false);
  static constexpr std::array<std::string_view, 10> values = {
      "契1399001-0-0", "契約国1399001", "契139900",         "契1399001234567", "1399001",
      "139900",        "A1399001",      "契１３９９００１", "契1399001契",     "𠮷𠮷1399001"};
  set_text(record, "registrationNumber", random.pick(values));
}

void spoil_postal_code(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> values = {"100-0001",         "100000",   "10000011", "〒100-0001",
                                                             "１００ー０００１", "100 0001", "abcdefg",  "-------"};
  set_text(record, "postalCode", random.pick(values));
}

void spoil_prefecture(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 6> values = {"東京", "東京都 ", "Tokyo", "", "13", "沖縄県"};
  set_text(record, "prefecture", random.pick(values));
}

void spoil_phone(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 10> values = {
      "03-0000-0000", "0120-000-000",  "090-0000-0000", "1300000000",
      "030000000",    "090000000000",  "+81300000000",  "０３－００００－００００",
      "03(0000)0000", "03ー0000ー0000"};
  set_text(record, "phone", random.pick(values));
}

void spoil_email(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 24> values = {"a@example.jp",
                                                              "a.@example.jp",
                                                              "..a..@docomo.example",
                                                              "a@b",
                                                              "a@@example.jp",
                                                              "@example.jp",
                                                              "a@",
                                                              "a b@example.jp",
                                                              "ａ＠ｅｘａｍｐｌｅ．ｊｐ",
                                                              "a@-example.jp",
                                                              "a@example-.jp",
                                                              "a@exa_mple.jp",
                                                              "a@例え.jp",
                                                              "\"a b\"@example.jp",
                                                              "a@example..jp",
                                                              "a@.example.jp",
                                                              "a@example.jp.",
                                                              "a'b@example.jp",
                                                              "a,b@example.jp",
                                                              "a@[127.0.0.1]",
                                                              "<a@example.jp>",
                                                              "a@1.2.3.4",
                                                              "a\\@example.jp",
                                                              "A@EXAMPLE.JP"};
  if (random.chance(20)) {
    const std::string local(static_cast<std::size_t>(random.between(63, 66)), 'l');
    const std::string label(static_cast<std::size_t>(random.between(62, 65)), 'd');
    const std::string more(static_cast<std::size_t>(random.between(1, 3)), 'm');
    return set_text(record, "email", local + "@" + label + "." + label + "." + more + label + ".jp");
  }
  set_text(record, "email", random.pick(values));
}

void spoil_password(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 14> values = {"passwordpassword",
                                                              "P@ssw0rdP@ssw0rd",
                                                              "aaaaaaaaaaaaaaaa",
                                                              "123456789012345",
                                                              "qwertyuiopasdfgh",
                                                              "monkeydragon2026",
                                                              "あいうえおかきくけこさしすせそ",
                                                              "short",
                                                              "14 characters!",
                                                              "15 characters!!",
                                                              "with\ttabulator in it",
                                                              "receptionist1234",
                                                              "みほん健診センターabcdef",
                                                              "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ"};
  if (random.chance(20)) {
    std::string long_one;
    for (int i = random.between(126, 130); i > 0; --i) long_one += static_cast<char>('!' + random.below(90));
    return set_text(record, "password", long_one);
  }
  set_text(record, "email", "receptionist@example.jp");
  set_text(record, "facilityName", "みほん健診センター");
  set_text(record, "password", random.pick(values));
}

void spoil_long_text(Record& record, Random& random) {
  const bool name = random.chance(50);
  const int limit = name ? 100 : 200;
  std::string text;
  for (int i = random.between(limit - 1, limit + 2); i > 0; --i) text += random.chance(50) ? "長" : "𠮷";
  set_text(record, name ? "facilityName" : "address", text);
}

void spoil_type(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 7> values = {"1", "true", "null", "[]", "{}", "\"\"", "\"　\""};
  static constexpr std::array<std::string_view, 9> fields = {"facilityType", "facilityName", "postalCode",
                                                             "prefecture",   "address",      "phone",
                                                             "email",        "password",     "termsAccepted"};
  const auto field = random.pick(fields);
  set(record.answers, field, std::string(random.pick(values)));
}

void leave_one_out(Record& record, Random& random) {
  const std::string name = record.answers[random.below(record.answers.size())].first;
  remove(record.answers, name);
}

using Way = void (*)(Record&, Random&);
constexpr std::array<Way, 10> ways = {
    spoil_kenshin_number, spoil_registration_number, spoil_postal_code, spoil_prefecture, spoil_phone, spoil_email,
    spoil_password,       spoil_long_text,           spoil_type,        leave_one_out};

}  // namespace

Record valid_registration(Random& random) {
  Record record;
  record.facts = {{"today", "\"2026-11-23\""}};
  make(record, random.chance(50));
  set_text(record, "facilityName", random.pick(names));
  set_text(record, "administratorName", random.pick(names));
  // What is not visible may be anything (D9).
  if (record.kenshin || random.chance(30)) set_text(record, "kenshinNumber", strewn(random, some_digits(random, 10)));
  if (!record.kenshin || random.chance(30)) {
    const std::string start = random.chance(70) ? "契" : "";
    set_text(record, "registrationNumber", start + strewn(random, some_digits(random, random.between(7, 12))));
  }
  set_text(record, "postalCode", strewn(random, some_digits(random, 7)));
  set_text(record, "prefecture", random.pick(prefectures));
  set_text(record, "address", random.chance(50) ? "見本区1-2-3 みほんビル" : "𠮷野町　１番地");
  set_text(record, "phone", strewn(random, "0" + some_digits(random, random.between(9, 10))));
  // One after another: the order of operands is the compiler's own.
  const std::string host = random.chance(50) ? "@example.jp" : "@mail.example.co.jp";
  set_text(record, "email", "u" + some_digits(random, 6) + host);
  set_text(record, "password", random.pick(passwords));
  set(record.answers, "termsAccepted", "true");
  return record;
}

std::size_t registration_near_miss_count() { return ways.size(); }

void spoil_registration(Record& record, std::size_t way, Random& random) { ways[way % ways.size()](record, random); }

}  // namespace madoguchi::agreement
