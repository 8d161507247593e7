// The review desk: the queue, what is shown of one application, claims, attachments, and what the audit log keeps of
// it.
#include "server/use_case/review_desk.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "server/core/world.h"
#include "server/store/search_text.h"
#include "server/store/store.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/facility_import.h"

namespace madoguchi::server::test {
namespace {

ReviewQuery typed(const std::string& text) {
  ReviewQuery query;
  query.typed = text;
  return query;
}

std::size_t found(World& world, const ReviewQuery& query) {
  const auto page = list_for_review(world.context, world.reviewer, query);
  BOOST_REQUIRE(page.ok());
  return page->applications.size();
}

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(review_desk)

BOOST_AUTO_TEST_CASE(the_queue_shows_what_a_reviewer_chooses_by) {
  World world;
  const std::string first = world.send_confirmed();
  world.now_ms += hour_ms;
  const std::string second = world.send_documents();
  const auto page = list_for_review(world.context, world.reviewer, {});
  BOOST_REQUIRE_EQUAL(page->applications.size(), 2U);
  const portal::ReviewListing& oldest = page->applications[0];
  BOOST_TEST(oldest.id == first);
  BOOST_TEST(oldest.facility_name == "みほん健診センター");
  BOOST_TEST(oldest.prefecture == "東京都");
  BOOST_TEST(oldest.person_name == "kenshin");
  BOOST_TEST(oldest.method == "master");
  BOOST_TEST(oldest.check_confirmed);
  BOOST_TEST(oldest.version == 1);
  BOOST_TEST(page->applications[1].id == second);
  BOOST_TEST(page->applications[1].method == "documents");
  BOOST_TEST(!page->applications[1].check_confirmed);
  BOOST_REQUIRE_EQUAL(page->counts.size(), 1U);
  BOOST_TEST(page->counts[0].state == "received");
  BOOST_TEST(page->counts[0].count == 2);
  BOOST_TEST(page->next.empty());
}

BOOST_AUTO_TEST_CASE(filters_narrow_the_queue_and_its_counts) {
  World world;
  world.send_confirmed();
  world.now_ms += 3 * day_ms;
  const std::string second = world.send_documents();
  BOOST_REQUIRE(claim_application(world.context, world.reviewer, second).ok());
  ReviewQuery query;
  query.filter.facility_type = "sejutsu";
  BOOST_TEST(found(world, query) == 1U);
  BOOST_TEST(list_for_review(world.context, world.reviewer, query)->counts.size() == 1U);
  query.filter.state = "received";
  BOOST_TEST(found(world, query) == 0U);
  query = {};
  query.filter.method = "master";
  BOOST_TEST(found(world, query) == 1U);
  query.filter.prefecture = "大阪府";
  BOOST_TEST(found(world, query) == 0U);
  query = {};
  query.to = text::Date{2026, 11, 24};
  BOOST_TEST(found(world, query) == 1U);
  query.to = text::Date{2026, 11, 22};
  BOOST_TEST(found(world, query) == 0U);
  query = {};
  query.from = text::Date{2026, 11, 26};
  BOOST_TEST(found(world, query) == 1U);
  query.from = text::Date{2026, 11, 27};
  BOOST_TEST(found(world, query) == 0U);
}

BOOST_AUTO_TEST_CASE(a_search_folds_what_was_typed_and_finds_from_one_character_on) {
  World world;
  const std::string number =
      find_application(world.context, world.kenshin, world.send_confirmed())->listing.receipt_number;
  world.send_documents();
  for (const char* text : {"健", "みほん健診", "ｾﾝﾀｰ", "髙﨑", "髙﨑　和子", "和子 センター", "1319900011",
                           "１３１９９", "kenshin", "KENSHIN"}) {
    BOOST_TEST(found(world, typed(text)) == 1U, text);
  }
  BOOST_TEST(found(world, typed(number)) == 1U);
  BOOST_TEST(found(world, typed("契1399001")) == 1U);
  BOOST_TEST(found(world, typed("契１３９９００１ー０－０")) == 1U);
  BOOST_TEST(found(world, typed("みほん")) == 2U);
  for (const char* text : {"診健", "子東", "センター 𠮷田", "\"", "*", "-", "ー", "NEAR", "words:u5065"}) {
    BOOST_TEST(found(world, typed(text)) == 0U, text);
  }
}

BOOST_AUTO_TEST_CASE(pages_follow_each_other_without_gap_or_repetition_in_each_order) {
  World world;
  const std::string first = world.send_confirmed();
  // 120 more of the same, as rows.
  for (int i = 0; i < 120; ++i) {
    const std::string id = "copy" + std::to_string(i);
    world.store.sql()
        << "INSERT INTO applications SELECT :id, facility_id, account_id, form_id, form_version, "
           "CASE WHEN :i % 3 = 0 THEN 'inReview' ELSE 'received' END, :id, received_at_ms + :i, "
           "changed_at_ms + :i % 7, facts, answers, reviewed_hash, facility_snapshot, version, number + "
           "1 + :i, facility_type, facility_name, prefecture, method, check_confirmed, NULL FROM applications "
           "WHERE id = :first",
        soci::use(id, "id"), soci::use(i, "i"), soci::use(first, "first");
    const std::string words = search_words({"みほん健診センター"});
    world.store.sql() << "INSERT INTO application_search (rowid, words) SELECT number, :words FROM applications WHERE "
                         "id = :id",
        soci::use(words, "words"), soci::use(id, "id");
  }
  for (const bool by_change : {false, true}) {
    for (const bool newest_first : {false, true}) {
      for (const char* state : {"", "received"}) {
        for (const char* text : {"", "みほん"}) {
          ReviewQuery query = typed(text);
          query.filter.state = state;
          query.order = {by_change, newest_first};
          std::set<std::string> seen;
          std::vector<std::string> times;
          int pages = 0;
          do {
            const auto page = list_for_review(world.context, world.reviewer, query);
            BOOST_REQUIRE(page.ok());
            for (const auto& listing : page->applications) {
              BOOST_TEST(seen.insert(listing.id).second);
              times.push_back(by_change ? listing.changed_at : listing.received_at);
            }
            query.after = page->next;
            ++pages;
          } while (!query.after.empty() && pages < 10);
          BOOST_TEST(seen.size() == (*state ? 81U : 121U));
          BOOST_TEST((newest_first ? std::is_sorted(times.rbegin(), times.rend())
                                   : std::is_sorted(times.begin(), times.end())));
        }
      }
    }
  }
  ReviewQuery query;
  for (const char* wrong : {"x", "1", "1.", ".1", "1.2.3", "1.2 "}) {
    query.after = wrong;
    BOOST_TEST(fault(list_for_review(world.context, world.reviewer, query)) == "request.malformed");
  }
}

BOOST_AUTO_TEST_CASE(an_application_is_shown_beside_the_master_data_with_differences_marked) {
  World world;
  const std::string id = world.send_confirmed();
  std::istringstream csv(
      "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号\n"
      "健診実施機関等,みほん健診ｾﾝﾀｰ,髙﨑　和子,1319900011,000-0001,東京都,見本区9-9-9,0300000001\n");
  BOOST_REQUIRE_EQUAL(import_facilities(world.context, csv).changed, 1U);
  const auto seen = find_for_review(world.context, world.reviewer, id);
  BOOST_REQUIRE(seen.ok());
  BOOST_TEST(seen->facility.address == "見本区1-2-3");
  BOOST_REQUIRE(seen->master.has_value());
  BOOST_TEST(seen->master->address == "見本区9-9-9");
  BOOST_TEST(seen->differing == std::vector<std::string>{"address"}, boost::test_tools::per_element());
  BOOST_TEST(seen->withheld == std::vector<std::string>{"bankAccountNumber"}, boost::test_tools::per_element());
  BOOST_TEST(!seen->check.closed);
  BOOST_TEST(seen->check.failed == 0);
  BOOST_TEST(seen->check.last_confirmed_at == rfc3339(start_ms));
  BOOST_REQUIRE_EQUAL(seen->history.size(), 1U);
  BOOST_TEST(seen->history[0].to == "received");
  BOOST_TEST(seen->history[0].actor_name == "kenshin");
  BOOST_TEST(portal::write(*seen).find("7654321") == std::string::npos);  // D5

  world.store.sql() << "UPDATE facilities SET origin = 'registration'";
  const auto unknown = find_for_review(world.context, world.reviewer, id);
  BOOST_TEST(!unknown->master.has_value());
  BOOST_TEST(!unknown->check.in_master_data);
}

BOOST_AUTO_TEST_CASE(B6_each_look_and_each_download_leaves_an_entry) {
  World world;
  const std::string id = world.send_documents();
  const std::string upload = find_for_review(world.context, world.reviewer, id)->attachments.at(0).id;
  BOOST_TEST(world.count("audit_entries WHERE subject_id = '" + id +
                         "' AND to_state = 'viewed' AND actor_id = 'account-reviewer'") == 1);
  const auto file = open_attachment(world.context, world.second_reviewer(), id, upload);
  BOOST_REQUIRE(file.ok());
  BOOST_TEST(file->name == "受領委任承諾通知書.pdf");
  BOOST_TEST(world.count("audit_entries WHERE subject_type = 'attachment' AND subject_id = '" + upload +
                         "' AND to_state = 'downloaded' AND actor_id = 'account-second'") == 1);
  BOOST_TEST(fault(open_attachment(world.context, world.reviewer, id, "nothing")) == "attachment.unknown");
  BOOST_TEST(fault(open_attachment(world.context, world.reviewer, "nothing", upload)) == "application.unknown");
  const std::string other = world.send_confirmed("other");
  BOOST_TEST(fault(open_attachment(world.context, world.reviewer, other, upload)) == "attachment.unknown");
  BOOST_TEST(fault(find_for_review(world.context, world.reviewer, "nothing")) == "application.unknown");
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_CASE(a_claim_takes_an_application_up_and_keeps_others_away_until_it_expires) {
  World world;
  const std::string id = world.send_confirmed();
  const auto claimed = claim_application(world.context, world.reviewer, id);
  BOOST_REQUIRE(claimed.ok());
  BOOST_TEST(claimed->listing.state == "inReview");
  BOOST_TEST(claimed->listing.version == 2);
  BOOST_TEST(claimed->listing.claimed_by_me);
  BOOST_TEST(claimed->claim->mine);
  BOOST_TEST(claimed->claim->expires_at == rfc3339(start_ms + claim_lifetime_ms));
  const auto refused = claim_application(world.context, world.second_reviewer(), id);
  BOOST_TEST(fault(refused) == "review.claimed");
  BOOST_TEST(*refused.error().issues.at(0).params.find("name")->as_string() == "reviewer");
  BOOST_TEST(find_for_review(world.context, world.second_reviewer(), id)->listing.claimed_by == "reviewer");

  // Somebody else's claim is not let go; one's own is kept by asking again.
  BOOST_REQUIRE(release_application(world.context, world.second_reviewer(), id).ok());
  world.now_ms += claim_lifetime_ms - 1;
  BOOST_TEST(fault(claim_application(world.context, world.second_reviewer(), id)) == "review.claimed");
  const auto again = claim_application(world.context, world.reviewer, id);
  BOOST_TEST(again->listing.version == 2);
  world.now_ms += claim_lifetime_ms;
  BOOST_TEST(list_for_review(world.context, world.reviewer, {})->applications[0].claimed_by == "");
  BOOST_TEST(fault(claim_application(world.context, world.second_reviewer(), id)) == "none");
  BOOST_REQUIRE(release_application(world.context, world.second_reviewer(), id).ok());
  BOOST_TEST(fault(claim_application(world.context, world.reviewer, id)) == "none");
  BOOST_TEST(world.count("audit_entries WHERE from_state = 'received' AND to_state = 'inReview'") == 1);
}

BOOST_AUTO_TEST_CASE(what_needs_no_decision_cannot_be_claimed) {
  World world;
  const std::string id = world.send_confirmed();
  BOOST_REQUIRE(withdraw_application(world.context, world.kenshin, id).ok());
  BOOST_TEST(fault(claim_application(world.context, world.reviewer, id)) == "review.not_open");
  BOOST_TEST(fault(claim_application(world.context, world.reviewer, "nothing")) == "application.unknown");
  BOOST_TEST(fault(release_application(world.context, world.reviewer, "nothing")) == "application.unknown");
}

BOOST_AUTO_TEST_CASE(B6_each_look_at_the_queue_is_noted_without_what_was_typed) {
  World world;
  world.send_documents();
  ReviewQuery query;
  query.filter.state = "received";
  query.filter.method = "documents";
  query.typed = "みほん接骨院";
  BOOST_REQUIRE(list_for_review(world.context, world.reviewer, query).ok());
  const std::string noted =
      "SELECT subject_id FROM audit_entries WHERE subject_type = 'applications' AND "
      "to_state = 'listed' AND actor_id = '" +
      world.reviewer.account_id + "' ORDER BY sequence DESC LIMIT 1";
  const std::string first = world.value(noted);
  BOOST_TEST(first.starts_with("state=received method=documents q="), first);
  BOOST_TEST(first.ends_with(" shown=1"), first);
  BOOST_TEST(first.find("みほん") == std::string::npos);

  query.typed = "みほん 接骨院";  // the same, typed otherwise
  BOOST_REQUIRE(list_for_review(world.context, world.reviewer, query).ok());
  BOOST_TEST(world.value(noted) == first);
  query = {};
  query.filter.prefecture = "山田太郎";
  BOOST_REQUIRE(list_for_review(world.context, world.reviewer, query).ok());
  BOOST_TEST(world.value(noted) == "prefecture=? shown=0");
  query = {};
  query.typed = "。";
  BOOST_REQUIRE(list_for_review(world.context, world.reviewer, query).ok());
  BOOST_TEST(world.value(noted).ends_with("shown=0"));
  BOOST_TEST(!first_broken_audit_entry(world.context).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
