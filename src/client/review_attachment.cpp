// See review_attachment.h.
#include "client/review_attachment.h"

#include <algorithm>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {
namespace {

bool is_workbook(const portal::ReviewAttachment& file) { return file.kind == "xls" || file.kind == "xlsx"; }

}  // namespace

struct ReviewAttachment::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::string application_id, std::string id, std::function<void()> changed)
      : ports_(ports), application_id_(std::move(application_id)), id_(std::move(id)), changed_(std::move(changed)) {}

  void load() {
    if (asking_) return;
    asking_ = true;
    state_ = LoadState::loading;
    problem_.reset();
    ports_.transport.send(api::review_application(application_id_), [weak = weak_from_this()](Response response) {
      if (const auto self = weak.lock()) self->on_application(response);
    });
    notify();
  }

  Ports& ports_;
  std::string application_id_;
  std::string id_;
  std::function<void()> changed_;
  LoadState state_ = LoadState::loading;
  std::optional<portal::Problem> problem_;
  portal::ReviewListing application_;
  std::optional<portal::ReviewAttachment> file_;

 private:
  void on_application(const Response& response) {
    asking_ = false;
    auto application = portal::read_review_application(response.body);
    const bool well = api::succeeded(response) && application;
    state_ = well ? LoadState::ready : LoadState::failed;
    if (well)
      keep(std::move(application).value());
    else
      problem_ = api::problem_of(response);
    notify();
  }

  void keep(portal::ReviewApplication application) {
    application_ = std::move(application.listing);
    file_.reset();
    for (portal::ReviewAttachment& file : application.attachments)
      if (file.id == id_) file_ = std::move(file);
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  bool asking_ = false;
};

ReviewAttachment::ReviewAttachment(Ports& ports, std::string application_id, std::string id,
                                   std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(application_id), std::move(id), std::move(changed))) {
  machine_->load();
}

ReviewAttachment::~ReviewAttachment() { machine_->changed_ = nullptr; }

void ReviewAttachment::load() { machine_->load(); }
LoadState ReviewAttachment::load_state() const { return machine_->state_; }
const std::optional<portal::Problem>& ReviewAttachment::problem() const { return machine_->problem_; }
const std::string& ReviewAttachment::application_id() const { return machine_->application_id_; }
const std::string& ReviewAttachment::id() const { return machine_->id_; }
bool ReviewAttachment::known() const { return machine_->file_.has_value(); }
const portal::ReviewListing& ReviewAttachment::application() const { return machine_->application_; }
const portal::ReviewAttachment& ReviewAttachment::file() const { return *machine_->file_; }

std::string ReviewAttachment::download_path() const {
  return api::review_attachment_path(machine_->application_id_, machine_->id_);
}

std::string ReviewAttachment::shown_path() const { return download_path() + (is_workbook(file()) ? "/table" : ""); }
std::string ReviewAttachment::shown_kind() const { return is_workbook(file()) ? "sheets" : file().kind; }

}  // namespace madoguchi::client
