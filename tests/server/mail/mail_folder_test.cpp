// The folder that stands in for an SMTP server.
#include "server/mail/mail_folder.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "server/core/world.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(mail_folder)

BOOST_AUTO_TEST_CASE(a_mail_is_a_file_for_its_owner_and_replaces_itself) {
  const TempFolder folder;
  MailFolder mails(folder.path() / "mail");
  for (const char* bytes : {"first\r\n", "second\r\n"}) {
    const Delivery delivery = mails.deliver("id-1", {"a@example.jp", "b@example.jp", bytes});
    BOOST_TEST((delivery.state == Delivery::State::accepted));
  }
  const auto path = folder.path() / "mail" / "id-1.eml";
  std::ifstream file(path, std::ios::binary);
  BOOST_TEST(std::string(std::istreambuf_iterator<char>(file), {}) == "second\r\n");
  struct stat status {};
  BOOST_REQUIRE(::stat(path.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777) == 0600U);
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(where_nothing_can_be_written_the_mail_waits) {
  const TempFolder folder;
  std::ofstream(folder.path() / "mail") << "a file where the folder should be";
  const Delivery delivery = MailFolder(folder.path() / "mail").deliver("id-1", {"a", "b", "c"});
  BOOST_TEST((delivery.state == Delivery::State::later));
  BOOST_TEST(delivery.fault.starts_with("file: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
