// See announcer.h.
#include "ui/announcer.h"

#include <algorithm>
#include <utility>

#include "ui/form_words.h"
#include "ui/locale.h"

namespace madoguchi::ui {

namespace {

// A message appeared, or says something else than before. Groups (the summary of faults) have words of their own.
void announce_messages(const semantics::Tree& before, semantics::Builder& out) {
  if (before.nodes.empty()) return;  // the page itself has just been opened
  for (const semantics::Node& node : out.tree().nodes) {
    const bool alert = node.role == semantics::Role::alert;
    if ((!alert && node.role != semantics::Role::status) || !node.layout) continue;
    const semantics::Node* known = before.find(node.id);
    if (known == nullptr || known->name != node.name) out.announce(node.name, alert);
  }
}

// A button that says that it works, where it said what it does.
void announce_work(const semantics::Tree& before, semantics::Builder& out) {
  for (const semantics::Node& node : out.tree().nodes) {
    if (!node.busy) continue;
    const semantics::Node* known = before.find(node.id);
    if (known != nullptr && !known->busy && known->name != node.name) out.announce(node.name, false);
  }
}

// Quarters that have left of a file that takes its time; of a small one the end is news enough.
std::uint64_t quarters_of(const client::UploadView& upload) {
  constexpr std::uint64_t large_bytes = 10'000'000;
  if (upload.state != client::UploadState::sending || upload.size_bytes < large_bytes) return 0;
  return std::min<std::uint64_t>(upload.sent_bytes * 4 / upload.size_bytes, 3);
}

}  // namespace

void Announcer::observe(client::App& app, const semantics::Tree& before, semantics::Builder& out) {
  announce_messages(before, out);
  announce_work(before, out);
  observe_form(app, out);
}

void Announcer::observe_form(client::App& app, semantics::Builder& out) {
  client::FormScreen* form = app.form();
  if (form != form_) {
    *this = Announcer();
    form_ = form;
  }
  if (form == nullptr || form->load_state() != client::LoadState::ready) return;
  for (const client::FieldView& view : form->fields()) {
    if (view.field->type == form::FieldType::attachments) observe_uploads(view, out);
  }
  opened_ = true;
  observe_summary(*form, out);
}

void Announcer::observe_uploads(const client::FieldView& view, semantics::Builder& out) {
  const Locale& locale = Locale::japanese();
  for (const client::UploadView& upload : view.uploads) {
    const std::string key = view.field->id + "." + std::to_string(upload.key);
    const auto [known, first] = uploads_.try_emplace(key, HeardUpload{upload.state});
    if (const std::uint64_t quarters = quarters_of(upload); quarters > known->second.quarters) {
      known->second.quarters = quarters;
      const std::string percent = std::to_string(quarters * 25);
      out.announce(locale.text("form.upload.progress.announcement", {{"name", upload.name}, {"percent", percent}}),
                   false);
    }
    const client::UploadState before = std::exchange(known->second.state, upload.state);
    if (first && !opened_) continue;  // of a draft: no news
    if (before == upload.state && !first) continue;
    if (upload.state == client::UploadState::accepted) {
      out.announce(locale.text("form.upload.accepted.announcement", {{"name", upload.name}}), false);
    } else if (upload.state == client::UploadState::paused || upload.state == client::UploadState::refused) {
      out.announce(upload.name + "：" + upload_state_words(locale, upload), false);
    }
  }
}

void Announcer::observe_summary(const client::FormScreen& form, semantics::Builder& out) {
  const bool shown = form.summary_shown();
  if (shown && !std::exchange(summary_shown_, shown)) {
    const auto count = std::to_string(find_faults(Locale::japanese(), form).size());
    out.announce(Locale::japanese().text("form.summary.announcement", {{"count", count}}), true);
  }
  summary_shown_ = shown;
}

}  // namespace madoguchi::ui
