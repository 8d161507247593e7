// Evidence goes when its time has come, with an entry in the audit log, and what is said of it stays.
#include "server/use_case/evidence_retention.h"

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/decisions.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {

BOOST_AUTO_TEST_SUITE(evidence_retention)

BOOST_AUTO_TEST_CASE(evidence_goes_so_many_days_after_the_decision) {
  World world;
  const std::string id = world.send_documents("a");
  const std::string waiting = world.send_documents("b");
  world.now_ms += 100 * day_ms;
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, id).ok());
  BOOST_REQUIRE(decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, 2}, {}).ok());
  const std::string upload = find_for_review(world.context, world.reviewer, id)->attachments.at(0).id;

  world.now_ms += 400 * day_ms;
  BOOST_TEST(evidence_to_remove(world.context, 10).empty());  // kept for good unless told otherwise
  world.settings.evidence_days = 400;
  BOOST_TEST(evidence_to_remove(world.context, 10).empty());
  world.now_ms += 1;
  const auto due = evidence_to_remove(world.context, 10);
  BOOST_TEST(due == std::vector<std::string>{upload}, boost::test_tools::per_element());
  record_evidence_removed(world.context, due);
  BOOST_TEST(evidence_to_remove(world.context, 10).empty());

  const auto seen = find_for_review(world.context, world.reviewer, id);
  BOOST_TEST(seen->attachments.at(0).removed);
  BOOST_TEST(seen->attachments[0].name == "受領委任承諾通知書.pdf");
  BOOST_TEST(open_attachment(world.context, world.reviewer, id, upload).error().code == "attachment.removed");
  BOOST_TEST(!find_for_review(world.context, world.reviewer, waiting)->attachments.at(0).removed);
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'attachment' AND subject_id = '" + upload +
                         "' AND to_state = 'removed' AND actor_id = ''") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
