// The review desk: who gets to it, the queue that stands in the address, approving several, claims, decisions, and that
// nothing typed is lost.
#include <boost/test/unit_test.hpp>

#include "client/app.h"
#include "client/query_text.h"
#include "fakes/fake_world.h"
#include "text/percent.h"

using namespace madoguchi;
using client::HistoryChange;
using client::LoadState;
using client::ReviewNews;
using client::Screen;
using portal::DecisionKind;
using World = fakes::FakeWorld;

namespace {

struct Driver {
  explicit Driver(const std::string& path = "/review", const char* email = World::reviewer_email) {
    if (email != nullptr) world.server.log_in_as(email);
    app = std::make_unique<client::App>(
        world.ports, client::App::Events{[] {}, [this](std::string_view to, HistoryChange) { bar = to; }});
    bar = path;
    app->start(path);
  }
  client::ReviewQueue& queue() { return app->review()->queue; }
  client::ReviewCase& one() { return app->review()->one; }
  const client::ReviewQueueView& list() { return queue().view(); }
  const client::ReviewCaseView& view() { return one().view(); }
  fakes::FakeReview& desk() { return world.server.review; }
  // What the server was asked last for.
  std::string asked(std::string_view name) const {
    const std::string& path = world.transport.requests().back().path;
    return text::percent_decode(client::query_value(path.substr(path.find('?') + 1), name));
  }
  std::vector<std::string> ids() {
    std::vector<std::string> ids;
    for (const auto& each : list().applications) ids.push_back(each.id);
    return ids;
  }
  void flag(const std::string& field, const std::string& comment) {
    client::DecisionDraft draft = view().draft;
    draft.kind = DecisionKind::send_back;
    draft.flags[field] = {true, comment};
    one().set_draft(draft);
  }
  void decide(DecisionKind kind, const std::string& reason = {}) {
    client::DecisionDraft draft = view().draft;
    draft.kind = kind;
    draft.reason = reason;
    one().set_draft(draft);
    one().decide();
  }

