// The words of mails: what a template must be, and what may be filled in.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <stdexcept>

#include "server/core/world.h"
#include "server/mail/templates.h"
#include "server/use_case/data_folder.h"

namespace madoguchi::server::test {
namespace {

const std::vector<MailKind> kinds{{"greeting", {"name", "link"}}};

// Why the template is refused at the start; empty when it is taken.
std::string fault_of(const std::string& text) {
  const TempFolder folder;
  std::ofstream(folder.path() / "greeting.txt", std::ios::binary) << text;
  const auto templates = MailTemplates::create(folder.path(), kinds);
  return templates.ok() ? std::string() : templates.error();
}

MailTemplates greeting() {
  const TempFolder folder;
  std::ofstream(folder.path() / "greeting.txt") << "Subject: {name} 様\n\nこんにちは、{name} 様\n{link}\n";
  return MailTemplates::create(folder.path(), kinds).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_templates)

BOOST_AUTO_TEST_CASE(D1_those_that_the_program_comes_with_are_right) {
  const auto templates = MailTemplates::create(mail_templates_folder(MADOGUCHI_ASSETS));
  BOOST_TEST(templates.ok(), (templates.ok() ? "" : templates.error()));
}

BOOST_AUTO_TEST_CASE(the_start_is_refused_for_a_template_that_is_wrong) {
  BOOST_TEST(fault_of("Subject: a\n\n{name} {link}\n") == "");
  BOOST_TEST(fault_of("Subject: a\n\n{name}\n").find("{link} is missing") != std::string::npos);
  BOOST_TEST(fault_of("Subject: a\n\n{name} {link} {date}\n").find("{date}") != std::string::npos);
  BOOST_TEST(fault_of("Subject: a\n\n{name} {link\n").find("brace") != std::string::npos);
  BOOST_TEST(fault_of("Subject: a\n\n{name} {link} }\n").find("brace") != std::string::npos);
  BOOST_TEST(fault_of("{name} {link}\n").find("Subject") != std::string::npos);
  BOOST_TEST(fault_of("Subject: \n\n{name} {link}\n").find("Subject") != std::string::npos);
  BOOST_TEST(fault_of("Subject: a\nBcc: b@example.jp\n\n{name} {link}\n").find("Subject") != std::string::npos);
  BOOST_TEST(fault_of("Subject: a\r\n\r\n{name} {link}\r\n").find("LF") != std::string::npos);
  BOOST_TEST(fault_of("Subject: \xff\n\n{name} {link}\n").find("UTF-8") != std::string::npos);
  BOOST_TEST(!MailTemplates::create("/nowhere", kinds).ok());
}

BOOST_AUTO_TEST_CASE(values_stand_where_their_names_stood) {
  const MailText text = greeting().fill("greeting", {{"link", "https://example.jp/#{name}"}, {"name", "𠮷田"}});
  BOOST_TEST(text.subject == "𠮷田 様");
  BOOST_TEST(text.body == "こんにちは、𠮷田 様\nhttps://example.jp/#{name}\n");
}

BOOST_AUTO_TEST_CASE(a_value_cannot_make_a_header) {
  const MailTemplates templates = greeting();
  for (const char* name : {"a\nBcc: b@example.jp", "a\rb", "a\tb", "a\x7f", "\xff"}) {
    BOOST_CHECK_THROW(templates.fill("greeting", {{"name", name}, {"link", "l"}}), std::invalid_argument);
  }
}

BOOST_AUTO_TEST_CASE(the_values_are_those_of_the_kind) {
  const MailTemplates templates = greeting();
  BOOST_CHECK_THROW(templates.fill("unknown", {}), std::invalid_argument);
  BOOST_CHECK_THROW(templates.fill("greeting", {{"name", "a"}}), std::invalid_argument);
  BOOST_CHECK_THROW(templates.fill("greeting", {{"name", "a"}, {"lnk", "l"}}), std::invalid_argument);
  BOOST_CHECK_THROW(templates.fill("greeting", {{"name", "a"}, {"link", "l"}, {"more", "m"}}), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
