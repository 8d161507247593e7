// A walk at random through all that can be done with applications, beside a model of it: each step has the outcome that
// the model says, no move is made that the table does not have, no audit entry is lost, and the chain is whole.
// MADOGUCHI_WALK_STEPS=100000 walks farther than the tests of every day.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "portal/application.h"
#include "portal/review.h"
#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/audit.h"
#include "server/use_case/decisions.h"
#include "server/use_case/issued_accounts.h"
#include "server/use_case/resubmission.h"
#include "server/use_case/review_desk.h"

namespace madoguchi::server::test {
namespace {

using portal::DecisionKind;

constexpr int devices = 2;  // of each application here

struct Modelled {
  std::string state = "received";
  std::int64_t version = 1;
  bool confirmed = false;
  std::string holder;  // of the claim
  std::int64_t expires_ms = 0;
  std::string proposer;  // of an approval at this version
};

struct ModelledAccount {
  bool active = true;
  bool replaced = false;
};

class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed) {
    // Durability is proven elsewhere; here it would only cost time.
    world_.store.sql() << "PRAGMA synchronous = OFF";
    entries_ = world_.count("audit_entries");
  }

  void step() {
    world_.now_ms += below(5) * minute_ms;
    world_.settings.four_eyes = below(2) == 0;
    const int choice = applications_.empty() ? 0 : below(14);
    if (choice == 0) return send();
    if (choice == 1) return view();
    if (choice <= 4) return claim();
    if (choice == 5) return release();
    if (choice <= 9) return decide();
    if (choice == 10) return withdraw();
    if (choice == 11) return resubmit();
    if (choice == 12) return approve_together();
    return change_account();
  }

  void finish() {
    BOOST_TEST(!first_broken_audit_entry(world_.context).has_value());
    BOOST_TEST(world_.count("audit_entries") == entries_);
    BOOST_TEST(world_.count("issued_accounts") == static_cast<int>(accounts_.size()));
    BOOST_TEST(world_.count("mail_outbox") == mails_);
    for (const auto& [id, modelled] : applications_) {
      BOOST_TEST(world_.value("SELECT state || ' ' || version FROM applications WHERE id = '" + id + "'") ==
                 modelled.state + " " + std::to_string(modelled.version));
    }
    // Every move that was made is one of the table, from where the one before had led.
    std::map<std::string, std::string> places;
    const soci::rowset<soci::row> rows =
        (world_.store.sql().prepare << "SELECT subject_id, from_state, to_state, actor_role FROM audit_entries "
                                       "WHERE subject_type = 'application' AND from_state <> '' ORDER BY sequence");
    for (const soci::row& row : rows) {
      const auto id = row.get<std::string>(0), from = row.get<std::string>(1), to = row.get<std::string>(2);
      const auto actor = row.get<std::string>(3) == "applicant" ? portal::Actor::applicant : portal::Actor::reviewer;
      std::string& place = places.try_emplace(id, "draft").first->second;
      BOOST_TEST(place == from);
      BOOST_TEST(portal::may_move(*portal::state_from_name(from), *portal::state_from_name(to), actor));
      place = to;
    }
    BOOST_TEST(places.size() == applications_.size());
  }

  const std::map<std::string, int>& outcomes() const { return outcomes_; }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  const Caller& reviewer() { return below(2) == 0 ? world_.reviewer : world_.second_reviewer(); }

  // Mostly one of the newest, so that what is finished does not crowd out what goes on.
  std::pair<const std::string, Modelled>& application() {
    const std::size_t window = std::min<std::size_t>(order_.size(), 12);
    return *applications_.find(order_[order_.size() - 1 - static_cast<std::size_t>(below(static_cast<int>(window)))]);
  }

  const Caller& owner(const Modelled& modelled) const { return modelled.confirmed ? world_.kenshin : world_.sejutsu; }

  template <class T>
  void expect(const Outcome<T>& outcome, const std::string& expected) {
    const std::string said = outcome ? "done" : outcome.error().code;
    BOOST_TEST(said == expected);
    ++outcomes_[said];
  }

  bool is_held_by_other(const Modelled& modelled, const Caller& caller) const {
    return !modelled.holder.empty() && modelled.expires_ms > world_.now_ms && modelled.holder != caller.account_id;
  }

  void move(Modelled& modelled, const std::string& state) {
    modelled.state = state;
    ++modelled.version;
    modelled.proposer.clear();
    ++entries_;
  }

  void send() {
    const bool confirmed = below(2) == 0;
    const std::string key = std::to_string(order_.size());
    const std::string id = confirmed ? world_.send_confirmed(key) : world_.send_documents(key);
    applications_[id].confirmed = confirmed;
    order_.push_back(id);
    ++entries_;
    ++outcomes_["sent"];
  }

  void view() {
    expect(find_for_review(world_.context, reviewer(), application().first), "done");
    ++entries_;
  }

  void claim() {
    auto& [id, modelled] = application();
    const Caller& caller = reviewer();
    const bool is_open = modelled.state == "received" || modelled.state == "inReview";
    const std::string expected = !is_open                             ? "review.not_open"
                                 : is_held_by_other(modelled, caller) ? "review.claimed"
                                                                      : "done";
    expect(claim_application(world_.context, caller, id), expected);
    if (expected != "done") return;
    if (modelled.state == "received") move(modelled, "inReview");
    modelled.holder = caller.account_id;
    modelled.expires_ms = world_.now_ms + claim_lifetime_ms;
    ++entries_;  // the look
  }

