// See draft_keeper.h. One request is under way at a time. go_on() decides what comes next from what is known, whatever
// has just happened; so no order of events has a path of its own.
//
// A saving whose outcome is not known is repeated as it was (`flight_`), so that what the server may have of ours is
// one known content, and no answer of our own is ever taken for somebody else's.
#include "client/draft_keeper.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "client/api.h"
#include "client/draft_conflicts.h"
#include "client/draft_copy.h"
#include "client/draft_merge.h"
#include "client/instant.h"
#include "client/retry_delay.h"
#include "client/window_copy.h"

namespace madoguchi::client {
namespace {

using form::Value;

constexpr int quiet_ms = 1'000;     // after the last change
constexpr int longest_ms = 10'000;  // after the first one that is not saved
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
constexpr std::int64_t nobodys_keeps_ms = day_ms;  // others may use this device tomorrow
constexpr std::int64_t own_keeps_ms = 90 * day_ms;
constexpr std::string_view nobodys_digits = "here";
constexpr std::size_t owner_digits = 32;

Value nothing() { return Value(Value::Object{}); }

}  // namespace

struct DraftKeeper::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, DraftPlace place, std::string owner, std::string form_id, Host host)
      : ports_(ports),
        place_(place),
        owner_(std::move(owner)),
        form_id_(std::move(form_id)),
        host_(std::move(host)),
        copy_(ports) {}

  // ---- opening

  void open() {
    if (opened_ || request_ != 0) return;
    session_ = true;
    if (place_ == DraftPlace::this_device) return place_here(nobodys_digits);
    if (copy_.placed()) return ask();
    ports_.digest.sha256(owner_, [weak = weak_from_this()](std::string hex) {
      const auto self = weak.lock();
      if (!self || self->copy_.placed()) return;
      hex.resize(owner_digits);
      if (self->here()) return self->place_here(hex);
      self->copy_.of_account(hex, self->form_id_);
      self->ask();
    });
  }

  bool here() const { return place_ != DraftPlace::account; }  // in this device alone

  void place_here(std::string_view digits) {
    copy_.of_this_device(digits, form_id_);
    opened_ = true;
    notify();
  }

  void begin(DraftContent base) {
    if (!opened_ || begun_) return;
    begun_ = true;
    if (here()) first_base_ = base_ = std::move(base);
    if (place_ == DraftPlace::account) copy_.look();
    if (here())
      take_up_this_devices();
    else if (must_look_)
      take_up_newest();
    else
      take_over();
    look_at_content();
    if (dirty_) keep_copy();
    go_on();
  }

  // Nobody but this device knows of it.
  void take_up_this_devices() {
    for (const DraftCopy& copy : copy_.take_all(place_ == DraftPlace::this_device ? nobodys_keeps_ms : own_keeps_ms))
      if (same_answers(copy.base, base_.answers)) put_in({copy.form_version, copy.answers});
  }

  // The server cannot be reached: what this device had last is gone on with, as if the window had never been closed.
  void take_up_newest() {
    if (!copy_.has_due()) return;
    const DraftCopy copy = copy_.next_due();
    base_ = {copy.form_version, copy.base};
    version_ = copy.base_version;
    if (copy.sent) flight_ = DraftContent{copy.form_version, *copy.sent};
    copy_.adopt(copy);
    put_in({copy.form_version, copy.answers});
  }

  void take_over() {
    if (version_ > 0) put_in(base_);
    take_up_copies();
  }

  // What this device had when the form was opened and the server does not: of windows that were closed. One after the
  // other, each when the server has what stands here. One that has changed since is of a window that is open.
  void take_up_copies() {
    while (copy_.has_due() && !dirty_) {
      const DraftCopy copy = copy_.next_due();
      if (!copy_.still_stands(copy)) continue;
      const DraftContent here = content();
      if (same_answers(copy.answers, here.answers)) {
        copy_.adopt(copy);
        continue;
      }
      if (copy.base_version > 0 && version_ == 0 && here.answers.as_object()->empty()) {
        return take_up_gone(copy);
      }
      Value before = copy.base;
      if (copy.sent) believe_sent(before, *copy.sent, base_.answers);
      MergedAnswers merged = merge_answers(before, copy.answers, here.answers);
      copy_.adopt(copy);
      put_in({std::max(copy.form_version, here.form_version), merged.answers});
      conflicts_.add(std::move(merged.conflicts), before, here.answers);
      look_at_content();
    }
  }

  // Typed into a draft that is no longer there.
  void take_up_gone(const DraftCopy& copy) {
    gone_ = true;
    gone_version_ = copy.base_version;
    base_ = {copy.form_version, copy.base};
    copy_.adopt(copy);
    put_in({copy.form_version, copy.answers});
  }

  // Where theirs is what we had sent, it is ours and no one else's.
  static void believe_sent(Value& base, const Value& sent, const Value& theirs) {
    for (const Value* answers : {&sent, &theirs}) {
      for (const auto& [field, answer] : *answers->as_object())
        if (same_answer(sent, theirs, field)) set_answer(base, field, sent.find(field));
    }
    if (!base.as_object()) return;
    const Value::Object before = *base.as_object();
    for (const auto& [field, answer] : before)
      if (!sent.find(field) && !theirs.find(field)) base.erase(field);  // taken away, and gone there
  }

  // ---- what stands in the form

  void edited() {
    if (!begun_) return;
    const bool before = dirty_;
    look_at_content();
    if (!dirty_ && !before) return;
    if (!dirty_ && here()) return copy_.drop();
    if (dirty_) keep_copy();
    if (!dirty_ && request_ == 0) return go_on();
    if (std::exchange(refused_, false)) failing_ = false;  // this one may be taken
    if (place_ == DraftPlace::account && request_ == 0 && !failing_ && can_go_on()) wait_for_quiet();
  }

  void put_in(const DraftContent& content) const {
    if (host_.take) host_.take(content);
  }

  // Nothing when who would know is gone, by being told of something.
  DraftContent content() const { return host_.content ? host_.content() : DraftContent(); }

  void look_at_content() {
    const DraftContent content = this->content();
    const bool before = std::exchange(dirty_, flight_ || !same_answers(content.answers, base_.answers));
    if (dirty_ && !before) unsaved_since_ms_ = ports_.clock.now_ms();
    if (dirty_ && !before) copy_.outdate();
  }

  void keep_copy() {
    DraftContent content = this->content();
    DraftCopy copy;
    copy.form_version = content.form_version;
    copy.base_version = gone_ ? gone_version_ : version_;
    copy.base = base_.answers;
    conflicts_.take_back(copy.base);  // as long as the person has not chosen, it has to bring the question back
    copy.answers = std::move(content.answers);
    if (flight_) copy.sent = flight_->answers;
    copy_.keep(std::move(copy));
  }

  // ---- what comes next

  bool can_go_on() const { return begun_ && session_ && !held_ && !gone_; }

  void go_on() {
    if (!begun_ || !session_ || held_ || request_ != 0) return;
    cancel_timer();
    if (here()) return notify();
    if (must_look_) return ask();
    if (discard_ == DraftDiscard::running) return ask_to_discard();
    if (gone_) return notify();
    if (!conflicts_.empty()) conflicts_.drop_settled(content().answers);
    if (!conflicts_.empty()) {
      keep_copy();
      return notify();
    }
    look_at_content();
    if (!dirty_) return rest();
    if (!flight_) flight_ = content();
    put();
  }

  void rest() {
    copy_.drop();
    copy_.drop_adopted();
    failing_ = again_ = false;
    delay_.reset();
    take_up_copies();  // if there are any left
    look_at_content();
    if (dirty_ || !conflicts_.empty()) {
      keep_copy();
      wait_for_quiet();
    }
    notify();
  }

  void wait_for_quiet() {
    const std::int64_t left_ms = unsaved_since_ms_ + longest_ms - ports_.clock.now_ms();
    wait(static_cast<int>(std::clamp<std::int64_t>(left_ms, 0, quiet_ms)));
  }

  void wait(int delay_ms) {
    cancel_timer();
    timer_ = ports_.clock.after(delay_ms, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->timer_ = 0;
      self->go_on();
    });
  }

  void cancel_timer() {
    if (const std::uint32_t timer = std::exchange(timer_, 0); timer != 0) ports_.clock.cancel(timer);
  }

  void back_off(const Response& response) {
    failing_ = true;
    if (dirty_) keep_copy();
    wait(delay_.next(api::retry_after_s(response) * 1000));
    notify();
  }

  // ---- requests

  using Handler = void (Machine::*)(const Response&);

  void call(Request request, Handler then) {
    const unsigned step = ++step_;
    const RequestId id =
        ports_.transport.send(std::move(request), [weak = weak_from_this(), step, then](Response response) {
          const auto self = weak.lock();
          if (!self || self->step_ != step) return;
          ++self->step_;
          self->request_ = 0;
          if (response.status == 401) return self->wait_for_session();
          ((*self).*then)(response);
        });
    if (step_ == step) request_ = id;  // otherwise it was answered at once
  }

  void wait_for_session() {
    session_ = false;
    cancel_timer();
    if (begun_ && dirty_) keep_copy();
    notify();
  }

  void ask() { call(api::draft(form_id_), &Machine::on_asked); }

  void on_asked(const Response& response) {
    constexpr int not_found = 404;
    auto draft = portal::read_draft(response.body);
    const bool there = api::succeeded(response) && draft;
    if (!there && response.status != not_found) return not_known(response);
    must_look_ = false;
    failing_ = false;
    if (there) return meet(std::move(draft).value());
    ended_version_ = portal::version_of_tag(response.header("ETag").value_or("")).value_or(0);
    if (begun_ && version_ > 0) return lost();
    if (!begun_) opened_ = true;
    go_on();
    notify();
  }

  void not_known(const Response& response) {
    if (begun_ && !must_look_) return notify();  // it was only to see whether there is anything new
    must_look_ = true;
    if (discard_ == DraftDiscard::running) discard_ = DraftDiscard::failed;
    if (begun_) return back_off(response);
    opened_ = failing_ = true;
    notify();
  }

  // What the server has, and what stands here, become one.
  void meet(portal::Draft theirs) {
    uploads_ = std::move(theirs.uploads);
    const DraftContent before = std::exchange(base_, {theirs.listing.form_version, std::move(theirs.answers)});
    const std::int64_t version_before = std::exchange(version_, theirs.listing.version);
    saved_at_ = std::move(theirs.listing.saved_at);
    if (!begun_) {
      opened_ = true;
      return notify();
    }
    // A copy that was written while a choice was due has another base than that version's: it is asked again.
    if (version_ != version_before || !same_answers(before.answers, base_.answers)) merge(before.answers);
    if (again_ && version_ == version_before) return back_off({});  // nothing new, and yet it was refused
    go_on();
    notify();
  }

  void merge(Value base) {
    // From here on it can no longer arrive: its version is not the server's any more.
    if (const auto sent = std::exchange(flight_, std::nullopt)) believe_sent(base, sent->answers, base_.answers);
    conflicts_.take_back(base);  // still not chosen
    conflicts_.clear();
    const DraftContent here = content();
    MergedAnswers merged = merge_answers(base, here.answers, base_.answers);
    if (!same_answers(merged.answers, here.answers) || here.form_version < base_.form_version)
      put_in({std::max(here.form_version, base_.form_version), merged.answers});
    conflicts_.add(std::move(merged.conflicts), base, base_.answers);
    look_at_content();
    if (dirty_) keep_copy();
  }

  // What was typed since the last saving is kept; what is gone was sent, or somebody wanted it gone.
  void lost() {
    gone_version_ = std::exchange(version_, 0);
    flight_.reset();
    conflicts_.clear();
    gone_ = true;
    look_at_content();
    if (dirty_)
      keep_copy();
    else
      copy_.drop();
    go_on();
    notify();
  }

  void put() {
    call(api::save_draft(form_id_, {flight_->form_version, flight_->answers}, version_ > 0 ? version_ : ended_version_),
         &Machine::on_put);
    notify();
  }

  void on_put(const Response& response) {
    constexpr int not_found = 404, precondition_failed = 412;
    const auto saved = portal::read_draft_saved(response.body);
    if (std::exchange(overtaken_, false)) return sweep(saved ? saved->version : 0);
    if (api::succeeded(response) && saved) return on_saved(*saved);
    const bool not_ours = response.status == precondition_failed || (response.status == not_found && version_ > 0);
    if (not_ours && !again_) {
      again_ = true;
      must_look_ = true;
      return go_on();
    }
    if (!not_ours && !api::passing(response)) return refused();
    must_look_ = must_look_ || not_ours;
    again_ = false;
    back_off(response);
  }

  void on_saved(const portal::DraftSaved& saved) {
    base_ = *std::exchange(flight_, std::nullopt);
    version_ = saved.version;
    saved_at_ = saved.saved_at;
    again_ = failing_ = false;
    delay_.reset();
    unsaved_since_ms_ = ports_.clock.now_ms();
    look_at_content();
    if (!dirty_) return go_on();
    keep_copy();
    if (discard_ == DraftDiscard::running) return go_on();
    wait_for_quiet();
    notify();
  }

  // It will not take this content, whenever it is asked; perhaps the next one.
  void refused() {
    flight_.reset();
    failing_ = refused_ = true;
    keep_copy();
    if (discard_ == DraftDiscard::running) return go_on();
    notify();
  }

  // ---- both sides changed the same

  void choose(const std::vector<std::string>& theirs) {
    if (conflicts_.empty()) return;
    DraftContent content = this->content();
    conflicts_.choose(theirs, content.answers);
    put_in(content);
    look_at_content();
    if (dirty_) keep_copy();
    go_on();
    notify();
  }

  // ---- the end of a draft

  void discard() {
    if (!begun_ || discard_ == DraftDiscard::running) return;
    if (here() || gone_ || (version_ == 0 && !flight_ && request_ == 0)) return discarded();
    discard_ = DraftDiscard::running;
    must_look_ = must_look_ || (flight_ && request_ == 0);  // which version there is
    go_on();
    notify();
  }

  void ask_to_discard() {
    if (version_ == 0) return discarded();
    call(api::delete_draft(form_id_, version_), &Machine::on_discarded);
  }

  void on_discarded(const Response& response) {
    constexpr int not_found = 404, precondition_failed = 412;
    if (api::succeeded(response) || response.status == not_found) return discarded();
    discard_ = DraftDiscard::failed;
    must_look_ = response.status == precondition_failed;  // another window has saved meanwhile: that is shown first
    go_on();
    notify();
  }

  void discarded() {
    discard_ = DraftDiscard::none;
    clear();
    if (host_.emptied) host_.emptied();
    look_at_content();
    notify();
  }

  void clear() {
    copy_.drop();
    copy_.drop_adopted();
    cancel_timer();
    version_ = 0;
    base_ = {base_.form_version, first_base_.answers};
    flight_.reset();
    conflicts_.clear();
    uploads_.clear();
    gone_ = must_look_ = failing_ = refused_ = again_ = false;
  }

  void sent() {
    held_ = false;
    overtaken_ = request_ != 0 && flight_.has_value();
    clear();
    look_at_content();
  }

  // A saving that the application overtook has made a draft after it, of what was sent.
  void sweep(std::int64_t version) {
    if (version == 0) return go_on();
    call(api::delete_draft(form_id_, version), &Machine::on_swept);
  }

  void on_swept(const Response&) { go_on(); }

  void look_again() {
    if (!begun_ || place_ != DraftPlace::account || request_ != 0 || !session_) return;
    if (failing_ && !refused_) {
      delay_.reset();
      return go_on();
    }
    if (!dirty_ && !held_ && !gone_) ask();
  }

  void keep_gone() {
    if (!std::exchange(gone_, false)) return;
    base_.answers = nothing();
    look_at_content();
    go_on();
    notify();
  }

  void stop() {
    host_ = {};
    ++step_;
    cancel_timer();
    if (const RequestId request = std::exchange(request_, 0); request != 0) ports_.transport.cancel(request);
  }

  // ---- what there is to say

  DraftView view() const {
    DraftView view;
    view.for_server = place_ == DraftPlace::account;
    view.discard = discard_;
    view.now = rfc3339(ports_.clock.now_ms());
    view.state = state();
    if (view.state == DraftState::saved) view.saved_at = saved_at_;
    if (view.state == DraftState::kept_here) view.saved_at = rfc3339(copy_.kept_at_ms());
    if (view.state == DraftState::conflict) view.theirs_saved_at = saved_at_;
    return view;
  }

  DraftState state() const {
    if (!begun_) return DraftState::opening;
    if (gone_) return DraftState::gone;
    if (!conflicts_.empty()) return DraftState::conflict;
    if (!dirty_) return version_ > 0 ? DraftState::saved : DraftState::empty;
    const bool waits = here() || failing_ || !session_;
    if (!waits) return DraftState::saving;
    return copy_.kept() ? DraftState::kept_here : DraftState::unkept;
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = host_.changed) changed();
  }

  Ports& ports_;
  DraftPlace place_;
  std::string owner_;
  std::string form_id_;
  Host host_;

  bool opened_ = false;
  bool begun_ = false;
  bool session_ = true;  // false: nobody is logged in any more, session_renewed() goes on
  bool held_ = false;
  bool gone_ = false;
  bool must_look_ = false;  // what the server has is not known
  bool failing_ = false;    // the last request did not get what it asked for
  bool refused_ = false;    // and what stands in the form never will
  bool again_ = false;      // refused once as being of another version, and looked at what there is
  bool overtaken_ = false;  // what is being saved was sent as an application meanwhile
  bool dirty_ = false;      // what stands in the form is not what the server has said it has

  std::int64_t version_ = 0;  // the server's; 0: it has none
  std::int64_t gone_version_ = 0;
  std::int64_t ended_version_ = 0;  // of a draft that was sent or deleted: what a new one goes on from
  DraftContent base_;               // its answers
  DraftContent first_base_;         // what stands in the form before anything is typed
  std::string saved_at_;
  std::vector<portal::UploadStatus> uploads_;
  std::optional<DraftContent> flight_;  // sent, and not known whether it arrived
  DraftConflicts conflicts_;
  DraftDiscard discard_ = DraftDiscard::none;

  WindowCopy copy_;

  unsigned step_ = 0;
  RequestId request_ = 0;
  std::uint32_t timer_ = 0;
  std::int64_t unsaved_since_ms_ = 0;
  RetryDelay delay_;
};

