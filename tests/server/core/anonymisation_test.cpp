// Years after the decision what is personal goes from an application, and what is left still works.
#include "server/use_case/anonymisation.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "server/core/world.h"
#include "server/use_case/application_export.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/decisions.h"
#include "server/use_case/review_desk.h"
#include "server/use_case/words.h"

namespace madoguchi::server::test {
namespace {

void reject(World& world, const std::string& id) {
  portal::DecisionRequest rejection;
  rejection.kind = portal::DecisionKind::reject;
  rejection.reason = "髙橋様の届出を確認できませんでした。";
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, id).ok());
  BOOST_REQUIRE(
      decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, 2}, rejection).ok());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(anonymisation)

BOOST_AUTO_TEST_CASE(what_is_personal_goes_so_many_years_after_the_decision) {
  World world;
  const std::string id = world.send_documents("a");
  const std::string waiting = world.send_documents("b");
  reject(world, id);
  const std::string upload = find_for_review(world.context, world.reviewer, id)->attachments.at(0).id;
  BOOST_TEST(applications_to_anonymise(world.context, 10).empty());  // kept for good unless told otherwise
  world.settings.anonymise_years = 3;
  world.now_ms += 3 * 365 * day_ms;
  BOOST_TEST(applications_to_anonymise(world.context, 10).empty());
  world.now_ms += 3 * day_ms;
  const auto due = applications_to_anonymise(world.context, 10);
  BOOST_REQUIRE(due.size() == 1);
  BOOST_TEST(due[0].application_id == id);
  BOOST_TEST(due[0].upload_ids == std::vector<std::string>{upload}, boost::test_tools::per_element());
  anonymise_applications(world.context, due);
  BOOST_TEST(applications_to_anonymise(world.context, 10).empty());

  // The facility finds it with state and counts.
  const auto own = find_application(world.context, world.sejutsu, id);
  BOOST_REQUIRE(own.ok());
  BOOST_TEST(own->listing.state == "rejected");
  BOOST_TEST(own->answers.find("staffCount") != nullptr);
  BOOST_TEST(own->attachments.empty());
  BOOST_TEST(own->reason.empty());
  BOOST_TEST(own->facility.name.empty());
  BOOST_TEST(portal::read_application(portal::write(*own)).ok());

  // The desk too, without names; search does not find it.
  const auto seen = find_for_review(world.context, world.reviewer, id);
  BOOST_TEST(seen->listing.person_name.empty());
  BOOST_TEST(seen->listing.facility_name.empty());
  BOOST_TEST(!seen->listing.prefecture.empty());
  BOOST_TEST(!seen->master.has_value());
  BOOST_TEST(seen->decisions.at(0).reason.empty());
  BOOST_TEST(portal::read_review_application(portal::write(*seen)).ok());
  ReviewQuery query;
  BOOST_TEST(list_for_review(world.context, world.reviewer, query)->applications.size() == 2);
  query.typed = "みほん";
  const auto found = list_for_review(world.context, world.reviewer, query);
  BOOST_REQUIRE(found->applications.size() == 1);
  BOOST_TEST(found->applications[0].id == waiting);

  BOOST_TEST(world.count("uploads WHERE id = '" + upload + "'") == 0);
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'application' AND subject_id = '" + id +
                         "' AND to_state = 'anonymised' AND actor_id = ''") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());

  const auto words = Words::load(MADOGUCHI_ASSETS);
  for (const ExportFormat format : {ExportFormat::csv, ExportFormat::ndjson}) {
    std::ostringstream out;
    BOOST_TEST(export_applications(world.context, world.reviewer, *words, format, out) == 2);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
