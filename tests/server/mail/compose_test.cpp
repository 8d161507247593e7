// Composed mails as bytes; an independent parser reads them in tests/server/outside.
#include "server/mail/compose.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace madoguchi::server::test {
namespace {

const MailMessage message{"yamada@example.jp",
                          "【窓口】山田 様へのとても長いお知らせ、折り返される長さの件名です。𠮷田",
                          ".\n髙﨑 様\n" + std::string(2000, 'x') + "\n"};

ComposedMail composed() { return compose_mail("no-reply@portal.example.jp", "id-1_A", message, 1'795'400'400'000); }

bool has_line(const std::string& bytes, const std::string& line) {
  return ("\r\n" + bytes).find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compose)

BOOST_AUTO_TEST_CASE(the_headers_are_those_of_a_mail_from_a_program) {
  const ComposedMail mail = composed();
  BOOST_TEST(mail.from == "no-reply@portal.example.jp");
  BOOST_TEST(mail.to == "yamada@example.jp");
  for (const char* line :
       {"From: no-reply@portal.example.jp", "To: yamada@example.jp", "Date: Mon, 23 Nov 2026 02:20:00 +0000",
        "Message-Id: <id-1_A@portal.example.jp>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"}) {
    BOOST_TEST(has_line(mail.bytes, line), line << "\n" << mail.bytes);
  }
}

BOOST_AUTO_TEST_CASE(the_bytes_are_ascii_in_short_lines_that_end_with_crlf) {
  const ComposedMail mail = composed();
  BOOST_TEST(mail.bytes.find("\n.") == std::string::npos);
  BOOST_TEST(mail.bytes.ends_with("\r\n"));
  std::istringstream lines(mail.bytes);
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(line.ends_with('\r'));
    BOOST_TEST(line.size() <= 77U, line);  // 76 and the CR: RFC 2047 section 2, RFC 2045 section 6.8
    for (const char c : line) BOOST_REQUIRE_LT(static_cast<unsigned char>(c), 0x7f);
  }
}

BOOST_AUTO_TEST_CASE(composed_again_it_is_the_same_mail) { BOOST_TEST(composed().bytes == composed().bytes); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
