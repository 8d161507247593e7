// The installation's secrets.
#include "server/use_case/keys.h"

#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <fstream>
#include <set>

#include "server/core/world.h"

namespace madoguchi::server::test {
namespace {

// Of this thread alone: what else the machine does is not counted.
double processor_seconds() {
  timespec spent{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keys)

BOOST_AUTO_TEST_CASE(the_key_file_is_made_once_for_its_owner_only) {
  const TempFolder folder;
  const auto first = open_keys(folder.path()).keyed_hash("purpose", "text");
  struct stat status {};
  BOOST_REQUIRE_EQUAL(::stat((folder.path() / "madoguchi.key").c_str(), &status), 0);
  BOOST_TEST((status.st_mode & 0777U) == 0600U);
  BOOST_TEST(open_keys(folder.path()).keyed_hash("purpose", "text") == first);
  const TempFolder other;
  BOOST_TEST(open_keys(other.path()).keyed_hash("purpose", "text") != first);
}

BOOST_AUTO_TEST_CASE(a_key_file_that_is_damaged_or_open_to_others_is_refused) {
  const TempFolder folder;
  const std::filesystem::path file = folder.path() / "madoguchi.key";
  open_keys(folder.path());
  ::chmod(file.c_str(), 0644);
  BOOST_TEST(!Keys::open(file).ok());
  ::chmod(file.c_str(), 0600);
  BOOST_TEST(Keys::open(file).ok());
  std::ofstream(file, std::ios::app) << 'x';
  BOOST_TEST(!Keys::open(file).ok());
  BOOST_TEST(!Keys::open(folder.path() / "no folder" / "key").ok());
}

BOOST_AUTO_TEST_CASE(D5_hashes_of_different_purposes_differ) {
  const TempFolder folder;
  const Keys keys = open_keys(folder.path());
  const std::set<std::string> hashes = {keys.keyed_hash("a", "bc"), keys.keyed_hash("ab", "c"),
                                        keys.keyed_hash("", "abc"), keys.keyed_hash("a", "b"),
                                        keys.keyed_hash("a", "")};
  BOOST_TEST(hashes.size() == 5U);
  for (const std::string& hash : hashes) BOOST_TEST(hash.size() == 64U);
}

BOOST_AUTO_TEST_CASE(D2_passwords_are_kept_as_Argon2id) {
  const TempFolder folder;
  const Keys keys = open_keys(folder.path());
  const std::string stored = keys.hash_password("正しい合言葉 with 日本語");
  BOOST_TEST(stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  BOOST_TEST(keys.password_matches(stored, "正しい合言葉 with 日本語"));
  BOOST_TEST(!keys.password_matches(stored, "正しい合言葉 with 日本"));
  BOOST_TEST(!keys.password_matches("", ""));
  BOOST_TEST(!keys.password_matches("not a hash", "x"));
  BOOST_TEST(!keys.password_matches(std::string(500, '$'), "x"));
  BOOST_TEST(!keys.password_needs_rehash(stored));
  BOOST_TEST(
      keys.password_needs_rehash("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI"));
}

BOOST_AUTO_TEST_CASE(an_account_that_does_not_exist_takes_as_long_as_a_wrong_password) {
  const TempFolder folder;
  const Keys keys = open_keys(folder.path());
  const std::string stored = keys.hash_password("a password");
  const auto fastest = [&](const std::string& hash) {
    auto best_s = 1e9;
    for (int i = 0; i < 3; ++i) {
      const double begin_s = processor_seconds();
      BOOST_TEST(!keys.password_matches(hash, "wrong"));
      best_s = std::min(best_s, processor_seconds() - begin_s);
    }
    return best_s;
  };
  keys.password_matches("", "warms up");
  const auto unknown = fastest("");
  const auto wrong = fastest(stored);
  BOOST_TEST(unknown > wrong / 2);
  BOOST_TEST(wrong > unknown / 2);
}

BOOST_AUTO_TEST_CASE(D5_what_is_sealed_opens_for_its_purpose_only_and_never_altered) {
  const TempFolder folder;
  const Keys keys = open_keys(folder.path());
  const std::string sealed = keys.seal("draft", "口座番号 1234567");
  BOOST_TEST(sealed.find("1234567") == std::string::npos);
  BOOST_TEST(sealed != keys.seal("draft", "口座番号 1234567"));
  BOOST_TEST(keys.unseal("draft", sealed).value_or("") == "口座番号 1234567");
  BOOST_TEST(keys.unseal("draft", keys.seal("draft", "")).value_or("-") == "");
  BOOST_TEST(!keys.unseal("mail", sealed).has_value());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string altered = sealed;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    BOOST_TEST(!keys.unseal("draft", altered).has_value());
  }
  for (const std::string wrong : {"", "x", "***", "AAAA"}) BOOST_TEST(!keys.unseal("draft", wrong).has_value());
  const TempFolder elsewhere;
  BOOST_TEST(!open_keys(elsewhere.path()).unseal("draft", sealed).has_value());
}

BOOST_AUTO_TEST_CASE(tokens_are_long_fresh_and_safe_in_addresses) {
  const TempFolder folder;
  const Keys keys = open_keys(folder.path());
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = keys.random_token();
    BOOST_REQUIRE_EQUAL(token.size(), 43U);
    BOOST_REQUIRE(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
                  std::string::npos);
    seen.insert(token);
    seen.insert(keys.random_id());
  }
  BOOST_TEST(seen.size() == 2000U);
}

BOOST_AUTO_TEST_CASE(D10_the_reviewed_hash_is_plain_SHA256_in_lower_case_hex) {
  const TempFolder folder;
  BOOST_TEST(open_keys(folder.path()).sha256_hex("abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
