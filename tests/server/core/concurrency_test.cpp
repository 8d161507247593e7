// Several workers at once, each with a connection of its own, as in the server.
#include <algorithm>
#include <atomic>
#include <barrier>
#include <boost/test/unit_test.hpp>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "server/core/mailbox.h"
#include "server/core/world.h"
#include "server/store/account_table.h"
#include "server/store/application_table.h"
#include "server/store/second_factor_table.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/drafts.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/password_reset.h"
#include "server/use_case/registration.h"
#include "server/use_case/second_factor.h"
#include "server/use_case/session.h"
#include "server/use_case/staff.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server::test {
namespace {

constexpr int workers = 8;

// Runs `job` on as many threads as there are workers, all at once; gives what each gave.
template <class Job>
auto at_once(World& world, Job job) {
  using Value = std::invoke_result_t<Job&, Context&, int>;
  std::vector<Value> values;
  std::mutex mutex;
  std::barrier gate(workers);
  std::vector<std::thread> threads;
  for (int i = 0; i < workers; ++i) {
    threads.emplace_back([&, i] {
      Store store(world.database());
      Context context{store, world.keys, world.forms, world.settings, world.mails, [&world] { return world.now_ms; }};
      gate.arrive_and_wait();
      Value value = job(context, i);
      const std::scoped_lock lock(mutex);
      values.push_back(std::move(value));
    });
  }
  for (std::thread& thread : threads) thread.join();
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(concurrency)

BOOST_AUTO_TEST_CASE(D10_the_same_key_sent_at_once_gives_one_application) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  const auto submitted = at_once(
      world, [&](Context& context, int) { return submit_application(context, world.kenshin, request, "key").value(); });
  std::set<std::string> numbers;
  int first = 0;
  for (const Submitted& each : submitted) {
    numbers.insert(each.receipt.receipt_number);
    if (!each.repeated) ++first;
  }
  BOOST_TEST(numbers.size() == 1U);
  BOOST_TEST(first == 1);
  BOOST_TEST(world.count("applications") == 1);
}

BOOST_AUTO_TEST_CASE(different_keys_at_once_get_different_numbers_without_gaps) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  const auto submitted = at_once(world, [&](Context& context, int worker) {
    return submit_application(context, world.kenshin, request, "key-" + std::to_string(worker)).value();
  });
  std::set<std::string> numbers;
  for (const Submitted& each : submitted) numbers.insert(each.receipt.receipt_number);
  BOOST_TEST(numbers.size() == std::size_t{workers});
  BOOST_TEST(world.count("receipt_counters WHERE last_number = " + std::to_string(workers)) == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(one_upload_in_two_applications_at_once_goes_to_one) {
  World world;
  const auto request = world.request(world.kenshin, document_answers(world.accepted_upload(world.kenshin)));
  const auto submitted = at_once(world, [&](Context& context, int worker) {
    return submit_application(context, world.kenshin, request, "key-" + std::to_string(worker)).ok() ? 1 : 0;
  });
  int taken = 0;
  for (const int each : submitted) taken += each;
  BOOST_TEST(taken == 1);
}

BOOST_AUTO_TEST_CASE(B2_of_savings_at_once_exactly_one_wins) {
  World world;
  const auto save_all = [&](const Precondition& precondition) {
    const auto versions = at_once(world, [&](Context& context, int worker) -> std::int64_t {
      const form::Value answers = form::Value::Object{{"staffCount", std::to_string(worker)}};
      const auto saved = save_draft(context, world.kenshin, "use-start", precondition, {1, answers});
      return saved ? saved->version : 0;
    });
    return std::pair(*std::max_element(versions.begin(), versions.end()),
                     std::count(versions.begin(), versions.end(), 0));
  };
  BOOST_TEST((save_all({Precondition::Kind::first, 0}) == std::pair(std::int64_t{1}, std::ptrdiff_t{workers - 1})));
  BOOST_TEST((save_all({Precondition::Kind::version, 1}) == std::pair(std::int64_t{2}, std::ptrdiff_t{workers - 1})));
}

BOOST_AUTO_TEST_CASE(of_withdrawals_and_reviewers_moves_at_once_exactly_one_wins) {
  World world;
  world.check(world.kenshin, kenshin_answers());
  const auto request = world.request(world.kenshin, kenshin_answers());
  const std::string id = submit_application(world.context, world.kenshin, request, "key")->receipt.id;
  const auto moved = at_once(world, [&](Context& context, int worker) {
    if (worker % 2 == 0) return withdraw_application(context, world.kenshin, id).ok();
    Transaction transaction(context.store);  // a reviewer takes it up
    if (find_application_row(context.store.sql(), id)->state != "received") return false;
    set_application_state(context.store.sql(), id, "inReview", context.now_ms());
    append_audit_entry(context, world.reviewer, {"application", id, "received", "inReview"});
    transaction.commit();
    return true;
  });
  BOOST_TEST(std::count(moved.begin(), moved.end(), true) == 1);
  BOOST_TEST(world.count("audit_entries WHERE from_state = 'received'") == 1);
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(administrators_who_disable_one_another_at_once_leave_one) {
  World world;
  for (int i = 0; i < workers; ++i) {
    const std::string id = "a" + std::to_string(i);
    insert_account(world.store.sql(), {id, id + "@example.jp", id, "hash", "administrator", "", "active"},
                   world.now_ms);
  }
  const auto disabled = at_once(world, [&](Context& context, int worker) {
    const Caller actor{"", "a" + std::to_string((worker + 1) % workers), "", portal::Role::administrator,
                       portal::SecondFactor::passed};
    const portal::StaffChange change{portal::Role::administrator, portal::StaffState::disabled};
    return change_staff(context, actor, "a" + std::to_string(worker), change).ok();
  });
  BOOST_TEST(std::count(disabled.begin(), disabled.end(), true) == workers - 1);
  BOOST_TEST(world.count("accounts WHERE role = 'administrator' AND state = 'active'") == 1);
}

BOOST_AUTO_TEST_CASE(D5_checks_at_once_do_not_get_more_than_five_attempts) {
  World world;
  const auto outcomes = at_once(world, [&](Context& context, int worker) {
    const form::Value answers = kenshin_answers("111111" + std::to_string(worker));
    return check_facility(context, world.kenshin, {"use-start", 1, "facilityCheck", answers})->outcome;
  });
  BOOST_TEST(std::count(outcomes.begin(), outcomes.end(), portal::FacilityCheck::failed) == 4);
  BOOST_TEST(std::count(outcomes.begin(), outcomes.end(), portal::FacilityCheck::closed) == workers - 4);
  BOOST_TEST(world.count("facility_checks") == 5);
  BOOST_TEST(world.count("facility_check_closures") == 1);
}

BOOST_AUTO_TEST_CASE(log_ins_at_once_do_not_get_more_than_the_free_attempts) {
  World world;
  const auto waits = at_once(world, [&](Context& context, int) {
    return LoginThrottle(context, "nobody@example.jp", "192.0.2.1").begin_attempt("").value_or(0);
  });
  BOOST_TEST(std::count(waits.begin(), waits.end(), 0) == 5);
}

BOOST_AUTO_TEST_CASE(an_empty_file_may_be_opened_by_several_at_once) {
  const TempFolder folder;
  std::vector<std::thread> threads;
  std::barrier gate(workers);
  std::atomic<int> opened = 0;
  for (int i = 0; i < workers; ++i) {
    threads.emplace_back([&] {
      gate.arrive_and_wait();
      const Store store(folder.path() / "m.db");
      const auto keys = Keys::open(folder.path() / "madoguchi.key");
      if (keys.ok()) ++opened;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(opened == workers);
}

BOOST_AUTO_TEST_CASE(D1_links_for_one_facility_used_at_once_make_one_account) {
  World world;
  std::vector<std::string> tokens;
  for (int i = 0; i < workers; ++i) {
    const form::Value answers = registration_answers("new" + std::to_string(i) + "@example.jp", "asagao to himawari 7");
    BOOST_REQUIRE(start_registration(world.context, {1, answers}, "192.0.2.1").ok());
    tokens.push_back(newest_mail(world, "registration").token());
  }
  const auto confirmed = at_once(world, [&](Context& context, int worker) {
    return confirm_registration(context, tokens[static_cast<std::size_t>(worker)]).ok();
  });
  BOOST_TEST(std::count(confirmed.begin(), confirmed.end(), true) == 1);
  BOOST_TEST(world.count("accounts WHERE email LIKE 'new%'") == 1);
  BOOST_TEST(world.count("facilities WHERE registration_key = '1319900099'") == 1);
  BOOST_TEST(world.count("mail_outbox WHERE kind = 'registration-known-facility'") == workers - 1);
}

BOOST_AUTO_TEST_CASE(a_recovery_code_given_at_once_by_many_passes_one) {
  World world;
  const auto enter = [&world] {
    const auto logged_in = log_in(world.context, {"reviewer@example.jp", std::string(password)}, "192.0.2.1");
    return *find_caller(world.context, logged_in->token);
  };
  const Caller first = enter();
  BOOST_REQUIRE(begin_enrolment(world.context, first).ok());
  world.store.sql() << "UPDATE second_factors SET state = 'active'";
  put_recovery_codes(world.store.sql(), first.account_id,
                     {world.keys.keyed_hash("recovery-code", first.account_id + " ABCDEFGHJK")});
  std::vector<Caller> callers;
  for (int i = 0; i < workers; ++i) callers.push_back(enter());
  const auto passed = at_once(world, [&](Context& context, int worker) {
    return pass_second_factor(context, callers[static_cast<std::size_t>(worker)], "abcde-fghjk").ok();
  });
  BOOST_TEST(std::count(passed.begin(), passed.end(), true) == 1);
  BOOST_TEST(world.count("sessions WHERE second_factor = 'passed'") == 1);
}

BOOST_AUTO_TEST_CASE(S7_a_link_used_at_once_by_many_works_once) {
  World world;
  BOOST_REQUIRE(request_password_reset(world.context, {"kenshin@example.jp"}, "192.0.2.1").ok());
  const std::string token = newest_mail(world, "password-reset").token();
  const auto done = at_once(world, [&](Context& context, int worker) {
    return reset_password(context, {token, "asagao to himawari " + std::to_string(worker)}).ok();
  });
  BOOST_TEST(std::count(done.begin(), done.end(), true) == 1);
  BOOST_TEST(world.count("mail_outbox WHERE kind = 'password-changed'") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
