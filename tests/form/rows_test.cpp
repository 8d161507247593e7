// Repeated rows (requirement D12): each cell read as a field, what is wrong said at its place, blank rows left out.
#include "form/place.h"
#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

constexpr std::string_view ledger = R"({"id":"ledger","version":1,"titleKey":"t",
  "facts":{"from":{"type":"date"},"until":{"type":"date"}},
  "fields":[
    {"id":"items","type":"rows","labelKey":"l","actionKey":"a","required":true,"columns":[
      {"id":"name","type":"text","labelKey":"l","required":true,"folds":["width"],"rules":[{"rule":"length","max":5}]},
      {"id":"count","type":"integer","labelKey":"l","rules":[{"rule":"range","min":1,"max":9}]},
      {"id":"kind","type":"choice","labelKey":"l","choices":[{"value":"x","labelKey":"l"},{"value":"y","labelKey":"l"}]},
      {"id":"day","type":"date","labelKey":"l",
       "rules":[{"rule":"dateRange","min":"2020-01-01","max":"today","notBefore":"from","notAfter":"until"}]}],
     "rules":[{"rule":"rows","min":2,"max":3}]},
    {"id":"why","type":"text","labelKey":"l","visibleWhen":{"answer":"items","given":true},
     "rules":[{"rule":"length","max":5}]}]})";

const Definition& form() {
  static const Definition definition = defined(ledger);
  return definition;
}

Value days(std::string_view from = "2026-04-01", std::string_view until = "2026-12-31") {
  return Value(Value::Object{{"today", Value("2026-11-23")}, {"from", Value(from)}, {"until", Value(until)}});
}

Evaluation judged(std::string_view rows) {
  return evaluate(form(), days(), Value(Value::Object{{"items", json(rows)}}));
}

// The normalised rows, or what is wrong and what is missing.
std::string outcome(std::string_view rows) {
  const Evaluation evaluation = judged(rows);
  const Value* answer = evaluation.answers.find("items");
  if (evaluation.valid()) return answer == nullptr ? "none" : to_json(*answer);
  BOOST_TEST((answer == nullptr));
  BOOST_TEST(joined(evaluation.visible) == "items");
  return told(evaluation) + (evaluation.missing.empty() ? "" : "missing " + joined(evaluation.missing));
}

