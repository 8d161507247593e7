// See fake_review.h.
#include "fakes/fake_review.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "client/query_text.h"
#include "fakes/fake_answers.h"
#include "fakes/fake_server.h"
#include "portal/application.h"
#include "portal/draft_messages.h"
#include "portal/effect_fields.h"
#include "text/percent.h"

namespace madoguchi::fakes {
namespace {

using form::Value;
using portal::DecisionKind;
using portal::ReviewApplication;

constexpr const char* instant = "2026-11-23T01:00:00.000Z";
constexpr const char* claimed_until = "2026-11-23T01:30:00.000Z";

client::Response answer_of(const ReviewApplication& found) {
  client::Response response = json(200, portal::write(found));
  response.headers.emplace_back("ETag", portal::version_tag(found.listing.version));
  return response;
}

client::Response refused(int status, const char* code, std::vector<form::Issue> issues) {
  portal::Problem problem;
  problem.status = status;
  problem.code = code;
  problem.issues = std::move(issues);
  return {status, {{"Content-Type", "application/problem+json"}}, portal::write(problem)};
}

std::string parameter(std::string_view query, std::string_view name) {
  return text::percent_decode(client::query_value(query, name));
}

bool is_open(const ReviewApplication& found) {
  return found.listing.state == "received" || found.listing.state == "inReview";
}

void move(ReviewApplication& found, const std::string& state, const char* actor) {
  found.history.push_back({instant, actor, "reviewer", found.listing.state, state});
  found.listing.state = state;
  found.listing.changed_at = instant;
  ++found.listing.version;
}

bool claimed_by_other(const ReviewApplication& found) { return found.claim && !found.claim->mine; }

client::Response claimed() {
  return refused(409, "review.claimed", {{"", "review.claimed_by", Value(Value::Object{{"name", FakeReview::other}})}});
}

}  // namespace

ReviewApplication& FakeReview::at(std::string_view id) {
  return *std::find_if(applications.begin(), applications.end(),
                       [&](const ReviewApplication& each) { return each.listing.id == id; });
}

void FakeReview::claim_by_other(std::string_view id) {
  ReviewApplication& found = at(id);
  if (found.listing.state == "received") move(found, "inReview", other);
  found.claim = portal::ReviewClaim{other, claimed_until, false};
  found.listing.claimed_by = other;
  found.listing.claimed_by_me = false;
}

void FakeReview::change(std::string_view id, std::string_view state) {
  ReviewApplication& found = at(id);
  move(found, std::string(state), other);
  found.claim.reset();
  found.listing.claimed_by.clear();
  found.listing.claimed_by_me = false;
}

client::Response FakeReview::answer(const client::Request& request, std::string_view path) {
  const std::string_view plain = path.substr(0, path.find('?'));
  if (plain == "/applications") return list(path.size() > plain.size() ? path.substr(plain.size() + 1) : "");
  if (plain == "/approvals") return approvals(request);
  if (plain == "/facility-checks/reopening") return reopen(request);
  constexpr std::string_view accounts = "/accounts/";
  if (plain.substr(0, accounts.size()) == accounts) return account(plain.substr(accounts.size()));
  constexpr std::string_view one_application = "/applications/";
  if (plain.substr(0, one_application.size()) != one_application) return FakeServer::problem(404, "http.unknown_path");
  const std::string_view rest = plain.substr(one_application.size());
  const std::string_view id = rest.substr(0, rest.find('/'));
  for (ReviewApplication& each : applications)
    if (each.listing.id == id) return one(request, each, rest.substr(id.size()));
  return FakeServer::problem(404, "application.unknown");
}

client::Response FakeReview::list(std::string_view query) const {
  portal::ReviewPage page;
  std::map<std::string, std::int64_t> counts;
  std::vector<portal::ReviewListing> found;
  const std::string state = parameter(query, "state");
  const std::string type = parameter(query, "facilityType");
  const std::string method = parameter(query, "method");
  const std::string prefecture = parameter(query, "prefecture");
  const std::string words = parameter(query, "q");
  for (const ReviewApplication& each : applications) {
    const portal::ReviewListing& listing = each.listing;
    if (!type.empty() && portal::facility_type_name(listing.facility_type) != type) continue;
    if (!method.empty() && listing.method != method) continue;
    if (!prefecture.empty() && listing.prefecture != prefecture) continue;
    ++counts[listing.state];
    if (!state.empty() && listing.state != state) continue;
    const std::string text = listing.facility_name + listing.receipt_number + listing.person_name;
    if (text.find(words) != std::string::npos) found.push_back(listing);
  }
  for (const auto& [name, count] : counts) page.counts.push_back({name, count});
  if (parameter(query, "sort").substr(0, 1) == "-") std::reverse(found.begin(), found.end());
  const std::string after = parameter(query, "after");
  const std::size_t begin = after.empty() ? 0 : std::stoul(after);
  for (std::size_t i = begin; i < std::min(found.size(), begin + page_size); ++i) page.applications.push_back(found[i]);
  if (begin + page_size < found.size()) page.next = std::to_string(begin + page_size);
  return json(200, portal::write(page));
}

client::Response FakeReview::one(const client::Request& request, ReviewApplication& found, std::string_view action) {
  if (action.empty()) return answer_of(found);
  if (action == "/decision") return decide(request, found);
  if (action != "/claim") return FakeServer::problem(404, "http.unknown_path");
  if (request.method == "POST") return claim(found);
  if (found.claim && found.claim->mine) found.claim.reset();
  if (!found.claim) found.listing.claimed_by.clear();
  found.listing.claimed_by_me = false;
  return {204, {}, ""};
}

client::Response FakeReview::claim(ReviewApplication& found) const {
  if (!is_open(found)) return FakeServer::problem(409, "review.not_open");
  if (claimed_by_other(found)) return claimed();
  if (found.listing.state == "received") move(found, "inReview", me);
  found.claim = portal::ReviewClaim{me, claimed_until, true};
  found.listing.claimed_by = me;
  found.listing.claimed_by_me = true;
  return answer_of(found);
}

std::string FakeReview::approve(ReviewApplication& found) {
  if (four_eyes && !found.listing.approval_proposed) {
    found.listing.approval_proposed = proposed_by_me = true;
    ++found.listing.version;
    found.decisions.push_back({instant, me, DecisionKind::approve, false, "", {}});
    return {};
  }
  if (found.listing.approval_proposed && proposed_by_me) return "review.second_reviewer_needed";
  found.listing.approval_proposed = false;
  found.decisions.push_back({instant, me, DecisionKind::approve, true, "", {}});
  move(found, "completed", me);
  for (int i = 0; i < found.listing.device_count; ++i) {
    char id[9];
    std::snprintf(id, sizeof id, "W%07d", ++issued);
    found.accounts.push_back(
        {id, portal::IssuedAccountState::active, instant, instant, found.listing.id, found.listing.receipt_number, ""});
  }
  return {};
}

client::Response FakeReview::decide(const client::Request& request, ReviewApplication& found) {
  std::string tag;
  for (const auto& [name, value] : request.headers)
    if (name == "If-Match") tag = value;
  if (tag.empty()) return FakeServer::problem(428, "review.precondition_missing");
  if (tag != portal::version_tag(found.listing.version)) {
    std::vector<form::Issue> issues = {{"", "review.state_now", Value(Value::Object{{"state", found.listing.state}})}};
    if (!found.revisions.empty())
      for (const portal::AnswerChange& change : found.revisions.back().changes)
        issues.push_back({change.field, "review.answer_changed", Value(Value::Object{})});
    return refused(412, "review.changed", std::move(issues));
  }
  if (claimed_by_other(found)) return claimed();
  if (found.listing.state != "inReview") return FakeServer::problem(409, "review.not_decidable");
  const auto message = portal::read_decision_request(request.body);
  if (!message) return FakeServer::problem(400, "request.malformed");
  if (message->kind == DecisionKind::approve) {
    const std::string fault = approve(found);
    if (!fault.empty()) return FakeServer::problem(409, fault);
  } else {
    found.decisions.push_back({instant, me, message->kind, true, message->reason, message->flags});
    move(found, message->kind == DecisionKind::reject ? "rejected" : "returned", me);
  }
  found.claim.reset();
  found.listing.claimed_by.clear();
  found.listing.claimed_by_me = false;
  return answer_of(found);
}

client::Response FakeReview::approvals(const client::Request& request) {
  const auto message = portal::read_bulk_approval(request.body);
  if (!message) return FakeServer::problem(400, "request.malformed");
  portal::BulkApprovalResult result;
  for (const portal::BulkApproval::Item& item : message->applications) {
    ReviewApplication& found = at(item.id);
    std::string code;
    if (found.listing.version != item.version) code = "review.changed";
    if (code.empty() && !found.listing.check_confirmed) code = "review.not_confirmed";
    if (code.empty() && claimed_by_other(found)) code = "review.claimed";
    if (code.empty() && found.listing.state == "received") move(found, "inReview", me);
    if (code.empty()) code = approve(found);
    const auto outcome = !code.empty()                        ? portal::ApprovalOutcome::refused
                         : found.listing.state == "completed" ? portal::ApprovalOutcome::completed
                                                              : portal::ApprovalOutcome::proposed;
    result.applications.push_back({item.id, outcome, code});
  }
  return json(200, portal::write(result));
}

client::Response FakeReview::reopen(const client::Request& request) {
  const auto message = portal::read_check_reopening(request.body);
  if (!message) return FakeServer::problem(400, "request.malformed");
  bool opened = false;
  for (ReviewApplication& each : applications) {
    if (each.facility.registration_number != message->registration_number || !each.check.closed) continue;
    each.check.closed = false;
    each.check.failed = 0;
    opened = true;
  }
  return opened ? client::Response{204, {}, ""} : FakeServer::problem(409, "facility_check.not_closed");
}

client::Response FakeReview::account(std::string_view path) {
  const std::string_view id = path.substr(0, path.find('/'));
  const bool stop = path.substr(id.size()) == "/stop";
  for (ReviewApplication& each : applications) {
    for (portal::IssuedAccount& account : each.accounts) {
      if (account.id != id) continue;
      if (stop && account.state == portal::IssuedAccountState::stopped)
        return FakeServer::problem(409, "issued_account.stopped");
      if (!account.replaced_by.empty()) return FakeServer::problem(409, "issued_account.replaced");
      account.state = portal::IssuedAccountState::stopped;
      if (stop) return json(200, portal::write(account));
      account.replaced_by = "W0000099";
      portal::IssuedAccount fresh = account;
      fresh.id = std::exchange(fresh.replaced_by, "");
      fresh.state = portal::IssuedAccountState::active;
      each.accounts.push_back(fresh);
      return json(201, portal::write(fresh));
    }
  }
  return FakeServer::problem(404, "issued_account.unknown");
}

void FakeReview::fill() {
  applications.reserve(5);  // references into it stay good
  const auto add = [this](const char* id, std::uint32_t number, const char* name, portal::FacilityType type,
                          const char* prefecture, bool by_master, int devices) -> ReviewApplication& {
    ReviewApplication each;
    each.listing.id = id;
    each.listing.receipt_number = portal::receipt_number({2026, 11, 22}, number);
    each.listing.received_at = each.listing.changed_at = "2026-11-22T05:0" + std::to_string(number % 10) + ":00.000Z";
    each.listing.form_id = "use-start";
    each.listing.form_version = 1;
    each.listing.state = "received";
    each.listing.version = 1;
    each.listing.facility_type = type;
    each.listing.facility_name = name;
    each.listing.prefecture = prefecture;
    each.listing.person_name = "見本 花子";
    each.listing.method = by_master ? "master" : "documents";
    each.listing.check_confirmed = by_master;
    each.listing.device_count = devices;
    each.answers = Value::Object{{"confirmationMethod", each.listing.method},
                                 {"staffCount", devices + 3},
                                 {"deviceCount", devices},
                                 {"termsAccepted", true}};
    each.facts = Value::Object{{"facilityType", portal::facility_type_name(type)},
                               {"facilityCheck", by_master ? "confirmed" : "none"}};
    if (by_master) each.withheld = {type == portal::FacilityType::kenshin ? "bankAccountNumber" : "birthDate"};
    each.facility = {type,       name,       "見本 太郎",         "1319900" + std::to_string(100 + number),
                     "100-0001", prefecture, "千代田区千代田1-1", "03-0000-0000"};
    each.master = each.facility;
    each.history = {{each.listing.received_at, "見本 花子", "applicant", "draft", "received"}};
    applications.push_back(std::move(each));
    return applications.back();
  };
  using portal::FacilityType;
  add("r-1", 1, "みほん健診センター", FacilityType::kenshin, "東京都", true, 2);
  ReviewApplication& documents = add("r-2", 2, "ひだまり鍼灸マッサージ院", FacilityType::sejutsu, "大阪府", false, 1);
  documents.attachments = {{"u-1", "attachments", "受領委任承諾通知書.pdf", 1'234'567, "pdf", false, false},
                           {"u-2", "attachments", "古い通知書.png", 34'567, "png", true, true},
                           {"u-3", "attachments", "請求書.xlsx", 45'678, "xlsx", false, false}};
  documents.attachments[2].scan = {portal::ScanState::infected, instant, "Win.Test.EICAR_HDB-1", ""};
  documents.master->address = "千代田区丸の内2-2";
  documents.master->phone = "03-1111-1111";
  documents.differing = {"address", "phone"};
  documents.check = {true, 5, "", true};
  add("r-3", 3, "ことのは健康管理クリニック", FacilityType::kenshin, "北海道", true, 12);
  ReviewApplication& second = add("r-4", 4, "さくら整骨院", FacilityType::sejutsu, "東京都", true, 3);
  second.check.last_confirmed_at = instant;
  ReviewApplication& again = add("r-5", 5, "みなと接骨院", FacilityType::sejutsu, "神奈川県", false, 4);
  again.master.reset();
  again.check.in_master_data = false;
  again.attachments = {{"u-5", "attachments", "届出.pdf", 2'345, "pdf", false, false}};
  again.decisions = {{instant,
                      other,
                      DecisionKind::send_back,
                      true,
                      "全体をご確認ください。",
                      {{"deviceCount", "台数をご確認ください。"}}}};
  again.revisions = {{instant, {{"deviceCount", false, Value(2), Value(4)}, {"birthDate", true, {}, {}}}}};
  claim_by_other("r-3");
}

}  // namespace madoguchi::fakes