DraftKeeper::DraftKeeper(Ports& ports, DraftPlace place, std::string owner, std::string form_id, Host host)
    : machine_(std::make_shared<Machine>(ports, place, std::move(owner), std::move(form_id), std::move(host))) {}

DraftKeeper::~DraftKeeper() { machine_->stop(); }

// Each holds the machine while it runs: who is told of a change may let go of the keeper.
void DraftKeeper::open() {
  const auto machine = machine_;
  machine->open();
}

bool DraftKeeper::opened() const { return machine_->opened_; }

void DraftKeeper::begin(DraftContent base) {
  const auto machine = machine_;
  machine->begin(std::move(base));
}

void DraftKeeper::edited() {
  const auto machine = machine_;
  machine->edited();
}

void DraftKeeper::flush() {
  const auto machine = machine_;
  if (machine->dirty_ && !machine->failing_) machine->go_on();
}

void DraftKeeper::look_again() {
  const auto machine = machine_;
  machine->look_again();
}

void DraftKeeper::session_renewed() {
  const auto machine = machine_;
  machine->session_ = true;
  if (machine->opened_)
    machine->go_on();
  else
    machine->open();
}

void DraftKeeper::hold(bool on) {
  const auto machine = machine_;
  machine->held_ = on;
  if (!on) machine->go_on();
}

