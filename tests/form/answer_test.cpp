// Each type of answer and each of its rules, on both sides of its border.
#include "form/support.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

// The normalised answer, or the issues of the field.
std::string outcome(std::string_view type, const Value& whole, std::string_view field, std::string_view text) {
  const Evaluation evaluation = evaluate(use_start(), facts(type), with(whole, field, text));
  const Value* answer = evaluation.answers.find(field);
  const std::string issues = told(evaluation);
  if (issues.empty()) return answer == nullptr ? "missing" : to_json(*answer);
  BOOST_TEST((answer == nullptr));
  return issues.substr(field.size() + 1);
}

std::string account(std::string_view text) { return outcome("kenshin", kenshin_master(), "bankAccountNumber", text); }
std::string birth(std::string_view text) { return outcome("sejutsu", sejutsu_master(), "birthDate", text); }
std::string staff(std::string_view text) { return outcome("kenshin", kenshin_master(), "staffCount", text); }
std::string devices(std::string_view text) { return outcome("kenshin", kenshin_master(), "deviceCount", text); }
std::string consent(std::string_view text) { return outcome("kenshin", kenshin_master(), "termsAccepted", text); }
std::string files(std::string_view text) { return outcome("kenshin", with_documents(), "attachments", text); }
std::string compared(std::string_view field, std::string_view text) {
  return comparable(use_start(), field, json(text));
}

std::string file(const std::string& name, const std::string& size, const std::string& kind,
                 const std::string& more = "") {
  return "[{\"name\":\"" + name + "\",\"sizeBytes\":" + size + ",\"kind\":\"" + kind + "\"" + more + "}]";
}

const std::string devices_out = R"(integer.out_of_range {"min":1,"max":20})";
const std::string staff_out = R"(integer.out_of_range {"min":1,"max":9999})";
const std::string at_first = R"("index":0,"number":1})";

}  // namespace

BOOST_AUTO_TEST_SUITE(answer)

BOOST_AUTO_TEST_CASE(S18_a_choice_is_one_of_the_choices) {
  const auto method = [](std::string_view text) {
    return outcome("kenshin", kenshin_master(), "confirmationMethod", text);
  };
  BOOST_TEST(method("\"master\"") == "\"master\"");
  BOOST_TEST(method("\"Master\"") == "choice.unknown");
  BOOST_TEST(method("\"master \"") == "choice.unknown");
  for (const char* wrong : {"1", "true", "[]", "{}"})
    BOOST_TEST(method(wrong) == R"(answer.wrong_type {"expected":"choice"})");
}

BOOST_AUTO_TEST_CASE(S20_an_account_number_has_one_to_seven_digits) {
  BOOST_TEST(account("\"1\"") == "\"1\"");
  BOOST_TEST(account("\"1234567\"") == "\"1234567\"");
  BOOST_TEST(account("\"0000000\"") == "\"0000000\"");
  BOOST_TEST(account("\"12345678\"") == R"(text.too_long {"max":7})");
  BOOST_TEST(account("\"12a\"") == "text.not_digits");
  BOOST_TEST(account("\"一二三\"") == "text.not_digits");
  BOOST_TEST(account("\"１２３Ａ\"") == "text.not_digits");
  BOOST_TEST(account("\"+123\"") == "text.not_digits");
}

BOOST_AUTO_TEST_CASE(D6_widths_spaces_and_dashes_are_folded) {
  BOOST_TEST(account("\"１２３４５６７\"") == "\"1234567\"");
  BOOST_TEST(account("\"　12 34\\t567 \"") == "\"1234567\"");
  BOOST_TEST(account("\"123-4567\"") == "\"1234567\"");
  for (const char* dash : {"‐", "–", "—", "−", "－", "ー", "ｰ"}) {
    BOOST_TEST(account("\"123" + std::string(dash) + "4567\"") == "\"1234567\"");
  }
  BOOST_TEST(account("\"１２３４５６７８\"") == R"(text.too_long {"max":7})");
}

