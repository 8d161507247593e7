// See announcer.h.
#include "ui/announcer.h"

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

}  // namespace

void Announcer::observe(client::App& app, const semantics::Tree& before, semantics::Builder& out) {
  announce_messages(before, out);
  observe_form(app, out);
}

void Announcer::observe_form(client::App& app, semantics::Builder& out) {
  client::FormScreen* form = app.route().screen == client::Screen::form ? app.form() : nullptr;
  if (form != form_) {
    *this = Announcer();
    form_ = form;
  }
  if (form == nullptr || form->load_state() != client::LoadState::ready) return;
  for (const client::FieldView& view : form->fields()) {
    if (view.field->type == form::FieldType::attachments) observe_uploads(view, out);
  }
  observe_summary(*form, out);
}

void Announcer::observe_uploads(const client::FieldView& view, semantics::Builder& out) {
  const Locale& locale = Locale::japanese();
  for (const client::UploadView& upload : view.uploads) {
    const std::string key = view.field->id + "." + std::to_string(upload.key);
    const auto [known, first] = uploads_.try_emplace(key, upload.state);
    const client::UploadState before = std::exchange(known->second, upload.state);
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