  void release() {
    auto& [id, modelled] = application();
    const Caller& caller = reviewer();
    expect(release_application(world_.context, caller, id), "done");
    if (modelled.holder == caller.account_id && modelled.expires_ms > world_.now_ms) modelled.holder.clear();
  }

  // What a decision on this is answered, once the version fits; the model follows.
  std::string decided(Modelled& modelled, const Caller& caller, DecisionKind kind) {
    if (is_held_by_other(modelled, caller)) return "review.claimed";
    if (modelled.state != "inReview") return "review.not_decidable";
    if (kind == DecisionKind::approve && world_.settings.four_eyes) {
      if (modelled.proposer == caller.account_id) return "review.second_reviewer_needed";
      if (modelled.proposer.empty()) {
        modelled.proposer = caller.account_id;
        modelled.holder.clear();
        ++entries_;
        return "done";
      }
    }
    modelled.holder.clear();
    move(modelled, kind == DecisionKind::approve  ? "completed"
                   : kind == DecisionKind::reject ? "rejected"
                                                  : "returned");
    ++mails_;
    for (int i = 0; kind == DecisionKind::approve && i < devices; ++i) issued();
    return "done";
  }

  void issued() {
    std::string digits = std::to_string(accounts_.size() + 1);
    accounts_.emplace("W" + std::string(7 - digits.size(), '0') + digits, ModelledAccount{});
    ++entries_;
  }

  void decide() {
    auto& [id, modelled] = application();
    const Caller& caller = reviewer();
    const int kind = below(5);
    portal::DecisionRequest request;
    if (kind < 2) request = {DecisionKind::send_back, {{"staffCount", "人数"}}, ""};
    if (kind == 2) request = {DecisionKind::reject, {}, "理由"};
    const std::int64_t version = modelled.version - (below(8) == 0 ? 1 : 0);
    const std::string expected =
        version != modelled.version ? "review.changed" : decided(modelled, caller, request.kind);
    expect(decide_application(world_.context, caller, id, {Precondition::Kind::version, version}, request), expected);
  }

  void withdraw() {
    auto& [id, modelled] = application();
    const bool may = modelled.state == "received" || modelled.state == "returned";
    expect(withdraw_application(world_.context, owner(modelled), id), may ? "done" : "application.not_withdrawable");
    if (may) move(modelled, "withdrawn");
  }

  void resubmit() {
    auto& [id, modelled] = application();
    const Caller& caller = owner(modelled);
    form::Value answers = find_application(world_.context, caller, id)->answers;
    answers.set("staffCount", 1 + below(9));
    const std::string hash = Keys::sha256_hex(portal::reviewed_text(world_.use_start(), answers));
    const bool may = modelled.state == "returned";
    expect(resubmit_application(world_.context, caller, id, {answers, hash}, "again" + std::to_string(++keys_)),
           may ? "done" : "application.not_returned");
    if (may) move(modelled, "received");
  }

  void approve_together() {
    auto& [id, modelled] = application();
    const Caller& caller = reviewer();
    Modelled before = modelled;
    const int entries_before = entries_;
    std::string expected = "review.not_confirmed";
    if (modelled.confirmed) {
      if (modelled.state == "received") move(modelled, "inReview");
      expected = decided(modelled, caller, DecisionKind::approve);
    }
    const std::int64_t version = before.version;
    const auto item = approve_confirmed(world_.context, caller, {{{id, version}}}).applications.at(0);
    const std::string said = item.outcome == portal::ApprovalOutcome::refused ? item.code : "done";
    BOOST_TEST(said == expected);
    ++outcomes_[said];
    if (expected == "done") return;
    modelled = before;
    entries_ = entries_before;
  }

  void change_account() {
    if (accounts_.empty()) return;
    auto account = accounts_.begin();
    std::advance(account, below(static_cast<int>(std::min<std::size_t>(accounts_.size(), 20))));
    auto& [id, modelled] = *account;
    if (below(2) == 0) {
      expect(stop_account(world_.context, reviewer(), id), modelled.active ? "done" : "issued_account.stopped");
      if (modelled.active) ++entries_;
      modelled.active = false;
    } else {
      const bool may = !modelled.replaced;
      expect(reissue_account(world_.context, reviewer(), id), may ? "done" : "issued_account.replaced");
      if (!may) return;
      modelled = {false, true};
      ++entries_;
      issued();
    }
  }

  World world_;
  std::mt19937 random_;
  std::map<std::string, Modelled> applications_;
  std::vector<std::string> order_;
  std::map<std::string, ModelledAccount> accounts_;
  std::map<std::string, int> outcomes_;
  int entries_ = 0;
  int mails_ = 0;
  int keys_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(review_walk)

BOOST_AUTO_TEST_CASE(B6_no_step_of_a_walk_at_random_differs_from_the_model) {
  const char* const wanted = std::getenv("MADOGUCHI_WALK_STEPS");
  const int steps = wanted != nullptr ? std::atoi(wanted) : 3'000;
  Walk walk(20261123);
  for (int i = 0; i < steps; ++i) walk.step();
  walk.finish();
  // The walk has been everywhere.
  for (const char* outcome :
       {"sent", "done", "review.not_open", "review.claimed", "review.changed", "review.not_decidable",
        "review.not_confirmed", "review.second_reviewer_needed", "application.not_withdrawable",
        "application.not_returned", "issued_account.stopped", "issued_account.replaced"}) {
    BOOST_TEST(walk.outcomes().contains(outcome), outcome);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
