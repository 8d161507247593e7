// The form 新規ユーザー登録 (requirements D1, D2): its rules one by one, as both sides judge them.
#include "form/password.h"
#include "form/support.h"
#include "form/text_format.h"

using namespace madoguchi::form;
using namespace madoguchi::form::test;

namespace {

const Definition& registration() {
  static const Definition definition = defined(read_asset("forms/registration.json"));
  return definition;
}

const Value today = Value(Value::Object{{"today", Value("2026-11-23")}});

Value kenshin() {
  return json(R"({"facilityType":"kenshin","facilityName":"みほん健診センター","administratorName":"髙﨑 和子",
    "kenshinNumber":"1319900013","postalCode":"100-0001","prefecture":"東京都","address":"千代田区千代田1-1","phone":"03-0000-0000",
    "email":"mihon@example.jp","password":"correct horse battery staple","termsAccepted":true})");
}

Value sejutsu() {
  Value answers = kenshin();
  answers.set("facilityType", Value("sejutsu"));
  answers.erase("kenshinNumber");
  answers.set("registrationNumber", Value("契1399001-0-0"));
  return answers;
}

std::string told_of(const Value& answers) { return told(evaluate(registration(), today, answers)); }

std::string told_with(std::string_view field, std::string_view typed) {
  Value answers = kenshin();
  answers.set(field, Value(typed));
  return told_of(answers);
}

std::string warned(const Value& answers) {
  std::string all;
  for (const Issue& warning : evaluate(registration(), today, answers).warnings)
    all += warning.field + " " + warning.code;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registration_form)

BOOST_AUTO_TEST_CASE(D1_both_kinds_of_facilities_register_with_their_number) {
  BOOST_TEST(told_of(kenshin()) == "");
  BOOST_TEST(told_of(sejutsu()) == "");
  BOOST_TEST(evaluate(registration(), today, kenshin()).valid());
  BOOST_TEST(evaluate(registration(), today, sejutsu()).valid());
  BOOST_TEST(
      joined(evaluate(registration(), today, json("{}")).missing) ==
      "facilityType facilityName administratorName postalCode prefecture address phone email password termsAccepted");
  Value other = kenshin();
  other.set("facilityType", Value("sejutsu"));
  BOOST_TEST(joined(evaluate(registration(), today, other).missing) == "registrationNumber");
}

BOOST_AUTO_TEST_CASE(D1_numbers_are_folded_before_they_are_checked) {
  Value answers = sejutsu();
  answers.set("registrationNumber", Value("契１３９９００１－０－０"));
  answers.set("postalCode", Value("１００ー０００１"));
  answers.set("phone", Value("０３ (００００) ００００"));
  BOOST_TEST(told_of(answers) == "phone format.phone");
  answers.set("phone", Value("０３－００００－００００"));
  const Value normal = evaluate(registration(), today, answers).answers;
  BOOST_TEST(*normal.find("registrationNumber")->as_string() == "契139900100");
  BOOST_TEST(*normal.find("postalCode")->as_string() == "1000001");
  BOOST_TEST(*normal.find("phone")->as_string() == "0300000000");
}

BOOST_AUTO_TEST_CASE(D1_the_check_digit_warns_and_does_not_refuse) {
  BOOST_TEST(warned(kenshin()) == "");
  Value answers = kenshin();
  answers.set("kenshinNumber", Value("1319900016"));
  BOOST_TEST(warned(answers) == "kenshinNumber check_digit.wrong");
  BOOST_TEST(evaluate(registration(), today, answers).valid());
  BOOST_TEST(told_with("kenshinNumber", "131990001") == "kenshinNumber text.wrong_length {\"length\":10}");
  BOOST_TEST(told_with("kenshinNumber", "13199000135") == "kenshinNumber text.wrong_length {\"length\":10}");
  BOOST_TEST(told_with("kenshinNumber", "131990001X") == "kenshinNumber text.not_digits");
}

BOOST_AUTO_TEST_CASE(D1_formats_of_addresses_and_numbers) {
  for (const char* good : {"a@example.jp", "A.b+c@mail.example.co.jp", "..a..@docomo.example", "a'b@1.2.3.4"})
    BOOST_TEST(has_format(TextFormat::email, good), good);
  for (const char* bad : {"a", "a@b", "@b.jp", "a@.jp", "a@b.", "a@b..jp", "a@-b.jp", "a@b-.jp", "a b@c.jp", "a@b@c.jp",
                          "\"a\"@b.jp", "a@例え.jp", "a\n@b.jp", "-a@b.jp"})
    BOOST_TEST(!has_format(TextFormat::email, bad), bad);
  BOOST_TEST(has_format(TextFormat::email, std::string(64, 'l') + "@" + std::string(63, 'd') + ".jp"));
  BOOST_TEST(!has_format(TextFormat::email, std::string(65, 'l') + "@example.jp"));
  BOOST_TEST(!has_format(TextFormat::email, "a@" + std::string(64, 'd') + ".jp"));
  for (const char* good : {"0312345678", "09012345678"}) BOOST_TEST(has_format(TextFormat::phone, good), good);
  for (const char* bad : {"312345678", "031234567", "090123456789", "1312345678", "+81312345678", ""})
    BOOST_TEST(!has_format(TextFormat::phone, bad), bad);
  for (const char* bad : {"100-0001", "100000", "10000011", "〒1000001"})
    BOOST_TEST(!has_format(TextFormat::postal_code, bad), bad);
  for (const char* good : {"契139900100", "1399001", "協国1399001"})
    BOOST_TEST(has_format(TextFormat::registration_number, good), good);
  for (const char* bad : {"契", "契約国1399001", "A1399001", "契139900", "契1399001234567", "契1399001契"})
    BOOST_TEST(!has_format(TextFormat::registration_number, bad), bad);
}

