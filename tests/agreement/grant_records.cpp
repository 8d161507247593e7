// See grant_records.h.
#include "agreement/grant_records.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace madoguchi::agreement {

namespace {

constexpr std::array<std::string_view, 5> names = {"端末", "Ａ４　ﾌﾟﾘﾝﾀ", "𠮷野製 読取機", " card reader ", "a"};
constexpr std::array<std::string_view, 6> holders = {
    "ﾐﾎﾝｾﾂｺﾂｲﾝ", "みほん　たろう", "カ）ミホンケンシンセンター", "ガッコウ・ヂョーヴ", "mihon 1-2/3.", "ヰヱヲ"};

struct Item {
  std::int64_t quantity = 1;
  std::int64_t amount = 1;
};

std::string some_digits(Random& random, int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random.below(10));
  return digits;
}

std::string typed_integer(Random& random, std::int64_t number) {
  const std::string plain = std::to_string(number);
  switch (random.below(8)) {
    case 0:
      return quoted(plain);
    case 1:
      return quoted(widened(random, plain));
    case 2:
      return plain + ".0";
    case 3:
      return number < 1000 ? quoted("+" + plain)
                           : quoted(plain.substr(0, plain.size() - 3) + "," + plain.substr(plain.size() - 3));
    default:
      return plain;
  }
}

std::string object_of(const Members& members) {
  std::string json = "{";
  for (const auto& [name, value] : members) {
    if (json.size() > 1) json += ',';
    json += quoted(name) + ":" + value;
  }
  return json + "}";
}

std::string list_of(const std::vector<Members>& rows) {
  std::string json = "[";
  for (const Members& row : rows) {
    if (json.size() > 1) json += ',';
    json += object_of(row);
  }
  return json + "]";
}

Members row_of(Random& random, const Item& item, bool plain) {
  Members row;
  set(row, "name", quoted(plain ? "端末" : random.pick(names)));
  set(row, "quantity", plain ? std::to_string(item.quantity) : typed_integer(random, item.quantity));
  set(row, "amount", plain ? std::to_string(item.amount) : typed_integer(random, item.amount));
  const text::Date day = some_day(random, {2026, 4, 1}, {2026, 10, 31});
  set(row, "purchasedOn", plain ? quoted(text::to_iso(day)) : typed_day(random, day));
  if (random.chance(30)) set(row, "note", plain || random.chance(50) ? "\"b\"" : "\" \"");
  return row;
}

void set_computed(Record& record, std::int64_t total, std::int64_t rate, std::int64_t ceiling) {
  set(record.facts, "grantRatePercent", std::to_string(rate));
  set(record.facts, "grantCeiling", std::to_string(ceiling));
  set(record.answers, "totalAmount", std::to_string(total));
  set(record.answers, "expectedGrant", std::to_string(std::min(total * rate / 100, ceiling)));
}

// Puts the items there, perhaps with what is computed of them.
void set_items(Record& record, Random& random, const std::vector<Item>& items, std::int64_t rate,
               std::int64_t ceiling) {
  const bool plain = random.chance(40);
  std::vector<Members> rows;
  std::int64_t total = 0;
  for (const Item& item : items) {
    total += item.quantity * item.amount;
    rows.push_back(row_of(random, item, plain));
    if (!plain && random.chance(5)) rows.push_back({{"name", "\"　\""}, {"note", "null"}});
  }
  set(record.answers, "items", list_of(rows));
  set_computed(record, total, rate, ceiling);
  if (!random.chance(plain ? 10 : 60)) return;
  remove(record.answers, "totalAmount");
  remove(record.answers, "expectedGrant");
}

