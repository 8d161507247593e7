// お知らせ for everyone: what stands today, what is new to whom, and the feed.
#include "server/use_case/public_notices.h"

#include <libxml/parser.h>

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/use_case/notices.h"

using namespace madoguchi;
using namespace madoguchi::server;
using test::World;

namespace {

struct NoticeWorld : World {
  // start_ms is 2026-11-23 in Tokyo.
  std::string publish(const std::string& title, const std::string& from, const std::string& until = {},
                      portal::NoticeState state = portal::NoticeState::published, const std::string& body = "本文") {
    portal::NoticeRequest request{title, body, portal::NoticeCategory::maintenance, true, state, from, until};
    return create_notice(context, reviewer, request)->listing.id;
  }

  std::string titles(const std::string& account = {}, bool unread_alone = false) {
    std::string all;
    for (const auto& each : list_public_notices(context, account).notices)
      if (!unread_alone || each.unread) all += each.title + " ";
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(public_notices)

BOOST_FIXTURE_TEST_CASE(S3_what_is_published_and_stands_today_is_listed_newest_first, NoticeWorld) {
  publish("old", "2026-11-01", "2026-11-23");
  publish("over", "2026-11-01", "2026-11-22");
  publish("new", "2026-11-23");
  publish("to-come", "2026-11-24");
  const std::string draft = publish("draft", "2026-11-01", "", portal::NoticeState::draft);
  BOOST_TEST(titles() == "new old ");
  BOOST_TEST(!find_public_notice(context, draft, "").ok());
  now_ms += 24LL * 60 * 60 * 1000;
  BOOST_TEST(titles() == "to-come new ");
}

BOOST_FIXTURE_TEST_CASE(S3_a_notice_is_new_to_each_account_until_that_account_has_read_it, NoticeWorld) {
  const std::string first = publish("first", "2026-11-01");
  publish("second", "2026-11-02");
  BOOST_TEST(titles("", true).empty());
  BOOST_TEST(titles(kenshin.account_id, true) == "second first ");
  for (int i = 0; i < 2; ++i) BOOST_TEST(mark_notice_read(context, kenshin, first).ok());
  BOOST_TEST(titles(kenshin.account_id, true) == "second ");
  BOOST_TEST(!find_public_notice(context, first, kenshin.account_id)->listing.unread);
  BOOST_TEST(titles(sejutsu.account_id, true) == "second first ");
  BOOST_TEST(!mark_notice_read(context, kenshin, "none").ok());
  BOOST_TEST(remove_notice(context, reviewer, first, {Precondition::Kind::version, 1}).ok());
  BOOST_TEST(count("notice_readings") == 0);
}

BOOST_FIXTURE_TEST_CASE(S3_the_feed_is_well_formed_whatever_a_notice_says, NoticeWorld) {
  settings.public_url = "https://portal.example.jp";
  const std::string id =
      publish("<停止> & \"再開\"", "2026-11-23", "", portal::NoticeState::published, "一行目\n]]> <b>");
  const std::string feed = notice_feed(context);
  xmlDoc* document = xmlReadMemory(feed.data(), static_cast<int>(feed.size()), nullptr, nullptr, XML_PARSE_NONET);
  BOOST_TEST((document != nullptr));
  xmlFreeDoc(document);
  BOOST_TEST(feed.find("<title>【重要】&lt;停止&gt; &amp; &quot;再開&quot;</title>") != std::string::npos, feed);
  BOOST_TEST(feed.find("<id>https://portal.example.jp/notices/" + id + "</id>") != std::string::npos);
  BOOST_TEST(feed.find("<updated>2026-11-23T02:20:00.000Z</updated>") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
