// See attachment_list.h. An upload may tell of a change while it is being added or removed, so the list is never walked
// while one of them is called without holding it by its key or its place.
#include "client/attachment_list.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {

void AttachmentList::add(Ports& ports, ChosenFile file, int key, std::function<void()> changed) {
  uploads_.push_back(std::make_unique<Upload>(ports, std::move(file), key, std::move(changed)));
}

namespace {

UploadView known_upload(const form::Value& file, int key) {
  const auto text = [&](const char* name) {
    const form::Value* member = file.find(name);
    return member && member->as_string() ? *member->as_string() : std::string();
  };
  const form::Value* size = file.find("sizeBytes");
  UploadView view;
  view.key = key;
  view.name = text("name");
  view.size_bytes = size && size->as_integer() ? static_cast<std::uint64_t>(*size->as_integer()) : 0;
  view.kind = text("kind");
  view.begun_id = text("uploadId");
  view.fingerprint = text("fingerprint");
  return view;
}

// A file of which nothing is known yet but that it was chosen.
bool in_drafts(const UploadView& view) {
  return view.state != UploadState::refused && !(view.kind.empty() && view.begun_id.empty());
}

bool is_same(const UploadView& left, const UploadView& right) {
  if (!left.begun_id.empty() || !right.begun_id.empty()) return left.begun_id == right.begun_id;
  return left.name == right.name && left.size_bytes == right.size_bytes;
}

}  // namespace

void AttachmentList::take(Ports& ports, const form::Value* files, const std::vector<portal::UploadStatus>& statuses,
                          const std::function<int()>& key, const std::function<void()>& changed) {
  std::vector<UploadView> known;
  if (files && files->as_array())
    for (const form::Value& file : *files->as_array()) known.push_back(known_upload(file, 0));
  const auto stands = [&](const UploadView& view) {
    return std::any_of(known.begin(), known.end(), [&](const UploadView& each) { return is_same(each, view); });
  };
  std::erase_if(uploads_, [&](const auto& upload) { return in_drafts(upload->view()) && !stands(upload->view()); });
  for (UploadView& view : known) {
    const bool here = std::any_of(uploads_.begin(), uploads_.end(),
                                  [&](const auto& upload) { return is_same(upload->view(), view); });
    if (here) continue;
    const auto status = std::find_if(statuses.begin(), statuses.end(),
                                     [&](const portal::UploadStatus& each) { return each.id == view.begun_id; });
    view.key = key();
    uploads_.push_back(
        std::make_unique<Upload>(ports, std::move(view), status == statuses.end() ? nullptr : &*status, changed));
  }
}

bool AttachmentList::supply(int key, ChosenFile file) {
  Upload* upload = find(key);
  if (upload) upload->supply(std::move(file));
  return upload != nullptr;
}

std::optional<int> AttachmentList::awaited(const ChosenFile& file) const {
  for (const auto& upload : uploads_) {
    const UploadView& view = upload->view();
    if (view.state == UploadState::interrupted && view.name == file.name && view.size_bytes == file.size_bytes)
      return view.key;
  }
  return std::nullopt;
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

bool AttachmentList::interrupted() const {
  return std::any_of(uploads_.begin(), uploads_.end(),
                     [](const auto& upload) { return upload->view().state == UploadState::interrupted; });
}

std::vector<UploadView> AttachmentList::views() const {
  std::vector<UploadView> views;
  for (const auto& upload : uploads_) views.push_back(upload->view());
  return views;
}

form::Value AttachmentList::draft() const {
  form::Value::Array files;
  for (const auto& upload : uploads_) {
    const UploadView& view = upload->view();
    if (!in_drafts(view)) continue;
    form::Value file;
    file.set("name", view.name);
    file.set("sizeBytes", static_cast<std::int64_t>(view.size_bytes));
    if (!view.kind.empty()) file.set("kind", view.kind);
    if (!view.begun_id.empty()) file.set("uploadId", view.begun_id);
    if (!view.fingerprint.empty()) file.set("fingerprint", view.fingerprint);
    files.push_back(std::move(file));
  }
  return form::Value(std::move(files));
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