void set_some_items(Record& record, Random& random, const std::vector<Item>& items) {
  // One after another: the order of arguments is the compiler's own.
  const int rate = random.between(1, 100);
  const int ceiling = random.between(1, 300'000);
  set_items(record, random, items, rate, ceiling);
}

// One plain row, ready to be spoiled.
constexpr Item plain_item{2, 30'000};
Members plain_row(Random& random) { return row_of(random, plain_item, true); }

// Everything but the items as it is in normalised form, so that nothing but these is at fault.
void set_plain_account(Record& record) {
  set(record.answers, "branchCode", "\"001\"");
  set(record.answers, "accountHolder", "\"ﾐﾎﾝ ﾀﾛｳ\"");
}

void set_rows(Record& record, Random& random, std::vector<Members> rows) {
  if (random.chance(50)) rows.insert(rows.begin(), plain_row(random));
  set(record.answers, "items", list_of(rows));
  set_plain_account(record);
  const int rate = random.between(1, 100);
  set_computed(record, plain_item.quantity * plain_item.amount * static_cast<std::int64_t>(rows.size()), rate, 50'000);
}

void spoil_count(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 8> odd = {"[]",   "null", "{}", "\"\"", "[{}]", "[{},{\"note\":\"\"}]",
                                                          "true", "[[]]"};
  if (random.chance(50)) return set(record.answers, "items", std::string(random.pick(odd)));
  const auto count = static_cast<std::size_t>(random.between(19, 22));
  set_some_items(record, random, std::vector<Item>(count, {1, 100}));
}

void spoil_cell(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 5> columns = {"name", "quantity", "amount", "purchasedOn", "note"};
  static constexpr std::array<std::string_view, 24> values = {
      "\"\"",        "null",           "1",         "1.5",       "0",     "999",    "1000",   "1e3",
      "99999999",    "100000000",      "\"1,000\"", "\"10,00\"", "\"x\"", "true",   "[]",     "{}",
      "\"\\u0007\"", "\"2026-02-30\"", "-1",        "\"２\"",    "1e300", "\"-0\"", "\"　\"", "20260501"};
  Members row = plain_row(random);
  const auto column = random.pick(columns);
  set(row, column, std::string(random.pick(values)));
  set_rows(record, random, {row});
}

void spoil_day(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 10> days = {"2019-12-31", "2020-01-01", "2026-03-31", "2026-04-01",
                                                            "2026-10-31", "2026-11-01", "2026-11-23", "2026-11-24",
                                                            "2027-03-31", "2027-04-01"};
  static constexpr std::array<std::string_view, 3> froms = {"2026-04-01", "2000-01-01", "2026-12-01"};
  static constexpr std::array<std::string_view, 2> untils = {"2026-10-31", "2027-03-31"};
  set(record.facts, "grantPurchasedFrom", quoted(random.pick(froms)));
  set(record.facts, "grantPurchasedUntil", quoted(random.pick(untils)));
  Members row = plain_row(random);
  set(row, "purchasedOn", quoted(random.pick(days)));
  set_rows(record, random, {row});
}

void spoil_length(Record& record, Random& random) {
  std::string text;
  const bool name = random.chance(50);
  for (int i = random.between(name ? 79 : 99, name ? 82 : 102); i > 0; --i) text += random.chance(50) ? "長" : "𠮷";
  Members row = plain_row(random);
  set(row, name ? "name" : "note", quoted(text));
  set_rows(record, random, {row});
}

void leave_cell_out(Record& record, Random& random) {
  Members row = plain_row(random);
  row.erase(row.begin() + static_cast<std::ptrdiff_t>(random.below(row.size())));
  set_rows(record, random, {row});
}

void spoil_shape(Record& record, Random& random) {
  Members row = plain_row(random);
  if (random.chance(40)) {
    static constexpr std::array<std::string_view, 6> odd = {"null", "7", "\"\"", "[]", "true", "1.5"};
    return set(record.answers, "items", "[" + object_of(row) + "," + std::string(random.pick(odd)) + "]");
  }
  const int count = random.chance(20) ? random.between(19, 40) : 1;
  for (int i = 0; i < count; ++i) set(row, "odd" + std::to_string(i), random.chance(50) ? "null" : "1");
  set_rows(record, random, {row});
}

void spoil_computed(Record& record, Random& random) {
  set_items(record, random, {plain_item, {1, 3}}, 33, 50'000);  // 60003 and 19800
  set_plain_account(record);
  static constexpr std::array<std::string_view, 8> totals = {"60003", "60002", "60003.0", "\"60003\"",
                                                             "null",  "0",     "1e300",   "[]"};
  static constexpr std::array<std::string_view, 4> grants = {"19800", "19801", "1.98e4", "null"};
  set(record.answers, "totalAmount", std::string(random.pick(totals)));
  set(record.answers, "expectedGrant", std::string(random.pick(grants)));
}

void spoil_total(Record& record, Random& random) {
  const std::array<std::vector<Item>, 6> items = {{{{2, 50'000'000}},
                                                   {{1, 99'999'999}, {1, 2}},
                                                   {{1, 99'999'999}, {1, 1}},
                                                   {{999, 99'999'999}},
                                                   {{1, 1}},
                                                   std::vector<Item>(20, {999, 99'999'999})}};
  set_some_items(record, random, random.pick(items));
}

void spoil_facts(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 5> facts = {"grantWindow", "grantRatePercent", "grantCeiling",
                                                            "grantPurchasedFrom", "grantPurchasedUntil"};
  static constexpr std::array<std::string_view, 14> values = {
      "\"closed\"",     "\"open\"",       "0", "1", "100", "101", "100.0", "\"50\"", "null", "1e2", "100000001",
      "\"2026-02-30\"", "\"2026-04-01\"", "[]"};
  const auto fact = random.pick(facts);
  if (random.chance(15)) return set(record.facts, "grantWindow", "\"closed\"");
  if (random.chance(10)) return remove(record.facts, fact);
  set(record.facts, fact, std::string(random.pick(values)));
}

void spoil_account(Record& record, Random& random) {
  static constexpr std::array<std::string_view, 4> fields = {"bankCode", "branchCode", "accountNumber", "accountType"};
  static constexpr std::array<std::string_view, 12> values = {
      "\"001\"", "\"0001\"", "\"00001\"", "\"123456\"", "\"１２３４５６７\"", "\"12345678\"",
      "\"\"",    "1",        "\"abc\"",   "\"0 0-1\"",  "\"savings\"",        "\"current\""};
  static constexpr std::array<std::string_view, 14> odd_holders = {
      "\"見本\"", "\"ﾐﾎﾝ､\"", "\"ﾐﾎﾝ,ﾀﾛｳ\"", "\"ﾐﾎﾝ*\"",       "\"\"",     "7",          "\"ﾞ\"",
      "\"ー\"",   "\"ｦ\"",    "\"\\u0007\"", "\"「ミホン」\"", "\"カ゛\"", "\"Ａ　ｂ\"", "\"\\u00a0ﾐ\\u00a0ﾎ\""};
  const auto field = random.pick(fields);
  if (random.chance(30)) return set(record.answers, field, std::string(random.pick(values)));
  if (random.chance(60)) return set(record.answers, "accountHolder", std::string(random.pick(odd_holders)));
  std::string holder;
  for (int i = random.between(14, 16); i > 0; --i) holder += "ガ";
  set(record.answers, "accountHolder", quoted(holder));
}

void leave_one_out(Record& record, Random& random) {
  const std::string name = record.answers[random.below(record.answers.size())].first;
  remove(record.answers, name);
}

using Way = void (*)(Record&, Random&);
constexpr std::array<Way, 11> ways = {spoil_count,    spoil_cell,    spoil_day,      spoil_length,
                                      leave_cell_out, spoil_shape,   spoil_computed, spoil_total,
                                      spoil_facts,    spoil_account, leave_one_out};

}  // namespace

Record valid_grant(Random& random) {
  Record record;
  const std::string until = random.chance(50) ? "\"2027-03-31\"" : "\"2026-10-31\"";
  record.facts = {{"today", "\"2026-11-23\""},
                  {"grantWindow", "\"open\""},
                  {"grantPurchasedFrom", "\"2026-04-01\""},
                  {"grantPurchasedUntil", until}};
  std::vector<Item> items(static_cast<std::size_t>(random.chance(5) ? 20 : random.between(1, 4)));
  for (Item& item : items) {
    item.quantity = random.between(1, 9);
    item.amount = random.between(1, 500'000);
  }
  // One after another: the order of arguments is the compiler's own.
  const int rate = random.between(1, 100);
  const int ceiling = random.between(1, 3'000'000);
  set_items(record, random, items, rate, ceiling);
  const std::string size = std::to_string(random.between(1, 900'000));
  set(record.answers, "receipts", file_list({file_json("領収書.pdf", size, "pdf")}));
  set(record.answers, "bankCode", quoted(some_digits(random, 4)));
  set(record.answers, "branchCode", quoted(widened(random, some_digits(random, 3))));
  set(record.answers, "accountType", random.chance(50) ? "\"ordinary\"" : "\"current\"");
  set(record.answers, "accountNumber", quoted(some_digits(random, 7)));
  set(record.answers, "accountHolder", quoted(random.pick(holders)));
  if (random.chance(50)) set_plain_account(record);
  return record;
}

std::size_t grant_near_miss_count() { return ways.size(); }

void spoil_grant(Record& record, std::size_t way, Random& random) { ways[way % ways.size()](record, random); }

}  // namespace madoguchi::agreement