BOOST_AUTO_TEST_CASE(characters_that_no_form_wants_are_refused) {
  for (const char* text : {"\"12\\u000034\"", "\"1\\u007f\"", "\"1\\u0001\""})
    BOOST_TEST(account(text) == "text.forbidden_characters");
  Value answers = kenshin_master();
  answers.set("bankAccountNumber", Value(std::string("12\xFF")));
  BOOST_TEST(told(evaluate(use_start(), facts("kenshin"), answers)) == "bankAccountNumber text.forbidden_characters");
}

BOOST_AUTO_TEST_CASE(a_text_of_another_type_is_refused) {
  for (const char* wrong : {"1234567", "1.5", "true", "[]", "{}", "[\"1\"]"}) {
    BOOST_TEST(account(wrong) == R"(answer.wrong_type {"expected":"text"})");
  }
}

BOOST_AUTO_TEST_CASE(D7_an_era_date_is_shown_back_in_the_western_calendar) {
  for (const char* typed : {"1980-04-01", "1980/4/1", "1980.4.1", "1980年4月1日", "19800401", "昭和55年4月1日",
                            "S55.4.1", "Ｓ５５．４．１", "１９８０／０４／０１", "昭和 55年 4月 1日", "1980−04−01"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(birth('"' + std::string(typed) + '"') == "\"1980-04-01\"");
  }
}

BOOST_AUTO_TEST_CASE(D7_only_real_days_are_taken) {
  for (const char* typed :
       {"1981-02-29", "1980-02-30", "1900-02-29", "1980-13-01", "昭和64年1月8日", "never", "1980", "80-1-1"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(birth('"' + std::string(typed) + '"') == "date.invalid");
  }
  BOOST_TEST(birth("\"2000-02-29\"") == "\"2000-02-29\"");
  BOOST_TEST(birth('"' + std::string(70, '1') + '"') == "date.invalid");
  BOOST_TEST(birth('"' + std::string(100'000, '1') + '"') == "date.invalid");
}

BOOST_AUTO_TEST_CASE(D7_from_1900_to_today) {
  BOOST_TEST(birth("\"1900-01-01\"") == "\"1900-01-01\"");
  BOOST_TEST(birth("\"1899-12-31\"") == R"(date.too_early {"min":"1900-01-01"})");
  BOOST_TEST(birth("\"明治32年12月31日\"") == R"(date.too_early {"min":"1900-01-01"})");
  BOOST_TEST(birth("\"2026-11-23\"") == "\"2026-11-23\"");
  BOOST_TEST(birth("\"2026-11-24\"") == R"(date.too_late {"max":"2026-11-23"})");
}

BOOST_AUTO_TEST_CASE(a_date_of_another_type_is_refused) {
  for (const char* wrong : {"19800401", "true", "[]", "{}"})
    BOOST_TEST(birth(wrong) == R"(answer.wrong_type {"expected":"date"})");
}

BOOST_AUTO_TEST_CASE(S25_one_to_twenty_devices) {
  BOOST_TEST(devices("1") == "1");
  BOOST_TEST(devices("20") == "20");
  BOOST_TEST(devices("0") == devices_out);
  BOOST_TEST(devices("21") == devices_out);
  BOOST_TEST(devices("-1") == devices_out);
}

BOOST_AUTO_TEST_CASE(D3_one_to_9999_staff) {
  BOOST_TEST(staff("1") == "1");
  BOOST_TEST(staff("9999") == "9999");
  BOOST_TEST(staff("0") == staff_out);
  BOOST_TEST(staff("10000") == staff_out);
}

BOOST_AUTO_TEST_CASE(counts_may_be_typed) {
  for (const char* typed : {"\"1000\"", "\"１０００\"", "\"1,000\"", "\"１，０００\"", "\" 1000　\"", "\"+1000\"",
                            "\"001000\"", "1000.0", "1e3"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(staff(typed) == "1000");
  }
  for (const char* typed :
       {"\"1,00\"", "\",100\"", "\"1,,000\"", "\"1000,\"", "\"1,0000\"", "\"0001,000\"", "\"1 0\"", "\"3.0\"",
        "\"3人\"", "\"三\"", "\"++3\"", "\"-\"", "\"+\"", "\"0x3\"", "1.5", "0.1", "4.9e-324"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(staff(typed) == "integer.invalid");
  }
  BOOST_TEST(staff("\"−3\"") == staff_out);
  BOOST_TEST(staff("\"-0\"") == staff_out);
  BOOST_TEST(staff('"' + std::string(70, '0') + "3\"") == "integer.invalid");
}

BOOST_AUTO_TEST_CASE(counts_beyond_all_bounds_are_out_of_range) {
  for (const char* huge :
       {"1e300", "-1e300", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
        "\"99999999999999999999\"", "\"-99999999999999999999\"", "\"9,999,999,999,999,999,999,999\""}) {
    BOOST_TEST_INFO(huge);
    BOOST_TEST(staff(huge) == staff_out);
  }
  for (const char* wrong : {"true", "[]", "{}", "[3]"})
    BOOST_TEST(staff(wrong) == R"(answer.wrong_type {"expected":"integer"})");
}

BOOST_AUTO_TEST_CASE(S26_consent_is_true_or_missing) {
  BOOST_TEST(consent("true") == "true");
  BOOST_TEST(consent("false") == "missing");
  BOOST_TEST(consent("null") == "missing");
  for (const char* wrong : {"1", "\"true\"", "\"\"", "[]"})
    BOOST_TEST(consent(wrong) == R"(answer.wrong_type {"expected":"consent"})");
}

BOOST_AUTO_TEST_CASE(S23_pdf_png_and_excel_are_taken_by_name_and_kind) {
  BOOST_TEST(files(file("a.pdf", "1", "pdf")) == file("a.pdf", "1", "pdf"));
  BOOST_TEST(files(file("届出 １.XLSX", "1", "xlsx")) == file("届出 １.XLSX", "1", "xlsx"));
  BOOST_TEST(files(file("a.b.png", "1", "png")) == file("a.b.png", "1", "png"));
  BOOST_TEST(files(file("a.xls", "1", "xls", ",\"uploadId\":\"Ab_1-\"")) ==
             file("a.xls", "1", "xls", ",\"uploadId\":\"Ab_1-\""));
  BOOST_TEST(files(file("a.pdf", "1", "pdf", ",\"uploadId\":null,\"odd\":[1]")) == file("a.pdf", "1", "pdf"));
  BOOST_TEST(files(file("a.docx", "1", "docx")) == "attachments.kind_unknown {" + at_first);
  BOOST_TEST(files(file("a.pdf", "1", "PDF")) == "attachments.kind_unknown {" + at_first);
  BOOST_TEST(files(file("a.png", "1", "pdf")) == "attachments.name_disagrees {\"kind\":\"pdf\"," + at_first);
  BOOST_TEST(files(file("a.xls", "1", "xlsx")) == "attachments.name_disagrees {\"kind\":\"xlsx\"," + at_first);
  BOOST_TEST(files(file("pdf", "1", "pdf")) == "attachments.name_disagrees {\"kind\":\"pdf\"," + at_first);
}

BOOST_AUTO_TEST_CASE(D8_sizes_from_one_byte_to_100_megabytes) {
  BOOST_TEST(files(file("a.pdf", "104857600", "pdf")) == file("a.pdf", "104857600", "pdf"));
  BOOST_TEST(files(file("a.pdf", "104857600.0", "pdf")) == file("a.pdf", "104857600", "pdf"));
  const std::string too_large = "attachments.too_large {\"maxBytes\":104857600," + at_first;
  BOOST_TEST(files(file("a.pdf", "104857601", "pdf")) == too_large);
  BOOST_TEST(files(file("a.pdf", "1e300", "pdf")) == too_large);
  BOOST_TEST(files(file("a.pdf", "0", "pdf")) == "attachments.empty {" + at_first);
  BOOST_TEST(files(file("a.pdf", "0.0", "pdf")) == "attachments.empty {" + at_first);
  for (const char* size : {"-1", "0.5", "\"1\"", "null", "true", "[]"}) {
    BOOST_TEST(files(file("a.pdf", size, "pdf")) == "attachments.malformed {\"member\":\"sizeBytes\"," + at_first);
  }
}

BOOST_AUTO_TEST_CASE(D8_at_most_ten_files) {
  const auto list_of = [](int count) {
    Value::Array list;
    for (int i = 0; i < count; ++i) list.push_back(json(R"({"name":"a.pdf","sizeBytes":1,"kind":"pdf"})"));
    return to_json(Value(list));
  };
  BOOST_TEST(files(list_of(10)) == list_of(10));
  BOOST_TEST(files(list_of(11)) == R"(attachments.too_many {"max":10})");
}

BOOST_AUTO_TEST_CASE(a_file_is_named_like_a_file) {
  const std::string bad = "attachments.bad_name {" + at_first;
  for (const char* name : {"", "..", "../a.pdf", "c:\\\\a.pdf", "a\\nb.pdf", "a\\u0000.pdf"}) {
    BOOST_TEST_INFO(name);
    BOOST_TEST(files(file(name, "1", "pdf")) == bad);
  }
  BOOST_TEST(files(file(std::string(252, 'a') + ".pdf", "1", "pdf")) == bad);
  const std::string longest = std::string(251, 'a') + ".pdf";
  BOOST_TEST(files(file(longest, "1", "pdf")) == file(longest, "1", "pdf"));
}

BOOST_AUTO_TEST_CASE(malformed_files_say_which_member) {
  const auto malformed = [](const std::string& member) {
    return "attachments.malformed {\"member\":\"" + member + "\"," + at_first;
  };
  BOOST_TEST(files("[null]") == malformed(""));
  BOOST_TEST(files("[[]]") == malformed(""));
  BOOST_TEST(files("[{}]") == malformed("name"));
  BOOST_TEST(files(R"([{"name":"a.pdf","kind":"pdf"}])") == malformed("sizeBytes"));
  BOOST_TEST(files(R"([{"name":"a.pdf","sizeBytes":1,"kind":7}])") == malformed("kind"));
  for (const char* id : {"7", "\"\"", "\"a b\"", "\"あ\""}) {
    BOOST_TEST(files(file("a.pdf", "1", "pdf", ",\"uploadId\":" + std::string(id))) == malformed("uploadId"));
  }
  for (const char* wrong : {"{}", "\"a.pdf\"", "1", "true"})
    BOOST_TEST(files(wrong) == R"(answer.wrong_type {"expected":"attachments"})");
}

BOOST_AUTO_TEST_CASE(one_upload_is_attached_once_and_each_faulty_file_is_named) {
  BOOST_TEST(
      files(R"([{"name":"a.pdf","sizeBytes":1,"kind":"pdf","uploadId":"u"},{"name":"b.pdf","sizeBytes":0,"kind":"pdf"},
                       {"name":"c.pdf","sizeBytes":1,"kind":"pdf","uploadId":"u"}])") ==
      R"(attachments.empty {"index":1,"number":2}; attachments attachments.repeated {"index":2,"number":3})");
}

BOOST_AUTO_TEST_CASE(D6_comparing_ignores_leading_zeros) {
  BOOST_TEST(compared("bankAccountNumber", "\"0012345\"") == "12345");
  BOOST_TEST(compared("bankAccountNumber", "\"１２３ー45\"") == "12345");
  BOOST_TEST(compared("bankAccountNumber", "\"0000000\"") == "0");
  BOOST_TEST(compared("bankAccountNumber", "\"12345678\"") == "");
  BOOST_TEST(compared("bankAccountNumber", "\"\"") == "");
  BOOST_TEST(compared("bankAccountNumber", "12345") == "");
}

BOOST_AUTO_TEST_CASE(D7_comparing_dates_uses_iso_8601) {
  BOOST_TEST(compared("birthDate", "\"昭和55年4月1日\"") == "1980-04-01");
  BOOST_TEST(compared("birthDate", "\"1899-12-31\"") == "");
  BOOST_TEST(compared("birthDate", "null") == "");
}

BOOST_AUTO_TEST_CASE(other_answers_compare_by_their_value) {
  BOOST_TEST(compared("staffCount", "\"００３\"") == "3");
  BOOST_TEST(compared("confirmationMethod", "\"master\"") == "master");
  BOOST_TEST(compared("attachments", "[]") == "");
  BOOST_TEST(compared("facilityCheck", "\"confirmed\"") == "");
  BOOST_TEST(compared("none", "\"x\"") == "");
}

BOOST_AUTO_TEST_SUITE_END()
