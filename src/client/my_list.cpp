// See my_list.h.
#include "client/my_list.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {

struct MyList::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, Events events) : ports_(ports), events_(std::move(events)) {}

  void load() {
    if (waiting_ > 0) return;
    if (state_ != LoadState::ready) state_ = LoadState::loading;
    waiting_ = 2;
    failed_ = false;
    call(api::drafts(), &Machine::on_drafts);
    call(api::applications(), &Machine::on_applications);
    notify();
  }

  void delete_draft(std::string_view form_id) {
    const auto draft = std::find_if(drafts_.begin(), drafts_.end(),
                                    [&](const portal::DraftListing& each) { return each.form_id == form_id; });
    if (busy_ || draft == drafts_.end()) return;
    begin();
    deleting_ = draft->form_id;
    call(api::delete_draft(draft->form_id, draft->version), &Machine::on_deleted);
    notify();
  }

  void withdraw(std::string_view application_id) {
    if (busy_) return;
    begin();
    call(api::withdraw(application_id), &Machine::on_withdrawn);
    notify();
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = events_.changed) changed();
  }

  Ports& ports_;
  Events events_;
  LoadState state_ = LoadState::loading;
  std::vector<portal::DraftListing> drafts_;
  std::vector<portal::ApplicationListing> applications_;
  std::string operation_start_date_;
  std::optional<portal::Problem> problem_;
  bool busy_ = false;

 private:
  void call(Request request, void (Machine::*then)(const Response&)) {
    ports_.transport.send(std::move(request), [weak = weak_from_this(), then](Response response) {
      if (const auto self = weak.lock()) ((*self).*then)(response);
    });
  }

  void begin() {
    busy_ = true;
    problem_.reset();
  }

  void on_drafts(const Response& response) {
    auto list = portal::read_draft_list(response.body);
    if (api::succeeded(response) && list) drafts_ = std::move(list->drafts);
    loaded(response, api::succeeded(response) && list);
  }

  void on_applications(const Response& response) {
    auto list = portal::read_application_list(response.body);
    if (api::succeeded(response) && list) {
      applications_ = std::move(list->applications);
      operation_start_date_ = std::move(list->operation_start_date);
    }
    loaded(response, api::succeeded(response) && list);
  }

  void loaded(const Response& response, bool well) {
    if (!well) {
      failed_ = true;
      problem_ = api::problem_of(response);
    }
    if (--waiting_ > 0) return;
    if (state_ == LoadState::loading) state_ = failed_ ? LoadState::failed : LoadState::ready;
    notify();
  }

  // What was to be deleted may have been saved anew or sent in another window: what there is is shown again.
  void on_deleted(const Response& response) {
    constexpr int not_found = 404;
    const bool gone = api::succeeded(response) || response.status == not_found;
    settle(response, gone);
    if (gone && events_.draft_deleted) events_.draft_deleted(deleting_);
    load();
    notify();
  }

  void on_withdrawn(const Response& response) {
    settle(response, api::succeeded(response));
    load();
    notify();
  }

  void settle(const Response& response, bool well) {
    busy_ = false;
    if (!well) problem_ = api::problem_of(response);
  }

  int waiting_ = 0;
  bool failed_ = false;
  std::string deleting_;
};

MyList::MyList(Ports& ports, Events events) : machine_(std::make_shared<Machine>(ports, std::move(events))) {
  machine_->load();
}

MyList::~MyList() { machine_->events_ = Events(); }

void MyList::load() {
  machine_->problem_.reset();
  machine_->load();
}
LoadState MyList::load_state() const { return machine_->state_; }
const std::vector<portal::DraftListing>& MyList::drafts() const { return machine_->drafts_; }
const std::string& MyList::operation_start_date() const { return machine_->operation_start_date_; }
const std::vector<portal::ApplicationListing>& MyList::applications() const { return machine_->applications_; }
void MyList::delete_draft(std::string_view form_id) { machine_->delete_draft(form_id); }
void MyList::withdraw(std::string_view application_id) { machine_->withdraw(application_id); }
bool MyList::busy() const { return machine_->busy_; }
const std::optional<portal::Problem>& MyList::problem() const { return machine_->problem_; }

}  // namespace madoguchi::client
