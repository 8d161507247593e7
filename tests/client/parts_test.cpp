// The small parts: the calendar, the delays, the pieces, a check's value, the answers that are no answers.
#include <boost/test/unit_test.hpp>

#include "client/api.h"
#include "client/calendar.h"
#include "client/check_run.h"
#include "client/piece_size.h"
#include "client/retry_delay.h"
#include "client/session_transport.h"
#include "client/tus.h"
#include "fakes/fake_world.h"

using namespace madoguchi;
using client::CheckRun;
using client::CheckState;
using portal::FacilityCheck;

BOOST_AUTO_TEST_SUITE(parts)

BOOST_AUTO_TEST_CASE(D7_the_day_moves_on_at_midnight_in_tokyo) {
  fakes::FakeClock clock(1'798'729'199'000);  // 2026-12-31T23:59:59 in Tokyo
  const client::Calendar calendar(clock, "2026-12-31");
  BOOST_TEST(calendar.today() == "2026-12-31");
  clock.advance(1000);
  BOOST_TEST(calendar.today() == "2027-01-01");
  clock.advance(24LL * 3600 * 1000 * 59);
  BOOST_TEST(calendar.today() == "2027-03-01");
}

BOOST_AUTO_TEST_CASE(D7_the_servers_day_counts_and_not_a_clock_that_is_years_off) {
  fakes::FakeClock clock(-5'000);
  const client::Calendar calendar(clock, "2026-11-23");
  BOOST_TEST(calendar.today() == "2026-11-23");
  clock.advance(24LL * 3600 * 1000);
  BOOST_TEST(calendar.today() == "2026-11-24");
  BOOST_TEST(client::Calendar(clock, "soon").today() == "soon");
}

BOOST_AUTO_TEST_CASE(B3_pieces_follow_how_long_they_take_within_bounds) {
  client::PieceSize size;
  for (int i = 0; i < 20; ++i) size.took(10);
  BOOST_TEST(size.bytes() == client::PieceSize::largest_bytes);
  size.took(5'000);
  BOOST_TEST(size.bytes() == client::PieceSize::largest_bytes);
  for (int i = 0; i < 20; ++i) size.broke();
  BOOST_TEST(size.bytes() == client::PieceSize::smallest_bytes);
}

BOOST_AUTO_TEST_CASE(D4_another_value_undoes_the_confirmation_and_so_does_going_there_and_back) {
  CheckRun check;
  BOOST_TEST(!check.can_run());
  check.see("1");
  check.finish(check.begin(), {FacilityCheck::confirmed, 5});
  BOOST_TEST((check.fact() == FacilityCheck::confirmed));
  check.see("1");
  BOOST_TEST((check.state() == CheckState::confirmed));
  check.see("12");
  BOOST_TEST((check.fact() == FacilityCheck::none));
  check.see("1");
  BOOST_TEST((check.fact() == FacilityCheck::none));
}

BOOST_AUTO_TEST_CASE(D4_a_late_answer_about_an_older_value_does_not_count) {
  CheckRun check;
  check.see("1");
  const unsigned first = check.begin();
  check.see("2");
  BOOST_TEST(check.can_run());
  const unsigned second = check.begin();
  check.finish(first, {FacilityCheck::confirmed, 5});
  BOOST_TEST((check.state() == CheckState::running));
  check.finish(second, {FacilityCheck::failed, 4});
  BOOST_TEST((check.state() == CheckState::failed));
  BOOST_TEST(check.remaining_attempts() == 4);
  check.finish(first, {FacilityCheck::confirmed, 5});
  BOOST_TEST((check.state() == CheckState::failed));
}

BOOST_AUTO_TEST_CASE(D5_closed_holds_for_every_value_also_when_it_comes_late) {
  CheckRun check;
  check.see("1");
  const unsigned run = check.begin();
  check.see("2");
  check.finish(run, {FacilityCheck::closed, 0});
  BOOST_TEST((check.state() == CheckState::closed));
  BOOST_TEST(!check.can_run());
  check.see("3");
  BOOST_TEST((check.fact() == FacilityCheck::closed));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_no_problem_document_still_has_a_code) {
  using client::api::problem_of;
  BOOST_TEST(problem_of({}).code == "client.unreachable");
  BOOST_TEST(problem_of({502, {}, "<html>Bad gateway</html>"}).code == "client.unexpected_answer");
  BOOST_TEST(problem_of({502, {}, "<html>"}).status == 502);
  BOOST_TEST(problem_of(fakes::FakeServer::problem(429, "session.throttled")).code == "session.throttled");
}

BOOST_AUTO_TEST_CASE(a_wait_that_the_server_asks_for_is_read_and_bounded) {
  using client::api::retry_after_s;
  BOOST_TEST(retry_after_s({429, {{"RETRY-AFTER", "12"}}, ""}) == 12);
  BOOST_TEST(retry_after_s({429, {{"Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"}}, ""}) == 0);
  BOOST_TEST(retry_after_s({429, {{"Retry-After", "-1"}}, ""}) == 0);
  BOOST_TEST(retry_after_s({429, {{"Retry-After", "999999999"}}, ""}) == 86400);
}

BOOST_AUTO_TEST_CASE(B3_a_location_is_only_ever_taken_as_an_id) {
  const auto id = [](const char* location) { return client::tus::created_id({201, {{"location", location}}, ""}); };
  BOOST_TEST(id("/api/v1/uploads/abc_-9").value() == "abc_-9");
  BOOST_TEST(id("https://elsewhere.example/api/v1/uploads/abc").value() == "abc");
  BOOST_TEST(!id("/api/v1/uploads/"));
  BOOST_TEST(!id("/api/v1/uploads/a?b"));
  BOOST_TEST(!client::tus::created_id({201, {}, ""}));
}

BOOST_AUTO_TEST_CASE(an_end_of_session_is_told_once_and_only_of_the_present_session) {
  fakes::FakeWorld world;
  world.transport.answer_later(true);
  int ended = 0;
  client::SessionTransport transport(world.transport, [&] { ++ended; });
  std::vector<int> statuses;
  const auto ask = [&] {
    transport.send(client::api::latest_form("use-start"), [&](client::Response r) { statuses.push_back(r.status); });
  };
  ask();
  world.transport.deliver_all();
  BOOST_TEST(ended == 1);
  ask();
  transport.renew();
  world.transport.deliver_all();
  BOOST_TEST(ended == 1);
  BOOST_TEST((statuses == std::vector<int>{401, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
