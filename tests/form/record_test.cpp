// Records as lines: what is no record gets a result too, and what a judge writes is what an evaluation says.
#include "form/record.h"

#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

std::string result_of(std::string_view line) {
  RecordJudge judge(use_start());
  std::string out;
  judge.append_result(line, out);
  return out;
}

std::string no_record(const std::string& code, const std::string& params = "") {
  return R"({"valid":false,"visible":[],"missing":[],"issues":[{"field":"","code":")" + code + R"(","params":{)" +
         params + "}}],\"warnings\":[],\"answers\":{}}\n";
}

std::string record(const Value& facts, const Value& answers) {
  return R"({"facts":)" + to_json(facts) + R"(,"answers":)" + to_json(answers) + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(records)

BOOST_AUTO_TEST_CASE(a_valid_record_has_a_whole_result) {
  BOOST_TEST(
      result_of(record(facts("kenshin"), kenshin_master())) ==
      R"({"valid":true,"visible":["confirmationMethod","bankAccountNumber","facilityCheck","staffCount","deviceCount",)"
      R"("termsAccepted"],"missing":[],"issues":[],"warnings":[],"answers":{"confirmationMethod":"master","bankAccountNumber":"1234567",)"
      R"("staffCount":3,"deviceCount":2,"termsAccepted":true}})"
      "\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_record_gets_a_result_too) {
  using namespace std::string_view_literals;
  BOOST_TEST(result_of("") == no_record("record.empty"));
  BOOST_TEST(result_of(" \t\r") == no_record("record.empty"));
  BOOST_TEST(result_of("{") == no_record("record.malformed", R"("offsetBytes":2)"));
  BOOST_TEST(result_of("{}\0"sv) == no_record("record.malformed", R"("offsetBytes":2)"));
  BOOST_TEST(result_of("[]") == no_record("record.not_an_object"));
  BOOST_TEST(result_of("null") == no_record("record.not_an_object"));
  BOOST_TEST(result_of("{}") == no_record("record.facts_invalid"));
  BOOST_TEST(result_of(R"({"facts":[],"answers":{}})") == no_record("record.facts_invalid"));
  BOOST_TEST(result_of(R"({"facts":{}})") == no_record("record.answers_invalid"));
  BOOST_TEST(result_of(R"({"facts":{},"answers":null})") == no_record("record.answers_invalid"));
  BOOST_TEST(result_of("{\"a\":1e400}") == no_record("record.number_out_of_range", R"("offsetBytes":10)"));
  BOOST_TEST(result_of(std::string(40, '[')) == no_record("record.too_deep", R"("maxDepth":32)"));
  BOOST_TEST(result_of(std::string((1 << 20) + 1, ' ')) == no_record("record.too_long", R"("maxBytes":1048576)"));
  BOOST_TEST(result_of(std::string(1 << 20, ' ')) == no_record("record.empty"));
}

BOOST_AUTO_TEST_CASE(a_carriage_return_and_members_beside_are_of_no_matter) {
  const std::string line = record(facts("kenshin"), kenshin_master());
  BOOST_TEST(result_of(line + "\r") == result_of(line));
  BOOST_TEST(result_of("{\"id\":7," + line.substr(1)) == result_of(line));
}

BOOST_AUTO_TEST_CASE(one_judge_judges_each_record_as_if_it_were_the_first) {
  RecordJudge judge(use_start());
  std::vector<std::string> lines = {record(facts("kenshin"), kenshin_master()),
                                    "{",
                                    record(facts("sejutsu"), sejutsu_master()),
                                    record(facts("sejutsu", "none"), with_documents()),
                                    "",
                                    record(facts("kenshin", "closed"), with(kenshin_master(), "odd", "1")),
                                    record(facts("none"), Value(Value::Object{})),
                                    record(facts("kenshin"), with(with_documents(), "attachments", "[null,{}]")),
                                    record(facts("kenshin", "none"), with_documents())};
  for (int round = 0; round < 3; ++round) {
    for (const std::string& line : lines) {
      std::string out;
      const bool valid = judge.append_result(line, out);
      BOOST_TEST(out == result_of(line));
      BOOST_TEST(valid == (out.substr(0, 13) == "{\"valid\":true"));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_written_result_says_what_the_evaluation_says) {
  const Value whole[] = {
      kenshin_master(), sejutsu_master(), with_documents(), with(kenshin_master(), "x\"y", "1"),
      with(with_documents(), "attachments", R"([{"name":"\"届\".pdf","sizeBytes":1,"kind":"pdf","uploadId":"u"}])")};
  for (const Value& answers : whole) {
    for (const char* type : {"kenshin", "sejutsu"}) {
      const Evaluation evaluation = evaluate(use_start(), facts(type), answers);
      const Value written = json(result_of(record(facts(type), answers)));
      BOOST_TEST(*written.find("valid")->as_bool() == evaluation.valid());
      BOOST_TEST(to_json(*written.find("answers")) == to_json(evaluation.answers));
      Value::Array visible, missing, issues;
      for (const auto& id : evaluation.visible) visible.emplace_back(id);
      for (const auto& id : evaluation.missing) missing.emplace_back(id);
      for (const auto& issue : evaluation.issues) {
        issues.push_back(
            Value(Value::Object{{"field", Value(issue.field)}, {"code", Value(issue.code)}, {"params", issue.params}}));
      }
      BOOST_TEST(to_json(*written.find("visible")) == to_json(Value(visible)));
      BOOST_TEST(to_json(*written.find("missing")) == to_json(Value(missing)));
      BOOST_TEST(to_json(*written.find("issues")) == to_json(Value(issues)));
      BOOST_TEST(written.find("warnings")->as_array()->size() == evaluation.warnings.size());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
