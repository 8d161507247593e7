// What a virus scanner says of attachments, and what follows from it at the desk.
#include "server/use_case/attachment_scans.h"

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/decisions.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {
namespace {

using Kind = ScanVerdict::Kind;
using portal::ScanState;

portal::ReviewAttachment attachment_of(World& world, const std::string& id) {
  return find_for_review(world.context, world.reviewer, id)->attachments.at(0);
}

std::string opened(World& world, const std::string& id) {
  const auto file = open_attachment(world.context, world.reviewer, id, attachment_of(world, id).id);
  return file ? "opened" : file.error().code;
}

void say(World& world, ScanVerdict verdict) {
  const auto due = find_scan_to_do(world.context);
  BOOST_REQUIRE(due.has_value());
  record_scan(world.context, *due, verdict);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(attachment_scans)

BOOST_AUTO_TEST_CASE(without_a_scanner_attachments_are_unscanned_and_open) {
  World world;
  const std::string id = world.send_documents();
  BOOST_TEST(!world.context.scan_was_requested);
  BOOST_TEST((attachment_of(world, id).scan.state == ScanState::unscanned));
  BOOST_TEST(opened(world, id) == "opened");
  BOOST_TEST(!find_scan_to_do(world.context).has_value());

  // A scanner that comes later looks at what is there; one that goes leaves nobody waiting.
  world.settings.scans_attachments = true;
  BOOST_TEST(request_missing_scans(world.context) == 1);
  BOOST_TEST(request_missing_scans(world.context) == 0);
  BOOST_TEST(opened(world, id) == "attachment.scan_waiting");
  world.settings.scans_attachments = false;
  BOOST_TEST((attachment_of(world, id).scan.state == ScanState::unscanned));
  BOOST_TEST(opened(world, id) == "opened");
}

BOOST_AUTO_TEST_CASE(a_clean_attachment_opens_once_the_scanner_has_spoken) {
  World world;
  world.settings.scans_attachments = true;
  const std::string id = world.send_documents();
  BOOST_TEST(world.context.scan_was_requested);
  BOOST_TEST((attachment_of(world, id).scan.state == ScanState::waiting));
  BOOST_TEST(opened(world, id) == "attachment.scan_waiting");
  say(world, {Kind::clean, ""});
  BOOST_TEST((attachment_of(world, id).scan.state == ScanState::clean));
  BOOST_TEST(!attachment_of(world, id).scan.at.empty());
  BOOST_TEST(opened(world, id) == "opened");
  BOOST_TEST(!next_scan_ms(world.context).has_value());
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'attachment' AND "
                         "to_state = 'clean' AND actor_id = ''") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(an_infected_attachment_is_never_given_out_nor_approved) {
  World world;
  world.settings.scans_attachments = true;
  const std::string id = world.send_documents();
  say(world, {Kind::infected, "Test.Signature"});
  BOOST_TEST(attachment_of(world, id).scan.signature == "Test.Signature");
  BOOST_TEST(opened(world, id) == "attachment.infected");
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, id).ok());
  const auto approved = decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, 2}, {});
  BOOST_REQUIRE(!approved.ok());
  BOOST_TEST(approved.error().code == "review.invalid");
  BOOST_REQUIRE(approved.error().issues.size() == 1);
  BOOST_TEST(approved.error().issues[0].code == "review.attachment_infected");
  BOOST_TEST(form::to_json(approved.error().issues[0].params) ==
             R"({"file":"受領委任承諾通知書.pdf","signature":"Test.Signature"})");
  portal::DecisionRequest rejection;
  rejection.kind = portal::DecisionKind::reject;
  rejection.reason = "危険な内容が検出されました。";
  BOOST_TEST(decide_application(world.context, world.reviewer, id, {Precondition::Kind::version, 2}, rejection).ok());
}

BOOST_AUTO_TEST_CASE(a_scanner_that_is_away_is_waited_for_and_a_faulty_one_given_up) {
  World world;
  world.settings.scans_attachments = true;
  const std::string id = world.send_documents();
  for (int i = 0; i < 20; ++i) {
    say(world, {Kind::away, "cannot connect"});
    BOOST_TEST(!find_scan_to_do(world.context).has_value());
    world.now_ms = next_scan_ms(world.context).value();
  }
  BOOST_TEST((attachment_of(world, id).scan.state == ScanState::waiting));
  for (int i = 0; i < 5; ++i) {
    say(world, {Kind::faulty, "no answer"});
    world.now_ms += minute_ms;
  }
  const auto given_up = attachment_of(world, id);
  BOOST_TEST((given_up.scan.state == ScanState::failed));
  BOOST_TEST(given_up.scan.reason == "no answer");
  BOOST_TEST(opened(world, id) == "opened");

  const std::string large = world.send_documents("large");
  say(world, {Kind::unfit, "INSTREAM size limit exceeded"});
  BOOST_TEST((attachment_of(world, large).scan.state == ScanState::failed));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
