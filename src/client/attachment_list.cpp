// See attachment_list.h. An upload may tell of a change while it is being added or removed, so the list is never walked
// while one of them is called without holding it by its key or its place.
#include "client/attachment_list.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {

void AttachmentList::add(Ports& ports, ChosenFile file, int key, std::function<void()> changed) {
  uploads_.push_back(std::make_unique<Upload>(ports, std::move(file), key, std::move(changed)));
}

Upload* AttachmentList::find(int key) {
  for (const auto& upload : uploads_)
    if (upload->view().key == key) return upload.get();
  return nullptr;
}

bool AttachmentList::remove(int key) {
  const auto place =
      std::find_if(uploads_.begin(), uploads_.end(), [&](const auto& upload) { return upload->view().key == key; });
  if (place == uploads_.end()) return false;
  const std::unique_ptr<Upload> upload = std::move(*place);
  uploads_.erase(place);
  upload->cancel();
  return true;
}

bool AttachmentList::resume(int key) {
  Upload* upload = find(key);
  if (!upload) return false;
  upload->resume();
  return true;
}

void AttachmentList::resume_all() {
  for (std::size_t i = 0; i < uploads_.size(); ++i) uploads_[i]->resume();
}

void AttachmentList::recheck_all() {
  for (std::size_t i = 0; i < uploads_.size(); ++i) uploads_[i]->recheck();
}

int AttachmentList::count() const {
  return static_cast<int>(std::count_if(uploads_.begin(), uploads_.end(), [](const auto& upload) {
    return upload->view().state != UploadState::refused;
  }));
}

bool AttachmentList::pending() const {
  return std::any_of(uploads_.begin(), uploads_.end(), [](const auto& upload) {
    const UploadState state = upload->view().state;
    return state != UploadState::accepted && state != UploadState::refused;
  });
}

std::vector<UploadView> AttachmentList::views() const {
  std::vector<UploadView> views;
  for (const auto& upload : uploads_) views.push_back(upload->view());
  return views;
}

form::Value AttachmentList::answer() const {
  form::Value::Array files;
  for (const auto& upload : uploads_) {
    const UploadView& view = upload->view();
    if (view.state != UploadState::accepted) continue;
    form::Value file;
    file.set("name", view.name);
    file.set("sizeBytes", static_cast<std::int64_t>(view.size_bytes));
    file.set("kind", view.kind);
    file.set("uploadId", view.upload_id);
    files.push_back(std::move(file));
  }
  return form::Value(std::move(files));
}

}  // namespace madoguchi::client
