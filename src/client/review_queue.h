// 審査: the queue. It is filtered, searched and sorted by what stands in the address; page after page; those whose
// facility was confirmed by 施設の確認 can be chosen and approved together.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "client/calendar.h"
#include "client/load_state.h"
#include "client/review_query.h"
#include "client/staff_calls.h"
#include "portal/review_messages.h"

namespace madoguchi::client {

struct ReviewQueueView {
  ReviewQuery shown;  // by which the list was asked for
  ReviewQuery typed;  // what the fields say, not yet asked for
  LoadState load = LoadState::loading;
  std::vector<portal::ReviewListing> applications;
  std::vector<portal::StateCount> counts;
  bool more = false;  // there are further ones
  bool loading_more = false;
  std::optional<portal::Problem> problem;  // why the first or a further page did not come

  std::set<std::string> chosen;  // ids, all of them listed and approvable
  bool approving = false;
  std::optional<portal::Problem> approval_problem;
  struct Outcome {
    portal::ReviewListing listing;  // as it was before
    portal::ApprovalOutcome outcome = portal::ApprovalOutcome::refused;
    std::string code;
  };
  std::vector<Outcome> outcomes;  // of the last approval

  std::int64_t count_of(std::string_view state) const;  // state or all_states
  std::vector<portal::ReviewListing> chosen_ones() const;
};

// Whether a reviewer can decide about it: nothing was decided, and nobody else works on it.
bool reviewable(const portal::ReviewListing& listing);
// Whether it can be approved together with others.
bool approvable(const portal::ReviewListing& listing);

class ReviewQueue {
 public:
  // `go` opens a path as a link does. `today`: ISO 8601.
  ReviewQueue(Ports& ports, std::function<void()> changed, std::function<void(const std::string& path)> go,
              std::string_view today);

  const ReviewQueueView& view() const { return view_; }
  void open(std::string_view query);  // of the address: lists what it asks for, anew
  void load();                        // again
  void load_more();
  void set_typed(ReviewQuery typed);
  void search();  // goes to the address of what was typed

  void choose(std::string_view id, bool chosen);
  void choose_all(bool chosen);  // of those that can be
  void approve();                // the chosen ones
  void close_outcomes();

  std::string path() const;  // of the list as it is shown
  // The id of what is to be reviewed after this one, as the list stands; empty: nothing, or it is not known.
  std::string next_after(std::string_view id) const;

 private:
  void ask(const std::string& after);
  void on_page(const Response& response);
  void on_approved(const Response& response, const std::vector<portal::ReviewListing>& asked);

  StaffCalls calls_;
  std::function<void(const std::string&)> go_;
  Calendar calendar_;
  ReviewQueueView view_;
  std::string query_;                            // of the request whose applications are shown
  std::vector<portal::ReviewListing> incoming_;  // pages that are not shown yet
  std::size_t pages_ = 1;                        // how many are shown
  std::size_t wanted_pages_ = 1;                 // how many are asked for, one after the other
  std::size_t incoming_pages_ = 0;
  std::string next_;
  bool opened_ = false;
  RequestId loading_ = 0;
};

}  // namespace madoguchi::client