BOOST_AUTO_TEST_CASE(D2_a_password_has_15_to_128_characters_of_any_kind) {
  for (const char* good : {"correct horse battery staple", " tR7&kq0Zp!mW2v ", "窓口で申請する朝の珈琲はうまいな",
                           "🍎のりんごと🍊のみかんを買う朝"})
    BOOST_TEST(told_with("password", good) == "", good);
  BOOST_TEST(told_with("password", "tR7&kq0Zp!mW2v") == "password text.too_short {\"min\":15}");
  std::string longest;
  for (int i = 0; i < 128; ++i) longest += static_cast<char>('!' + (i * 37) % 90);
  BOOST_TEST(told_with("password", longest) == "");
  BOOST_TEST(told_with("password", longest + "x") == "password text.too_long {\"max\":128}");
  // To the letter: nothing is folded, nothing is cut off.
  const Value normal = evaluate(registration(), today, with(kenshin(), "password", R"(" ｔR7&kq0Zp!mW2vLx ")")).answers;
  BOOST_TEST(*normal.find("password")->as_string() == " ｔR7&kq0Zp!mW2vLx ");
  BOOST_TEST((registration().find("password")->storage == Storage::secret));
  BOOST_TEST(registration().find("password")->input_type == "password");
  BOOST_TEST(registration().find("email")->input_type == "email");
}

BOOST_AUTO_TEST_CASE(D2_what_guessers_try_first_is_refused) {
  for (const char* common :
       {"passwordpassword", "P@ssw0rdP@ssw0rd", "aaaaaaaaaaaaaaa", "123456789012345", "qwertyuiopasdfgh",
        "monkeydragon2026", "abcabcabcabcabc", "あいうえおかきくけこさしすせそ", "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
        "1qaz2wsx3edc4rfv", "zxcvbnm123456789", "000000000000000001", "letmeinletmein99"})
    BOOST_TEST((password_strength(common) == PasswordStrength::common), common);
  BOOST_TEST(told_with("password", "passwordpassword") == "password password.common");
  for (const char* good : {"correct horse battery staple", "tR7&kq0Zp!mW2vLx", "窓口で申請する朝の珈琲はうまいな"})
    BOOST_TEST((password_strength(good) == PasswordStrength::strong), good);
  BOOST_TEST((password_strength("") == PasswordStrength::common));
  BOOST_TEST((password_strength("\xff\xfe\xc0") == PasswordStrength::common));
  BOOST_TEST((password_strength(std::string(100'000, 'a')) == PasswordStrength::common));
}

BOOST_AUTO_TEST_CASE(D2_a_password_does_not_lean_on_other_answers) {
  Value answers = with(kenshin(), "email", R"("receptionist@example.jp")");
  answers.set("password", Value("Receptionist-7z"));
  BOOST_TEST(told_of(answers) == "password password.like_other");
  answers.set("password", Value("receptionist and the long way home"));
  BOOST_TEST(told_of(answers) == "");
  answers.set("password", Value("みほん健診センターの6zQ8-x"));
  BOOST_TEST(told_of(answers) == "password password.like_other");
  BOOST_TEST(!leans_on("abc abc abc abc abc", "abc@example.jp"));  // too short to count
  BOOST_TEST(!leans_on("", ""));
}

BOOST_AUTO_TEST_CASE(a_wrong_rule_of_these_is_refused_with_its_place) {
  const auto fault = [](std::string_view member) {
    const std::string form = R"({"id":"f","version":1,"titleKey":"t","fields":[
      {"id":"a","type":"choice","labelKey":"l","choices":[{"value":"x","labelKey":"l"}]},
      {"id":"b","type":"text","labelKey":"l",)" +
                             std::string(member) + "}]}";
    const auto definition = Definition::create(form);
    return definition ? std::string("none") : definition.error().pointer;
  };
  const std::string length = R"("rules":[{"rule":"length","max":5})";
  BOOST_TEST(fault(length + R"(,{"rule":"format","is":"email"},{"rule":"checkDigit"}])") == "none");
  BOOST_TEST(fault(length + R"(,{"rule":"format","is":"any"}])") == "/fields/1/rules/1/is");
  BOOST_TEST(fault(length + R"(,{"rule":"password"}])") == "/fields/1/rules/1/rule");
  BOOST_TEST(fault(R"("storage":"secret",)" + length + R"(,{"rule":"password","unlike":["b"]}])") == "none");
  BOOST_TEST(fault(R"("storage":"secret",)" + length + R"(,{"rule":"password","unlike":["a"]}])") ==
             "/fields/1/rules/1/unlike");
  BOOST_TEST(fault(R"("storage":"secret","folds":["width"],)" + length + "]") == "/fields/1/folds");
  BOOST_TEST(fault(R"("storage":"hidden",)" + length + "]") == "/fields/1/storage");
  BOOST_TEST(fault(R"("postalFill":{"prefecture":"a","address":"b"},)" + length + "]") == "none");
  BOOST_TEST(fault(R"("postalFill":{"prefecture":"b","address":"b"},)" + length + "]") ==
             "/fields/1/postalFill/prefecture");
  BOOST_TEST(fault(R"("postalFill":{"prefecture":"a","address":"a"},)" + length + "]") ==
             "/fields/1/postalFill/address");
}

BOOST_AUTO_TEST_SUITE_END()