void DraftKeeper::sent() {
  const auto machine = machine_;
  machine->sent();
}

void DraftKeeper::choose(const std::vector<std::string>& theirs) {
  const auto machine = machine_;
  machine->choose(theirs);
}

void DraftKeeper::keep_gone() {
  const auto machine = machine_;
  machine->keep_gone();
}

void DraftKeeper::discard() {
  const auto machine = machine_;
  machine->discard();
}

void DraftKeeper::forget_failed_discard() {
  if (machine_->discard_ == DraftDiscard::failed) machine_->discard_ = DraftDiscard::none;
}

DraftView DraftKeeper::view() const { return machine_->view(); }

std::vector<DraftConflict> DraftKeeper::conflicts() const {
  if (machine_->conflicts_.empty()) return {};
  return machine_->conflicts_.list(machine_->content().answers);
}

const std::vector<portal::UploadStatus>& DraftKeeper::uploads() const { return machine_->uploads_; }

bool DraftKeeper::settled() const {
  if (machine_->request_ != 0) return false;
  return !machine_->dirty_ || machine_->failing_ || !machine_->can_go_on() || !machine_->conflicts_.empty() ||
         machine_->here();
}

bool DraftKeeper::unkept() const { return machine_->dirty_ && !machine_->copy_.kept(); }

}  // namespace madoguchi::client
