// The audit chain (B6).
#include "server/use_case/audit.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/store/store.h"
#include "server/use_case/applications.h"

namespace madoguchi::server::test {
namespace {

void append(World& world, const std::string& subject, int entries) {
  for (int i = 0; i < entries; ++i) {
    Transaction transaction(world.store);
    append_audit_entry(world.context, world.reviewer, {"application", subject, "received", "inReview"});
    transaction.commit();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(audit)

BOOST_AUTO_TEST_CASE(B6_an_untouched_chain_is_whole) {
  World world;
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
  append(world, "a", 1001);  // more than one page
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(B6_a_changed_entry_shows) {
  World world;
  append(world, "a", 5);
  world.store.sql() << "UPDATE audit_entries SET to_state = 'rejected' WHERE sequence = 3";
  BOOST_TEST(first_broken_audit_entry(world.context).value() == 3);
}

BOOST_AUTO_TEST_CASE(B6_an_entry_taken_out_shows) {
  World world;
  append(world, "a", 5);
  world.store.sql() << "DELETE FROM audit_entries WHERE sequence = 2";
  BOOST_TEST(first_broken_audit_entry(world.context).value() == 2);
}

BOOST_AUTO_TEST_CASE(B6_an_outsider_can_compute_the_hash) {
  World world;
  append(world, "some \"subject\"", 1);
  const std::string canonical =
      R"({"sequence":1,"atMs":1795400400000,"actorId":"account-reviewer","actorRole":"reviewer",)"
      R"("subjectType":"application","subjectId":"some \"subject\"","from":"received",)"
      R"("to":"inReview","previousHash":")" +
      std::string(64, '0') + R"("})";
  BOOST_TEST(world.value("SELECT entry_hash FROM audit_entries") == world.keys.sha256_hex(canonical));
}

BOOST_AUTO_TEST_CASE(each_receipt_has_its_entry) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto submitted =
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), "key");
  BOOST_REQUIRE(submitted.ok());
  BOOST_TEST(world.count("audit_entries WHERE subject_id = '" + submitted->receipt.id +
                         "' AND from_state = 'draft' AND to_state = 'received' AND actor_id = '" +
                         world.kenshin.account_id + "'") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
