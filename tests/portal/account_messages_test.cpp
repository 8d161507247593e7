// The wire messages about accounts: written and read back the same, refused with the place of the fault.
#include "portal/account_messages.h"

#include <boost/test/unit_test.hpp>

#include "portal/message_places.h"

using namespace madoguchi::portal;
namespace form = madoguchi::form;
using form::Value;
using messages::parsed;
using messages::place;

BOOST_AUTO_TEST_SUITE(account_messages)

BOOST_AUTO_TEST_CASE(S11_a_registration_carries_its_forms_version_and_answers) {
  const std::string json = write(RegistrationRequest{2, parsed(R"({"facilityType":"sejutsu","termsAccepted":true})")});
  BOOST_TEST(json == R"({"formVersion":2,"answers":{"facilityType":"sejutsu","termsAccepted":true}})");
  BOOST_TEST(write(*read_registration_request(json)) == json);
  BOOST_TEST(place(read_registration_request, json, "formVersion", Value(0)) == "/formVersion");
  BOOST_TEST(place(read_registration_request, json, "answers", Value("all")) == "/answers");
  BOOST_TEST(place(read_registration_request, json, "answers", std::nullopt) == "/answers");
  BOOST_TEST(!read_registration_request(std::string(2'000'000, ' ')).ok());
}

BOOST_AUTO_TEST_CASE(a_links_token_is_bounded) {
  const std::string json = write(LinkToken{"abc"});
  BOOST_TEST(json == R"({"token":"abc"})");
  BOOST_TEST(read_link_token(json)->token == "abc");
  BOOST_TEST(place(read_link_token, json, "token", Value("")) == "/token");
  BOOST_TEST(place(read_link_token, json, "token", Value(std::string(101, 'a'))) == "/token");
  BOOST_TEST(place(read_link_token, json, "token", Value(1)) == "/token");
}

BOOST_AUTO_TEST_CASE(messages_with_an_address_are_bounded) {
  const std::string json = write(PasswordResetRequest{"taro@example.jp"});
  BOOST_TEST(json == R"({"email":"taro@example.jp"})");
  BOOST_TEST(write(*read_password_reset_request(json)) == json);
  BOOST_TEST(write(*read_confirmed_email(json)) == json);
  BOOST_TEST(write(ConfirmedEmail{"taro@example.jp"}) == json);
  for (const auto& wrong : {Value(""), Value(std::string(255, 'a')), Value(true)}) {
    BOOST_TEST(place(read_password_reset_request, json, "email", wrong) == "/email");
    BOOST_TEST(place(read_confirmed_email, json, "email", wrong) == "/email");
  }
}

BOOST_AUTO_TEST_CASE(new_passwords_are_bounded) {
  const std::string reset = write(NewPassword{"abc", "correct horse battery"});
  BOOST_TEST(write(*read_new_password(reset)) == reset);
  BOOST_TEST(place(read_new_password, reset, "token", std::nullopt) == "/token");
  BOOST_TEST(place(read_new_password, reset, "password", Value("")) == "/password");
  BOOST_TEST(place(read_new_password, reset, "password", Value(std::string(1025, 'a'))) == "/password");

  const std::string change = write(PasswordChange{"old", "new"});
  BOOST_TEST(change == R"({"currentPassword":"old","newPassword":"new"})");
  BOOST_TEST(write(*read_password_change(change)) == change);
  BOOST_TEST(place(read_password_change, change, "currentPassword", Value("")) == "/currentPassword");
  BOOST_TEST(place(read_password_change, change, "newPassword", Value(std::string(1025, 'a'))) == "/newPassword");

  const std::string email = write(EmailChange{"password", "taro@example.jp"});
  BOOST_TEST(write(*read_email_change(email)) == email);
  BOOST_TEST(place(read_email_change, email, "password", std::nullopt) == "/password");
  BOOST_TEST(place(read_email_change, email, "email", Value(std::string(255, 'a'))) == "/email");
}

