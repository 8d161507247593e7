// See administration_import.h.
#include "client/administration_import.h"

#include <utility>

#include "client/api.h"

namespace madoguchi::client {

FacilityImport::FacilityImport(Ports& ports, std::function<void()> changed)
    : calls_(ports, administration_path, std::move(changed)) {}

FacilityImport::~FacilityImport() { release(); }

void FacilityImport::choose_file() {
  if (view_.step == ImportStep::checking || view_.step == ImportStep::importing) return;
  calls_.files().choose(".csv,text/csv", calls_.guarded<std::vector<ChosenFile>>(
                                             [this](std::vector<ChosenFile> files) { take(std::move(files)); }));
}

void FacilityImport::take(std::vector<ChosenFile> files) {
  if (files.empty()) return;  // the dialog was cancelled
  for (std::size_t i = 1; i < files.size(); ++i) calls_.files().release(files[i].handle);
  release();
  file_ = std::move(files.front());
  view_ = {};
  view_.file_name = file_->name;
  view_.size_bytes = file_->size_bytes;
  check();
}

void FacilityImport::check_again() {
  if (view_.step == ImportStep::choosing && file_) check();
}

void FacilityImport::check() {
  view_.step = ImportStep::checking;
  view_.sent_bytes = 0;
  view_.problem.reset();
  calls_.send_csv(
      "/facility-imports/preview", *file_, {}, [this](std::uint64_t sent) { view_.sent_bytes = sent; },
      [this](const Response& response) { on_checked(response); });
  calls_.tell();
}

void FacilityImport::on_checked(const Response& response) {
  auto preview = portal::read_import_preview(response.body);
  if (api::succeeded(response) && preview) {
    view_.preview = std::move(preview).value();
    view_.step = ImportStep::preview;
    return;
  }
  view_.problem = api::problem_of(response);
  view_.step = ImportStep::choosing;
}

void FacilityImport::import() {
  if (!view_.importable()) return;
  view_.step = ImportStep::importing;
  view_.sent_bytes = 0;
  view_.changed_meanwhile = false;
  view_.problem.reset();
  calls_.send_csv(
      "/facility-imports", *file_, portal::digest_tag(view_.preview.digest),
      [this](std::uint64_t sent) { view_.sent_bytes = sent; },
      [this](const Response& response) { on_imported(response); });
  calls_.tell();
}

void FacilityImport::on_imported(const Response& response) {
  constexpr int changed = 412;
  auto result = portal::read_import_result(response.body);
  if (api::succeeded(response) && result) {
    view_.result = *result;
    view_.step = ImportStep::done;
    return release();
  }
  view_.step = ImportStep::preview;
  if (response.status == changed) {
    view_.changed_meanwhile = true;
    return check();
  }
  view_.problem = api::problem_of(response);
}

void FacilityImport::start_again() {
  if (view_.step == ImportStep::checking || view_.step == ImportStep::importing) return;
  release();
  view_ = {};
  calls_.tell();
}

void FacilityImport::release() {
  if (const auto file = std::exchange(file_, std::nullopt)) calls_.files().release(file->handle);
}

}  // namespace madoguchi::client