  World world;
  std::string bar;
  std::unique_ptr<client::App> app;
};

using Ids = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(review)

BOOST_AUTO_TEST_CASE(its_screens_are_for_reviewers_only_and_a_shared_link_survives_the_log_in) {
  Driver visitor("/review?state=all&q=%E6%8E%A5", nullptr);
  BOOST_TEST((visitor.app->route().screen == Screen::login));
  visitor.app->set_login_email(World::reviewer_email);
  visitor.app->set_login_password(World::password);
  visitor.app->submit_login();
  BOOST_TEST(visitor.bar == "/review?state=all&q=%E6%8E%A5");
  BOOST_TEST((visitor.ids() == Ids{"r-5"}));
  for (const char* email : {World::kenshin_email, World::administrator_email}) {
    Driver other("/review", email);
    BOOST_TEST((other.app->route().screen == Screen::not_found));
    BOOST_TEST(other.world.transport.count("GET", "/api/v1/review") == 0);
  }
}

BOOST_AUTO_TEST_CASE(D16_the_queue_asks_for_what_stands_in_the_address) {
  Driver d(
      "/review?type=sejutsu&method=master&prefecture=%E6%9D%B1%E4%BA%AC%E9%83%BD&age=7&sort=-received&q=%E6%95%B4");
  BOOST_TEST(d.asked("state") == "received");
  BOOST_TEST(d.asked("facilityType") == "sejutsu");
  BOOST_TEST(d.asked("method") == "master");
  BOOST_TEST(d.asked("prefecture") == "東京都");
  BOOST_TEST(d.asked("to") == "2026-11-16");
  BOOST_TEST(d.asked("sort") == "-received");
  BOOST_TEST((d.ids() == Ids{"r-4"}));
  client::ReviewQuery typed = d.list().typed;
  BOOST_TEST(typed.search == "整");
  typed = {};
  typed.search = " みなと ";
  d.queue().set_typed(typed);
  BOOST_TEST((d.ids() == Ids{"r-4"}));  // typing alone asks for nothing
  d.queue().search();
  BOOST_TEST(d.bar == "/review?q=%E3%81%BF%E3%81%AA%E3%81%A8");
  BOOST_TEST((d.ids() == Ids{"r-5"}));
  d.app->history_moved("/review?type=sejutsu");
  BOOST_TEST(d.list().typed.facility_type == "sejutsu");
  BOOST_TEST(d.list().count_of("received") == 3);
}

BOOST_AUTO_TEST_CASE(D16_pages_follow_one_another_and_stand_again_when_one_comes_back) {
  Driver d("/review?state=all");
  BOOST_TEST(d.list().count_of("all") == 5);
  BOOST_TEST(d.list().count_of("inReview") == 1);
  BOOST_TEST((d.ids() == Ids{"r-1", "r-2", "r-3"}));
  d.world.transport.cut();
  d.queue().load_more();
  BOOST_TEST(d.list().problem.has_value());
  BOOST_TEST((d.ids() == Ids{"r-1", "r-2", "r-3"}));
  d.world.transport.mend();
  d.queue().load_more();
  BOOST_TEST((d.ids() == Ids{"r-1", "r-2", "r-3", "r-4", "r-5"}));
  BOOST_TEST(!d.list().more);
  d.app->open("/review/applications/r-1");
  d.one().claim();
  d.app->history_moved("/review?state=all");
  BOOST_TEST((d.ids() == Ids{"r-1", "r-2", "r-3", "r-4", "r-5"}));
  BOOST_TEST(d.list().applications[0].claimed_by_me);
}

BOOST_AUTO_TEST_CASE(S29_several_are_approved_at_once_and_each_tells_what_became_of_it) {
  Driver d("/review?state=all");
  d.queue().load_more();
  d.queue().choose_all(true);
  BOOST_TEST((d.list().chosen == std::set<std::string>{"r-1", "r-4"}));  // confirmed, open, nobody else's
  d.queue().choose("r-2", true);
  d.queue().choose("r-3", true);
  BOOST_TEST(d.list().chosen.size() == 2U);
  d.world.transport.cut();
  d.queue().approve();
  BOOST_TEST(d.list().approval_problem->code == "client.unreachable");
  BOOST_TEST(d.list().chosen.size() == 2U);
  d.world.transport.mend();
  d.desk().claim_by_other("r-4");
  d.queue().approve();
  BOOST_REQUIRE(d.list().outcomes.size() == 2U);
  BOOST_TEST((d.list().outcomes[0].outcome == portal::ApprovalOutcome::completed));
  BOOST_TEST(d.list().outcomes[1].code == "review.changed");
  BOOST_TEST(d.list().outcomes[1].listing.facility_name == "さくら整骨院");
  BOOST_TEST(d.list().chosen.empty());
  BOOST_TEST(d.list().count_of("completed") == 1);
}

BOOST_AUTO_TEST_CASE(D16_an_application_is_claimed_and_let_go) {
  Driver d("/review/applications/r-1");
  BOOST_TEST(!d.view().mine());
  d.one().claim();
  BOOST_TEST(d.view().mine());
  BOOST_TEST(d.view().application.listing.state == "inReview");
  d.one().release();
  BOOST_TEST(!d.view().application.claim.has_value());
  BOOST_TEST((d.view().news == ReviewNews::released));

  d.desk().claim_by_other("r-1");
  d.one().claim();
  BOOST_TEST(d.view().refusal->code == "review.claimed");
  BOOST_TEST(d.view().application.claim->person_name == fakes::FakeReview::other);  // it was looked at again
  d.desk().at("r-1").claim.reset();                                                 // its time is over
  d.one().claim();
  BOOST_TEST(d.view().mine());
}

BOOST_AUTO_TEST_CASE(B5_a_return_needs_a_flag_and_a_comment_for_each) {
  Driver d("/review/applications/r-2");
  d.one().claim();
  BOOST_TEST(
      (d.one().flaggable() == Ids{"confirmationMethod", "staffCount", "deviceCount", "termsAccepted", "attachments"}));
  d.decide(DecisionKind::send_back);
  BOOST_REQUIRE(d.view().faults.size() == 1U);
  BOOST_TEST(d.view().faults[0].code == "review.flags_missing");
  d.flag("deviceCount", " \n");
  d.flag("staffCount", "人数をご確認ください。");
  d.one().decide();
  BOOST_REQUIRE(d.view().faults.size() == 1U);
  BOOST_TEST(d.view().faults[0].field == "deviceCount");
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/review/applications/r-2/decision") == 0);
  d.flag("deviceCount", "台数をご確認ください。 ");
  BOOST_TEST(d.view().faults.empty());
  d.one().decide();
  BOOST_TEST((d.view().news == ReviewNews::returned));
  const auto& flags = d.desk().at("r-2").decisions.back().flags;
  BOOST_REQUIRE(flags.size() == 2U);
  BOOST_TEST(flags[0].field == "staffCount");  // in form order
  BOOST_TEST(flags[1].comment == "台数をご確認ください。");
  BOOST_TEST(!d.app->has_unsent_input());
}

BOOST_AUTO_TEST_CASE(B2_what_is_typed_outlives_the_network_another_application_and_another_reviewer) {
  Driver d("/review/applications/r-2");
  d.one().claim();
  d.flag("deviceCount", "台数");
  BOOST_TEST(d.app->has_unsent_input());
  d.world.transport.cut();
  d.one().decide();
  BOOST_TEST(d.view().refusal->code == "client.unreachable");
  d.world.transport.mend();
  d.app->open("/review/applications/r-1");
  BOOST_TEST(d.view().draft.flags.empty());
  d.app->open("/review/applications/r-2");
  BOOST_TEST(d.view().draft.flags.at("deviceCount").comment == "台数");

  d.desk().at("r-2").revisions = {{"2026-11-23T01:00:00Z", {{"deviceCount", false, {}, {}}}}};
  d.desk().change("r-2", "returned");
  d.one().decide();
  BOOST_TEST(d.view().changed());
  BOOST_TEST(d.view().refusal->issues.at(1).field == "deviceCount");
  BOOST_TEST(d.view().application.listing.state == "inReview");  // what was looked at stands until one asks
  d.one().load();
  BOOST_TEST(!d.view().changed());
  BOOST_TEST(d.view().application.listing.state == "returned");
  BOOST_TEST(d.view().draft.flags.at("deviceCount").comment == "台数");
}

BOOST_AUTO_TEST_CASE(S29_an_approval_carries_the_version_that_was_claimed_and_may_need_a_second_one) {
  Driver d("/review/applications/r-1");
  d.desk().four_eyes = true;
  d.one().claim();
  d.decide(DecisionKind::approve);
  BOOST_TEST((d.view().news == ReviewNews::proposed));
  BOOST_TEST(d.view().application.listing.approval_proposed);
  d.one().claim();
  d.decide(DecisionKind::approve);
  BOOST_TEST(d.view().refusal->code == "review.second_reviewer_needed");
  d.desk().proposed_by_me = false;
  d.decide(DecisionKind::approve);
  BOOST_TEST((d.view().news == ReviewNews::approved));
  BOOST_TEST(d.view().application.accounts.size() == 2U);

  d.one().reissue_account("W0000001");
  BOOST_TEST(d.view().application.accounts.size() == 3U);
  BOOST_TEST(d.view().application.accounts[0].replaced_by == "W0000099");
  d.one().stop_account("W0000001");
  BOOST_TEST(d.view().refusal->code == "issued_account.stopped");
}

BOOST_AUTO_TEST_CASE(D5_a_closed_check_is_opened_again) {
  Driver d("/review/applications/r-2");
  BOOST_TEST(d.view().application.check.closed);
  d.one().reopen_check();
  BOOST_TEST((d.view().news == ReviewNews::reopened));
  BOOST_TEST(!d.view().application.check.closed);
  d.one().reopen_check();
  BOOST_TEST(d.view().refusal->code == "facility_check.not_closed");
}

BOOST_AUTO_TEST_CASE(S12_a_rejection_needs_a_reason_and_is_gone_with_whoever_logs_out) {
  Driver d("/review/applications/r-2");
  d.one().claim();
  d.decide(DecisionKind::reject, " ");
  BOOST_TEST(d.view().faults.at(0).code == "review.reason_missing");
  d.decide(DecisionKind::reject, "書類が足りません。");
  BOOST_TEST((d.view().news == ReviewNews::rejected));
  BOOST_TEST(d.desk().at("r-2").decisions.back().reason == "書類が足りません。");
  d.app->log_out();
  BOOST_TEST(d.app->review() == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
