// Values and their JSON: strict, bounded, the same bytes everywhere.
#include "form/value.h"

#include <limits>

#include "form/support.h"

using namespace madoguchi::form;

namespace {

std::string fault_of(std::string_view text, const ParseLimits& limits = {}) {
  const auto value = parse_json(text, limits);
  return value ? "none" : value.error().code;
}

std::string round(std::string_view text) {
  const auto value = parse_json(text);
  return value ? to_json(*value) : value.error().code;
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value)

BOOST_AUTO_TEST_CASE(json_comes_back_compact_and_in_order) {
  BOOST_TEST(round(" { \"b\" : [ 1 , true , null , \"x\" ] , \"a\" : { } } ") == R"({"b":[1,true,null,"x"],"a":{}})");
  BOOST_TEST(round("\"\"") == "\"\"");
  BOOST_TEST(round("[]") == "[]");
}

BOOST_AUTO_TEST_CASE(integers_stay_whole_and_larger_ones_become_doubles) {
  BOOST_TEST(round("9223372036854775807") == "9223372036854775807");
  BOOST_TEST(round("-9223372036854775808") == "-9223372036854775808");
  BOOST_TEST(round("9223372036854775808") == "9.223372036854776e+18");
  BOOST_TEST(round("18446744073709551616") == "1.8446744073709552e+19");
  BOOST_TEST(round("-0") == "0");
  BOOST_TEST(parse_json("3").value().as_integer() != nullptr);
  BOOST_TEST(parse_json("3.0").value().as_number() != nullptr);
}

BOOST_AUTO_TEST_CASE(doubles_are_written_in_the_shortest_form_that_reads_back) {
  BOOST_TEST(round("0.1") == "0.1");
  BOOST_TEST(round("1.0") == "1.0");
  BOOST_TEST(round("1e300") == "1e+300");
  BOOST_TEST(round("4.9406564584124654e-324") == "5e-324");
  BOOST_TEST(round("1.7976931348623157e308") == "1.7976931348623157e+308");
  BOOST_TEST(to_json(Value(std::numeric_limits<double>::infinity())) == "null");
  BOOST_TEST(to_json(Value(std::numeric_limits<double>::quiet_NaN())) == "null");
}

BOOST_AUTO_TEST_CASE(a_number_beyond_a_double_is_a_fault_of_its_own) {
  BOOST_TEST(fault_of("1e400") == "json.number_out_of_range");
  BOOST_TEST(fault_of("[-1e309]") == "json.number_out_of_range");
  BOOST_TEST(fault_of("1e-400") == "none");
}

BOOST_AUTO_TEST_CASE(only_strict_json_is_read) {
  for (const char* text : {"",      " ",       "{",       "}",      "[1,]",      "{\"a\":1,}", "{a:1}", "'a'",
                           "01",    "1.",      ".5",      "+1",     "NaN",       "Infinity",   "nul",   "1 2",
                           "{} {}", "// x\n1", "/* */ 1", "\"\t\"", "\"\\x41\"", "\"open",     "[1",    "\"\\u12\""}) {
    BOOST_TEST_INFO(text);
    BOOST_TEST(fault_of(text) == "json.malformed");
  }
}

BOOST_AUTO_TEST_CASE(a_nul_does_not_end_the_text) {
  using namespace std::string_view_literals;
  BOOST_TEST(fault_of("{}\0"sv) == "json.malformed");
  BOOST_TEST(fault_of("{}\0garbage"sv) == "json.malformed");
  BOOST_TEST(fault_of("\"a\0b\""sv) == "json.malformed");
  BOOST_TEST(round(R"("a\u0000b")") == R"("a\u0000b")");
}

BOOST_AUTO_TEST_CASE(lone_surrogates_and_ill_formed_bytes_are_faults) {
  for (const char* text : {R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")", R"("\ud800x")", "\"\xC0\x80\"",
                           "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xFF\"", "\"\xE3\x81\""}) {
    BOOST_TEST_INFO(text);
    BOOST_TEST(fault_of(text) == "json.malformed");
  }
  BOOST_TEST(round(R"("\ud842\udfb7")") == "\"𠮷\"");
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  BOOST_TEST(fault_of(nested(32)) == "none");
  BOOST_TEST(fault_of(nested(33)) == "json.too_deep");
  BOOST_TEST(fault_of(std::string(500'000, '[')) == "json.too_deep");
  BOOST_TEST(fault_of("[[1]]", {100, 1}) == "json.too_deep");
}

BOOST_AUTO_TEST_CASE(size_is_bounded) {
  BOOST_TEST(fault_of("[1,2]", {5, 8}) == "none");
  BOOST_TEST(fault_of("[1,2]", {4, 8}) == "json.too_large");
}

BOOST_AUTO_TEST_CASE(of_a_repeated_name_the_last_stands_few_or_many) {
  BOOST_TEST(round(R"({"a":1,"b":2,"a":3})") == R"({"b":2,"a":3})");
  BOOST_TEST(round(R"({"a":1,"a":{"x":1,"x":2},"a":[]})") == R"({"a":[]})");
  std::string text = "{";
  for (int i = 0; i < 200; ++i) text += "\"m" + std::to_string(i % 50) + "\":" + std::to_string(i) + ",";
  text.back() = '}';
  const auto value = parse_json(text);
  BOOST_REQUIRE(value.ok());
  BOOST_TEST(value->as_object()->size() == 50U);
  BOOST_TEST(value->as_object()->front().first == "m0");
  BOOST_TEST(*value->find("m7")->as_integer() == 157);
}

BOOST_AUTO_TEST_CASE(many_members_cost_no_squares) {
  std::string text = "{";
  for (int i = 0; i < 80'000; ++i) text += "\"m" + std::to_string(i) + "\":0,";
  text.back() = '}';
  BOOST_TEST(fault_of(text) == "none");
}

BOOST_AUTO_TEST_CASE(text_is_escaped_and_ill_formed_bytes_are_replaced) {
  BOOST_TEST(to_json(Value("a\"\\\b\f\n\r\t\x01\x1f\x7f")) == "\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"");
  BOOST_TEST(to_json(Value("口座𠮷")) == "\"口座𠮷\"");
  BOOST_TEST(to_json(Value("a\xFFz\xE3\x81")) == "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
  BOOST_TEST(to_json(Value(Value::Object{{"\"", Value(1)}})) == R"({"\"":1})");
}

BOOST_AUTO_TEST_CASE(members_are_set_found_and_erased) {
  Value value;
  BOOST_TEST(value.is_null());
  BOOST_TEST(value.find("a") == nullptr);
  value.set("a", Value(1));
  value.set("b", Value("x"));
  value.set("a", Value(2));
  BOOST_TEST(to_json(value) == R"({"a":2,"b":"x"})");
  value.erase("a");
  value.erase("none");
  BOOST_TEST(to_json(value) == R"({"b":"x"})");
  BOOST_TEST((value == Value(Value::Object{{"b", Value("x")}})));
}

BOOST_AUTO_TEST_CASE(a_reader_reads_one_text_after_another_into_the_same_storage) {
  JsonReader reader;
  const char* texts[] = {R"({"a":[1,2,3],"b":{"c":"long enough to be on the heap"}})",
                         R"({"a":[4]})",
                         "[]",
                         "{\"a\":",
                         R"({"a":{"a":1},"b":"x","c":null})",
                         R"(["x",["y"],{}])",
                         R"({"a":[1,2,3]})"};
  for (const char* text : texts) {
    const auto read = reader.read(text);
    BOOST_TEST((read ? to_json(**read) : read.error().code) == round(text));
  }
}

BOOST_AUTO_TEST_SUITE_END()