// The same of two rows, the second of which is `row`.
std::string second(const std::string& row) { return outcome(R"([{"name":"a"},)" + row + "]"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(rows)

BOOST_AUTO_TEST_CASE(D12_cells_are_folded_and_kept_in_the_order_of_the_columns) {
  BOOST_TEST(outcome(R"([{"day":"令和8年5月1日","count":"１","name":" Ａ "},{"name":"b","kind":"y","count":null}])") ==
             R"([{"name":"A","count":1,"day":"2026-05-01"},{"name":"b","kind":"y"}])");
  BOOST_TEST(joined(judged(R"([{"name":"a"},{"name":"b"}])").visible) == "items why");
}

BOOST_AUTO_TEST_CASE(D12_a_fault_is_said_at_its_cell) {
  BOOST_TEST(second(R"({"name":"abcdef"})") == R"(items[1].name text.too_long {"max":5})");
  BOOST_TEST(second(R"({"name":"b","count":10})") == R"(items[1].count integer.out_of_range {"min":1,"max":9})");
  BOOST_TEST(second(R"({"name":"b","kind":"z"})") == "items[1].kind choice.unknown");
  BOOST_TEST(second(R"({"name":1})") == R"(items[1].name answer.wrong_type {"expected":"text"})");
  BOOST_TEST(second(R"({"name":"b","count":"x","day":"never"})") ==
             "items[1].count integer.invalid; items[1].day date.invalid");
}

BOOST_AUTO_TEST_CASE(D12_a_required_cell_is_missing_at_its_place) {
  BOOST_TEST(second(R"({"count":1})") == "missing items[1].name");
  BOOST_TEST(outcome(R"([{"kind":"x"},{"name":"　","count":2}])") == "missing items[0].name items[1].name");
}

BOOST_AUTO_TEST_CASE(D12_a_blank_row_is_no_row_and_places_count_rows_as_they_were_sent) {
  BOOST_TEST(outcome(R"([{"name":"a"},{},{"name":"b"}])") == R"([{"name":"a"},{"name":"b"}])");
  BOOST_TEST(outcome(R"([{"name":"a"},{"name":" ","count":null,"day":""},{"name":"abcdef"}])") ==
             R"(items[2].name text.too_long {"max":5})");
  BOOST_TEST(outcome("[{},{}]") == "missing items");
  BOOST_TEST(outcome("[]") == "missing items");
  BOOST_TEST(outcome("null") == "missing items");
}

BOOST_AUTO_TEST_CASE(D12_rows_are_counted) {
  BOOST_TEST(outcome(R"([{"name":"a"}])") == R"(items rows.too_few {"min":2})");
  BOOST_TEST(outcome(R"([{"name":"a"},{"name":"b"},{"name":"c"}])") == R"([{"name":"a"},{"name":"b"},{"name":"c"}])");
  BOOST_TEST(outcome(R"([{"name":"a"},{"name":"b"},{"name":"c"},{}])") == R"(items rows.too_many {"max":3})");
}

BOOST_AUTO_TEST_CASE(D12_what_is_no_row_or_no_column_is_refused) {
  BOOST_TEST(outcome("{}") == R"(items answer.wrong_type {"expected":"rows"})");
  BOOST_TEST(outcome("\"\"") == R"(items answer.wrong_type {"expected":"rows"})");
  BOOST_TEST(second("7") == R"(items[1] answer.wrong_type {"expected":"row"})");
  BOOST_TEST(second("null") == R"(items[1] answer.wrong_type {"expected":"row"})");
  BOOST_TEST(second(R"({"name":"b","odd":null})") == "items[1].odd answer.unknown");
  Value::Object odd{{"name", Value("b")}};
  for (int i = 0; i < 1000; ++i) odd.emplace_back("m" + std::to_string(i), Value(i));
  const Evaluation evaluation =
      evaluate(form(), days(), Value(Value::Object{{"items", Value(Value::Array{Value(odd), Value(odd)})}}));
  BOOST_TEST(evaluation.issues.size() == 21U);
  BOOST_TEST((evaluation.issues.back() == Issue{"items", "record.too_many_unknown", json(R"({"count":2000})")}));
}

BOOST_AUTO_TEST_CASE(D12_days_of_an_installation_limit_dates) {
  BOOST_TEST(second(R"({"name":"b","day":"2026-03-31"})") == R"(items[1].day date.too_early {"min":"2026-04-01"})");
  BOOST_TEST(second(R"({"name":"b","day":"2026-11-24"})") == R"(items[1].day date.too_late {"max":"2026-11-23"})");
  const Value answers = json(R"({"items":[{"name":"a"},{"name":"b","day":"2026-10-02"}]})");
  BOOST_TEST(told(evaluate(form(), days("2010-01-01", "2026-10-01"), answers)) ==
             R"(items[1].day date.too_late {"max":"2026-10-01"})");
  BOOST_TEST(told(evaluate(form(), days("never"), answers)) == R"( record.fact_invalid {"fact":"from"})");
}

BOOST_AUTO_TEST_CASE(D12_places_are_read_as_they_are_written) {
  const auto read = [](std::string_view text) {
    const Place place = parse_place(text);
    return std::string(place.field) + " " + (place.row ? std::to_string(*place.row) : "-") + " " +
           std::string(place.column);
  };
  BOOST_TEST("items" + row_place(2, "amount") == "items[2].amount");
  BOOST_TEST(read("items") == "items - ");
  BOOST_TEST(read("items[0]") == "items 0 ");
  BOOST_TEST(read("items[12].amount") == "items 12 amount");
  for (const char* odd : {"", "[1].a", "items[]", "items[a].b", "items[1]b", "items[1].", "items[1", "items[9999999]"})
    BOOST_TEST(read(odd) == std::string(odd) + " - ");
}

BOOST_AUTO_TEST_CASE(D12_a_cell_has_a_comparable_form) {
  BOOST_TEST(comparable(form(), "items[7].name", json("\" Ａ\"")) == "A");
  BOOST_TEST(comparable(form(), "items[0].day", json("\"令和8年5月1日\"")) == "2026-05-01");
  BOOST_TEST(comparable(form(), "items[0].odd", json("\"1\"")).empty());
  BOOST_TEST(comparable(form(), "items", json("[]")).empty());
}

BOOST_AUTO_TEST_CASE(D12_faults_of_columns_have_their_places) {
  const auto place = [](std::string_view from, std::string_view to) {
    std::string text(ledger);
    const auto at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const auto definition = Definition::create(text);
    return definition ? "none" : definition.error().pointer;
  };
  BOOST_TEST(place("\"min\":2,\"max\":3", "\"max\":51") == "/fields/0/rules/0/max");
  BOOST_TEST(place("\"min\":2,\"max\":3", "\"min\":4,\"max\":3") == "/fields/0/rules/0/min");
  BOOST_TEST(place(R"({"rule":"rows","min":2,"max":3})", "") == "/fields/0/rules");
  BOOST_TEST(place("\"id\":\"count\"", "\"id\":\"name\"") == "/fields/0/columns/1/id");
  BOOST_TEST(place("\"id\":\"count\",\"type\":\"integer\"", "\"id\":\"count\",\"type\":\"rows\"") ==
             "/fields/0/columns/1/type");
  BOOST_TEST(place("\"id\":\"count\",", "\"id\":\"count\",\"storage\":\"secret\",") == "/fields/0/columns/1/storage");
  BOOST_TEST(place("\"id\":\"count\",", "\"id\":\"count\",\"visibleWhen\":{},") == "/fields/0/columns/1/visibleWhen");
  BOOST_TEST(
      place("{\"rule\":\"length\",\"max\":5}",
            R"({"rule":"refuse","when":{"answer":"why","given":true},"code":"a.b"},{"rule":"length","max":5})") ==
      "/fields/0/columns/0/rules");
  BOOST_TEST(place("\"notBefore\":\"from\"", "\"notBefore\":\"why\"") == "/fields/0/columns/3/rules/0/notBefore");
  BOOST_TEST(place("{\"type\":\"date\"},\"until\"", "{\"type\":\"text\"},\"until\"") == "/facts/from/type");
  BOOST_TEST(place("\"given\":true", "\"is\":1") == "/fields/1/visibleWhen/is");
}

BOOST_AUTO_TEST_SUITE_END()
