// Drafts that were left for 90 days: a mail first, then the end (B2).
#include "server/use_case/draft_purge.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/mail/message.h"
#include "server/use_case/calendar.h"
#include "server/use_case/drafts.h"

namespace madoguchi::server::test {
namespace {

std::int64_t save(World& world, const Precondition& precondition) {
  const form::Value answers = form::Value::Object{{"staffCount", "3"}};
  const auto saved = save_draft(world.context, world.kenshin, "use-start", precondition, {1, answers});
  BOOST_REQUIRE_MESSAGE(saved.ok(), (saved.ok() ? "" : saved.error().code));
  return saved->version;
}

constexpr Precondition first{Precondition::Kind::first, 0};

// How many were reminded of and how many ended, now.
std::string purge(World& world) {
  const PurgedDrafts purged = purge_drafts(world.context);
  return std::to_string(purged.reminded) + " " + std::to_string(purged.ended);
}

bool lives(World& world) { return find_draft(world.context, world.kenshin, "use-start").ok(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(draft_purge)

BOOST_AUTO_TEST_CASE(B2_a_mail_comes_14_days_before_the_end) {
  World world;
  save(world, first);
  world.now_ms += 76 * day_ms - 1;
  BOOST_TEST(purge(world) == "0 0");
  world.now_ms += 1;
  BOOST_TEST(purge(world) == "1 0");
  BOOST_TEST(purge(world) == "0 0");  // once
  BOOST_TEST(world.count("mail_outbox") == 1);
  const auto mail = unseal_message(world.keys, world.value("SELECT message_sealed FROM mail_outbox"));
  BOOST_REQUIRE(mail.has_value());
  BOOST_TEST(mail->to == "kenshin@example.jp");
  for (const char* part : {"「利用開始申請」", "2026年11月23日の保存", "2027年2月21日以降", "kenshin 様",
                           "/applications/use-start/form"}) {
    BOOST_TEST(mail->body.find(part) != std::string::npos, part << " in " << mail->body);
  }
  world.now_ms += 14 * day_ms - 1;
  BOOST_TEST(purge(world) == "0 0");
  BOOST_TEST(lives(world));
  world.now_ms += 1;
  BOOST_TEST(purge(world) == "0 1");
  BOOST_TEST(!lives(world));
  BOOST_TEST(purge(world) == "0 0");
  BOOST_TEST(world.count("drafts WHERE content_sealed <> ''") == 0);
}

BOOST_AUTO_TEST_CASE(a_saving_begins_the_time_anew) {
  World world;
  const std::int64_t version = save(world, first);
  world.now_ms += 80 * day_ms;
  BOOST_TEST(purge(world) == "1 0");
  save(world, {Precondition::Kind::version, version});
  world.now_ms += 75 * day_ms;
  BOOST_TEST(purge(world) == "0 0");
  BOOST_TEST(lives(world));
  world.now_ms += 2 * day_ms;
  BOOST_TEST(purge(world) == "1 0");  // another mail
  BOOST_TEST(world.count("mail_outbox") == 2);
}

BOOST_AUTO_TEST_CASE(nothing_ends_without_a_mail_14_days_before) {
  World world;
  save(world, first);
  world.now_ms += 200 * day_ms;  // the server was off
  BOOST_TEST(purge(world) == "1 0");
  BOOST_TEST(lives(world));
  world.now_ms += 14 * day_ms;
  BOOST_TEST(purge(world) == "0 1");
}

BOOST_AUTO_TEST_CASE(an_account_that_is_not_active_gets_no_mail) {
  World world;
  save(world, first);
  world.store.sql() << "UPDATE accounts SET state = 'disabled'";
  world.now_ms += 76 * day_ms;
  BOOST_TEST(purge(world) == "1 0");
  BOOST_TEST(world.count("mail_outbox") == 0);
  world.now_ms += 14 * day_ms;
  BOOST_TEST(purge(world) == "0 1");
}

BOOST_AUTO_TEST_CASE(the_uploads_of_a_draft_that_ends_go_too) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  const form::Value file = form::Value::Object{{"name", "a.pdf"}, {"sizeBytes", 1234}, {"uploadId", upload.id}};
  const form::Value answers = form::Value::Object{{"attachments", form::Value::Array{file}}};
  BOOST_REQUIRE(save_draft(world.context, world.kenshin, "use-start", first, {1, answers}).ok());
  world.now_ms += 76 * day_ms;
  purge(world);
  world.now_ms += 14 * day_ms;
  BOOST_TEST(expired_uploads(world.context, 10).empty());
  BOOST_TEST(purge(world) == "0 1");
  world.now_ms += day_ms;
  BOOST_TEST(expired_uploads(world.context, 10).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
