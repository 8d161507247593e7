// See form_words.h.
#include "ui/form_words.h"

#include "client/route.h"

namespace madoguchi::ui {
namespace {

std::string_view missing_key(form::FieldType type) {
  switch (type) {
    case form::FieldType::choice:
      return "missing.choice";
    case form::FieldType::check:
      return "missing.check";
    case form::FieldType::consent:
      return "missing.consent";
    case form::FieldType::attachments:
      return "missing.attachments";
    case form::FieldType::text:
    case form::FieldType::integer:
    case form::FieldType::date:
    case form::FieldType::rows:
    case form::FieldType::computed:
      break;
  }
  return "missing.text";
}

}  // namespace

std::string resolved_key(std::string_view key, const portal::Session& session) {
  if (!session.facility) return std::string(key);
  return form::resolve_key(key, portal::form_facts(session.facility->type, session.facility_check, session.today));
}

std::string issue_words(const Locale& locale, const form::Issue& issue) {
  return locale.text("issue." + issue.code, issue.params);
}

std::string missing_words(const Locale& locale, const form::Field& field) {
  return locale.text(missing_key(field.type),
                     {{"action", locale.text(field.action_key)}, {"document", locale.text(field.document_key)}});
}

std::string error_words(const Locale& locale, const client::FieldView& view) {
  if (view.shown_issue) return issue_words(locale, *view.shown_issue);
  if (view.missing) return missing_words(locale, *view.field);
  return {};
}

std::string check_words(const Locale& locale, const client::FieldView& view) {
  switch (view.check) {
    case client::CheckState::idle:
      return {};
    case client::CheckState::running:
      return std::string(locale.text("form.check.running"));
    case client::CheckState::confirmed:
      return std::string(locale.text("form.check.confirmed"));
    case client::CheckState::closed:
      return std::string(locale.text("form.check.closed"));
    case client::CheckState::unreachable:
      return std::string(locale.text("form.check.unreachable"));
    case client::CheckState::failed:
      break;
  }
  std::string words(locale.text("form.check.failed"));
  if (view.remaining_attempts > 0) {
    words += locale.text("form.check.remaining", {{"count", std::to_string(view.remaining_attempts)}});
  }
  return words;
}

std::string upload_state_words(const Locale& locale, const client::UploadView& upload) {
  switch (upload.state) {
    case client::UploadState::recognising:
      return std::string(locale.text("form.upload.recognising"));
    case client::UploadState::sending:
      return std::string(locale.text("form.upload.sending"));
    case client::UploadState::paused:
      return std::string(locale.text("form.upload.paused"));
    case client::UploadState::accepted:
      return std::string(locale.text("form.upload.accepted"));
    case client::UploadState::interrupted:
      return std::string(locale.text(upload.other_file ? "form.upload.interrupted.other" : "form.upload.interrupted"));
    case client::UploadState::refused:
      break;
  }
  std::string words(locale.text("form.upload.refused"));
  if (upload.refusal) words += "\n" + issue_words(locale, *upload.refusal);
  return words;
}

std::string upload_detail_words(const Locale& locale, const client::UploadView& upload) {
  std::string words;
  if (!upload.kind.empty()) words = std::string(locale.text("form.upload.kind." + upload.kind)) + "　";
  if (upload.state != client::UploadState::sending && upload.state != client::UploadState::paused &&
      upload.state != client::UploadState::interrupted) {
    return words + file_size(upload.size_bytes);
  }
  const std::uint64_t percent = upload.size_bytes == 0 ? 0 : upload.sent_bytes * 100 / upload.size_bytes;
  return words + locale.text("form.upload.progress.text", {{"sent", file_size(upload.sent_bytes)},
                                                           {"size", file_size(upload.size_bytes)},
                                                           {"percent", std::to_string(percent)}});
}

std::string problem_words(const Locale& locale, const portal::Problem& problem) {
  const std::string key = "problem." + problem.code;
  return std::string(locale.text(locale.has(key) ? std::string_view(key) : std::string_view("problem.unknown")));
}

std::vector<FaultWords> find_faults(const Locale& locale, const client::FormScreen& form) {
  std::vector<FaultWords> faults;
  for (const client::FieldView& view : form.fields()) {
    const std::string words = error_words(locale, view);
    if (words.empty()) continue;
    faults.push_back({view.field->id, std::string(locale.text(view.field->label_key)) + "：" + words});
  }
  return faults;
}

std::string document_path(std::string_view document_key) {
  constexpr std::string_view head = "document.";
  constexpr std::string_view tail = ".title";
  if (document_key.size() <= head.size() + tail.size()) return {};
  if (document_key.substr(0, head.size()) != head) return {};
  if (document_key.substr(document_key.size() - tail.size()) != tail) return {};
  document_key.remove_prefix(head.size());
  document_key.remove_suffix(tail.size());
  return client::to_path({client::Screen::content, std::string(document_key), {}});
}

}  // namespace madoguchi::ui
