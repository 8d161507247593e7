// The sender over a real store and a carrier that answers as it is told.
#include "server/mail/sender.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <deque>
#include <future>
#include <stdexcept>
#include <vector>

#include "server/core/world.h"
#include "server/mail/outbox.h"
#include "server/store/mail_table.h"

namespace madoguchi::server::test {
namespace {

class FakeCarrier final : public MailCarrier {
 public:
  Delivery deliver(const std::string& id, const ComposedMail& mail) override {
    const std::lock_guard lock(mutex_);
    carried.push_back(id + " to " + mail.to);
    Delivery answer;
    if (!answers.empty()) {
      answer = answers.front();
      answers.pop_front();
    }
    return answer;
  }
  void stop() override {}

  std::deque<Delivery> answers;
  std::vector<std::string> carried;

 private:
  std::mutex mutex_;
};

// Runs a sender until it has reported `count` deliveries.
class Run {
 public:
  Run(World& world, FakeCarrier& carrier, int count)
      : left_(count),
        sender_({.make_store = [&world] { return std::make_unique<Store>(world.database()); },
                 .keys = world.keys,
                 .sender_address = "no-reply@example.jp",
                 .now_ms = [&world] { return world.now_ms; },
                 .carrier = carrier,
                 .report =
                     [this](const std::string&, const std::string&, int, const Delivery&) {
                       if (--left_ == 0) reported_.set_value();
                     },
                 .report_failure = [](const std::string& what) { BOOST_ERROR(what); }}) {
    const bool in_time = reported_.get_future().wait_for(std::chrono::seconds(30)) == std::future_status::ready;
    BOOST_REQUIRE(in_time);
    sender_.stop();
  }

 private:
  int left_;
  std::promise<void> reported_;
  MailSender sender_;
};

std::string enqueue(World& world, const std::string& key = "event-1") {
  Transaction transaction(world.store);
  enqueue_mail(world.context,
               {key, "test", key + "@example.jp", {{"name", "山田"}, {"link", "https://example.jp/#t"}}});
  transaction.commit();
  return world.value("SELECT id FROM mail_outbox WHERE event_key = '" + key + "'");
}

std::string column(World& world, const std::string& name) {
  return world.value("SELECT " + name + " FROM mail_outbox");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sender)

BOOST_AUTO_TEST_CASE(a_mail_that_was_taken_is_sent_and_its_message_is_gone) {
  World world;
  const std::string id = enqueue(world);
  FakeCarrier carrier;
  Run(world, carrier, 1);
  BOOST_TEST(carrier.carried == std::vector<std::string>{id + " to event-1@example.jp"});
  BOOST_TEST(column(world, "state") == "sent");
  BOOST_TEST(column(world, "message_sealed") == "");
}

BOOST_AUTO_TEST_CASE(all_that_wait_are_sent_in_one_go) {
  World world;
  for (const char* key : {"event-1", "event-2", "event-3"}) enqueue(world, key);
  FakeCarrier carrier;
  Run(world, carrier, 3);
  BOOST_TEST(world.count("mail_outbox WHERE state = 'sent'") == 3);
}

BOOST_AUTO_TEST_CASE(what_was_not_taken_is_tried_again_later_and_in_the_end_given_up) {
  World world;
  enqueue(world);
  int attempts = 0;
  while (column(world, "state") != "dead") {
    FakeCarrier carrier;
    carrier.answers = {{Delivery::State::later, "RCPT: 450"}};
    Run(world, carrier, 1);
    ++attempts;
    BOOST_REQUIRE_LE(attempts, 30);
    BOOST_TEST(column(world, "last_fault") == "RCPT: 450");
    if (attempts == 1) BOOST_TEST(std::stoll(column(world, "next_attempt_ms")) == world.now_ms + 60'000);
    world.now_ms = std::max<std::int64_t>(world.now_ms, std::stoll(column(world, "next_attempt_ms")));
  }
  BOOST_TEST(attempts == 20);
  BOOST_TEST(world.now_ms - start_ms > 47LL * 3'600'000);
}

BOOST_AUTO_TEST_CASE(a_refusal_ends_it_at_once) {
  World world;
  enqueue(world);
  FakeCarrier carrier;
  carrier.answers = {{Delivery::State::refused, "RCPT: 550 5.1.1"}};
  Run(world, carrier, 1);
  BOOST_TEST(column(world, "state") == "dead");
  BOOST_TEST(column(world, "last_fault") == "RCPT: 550 5.1.1");
  BOOST_TEST(column(world, "message_sealed") != "");
}

BOOST_AUTO_TEST_CASE(what_a_crash_left_in_the_middle_is_sent_again_as_the_same_mail) {
  World world;
  const std::string id = enqueue(world);
  set_mail_sending(world.store.sql(), id);
  FakeCarrier carrier;
  Run(world, carrier, 1);
  BOOST_TEST(carrier.carried == std::vector<std::string>{id + " to event-1@example.jp"});
  BOOST_TEST(column(world, "state") == "sent");
  BOOST_TEST(column(world, "attempts") == "2");
}

BOOST_AUTO_TEST_CASE(a_message_that_cannot_be_unsealed_is_dead) {
  World world;
  enqueue(world);
  world.store.sql() << "UPDATE mail_outbox SET message_sealed = 'nonsense'";
  FakeCarrier carrier;
  Run(world, carrier, 1);
  BOOST_TEST(carrier.carried.empty());
  BOOST_TEST(column(world, "state") == "dead");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
