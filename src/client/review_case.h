// One application on the review desk: taken up and let go, decided about, with what else a reviewer can do from there.
// What is typed stays, by application, until it is sent: whatever the network does, and whoever was quicker.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/load_state.h"
#include "client/review_decision.h"
#include "client/sent_application.h"
#include "client/staff_calls.h"
#include "form/definition.h"
#include "portal/review_messages.h"

namespace madoguchi::client {

// What was done last.
enum class ReviewNews { none, claimed, released, proposed, approved, returned, rejected, reopened, stopped, reissued };

struct ReviewCaseView {
  std::string id;
  LoadState load = LoadState::loading;
  std::optional<portal::Problem> problem;  // why it did not load
  portal::ReviewApplication application;   // when ready
  bool busy = false;                       // something is under way
  ReviewNews news = ReviewNews::none;
  std::optional<portal::Problem> refusal;  // why the last thing was not done
  DecisionDraft draft;
  std::vector<form::Issue> faults;  // of the draft, found here or by the server
  unsigned attempts = 0;            // how often a decision was asked for: tells faults from those before

  bool mine() const { return application.claim && application.claim->mine; }
  // Somebody else changed it since it was looked at (412): the refusal's issues say what.
  bool changed() const { return refusal && refusal->code == "review.changed"; }
};

class ReviewCase {
 public:
  ReviewCase(Ports& ports, std::function<void()> changed);

  const ReviewCaseView& view() const { return view_; }
  void open(std::string_view id);
  void load();          // again; what is typed stays
  bool unsent() const;  // something was typed about any application

  // In form order; of the form's version that it was sent with.
  std::vector<SentAnswer> answers() const;
  std::vector<std::string> flaggable() const;
  const form::Field* find(std::string_view field) const;  // null pointer: the form has none

  void claim();
  void release();
  void set_draft(DecisionDraft draft);
  bool check();  // whether the draft can be sent; shows what is wrong
  void decide();
  void reopen_check();
  void stop_account(std::string_view id);
  void reissue_account(std::string_view id);

 private:
  void refresh();
  using Took = void (ReviewCase::*)(const Response&);
  void act(std::string method, const std::string& path, std::string body, Took took, std::string if_match = {});
  void on_application(const Response& response);
  void on_form(const Response& response);
  void fail(const Response& response);
  void take(portal::ReviewApplication application);
  void on_claimed(const Response& response);
  void on_released(const Response& response);
  void on_decided(const Response& response);
  void on_refused(const Response& response);
  void on_reopened(const Response& response);
  void on_stopped(const Response& response);
  void on_reissued(const Response& response);

  StaffCalls calls_;
  StaffCalls forms_;
  ReviewCaseView view_;
  std::map<std::string, DecisionDraft, std::less<>> drafts_;  // of the applications that are not open
  std::optional<form::Definition> definition_;
  RequestId loading_ = 0;
};

}  // namespace madoguchi::client
