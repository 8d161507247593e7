// What the core works out itself (requirement D12): in whole numbers, exact, never taken on trust.
#include "form/record.h"
#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

const Definition& grant() {
  static const Definition definition = defined(read_asset("../tests/agreement/forms/grant.json"));
  return definition;
}

Value grant_facts(int rate_percent = 50, int ceiling = 300'000) {
  Value facts = json(R"({"today":"2026-11-23","grantWindow":"open","grantPurchasedFrom":"2026-04-01",
                         "grantPurchasedUntil":"2027-03-31"})");
  facts.set("grantRatePercent", Value(rate_percent));
  facts.set("grantCeiling", Value(ceiling));
  return facts;
}

Value whole() {
  return json(R"({"items":[{"name":"端末","quantity":2,"amount":49999,"purchasedOn":"2026-05-01"},
                           {"name":"読取機","quantity":"１","amount":"9,801","purchasedOn":"令和8年6月1日"}],
                  "receipts":[{"name":"a.pdf","sizeBytes":123,"kind":"pdf"}],"bankCode":"０００１","branchCode":"001",
                  "accountType":"ordinary","accountNumber":"0123456","accountHolder":"みほんせっこついん"})");
}

std::string amounts(const Evaluation& evaluation) {
  const auto text = [&](const char* id) {
    const Value* answer = evaluation.answers.find(id);
    return answer == nullptr ? std::string("-") : to_json(*answer);
  };
  return text("totalAmount") + " " + text("expectedGrant");
}

// The place where a definition with this term is refused; two integers and rows stand before it.
std::string place_of_fault(const std::string& term, const std::string& more = "") {
  const auto definition = Definition::create(
      R"({"id":"small","version":1,"titleKey":"t","facts":{"rate":{"type":"integer","min":0,"max":100},"pick":["a"]},
      "fields":[
        {"id":"big","type":"integer","labelKey":"l","rules":[{"rule":"range","min":-1000000000,"max":1000000000}]},
        {"id":"name","type":"text","labelKey":"l","rules":[{"rule":"length","max":5}]},
        {"id":"items","type":"rows","labelKey":"l","actionKey":"a","columns":[
          {"id":"count","type":"integer","required":true,"labelKey":"l","rules":[{"rule":"range","min":0,"max":9}]},
          {"id":"maybe","type":"integer","labelKey":"l","rules":[{"rule":"range","min":0,"max":9}]}],
         "rules":[{"rule":"rows","max":50}]},
        {"id":"sum","type":"computed","labelKey":"l","compute":)" +
      term + more + R"(},
        {"id":"later","type":"integer","labelKey":"l","rules":[{"rule":"range","min":0,"max":9}]}]})");
  return definition ? "none" : definition.error().pointer;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(computed)

