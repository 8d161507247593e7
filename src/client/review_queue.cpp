// See review_queue.h.
#include "client/review_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "client/api.h"
#include "client/query_text.h"
#include "client/route.h"
#include "portal/application.h"

namespace madoguchi::client {
namespace {

std::string path_of(const ReviewQuery& query) {
  Route route{Screen::review, "", ""};
  route.query = to_address(query);
  return to_path(route);
}

}  // namespace

bool reviewable(const portal::ReviewListing& listing) {
  const auto state = portal::state_from_name(listing.state);
  const bool open = state == portal::ApplicationState::received || state == portal::ApplicationState::in_review;
  return open && (listing.claimed_by.empty() || listing.claimed_by_me);
}

bool approvable(const portal::ReviewListing& listing) { return reviewable(listing) && listing.check_confirmed; }

std::int64_t ReviewQueueView::count_of(std::string_view state) const {
  std::int64_t sum = 0;
  for (const portal::StateCount& each : counts)
    if (state == all_states || each.state == state) sum += each.count;
  return sum;
}

std::vector<portal::ReviewListing> ReviewQueueView::chosen_ones() const {
  std::vector<portal::ReviewListing> found;
  std::copy_if(applications.begin(), applications.end(), std::back_inserter(found),
               [this](const portal::ReviewListing& each) { return chosen.count(each.id) != 0; });
  return found;
}

ReviewQueue::ReviewQueue(Ports& ports, std::function<void()> changed, std::function<void(const std::string&)> go,
                         std::string_view today)
    : calls_(ports, review_path, std::move(changed)), go_(std::move(go)), calendar_(ports.clock, today) {}

// Who comes back to the same list finds it, as long as before, and sees it renewed in place.
void ReviewQueue::open(std::string_view query) {
  ReviewQuery wanted = parse_review_query(query);
  const bool same = std::exchange(opened_, true) && wanted == view_.shown && view_.load == LoadState::ready;
  if (!same) {
    ReviewQueueView fresh;
    fresh.counts = std::move(view_.counts);  // stand until the new ones come
    fresh.shown = fresh.typed = std::move(wanted);
    view_ = std::move(fresh);
    pages_ = 1;
  }
  load();
}

void ReviewQueue::load() {
  if (view_.load == LoadState::failed) view_.load = LoadState::loading;
  query_ = to_request(view_.shown, calendar_.today());
  wanted_pages_ = pages_;
  incoming_.clear();
  incoming_pages_ = 0;
  view_.loading_more = false;
  ask({});
  calls_.tell();
}

void ReviewQueue::load_more() {
  if (!view_.more || view_.loading_more) return;
  view_.loading_more = true;
  incoming_ = view_.applications;
  incoming_pages_ = pages_;
  wanted_pages_ = pages_ + 1;
  ask(next_);
  calls_.tell();
}

void ReviewQueue::ask(const std::string& after) {
  calls_.cancel(loading_);
  view_.problem.reset();
  std::string query = query_;
  add_pair(query, "after", after);
  loading_ = calls_.get(query.empty() ? "/applications" : "/applications?" + query,
                        [this](const Response& response) { on_page(response); });
}

void ReviewQueue::on_page(const Response& response) {
  loading_ = 0;
  auto page = portal::read_review_page(response.body);
  if (!api::succeeded(response) || !page) {
    view_.problem = api::problem_of(response);
    if (view_.load == LoadState::loading) view_.load = LoadState::failed;
    view_.loading_more = false;
    return;
  }
  std::move(page->applications.begin(), page->applications.end(), std::back_inserter(incoming_));
  view_.counts = std::move(page->counts);
  next_ = std::move(page->next);
  ++incoming_pages_;
  if (incoming_pages_ < wanted_pages_ && !next_.empty()) return ask(next_);
  view_.applications = std::exchange(incoming_, {});
  pages_ = incoming_pages_;
  view_.more = !next_.empty();
  view_.loading_more = false;
  view_.load = LoadState::ready;
  std::set<std::string> still;
  for (const portal::ReviewListing& each : view_.applications)
    if (approvable(each) && view_.chosen.count(each.id) != 0) still.insert(each.id);
  view_.chosen = std::move(still);
}

void ReviewQueue::set_typed(ReviewQuery typed) {
  view_.typed = std::move(typed);
  calls_.tell();
}

void ReviewQueue::search() {
  if (parse_review_query(to_address(view_.typed)) == view_.shown) return load();
  go_(path_of(view_.typed));
}

std::string ReviewQueue::path() const { return path_of(view_.shown); }

std::string ReviewQueue::next_after(std::string_view id) const {
  const auto& all = view_.applications;
  const auto here = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  if (here == all.end()) return {};
  auto next = std::find_if(here + 1, all.end(), reviewable);
  if (next == all.end()) next = std::find_if(all.begin(), here, reviewable);
  return next == here || next == all.end() ? std::string() : next->id;
}

void ReviewQueue::choose(std::string_view id, bool chosen) {
  if (view_.approving) return;
  for (const portal::ReviewListing& each : view_.applications) {
    if (each.id != id || !approvable(each)) continue;
    if (chosen && view_.chosen.size() < portal::max_bulk) view_.chosen.insert(each.id);
    if (!chosen) view_.chosen.erase(each.id);
  }
  calls_.tell();
}

void ReviewQueue::choose_all(bool chosen) {
  if (view_.approving) return;
  view_.chosen.clear();
  for (const portal::ReviewListing& each : view_.applications)
    if (chosen && approvable(each) && view_.chosen.size() < portal::max_bulk) view_.chosen.insert(each.id);
  calls_.tell();
}

void ReviewQueue::approve() {
  const std::vector<portal::ReviewListing> asked = view_.chosen_ones();
  if (view_.approving || asked.empty()) return;
  portal::BulkApproval message;
  for (const portal::ReviewListing& each : asked) message.applications.push_back({each.id, each.version});
  view_.approving = true;
  view_.approval_problem.reset();
  view_.outcomes.clear();
  calls_.send("POST", "/approvals", portal::write(message), {},
              [this, asked](const Response& response) { on_approved(response, asked); });
  calls_.tell();
}

void ReviewQueue::on_approved(const Response& response, const std::vector<portal::ReviewListing>& asked) {
  view_.approving = false;
  const auto result = portal::read_bulk_approval_result(response.body);
  if (!api::succeeded(response) || !result) {
    view_.approval_problem = api::problem_of(response);
    return;
  }
  for (const portal::BulkApprovalResult::Item& item : result->applications) {
    const auto listing = std::find_if(asked.begin(), asked.end(), [&](const auto& each) { return each.id == item.id; });
    if (listing != asked.end()) view_.outcomes.push_back({*listing, item.outcome, item.code});
  }
  view_.chosen.clear();
  load();
}

void ReviewQueue::close_outcomes() {
  view_.outcomes.clear();
  calls_.tell();
}

}  // namespace madoguchi::client
