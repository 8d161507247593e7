// See upload.h. One step is under way at a time: a read, a request or a wait. Each has a number, and an answer with
// another number than the present one is of a step that was given up, and is dropped.
//
//   recognise ── refused
//      └─ fingerprint ── create ── piece, piece … ── accepted
//            ↑        │ broken off: paused, wait, probe the file, ask the offset, go on
//            └ anew ──┘ the server no longer has it
#include "client/upload.h"

#include <algorithm>
#include <utility>

#include "client/api.h"
#include "client/fingerprint.h"
#include "client/piece_size.h"
#include "client/recognising.h"
#include "client/retry_delay.h"
#include "client/tus.h"

namespace madoguchi::client {
namespace {

form::Issue issue_of(const document::Refusal& refusal) {
  form::Issue issue;
  issue.code = refusal.code;
  issue.params = form::Value(form::Value::Object{});
  for (const auto& [name, text] : refusal.text_params) issue.params.set(name, text);
  for (const auto& [name, number] : refusal.number_params) issue.params.set(name, static_cast<std::int64_t>(number));
  return issue;
}

form::Issue issue_of(std::string code) {
  form::Issue issue;
  issue.code = std::move(code);
  issue.params = form::Value(form::Value::Object{});
  return issue;
}

// Why the server does not take the file: the issue it names, or what its problem means for a file; so that each code
// that a file can be refused with is one that the locale has words for.
form::Issue issue_of(const portal::Problem& problem) {
  if (!problem.issues.empty()) return problem.issues.front();
  if (problem.code == "upload.too_large") return issue_of(std::string("document.too_large"));
  if (problem.code == "upload.empty") return issue_of(std::string("document.empty"));
  if (problem.code == "upload.bad_name" || problem.code.compare(0, 9, "document.") == 0) return issue_of(problem.code);
  form::Issue issue = issue_of(std::string("upload.refused"));
  issue.params.set("code", problem.code);
  return issue;
}

}  // namespace

struct Upload::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, ChosenFile file, int key, std::function<void()> changed)
      : ports_(ports), file_(std::move(file)), changed_(std::move(changed)) {
    view_.key = key;
    view_.name = file_.name;
    view_.size_bytes = file_.size_bytes;
  }

  Machine(Ports& ports, UploadView known, std::function<void()> changed)
      : ports_(ports),
        file_{0, known.name, known.size_bytes},
        view_(std::move(known)),
        changed_(std::move(changed)),
        id_(view_.begun_id),
        file_released_(true) {
    view_.state = UploadState::interrupted;
  }

  const UploadView& view() const { return view_; }

  // ---- one of an earlier visit

  void restore(const portal::UploadStatus* status) {
    if (status)
      take_status(*status);
    else if (!id_.empty())
      call(tus::ask_status(id_), &Machine::on_restored);
  }

  void on_restored(Response response) {
    auto status = portal::read_upload_status(response.body);
    if (api::succeeded(response) && status) return take_status(*status);
    if (response.status != 404 && response.status != 410) return show(UploadState::interrupted, view_.sent_bytes);
    forget_on_server();
    show(UploadState::interrupted, 0);
  }

  void take_status(const portal::UploadStatus& status) {
    view_.kind = status.kind;
    if (status.state == "accepted") return accept();
    if (status.state == "refused") {
      gone_ = true;
      return refuse(status.refusal ? *status.refusal : issue_of(std::string("document.unsupported")));
    }
    offset_ = farthest_ = std::min(status.offset_bytes, view_.size_bytes);
    show(UploadState::interrupted, offset_);
  }

  void supply(ChosenFile file) {
    if (view_.state != UploadState::interrupted || file.name != view_.name || file.size_bytes != view_.size_bytes)
      return is_other(file);
    begin_step();
    release_file();
    file_ = std::move(file);
    file_released_ = false;
    view_.other_file = false;
    show(UploadState::recognising, offset_);
    if (!stopped_) recognise();
  }

  void is_other(const ChosenFile& file) {
    ports_.file_picker.release(file.handle);
    if (view_.state != UploadState::interrupted) return;
    view_.other_file = true;
    show(UploadState::interrupted, view_.sent_bytes);
  }

  void recognise() {
    const unsigned step = begin_step();
    auto recognising = std::make_unique<Recognising>(ports_.file_picker, file_,
                                                     [weak = weak_from_this(), step](document::Recognition outcome) {
                                                       const auto self = weak.lock();
                                                       if (self && self->step_ == step)
                                                         self->recognised(std::move(outcome));
                                                     });
    if (step_ == step) recognising_ = std::move(recognising);  // otherwise it knew at once
  }

  void resume() {
    if (view_.state == UploadState::paused) go_on();
    if (view_.state == UploadState::interrupted && request_ == 0) restore(nullptr);
  }

  void recheck() {
    if (view_.state == UploadState::accepted) call(tus::ask_status(id_), &Machine::on_rechecked);
  }

  void stop() {
    begin_step();
    stopped_ = true;
    recognising_.reset();
    release_file();
  }

  void terminate() {
    const bool on_server = !id_.empty() && !gone_;
    stop();
    if (on_server) ports_.transport.send(tus::terminate(id_), [](Response) {});  // else it expires there
  }

 private:
  using Handler = void (Machine::*)(Response);

  // Gives up what is under way; its answer will be dropped.
  unsigned begin_step() {
    ++step_;
    if (const RequestId request = std::exchange(request_, 0); request != 0) ports_.transport.cancel(request);
    if (const std::uint32_t timer = std::exchange(timer_, 0); timer != 0) ports_.clock.cancel(timer);
    return step_;
  }

  std::function<void(Response)> answer_to(unsigned step, Handler then) {
    return [weak = weak_from_this(), step, then](Response response) {
      const auto self = weak.lock();
      if (!self || self->step_ != step) return;
      ++self->step_;
      self->request_ = 0;
      ((*self).*then)(std::move(response));
    };
  }

  void call(Request request, Handler then) {
    const unsigned step = begin_step();
    const RequestId id = ports_.transport.send(std::move(request), answer_to(step, then));
    if (step_ == step) request_ = id;  // otherwise it was answered at once
  }

  void recognised(document::Recognition outcome) {
    begin_step();
    recognising_.reset();
    if (outcome.refusal) return refuse(issue_of(*outcome.refusal));
    if (!outcome.kind) return refuse(issue_of(std::string("document.unreadable")));
    view_.kind = std::string(document::kind_name(*outcome.kind));
    take_fingerprint(ports_.file_picker, ports_.digest, file_,
                     [weak = weak_from_this(), step = step_](std::string hex) {
                       const auto self = weak.lock();
                       if (self && self->step_ == step) self->known_by(std::move(hex));
                     });
  }

  void known_by(std::string fingerprint) {
    begin_step();
    if (fingerprint.empty()) return refuse(issue_of(std::string("document.unreadable")));
    const std::string before = std::exchange(view_.fingerprint, std::move(fingerprint));
    if (id_.empty()) return create();
    if (before == view_.fingerprint) return ask_offset();
    if (before.empty()) {  // nobody knows what the server has the beginning of
      ports_.transport.send(tus::terminate(id_), [](Response) {});
      return create();
    }
    view_.fingerprint = before;
    release_file();
    view_.other_file = true;
    show(UploadState::interrupted, offset_);
  }

  void forget_on_server() {
    id_.clear();
    view_.begun_id.clear();
    view_.upload_id.clear();
    offset_ = 0;
  }

  void create() {
    forget_on_server();
    gone_ = false;
    show(UploadState::sending, 0);
    if (!stopped_) call(tus::create(file_.name, file_.size_bytes), &Machine::on_created);
  }

  void on_created(Response response) {
    if (!api::succeeded(response)) return on_failure(response);
    const auto id = tus::created_id(response);
    if (!id) return pause(api::retry_after_s(response));
    id_ = view_.begun_id = *id;
    send_piece();
  }

  void send_piece() {
    show(UploadState::sending, offset_);
    if (stopped_) return;
    const std::uint64_t size = std::min(piece_.bytes(), file_.size_bytes - offset_);
    const unsigned step = begin_step();
    piece_begun_ms_ = ports_.clock.now_ms();
    auto progress = [weak = weak_from_this(), step, size](std::uint64_t left) {
      const auto self = weak.lock();
      if (self && self->step_ == step) self->show(UploadState::sending, self->offset_ + std::min(left, size));
    };
    const RequestId id = ports_.transport.send_slice(tus::send_piece(id_, offset_), file_.handle, offset_, size,
                                                     std::move(progress), answer_to(step, &Machine::on_piece));
    if (step_ == step) request_ = id;
  }

  void on_piece(Response response) {
    if (!api::succeeded(response)) {
      piece_.broke();
      return on_failure(response);
    }
    const auto offset = tus::offset_bytes(response);
    if (!offset || *offset > file_.size_bytes || *offset < offset_) return pause(0);
    // Nothing was left to send: this only asked the server to look at what it has.
    if (offset_ == file_.size_bytes) return ask_status();
    piece_.took(ports_.clock.now_ms() - piece_begun_ms_);
    advance(*offset);
    if (offset_ == file_.size_bytes) return accept();
    send_piece();
  }

  void advance(std::uint64_t offset) {
    offset_ = offset;
    if (offset_ <= farthest_) return;
    farthest_ = offset_;
    restarted_ = false;
    delay_.reset();
  }

  // What else an answer may mean, whatever was asked.
  void on_failure(const Response& response) {
    constexpr int offset_conflict = 409, gone = 410, locked = 423, checksum_mismatch = 460;
    if (response.status == 401) return wait_for_session();
    if (response.status == 404 && !id_.empty()) return begin_anew();
    if (response.status == gone && !id_.empty()) return ask_status();
    const portal::Problem problem = api::problem_of(response);
    const bool passes = response.status == offset_conflict || response.status == locked ||
                        response.status == checksum_mismatch || problem.code == "upload.incomplete_body";
    if (passes || api::passing(response)) return pause(api::retry_after_s(response));
    gone_ = response.status == 422 && offset_ > 0;
    refuse(issue_of(problem));
  }

  void ask_offset() { call(tus::ask_offset(id_), &Machine::on_offset); }

  void on_offset(Response response) {
    if (!api::succeeded(response)) return on_failure(response);
    const auto offset = tus::offset_bytes(response);
    if (!offset || *offset > file_.size_bytes) return begin_anew();
    advance(*offset);
    if (offset_ == file_.size_bytes) return ask_status();
    send_piece();
  }

  void ask_status() { call(tus::ask_status(id_), &Machine::on_status); }

  void on_status(Response response) {
    if (response.status == 404 || response.status == 410) return begin_anew();
    if (!api::succeeded(response)) return on_failure(response);
    auto status = portal::read_upload_status(response.body);
    if (!status) return pause(0);
    if (status->state == "accepted") return accept();
    if (status->state == "refused") {
      gone_ = true;
      return refuse(status->refusal ? *status->refusal : issue_of(std::string("document.unsupported")));
    }
    if (status->offset_bytes > file_.size_bytes) return begin_anew();
    // All is there but nobody has looked at it: after the wait, an empty piece asks the server to.
    const bool unlooked = offset_ == file_.size_bytes && status->offset_bytes == offset_;
    advance(status->offset_bytes);
    if (unlooked && asked_to_look_) return pause(0);
    asked_to_look_ = unlooked;
    send_piece();
  }

  void on_rechecked(Response response) {
    const auto status = portal::read_upload_status(response.body);
    const bool still_there = status && status->state == "accepted";
    const bool lost = response.status == 404 || response.status == 410 || (api::succeeded(response) && !still_there);
    if (!lost) return;
    view_.upload_id.clear();
    farthest_ = 0;
    if (file_released_) {
      forget_on_server();
      return show(UploadState::interrupted, 0);
    }
    begin_anew();
  }

  // The server no longer has it. The first time at once; after that with a wait, lest the two of us run in a circle.
  void begin_anew() {
    id_.clear();
    view_.begun_id.clear();
    offset_ = 0;
    if (restarted_) return pause(0);
    restarted_ = true;
    create();
  }

  void pause(int retry_after_s) {
    const unsigned step = begin_step();
    asked_to_look_ = false;
    const std::uint32_t timer = ports_.clock.after(delay_.next(retry_after_s * 1000), [weak = weak_from_this(), step] {
      const auto self = weak.lock();
      if (!self || self->step_ != step) return;
      self->timer_ = 0;
      self->go_on();
    });
    if (step_ == step) timer_ = timer;
    show(UploadState::paused, offset_);
  }

  // Nobody is logged in any more: only resume() goes on.
  void wait_for_session() {
    begin_step();
    show(UploadState::paused, offset_);
  }

  // A connection that broke and a file that can no longer be read look the same to a platform's network: read a byte
  // first.
  void go_on() {
    show(UploadState::sending, offset_);
    if (stopped_) return;
    const unsigned step = begin_step();
    const std::uint64_t at = std::min(offset_, file_.size_bytes - 1);
    ports_.file_picker.read(file_.handle, at, 1,
                            [weak = weak_from_this(), step](std::optional<std::vector<std::byte>> byte) {
                              const auto self = weak.lock();
                              if (!self || self->step_ != step) return;
                              if (!byte || byte->size() != 1)
                                return self->refuse(issue_of(std::string("document.unreadable")));
                              if (self->id_.empty()) return self->create();
                              self->ask_offset();
                            });
  }

  void accept() {
    view_.upload_id = id_;
    show(UploadState::accepted, file_.size_bytes);
  }

  void refuse(form::Issue issue) {
    begin_step();
    view_.refusal = std::move(issue);
    release_file();
    show(UploadState::refused, 0);
  }

  void release_file() {
    if (!std::exchange(file_released_, true)) ports_.file_picker.release(file_.handle);
  }

  // Who is told may stop this: whoever goes on after it asks stopped_.
  void show(UploadState state, std::uint64_t sent_bytes) {
    if (stopped_) return;
    view_.state = state;
    view_.sent_bytes = sent_bytes;
    if (changed_) changed_();
  }

  Ports& ports_;
  ChosenFile file_;
  UploadView view_;
  std::function<void()> changed_;
  std::unique_ptr<Recognising> recognising_;

  unsigned step_ = 0;  // the step under way
  RequestId request_ = 0;
  std::uint32_t timer_ = 0;

  std::string id_;              // the server's name for it; empty: not created there
  std::uint64_t offset_ = 0;    // what the server has acknowledged
  std::uint64_t farthest_ = 0;  // the farthest it ever was: only beyond it is progress
  std::int64_t piece_begun_ms_ = 0;
  PieceSize piece_;
  RetryDelay delay_;
  bool restarted_ = false;  // begun anew since the last progress
  bool asked_to_look_ = false;
  bool gone_ = false;  // the server has thrown it away: nothing to terminate
  bool file_released_ = false;
  bool stopped_ = false;
};

Upload::Upload(Ports& ports, ChosenFile file, int key, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(file), key, std::move(changed))) {
  machine_->recognise();
}

Upload::Upload(Ports& ports, UploadView known, const portal::UploadStatus* status, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(known), std::move(changed))) {
  machine_->restore(status);
}

Upload::~Upload() { machine_->stop(); }

const UploadView& Upload::view() const { return machine_->view(); }

// Each holds the machine while it runs: who is told of a change may let go of the upload.
void Upload::resume() {
  const auto machine = machine_;
  machine->resume();
}

void Upload::recheck() {
  const auto machine = machine_;
  machine->recheck();
}

void Upload::supply(ChosenFile file) {
  const auto machine = machine_;
  machine->supply(std::move(file));
}

void Upload::cancel() {
  const auto machine = machine_;
  machine->terminate();
}

}  // namespace madoguchi::client