BOOST_AUTO_TEST_CASE(D12_amounts_are_summed_and_the_grant_is_cut_off_at_whole_yen) {
  const Evaluation evaluation = evaluate(grant(), grant_facts(), whole());
  BOOST_TEST(told(evaluation) == "");
  BOOST_TEST(joined(evaluation.missing) == "");
  BOOST_TEST(amounts(evaluation) == "109799 54899");
  BOOST_TEST(amounts(evaluate(grant(), grant_facts(33), whole())) == "109799 36233");
  BOOST_TEST(amounts(evaluate(grant(), grant_facts(100, 20'000), whole())) == "109799 20000");
}

BOOST_AUTO_TEST_CASE(D12_the_account_is_written_as_banks_write_it) {
  const Evaluation evaluation = evaluate(grant(), grant_facts(), whole());
  BOOST_TEST(to_json(*evaluation.answers.find("bankCode")) == "\"0001\"");
  BOOST_TEST(to_json(*evaluation.answers.find("accountHolder")) == "\"ﾐﾎﾝｾﾂｺﾂｲﾝ\"");
  const auto wrong = [](std::string_view field, std::string_view text) {
    return told(evaluate(grant(), grant_facts(), with(whole(), field, text)));
  };
  BOOST_TEST(wrong("bankCode", "\"001\"") == R"(bankCode text.wrong_length {"length":4})");
  BOOST_TEST(wrong("branchCode", "\"0001\"") == R"(branchCode text.wrong_length {"length":3})");
  BOOST_TEST(wrong("accountNumber", "\"123456\"") == R"(accountNumber text.wrong_length {"length":7})");
  for (const char* name : {"\"見本\"", "\"ﾐﾎﾝ*\"", "\"ﾐﾎﾝ､ﾀﾛｳ\"", "\"ﾐﾎﾝ,ﾀﾛｳ\""})
    BOOST_TEST(wrong("accountHolder", name) == "accountHolder format.bank_kana");
  BOOST_TEST(wrong("accountHolder", "\"ガガガガガガガガガガガガガガガ\"") == "");
  BOOST_TEST(wrong("accountHolder", "\"ガガガガガガガガガガガガガガガガ\"") ==
             R"(accountHolder text.too_long {"max":30})");
}

BOOST_AUTO_TEST_CASE(D12_what_is_computed_is_never_taken_on_trust) {
  const auto sent = [](std::string_view total) {
    const Evaluation evaluation = evaluate(grant(), grant_facts(), with(whole(), "totalAmount", total));
    return told(evaluation) + amounts(evaluation);
  };
  BOOST_TEST(sent("109799") == "109799 54899");
  BOOST_TEST(sent("109799.0") == "109799 54899");
  BOOST_TEST(sent("null") == "109799 54899");
  for (const char* wrong : {"109800", "\"109799\"", "0", "[]", "1e300"})
    BOOST_TEST(sent(wrong) == "totalAmount computed.disagrees- -");
}

BOOST_AUTO_TEST_CASE(D12_normalised_answers_are_judged_the_same_again) {
  const Evaluation evaluation = evaluate(grant(), grant_facts(), whole());
  const Evaluation again = evaluate(grant(), grant_facts(), evaluation.answers);
  BOOST_TEST(again.valid());
  BOOST_TEST(to_json(again.answers) == to_json(evaluation.answers));
  // Another rate at the counter is another text than the one that was reviewed.
  BOOST_TEST(told(evaluate(grant(), grant_facts(49), evaluation.answers)) == "expectedGrant computed.disagrees");
}

BOOST_AUTO_TEST_CASE(D12_a_record_and_a_value_say_the_same) {
  std::string line = "{\"facts\":" + to_json(grant_facts()) + ",\"answers\":" + to_json(whole()) + "}";
  std::string out;
  RecordJudge judge(grant());
  BOOST_TEST(judge.append_result(line, out));
  const Value result = json(out);
  BOOST_TEST(to_json(*result.find("answers")) == to_json(evaluate(grant(), grant_facts(), whole()).answers));
  out.clear();
  line.replace(line.find("\"端末\""), std::string("\"端末\"").size(), "null");
  BOOST_TEST(!judge.append_result(line, out));
  BOOST_TEST(to_json(*json(out).find("missing")) == R"(["items[0].name"])");
}

BOOST_AUTO_TEST_CASE(D12_nothing_is_computed_of_what_is_not_there) {
  const auto without = [](std::string_view items) {
    const Evaluation evaluation = evaluate(grant(), grant_facts(), with(whole(), "items", items));
    return told(evaluation) + amounts(evaluation);
  };
  BOOST_TEST(without("[]") == "- -");
  BOOST_TEST(without(R"([{"name":"a","quantity":1,"purchasedOn":"2026-05-01"}])") == "- -");
  const std::string most = R"({"name":"a","quantity":999,"amount":99999999,"purchasedOn":"2026-05-01"})";
  BOOST_TEST(without("[" + most + "]") == R"(totalAmount integer.out_of_range {"min":1,"max":100000000}- -)");
}

BOOST_AUTO_TEST_CASE(D12_facts_of_an_installation_are_asked_for) {
  const auto told_of = [](std::string_view fact, std::string_view value) {
    return told(evaluate(grant(), with(grant_facts(), fact, value), whole()));
  };
  BOOST_TEST(told_of("grantRatePercent", "101") == R"( record.fact_invalid {"fact":"grantRatePercent"})");
  BOOST_TEST(told_of("grantRatePercent", "\"50\"") == R"( record.fact_invalid {"fact":"grantRatePercent"})");
  BOOST_TEST(told_of("grantRatePercent", "50.0") == "");
  BOOST_TEST(told_of("grantPurchasedFrom", "\"2026-02-30\"") ==
             R"( record.fact_invalid {"fact":"grantPurchasedFrom"})");
  BOOST_TEST(told_of("grantWindow", "\"closed\"") == "items grant.closed");
}

BOOST_AUTO_TEST_CASE(D12_a_term_that_could_overflow_or_has_no_meaning_is_refused) {
  const std::string at = "/fields/3/compute";
  BOOST_TEST(place_of_fault(R"({"sum":"items","of":["count"]})") == "none");
  BOOST_TEST(place_of_fault(R"({"add":[{"answer":"big"},{"constant":1}]})") == "none");
  BOOST_TEST(place_of_fault(R"({"multiply":[{"answer":"big"},{"constant":1000000}]})") == "none");
  BOOST_TEST(place_of_fault(R"({"multiply":[{"answer":"big"},{"constant":1000001}]})") == at);
  BOOST_TEST(place_of_fault(R"({"multiply":[{"answer":"big"},{"answer":"big"},{"answer":"big"}]})") == at);
  BOOST_TEST(place_of_fault(R"({"add":[{"constant":1000000000000000},{"constant":1}]})") == at);
  BOOST_TEST(place_of_fault(R"({"divide":[{"answer":"big"},{"fact":"rate"}],"round":"down"})") == at + "/divide/1");
  BOOST_TEST(place_of_fault(R"({"divide":[{"answer":"big"},{"constant":2}],"round":"up"})") == at + "/round");
  BOOST_TEST(place_of_fault(R"({"divide":[{"answer":"big"},{"constant":2}]})") == at);
  BOOST_TEST(place_of_fault(R"({"least":[{"answer":"big"}]})") == at + "/least");
  BOOST_TEST(place_of_fault(R"({"answer":"name"})") == at + "/answer");
  BOOST_TEST(place_of_fault(R"({"answer":"later"})") == at + "/answer");
  BOOST_TEST(place_of_fault(R"({"answer":"sum"})") == at + "/answer");
  BOOST_TEST(place_of_fault(R"({"fact":"pick"})") == at + "/fact");
  BOOST_TEST(place_of_fault(R"({"sum":"big","of":["count"]})") == at + "/sum");
  BOOST_TEST(place_of_fault(R"({"sum":"items","of":["maybe"]})") == at + "/of");
  BOOST_TEST(place_of_fault(R"({"sum":"items"})") == at);
  BOOST_TEST(place_of_fault("{}") == at);
  BOOST_TEST(place_of_fault("7") == at);
  BOOST_TEST(place_of_fault(R"({"constant":1,"odd":1})") == at + "/odd");
  BOOST_TEST(place_of_fault(R"({"constant":1})", R"(,"required":true)") == "/fields/3/required");
}

BOOST_AUTO_TEST_CASE(D12_nothing_is_visible_because_of_what_is_computed_of_it) {
  const auto definition = Definition::create(R"({"id":"circle","version":1,"titleKey":"t","fields":[
    {"id":"a","type":"integer","labelKey":"l","visibleWhen":{"answer":"twice","given":true},
     "rules":[{"rule":"range","min":0,"max":9}]},
    {"id":"twice","type":"computed","labelKey":"l","compute":{"add":[{"answer":"a"},{"answer":"a"}]}}]})");
  BOOST_REQUIRE(!definition.ok());
  BOOST_TEST(definition.error().pointer == "/fields/0/visibleWhen");
}

BOOST_AUTO_TEST_CASE(D12_quotients_of_negative_numbers_go_down_too) {
  const Definition halves = defined(R"({"id":"halves","version":1,"titleKey":"t","fields":[
    {"id":"a","type":"integer","labelKey":"l","rules":[{"rule":"range","min":-9,"max":9}]},
    {"id":"half","type":"computed","labelKey":"l",
     "compute":{"divide":[{"answer":"a"},{"constant":2}],"round":"down"}},
    {"id":"why","type":"text","labelKey":"l","visibleWhen":{"answer":"half","is":-4},
     "rules":[{"rule":"length","max":5}]}]})");
  const auto half = [&](const char* a) {
    const Value answers{Value::Object{{"a", json(a)}}};
    const Evaluation evaluation = evaluate(halves, json(R"({"today":"2026-11-23"})"), answers);
    return to_json(evaluation.answers) + " " + joined(evaluation.visible);
  };
  BOOST_TEST(half("7") == R"({"a":7,"half":3} a half)");
  BOOST_TEST(half("-7") == R"({"a":-7,"half":-4} a half why)");
  BOOST_TEST(half("-6") == R"({"a":-6,"half":-3} a half)");
  BOOST_TEST(half("\"\"") == "{} a half");
}

BOOST_AUTO_TEST_SUITE_END()