BOOST_AUTO_TEST_CASE(a_second_factor_has_a_secret_a_code_and_recovery_codes) {
  const std::string code = write(SecondFactorCode{"123456"});
  BOOST_TEST(write(*read_second_factor_code(code)) == code);
  BOOST_TEST(place(read_second_factor_code, code, "code", Value(123456)) == "/code");
  BOOST_TEST(place(read_second_factor_code, code, "code", Value(std::string(65, '1'))) == "/code");

  const std::string enrolment =
      write(SecondFactorEnrolment{"GEZDGNBV", "otpauth://totp/x?secret=GEZDGNBV", {"10", "01"}});
  BOOST_TEST(enrolment ==
             R"({"secret":"GEZDGNBV","otpauthUri":"otpauth://totp/x?secret=GEZDGNBV","qrCode":["10","01"]})");
  BOOST_TEST(write(*read_second_factor_enrolment(enrolment)) == enrolment);
  BOOST_TEST(place(read_second_factor_enrolment, enrolment, "secret", Value("")) == "/secret");
  BOOST_TEST(place(read_second_factor_enrolment, enrolment, "otpauthUri", std::nullopt) == "/otpauthUri");
  BOOST_TEST(place(read_second_factor_enrolment, enrolment, "qrCode", parsed(R"(["10","1"])")) == "/qrCode/1");
  BOOST_TEST(place(read_second_factor_enrolment, enrolment, "qrCode", parsed(R"(["12","01"])")) == "/qrCode/0");

  const std::string codes = write(RecoveryCodes{{"ABCD-EFGH", "JKLM-NPQR"}});
  BOOST_TEST(codes == R"({"recoveryCodes":["ABCD-EFGH","JKLM-NPQR"]})");
  BOOST_TEST(write(*read_recovery_codes(codes)) == codes);
  BOOST_TEST(place(read_recovery_codes, codes, "recoveryCodes", std::nullopt) == "/recoveryCodes");
  BOOST_TEST(place(read_recovery_codes, codes, "recoveryCodes", parsed(R"(["A",1])")) == "/recoveryCodes/1");
  BOOST_TEST(place(read_recovery_codes, codes, "recoveryCodes", Value(Value::Array(101, Value("A")))) ==
             "/recoveryCodes");
}

BOOST_AUTO_TEST_CASE(the_list_of_sessions_says_which_one_asks) {
  const std::string json =
      write(SessionList{{{"s1", "2026-11-23T00:00:00.000Z", "2026-11-23T00:10:00.000Z", "Firefox", true},
                         {"s2", "2026-11-22T00:00:00.000Z", "2026-11-22T00:10:00.000Z", "", false}}});
  BOOST_TEST(write(*read_session_list(json)) == json);
  BOOST_TEST(write(*read_session_list(R"({"sessions":[]})")) == R"({"sessions":[]})");
  BOOST_TEST(place(read_session_list, json, "sessions", std::nullopt) == "/sessions");
  BOOST_TEST(place(read_session_list, json, "sessions", parsed("[1]")) == "/sessions/0");
  const std::string entry = R"({"id":"s1","startedAt":"2026-11-23T00:00:00Z","lastSeenAt":"2026-11-23T00:00:00Z",)"
                            R"("userAgent":"","current":true})";
  const auto in_list = [&](std::string_view member, Value value) {
    return place(read_session_list, json, "sessions",
                 Value(Value::Array{parsed(messages::changed(entry, member, std::move(value)))}));
  };
  BOOST_TEST(in_list("odd", Value(1)) == "none");
  BOOST_TEST(in_list("current", Value("yes")) == "/sessions/0/current");
  BOOST_TEST(in_list("startedAt", Value("today")) == "/sessions/0/startedAt");
  BOOST_TEST(in_list("userAgent", Value(std::string(2001, 'a'))) == "/sessions/0/userAgent");
  BOOST_TEST(in_list("id", Value("")) == "/sessions/0/id");
}

BOOST_AUTO_TEST_CASE(an_account_tells_its_settings) {
  const std::string json = write(AccountDetails{"shinsa1@example.jp", "審査　花子", Role::reviewer, true});
  BOOST_TEST(
      json ==
      R"({"email":"shinsa1@example.jp","personName":"審査　花子","role":"reviewer","secondFactorEnabled":true})");
  BOOST_TEST(write(*read_account_details(json)) == json);
  BOOST_TEST(place(read_account_details, json, "role", Value("root")) == "/role");
  BOOST_TEST(place(read_account_details, json, "secondFactorEnabled", Value(1)) == "/secondFactorEnabled");
}

BOOST_AUTO_TEST_SUITE_END()
