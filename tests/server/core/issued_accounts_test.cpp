// Issued accounts (D14, S29): their ids and passwords, the paper with the settings, stopping and issuing again.
#include "server/use_case/issued_accounts.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

#include "server/core/pdf_tools.h"
#include "server/core/world.h"
#include "server/use_case/audit.h"
#include "server/use_case/decisions.h"
#include "server/use_case/initial_password.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {
namespace {

void approve(World& world, const std::string& id) {
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, id).ok());
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, 2}, {}).ok());
}

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

std::vector<std::string> passwords_in(const std::string& text) {
  const std::regex pattern("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
  return {std::sregex_token_iterator(text.begin(), text.end(), pattern), std::sregex_token_iterator()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(issued_accounts)

BOOST_AUTO_TEST_CASE(D14_ids_go_on_from_application_to_application) {
  World world;
  approve(world, world.send_confirmed("a"));
  approve(world, world.send_documents("b"));
  approve(world, world.send_confirmed("c"));
  const auto kenshin = list_issued_accounts(world.context, world.kenshin);
  std::vector<std::string> ids;
  for (const auto& account : kenshin.accounts) ids.push_back(account.id);
  const std::vector<std::string> expected{"W0000001", "W0000002", "W0000005", "W0000006"};
  BOOST_TEST(ids == expected, boost::test_tools::per_element());
  BOOST_TEST(list_issued_accounts(world.context, world.sejutsu).accounts.size() == 2U);
  BOOST_TEST(list_issued_accounts(world.context, world.reviewer).accounts.empty());
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'issuedAccount' AND to_state = 'active'") == 6);
}

BOOST_AUTO_TEST_CASE(initial_passwords_are_readable_and_differ) {
  World world;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string password = initial_password(world.keys);
    BOOST_TEST(password.size() == 14U);
    BOOST_TEST(password.find_first_not_of("abcdefghjkmnpqrstuvwxyz23456789-") == std::string::npos);
    BOOST_TEST(seen.insert(password).second);
  }
}

BOOST_AUTO_TEST_CASE(S29_the_paper_has_facility_accounts_passwords_and_steps) {
  World world;
  approve(world, world.send_confirmed());
  const auto paper = settings_paper(world.context, world.kenshin, "W0000001");
  BOOST_REQUIRE_MESSAGE(paper.ok(), fault(paper));
  BOOST_TEST(paper->file_name == "マイナ資格確認アプリユーザ設定情報_W0000001.pdf");
  const std::string text = text_of(paper->pdf);
  for (const char* part : {"マイナ資格確認アプリユーザ設定情報", "みほん健診センター", "髙﨑 和子", "1319900011",
                           "261123-0001-", "2026年11月23日", "W0000001", "W0000002",
                           "④マイナ資格確認アプリのインストール", "⑤マイナ資格確認アプリの初期登録"}) {
    BOOST_TEST(has(text, part), part << " in " << text);
  }
  const auto passwords = passwords_in(text);
  BOOST_REQUIRE_EQUAL(passwords.size(), 2U);
  BOOST_TEST(passwords[0] != passwords[1]);
  for (const std::string& password : passwords) {
    BOOST_TEST(world.count("issued_accounts WHERE password_sealed LIKE '%" + password + "%'") == 0);
  }
  const Ran checked = run("qpdf --check", paper->pdf);
  BOOST_TEST(checked.status == 0, checked.output);
  BOOST_TEST(has(run("pdfinfo", paper->pdf).output, "Tagged:          yes"));
  BOOST_TEST(!has(run("pdffonts", paper->pdf).output, " no  "));
  BOOST_TEST((settings_paper(world.context, world.kenshin, "W0000002")->pdf == paper->pdf));
}

BOOST_AUTO_TEST_CASE(D14_the_paper_is_the_facilitys_alone_and_each_download_is_logged) {
  World world;
  approve(world, world.send_confirmed());
  for (const Caller& other : {world.sejutsu, world.reviewer}) {
    BOOST_TEST(fault(settings_paper(world.context, other, "W0000001")) == "issued_account.unknown");
  }
  BOOST_TEST(fault(settings_paper(world.context, world.kenshin, "W0000009")) == "issued_account.unknown");
  BOOST_TEST(world.count("audit_entries WHERE to_state = 'downloaded'") == 0);
  for (int i = 0; i < 2; ++i) BOOST_REQUIRE(settings_paper(world.context, world.kenshin, "W0000001").ok());
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'issuedAccount' AND subject_id = 'W0000001' AND to_state "
                         "= 'downloaded' AND actor_id = 'account-kenshin'") == 2);
}

BOOST_AUTO_TEST_CASE(a_stopped_account_is_on_no_paper_and_its_password_is_forgotten) {
  World world;
  approve(world, world.send_confirmed());
  BOOST_REQUIRE(stop_account(world.context, world.reviewer, "W0000001").ok());
  BOOST_TEST(fault(settings_paper(world.context, world.kenshin, "W0000001")) == "issued_account.stopped");
  BOOST_TEST(fault(stop_account(world.context, world.reviewer, "W0000001")) == "issued_account.stopped");
  BOOST_TEST(fault(stop_account(world.context, world.reviewer, "W0000009")) == "issued_account.unknown");
  BOOST_TEST(world.value("SELECT password_sealed FROM issued_accounts WHERE id = 'W0000001'") == "");
  const std::string text = text_of(settings_paper(world.context, world.kenshin, "W0000002")->pdf);
  BOOST_TEST(!has(text, "W0000001"));
}

BOOST_AUTO_TEST_CASE(another_account_is_issued_in_place_of_one) {
  World world;
  approve(world, world.send_confirmed());
  const std::string before = text_of(settings_paper(world.context, world.kenshin, "W0000001")->pdf);
  const auto fresh = reissue_account(world.context, world.reviewer, "W0000001");
  BOOST_REQUIRE(fresh.ok());
  BOOST_TEST(fresh->id == "W0000003");
  const auto list = list_issued_accounts(world.context, world.kenshin).accounts;
  BOOST_REQUIRE_EQUAL(list.size(), 3U);
  BOOST_TEST(list[0].replaced_by == "W0000003");
  BOOST_TEST((list[0].state == portal::IssuedAccountState::stopped));
  BOOST_TEST(fault(reissue_account(world.context, world.reviewer, "W0000001")) == "issued_account.replaced");
  BOOST_TEST(fault(reissue_account(world.context, world.reviewer, "W0000009")) == "issued_account.unknown");
  const std::string after = text_of(settings_paper(world.context, world.kenshin, "W0000003")->pdf);
  BOOST_TEST(!has(after, passwords_in(before)[0]));
  BOOST_TEST(has(after, passwords_in(before)[1]));
  // One that was stopped first can be replaced too.
  BOOST_REQUIRE(stop_account(world.context, world.reviewer, "W0000002").ok());
  BOOST_TEST(reissue_account(world.context, world.reviewer, "W0000002")->id == "W0000004");
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
