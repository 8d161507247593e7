// The outbox: mails live and die with the transaction of their event, once an event, sealed.
#include "server/mail/outbox.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "server/core/world.h"
#include "server/mail/message.h"
#include "server/store/mail_table.h"

namespace madoguchi::server::test {
namespace {

MailEvent event(const std::string& key = "event-1") {
  return {key, "test", "yamada@example.jp", {{"name", "山田"}, {"link", "https://example.jp/x#token"}}};
}

void enqueue(World& world, const MailEvent& mail) {
  Transaction transaction(world.store);
  enqueue_mail(world.context, mail);
  transaction.commit();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox)

BOOST_AUTO_TEST_CASE(a_mail_is_there_after_the_commit_and_the_sender_is_to_be_woken) {
  World world;
  enqueue(world, event());
  BOOST_TEST(world.count("mail_outbox WHERE state = 'waiting'") == 1);
  BOOST_TEST(world.context.mail_was_enqueued);
  const auto message = unseal_message(world.keys, world.value("SELECT message_sealed FROM mail_outbox"));
  BOOST_REQUIRE(message.has_value());
  BOOST_TEST(message->to == "yamada@example.jp");
  BOOST_TEST(message->subject == "山田 様へのお知らせ");
  BOOST_TEST(message->body == "山田 様\n\nhttps://example.jp/x#token\n.\n");
}

BOOST_AUTO_TEST_CASE(a_mail_is_rolled_back_with_its_event) {
  World world;
  {
    Transaction transaction(world.store);
    enqueue_mail(world.context, event());
  }
  BOOST_TEST(world.count("mail_outbox") == 0);
}

BOOST_AUTO_TEST_CASE(an_event_has_one_mail) {
  World world;
  enqueue(world, event());
  world.context.mail_was_enqueued = false;
  enqueue(world, event());
  BOOST_TEST(world.count("mail_outbox") == 1);
  BOOST_TEST(!world.context.mail_was_enqueued);
  enqueue(world, event("event-2"));
  BOOST_TEST(world.count("mail_outbox") == 2);
}

BOOST_AUTO_TEST_CASE(what_is_stored_tells_nothing_of_the_message) {
  World world;
  enqueue(world, event());
  world.store.sql() << "PRAGMA wal_checkpoint(TRUNCATE)";
  const std::string row =
      world.value("SELECT id || event_key || kind || message_sealed || state || last_fault FROM mail_outbox");
  for (const char* secret : {"yamada", "山田", "token"}) BOOST_TEST(row.find(secret) == std::string::npos, secret);
}

BOOST_AUTO_TEST_CASE(what_could_be_more_than_one_address_is_refused) {
  World world;
  for (const char* to : {"", "yamada", "@example.jp", "yamada@", "a@b@c", "a@example.jp,b@example.jp", "a b@example.jp",
                         "a@example.jp\nBcc: b@example.jp", "<a@example.jp>", "-a@example.jp"}) {
    MailEvent mail = event();
    mail.to = to;
    Transaction transaction(world.store);
    BOOST_CHECK_THROW(enqueue_mail(world.context, mail), std::invalid_argument);
  }
}

BOOST_AUTO_TEST_CASE(an_administrator_sees_dead_mails_and_puts_them_back) {
  World world;
  enqueue(world, event());
  const std::string id = world.value("SELECT id FROM mail_outbox");
  BOOST_TEST(retry_mail(world.context, world.reviewer, "nothing").error().code == "mail.unknown");
  BOOST_TEST(retry_mail(world.context, world.reviewer, id).error().code == "mail.not_dead");
  set_mail_sending(world.store.sql(), id);
  set_mail_dead(world.store.sql(), id, "SMTP 550");
  BOOST_TEST(list_mails(world.context, "waiting").empty());
  const auto dead = list_mails(world.context, "dead");
  BOOST_REQUIRE_EQUAL(dead.size(), 1U);
  BOOST_TEST(dead[0].recipient == "yamada@example.jp");
  BOOST_TEST(dead[0].last_fault == "SMTP 550");
  BOOST_TEST(dead[0].attempts == 1);

  world.now_ms += 1000;
  world.context.mail_was_enqueued = false;
  const auto retried = retry_mail(world.context, world.reviewer, id);
  BOOST_REQUIRE(retried.ok());
  BOOST_TEST(retried->state == "waiting");
  BOOST_TEST(retried->attempts == 0);
  BOOST_TEST(retried->next_attempt_ms == world.now_ms);
  BOOST_TEST(world.context.mail_was_enqueued);
  BOOST_TEST(list_mails(world.context, "waiting").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mail_that_was_sent_keeps_no_message) {
  World world;
  enqueue(world, event());
  const std::string id = world.value("SELECT id FROM mail_outbox");
  set_mail_sending(world.store.sql(), id);
  set_mail_sent(world.store.sql(), id, world.now_ms);
  BOOST_TEST(world.value("SELECT message_sealed FROM mail_outbox") == "");
  const auto sent = list_mails(world.context, "sent");
  BOOST_REQUIRE_EQUAL(sent.size(), 1U);
  BOOST_TEST(sent[0].recipient == "");
  BOOST_TEST(*sent[0].sent_at_ms == world.now_ms);
}

BOOST_AUTO_TEST_CASE(what_was_being_sent_at_a_stop_waits_again) {
  World world;
  enqueue(world, event());
  const std::string id = world.value("SELECT id FROM mail_outbox");
  set_mail_sending(world.store.sql(), id);
  BOOST_TEST(!next_mail_due(world.store.sql()).has_value());
  BOOST_TEST(release_mails(world.store.sql(), world.now_ms, "interrupted") == 1);
  BOOST_TEST(find_due_mail(world.store.sql(), world.now_ms)->id == id);
  BOOST_TEST(!find_due_mail(world.store.sql(), world.now_ms - 1).has_value());
}

BOOST_AUTO_TEST_CASE(after_three_months_what_is_over_is_forgotten_and_what_waits_is_not) {
  World world;
  for (const char* key : {"event-1", "event-2", "event-3"}) enqueue(world, event(key));
  soci::session& sql = world.store.sql();
  set_mail_sent(sql, world.value("SELECT id FROM mail_outbox WHERE event_key = 'event-1'"), world.now_ms);
  set_mail_dead(sql, world.value("SELECT id FROM mail_outbox WHERE event_key = 'event-2'"), "RCPT: 550");
  world.now_ms += 90LL * 24 * 3'600'000;
  purge_old_mails(world.context);
  BOOST_TEST(world.count("mail_outbox") == 3);
  world.now_ms += 1;
  purge_old_mails(world.context);
  BOOST_TEST(world.value("SELECT event_key FROM mail_outbox") == "event-3");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
