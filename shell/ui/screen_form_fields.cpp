// The fields of the open form, drawn from their views: what a field is comes from its definition, what stands in it and
// what is wrong with it from the client.
#include <string>
#include <vector>

#include "ui/form_widgets.h"
#include "ui/form_words.h"
#include "ui/screen_form_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::FieldView;
using client::FormScreen;

constexpr std::size_t most_radios = 7;
constexpr int long_text = 100;  // a text that may be this long gets a wide field

// The words of one field, looked up once a frame; the frame's views point into them.
class FieldDrawing {
 public:
  FieldDrawing(Page& page, FormScreen& form, const FieldView& view)
      : page_(page),
        form_(form),
        view_(view),
        field_(*view.field),
        support_key_(resolved_key(field_.support_key, form.session())),
        error_(error_words(page.locale(), view)) {
    if (!view.comment.empty()) comment_ = page.locale().text("correction.comment", {{"comment", view.comment}});
    if (view.warning) warning_ = issue_words(page.locale(), *view.warning);
    if (!view.shown_back.empty()) note_ = page.locale().text("form.shown_back", {{"date", view.shown_back}});
  }

  void draw() {
    switch (field_.type) {
      case form::FieldType::text:
      case form::FieldType::integer:
      case form::FieldType::date:
        return draw_text();
      case form::FieldType::choice:
        return draw_choice();
      case form::FieldType::check:
        return draw_check();
      case form::FieldType::consent:
        return draw_consent();
      case form::FieldType::attachments:
        return draw_attachments();
      case form::FieldType::rows:
      case form::FieldType::computed:
        return;
    }
  }

 private:
  std::string_view words(const std::string& key) const { return key.empty() ? std::string_view() : page_.text(key); }

  FieldFrame frame() const {
    return {.id = field_.id,
            .label = words(field_.label_key),
            .required = field_.marked_required,
            .hint = words(field_.hint_key),
            .comment = comment_,
            .help = words(field_.help_key),
            .support = words(support_key_),
            .example = words(field_.example_key),
            .error = error_,
            .warning = warning_,
            .note = note_};
  }

  void draw_text() {
    const bool counts = field_.type == form::FieldType::integer;
    const bool secret = field_.storage == form::Storage::secret;
    constexpr int lines = 5;
    const TextFieldSpec spec{.frame = frame(),
                             .value = view_.text,
                             .type = field_.input_type,
                             .name = field_.id,
                             .input_mode = field_.input_mode,
                             .autocomplete = field_.autocomplete,
                             .max_length = field_.max_length,
                             .max_width = counts                           ? 200.0F
                                          : field_.max_length >= long_text ? 560.0F
                                                                           : 360.0F,
                             .rows = field_.multiline ? lines : 1};
    const TextFieldResult result = secret ? password_field(page_, spec) : text_field(page_, spec);
    if (result.changed) form_.set_text(field_.id, *result.changed);
    if (result.left || result.submitted) form_.leave(field_.id);
  }

  // Many choices are a closed list.
  void draw_select() {
    std::vector<RadioOption> options{{"", page_.text("select.none")}};
    for (const form::Choice& choice : field_.choices) options.push_back({choice.value, page_.text(choice.label_key)});
    const SelectResult result = select_field(page_, {.frame = frame(),
                                                     .options = options,
                                                     .value = view_.text,
                                                     .name = field_.id,
                                                     .autocomplete = field_.autocomplete});
    if (result.chosen) form_.set_choice(field_.id, *result.chosen);
    if (result.left) form_.leave(field_.id);
  }

  void draw_choice() {
    if (field_.choices.size() > most_radios) return draw_select();
    std::vector<RadioOption> options;
    options.reserve(field_.choices.size());
    for (const form::Choice& choice : field_.choices) options.push_back({choice.value, page_.text(choice.label_key)});
    const RadioResult result = radio_group(page_, frame(), options, view_.text);
    if (result.chosen) form_.set_choice(field_.id, *result.chosen);
    if (result.left) form_.leave(field_.id);
  }

  void draw_check() {
    const bool running = view_.check == client::CheckState::running;
    page_.gap(space::m);
    // The required mark would stand beside a button: the button's field carries it in words.
    if (button(page_, {.id = field_.id,
                       .label = words(field_.action_key),
                       .kind = ButtonKind::secondary,
                       .busy = running,
                       .described_by = check_error_id()})) {
      run_check();
    }
    const std::string state = check_words(page_.locale(), view_);
    if (!state.empty()) message(page_, state_id(), kind_of_check(), state);
    if (!error_.empty() && !check_says_error()) field_foot(page_, {.id = field_.id, .error = error_});
    page_.gap(space::m);
  }

  std::string state_id() const { return field_.id + ".state"; }
  std::string error_id() const { return error_.empty() ? std::string() : field_.id + ".error"; }
  bool check_says_error() const {
    return view_.check == client::CheckState::failed || view_.check == client::CheckState::closed;
  }
  // What is wrong stands in the check's own message or below the button, not in both.
  std::string check_error_id() const { return check_says_error() ? state_id() : error_id(); }

  MessageKind kind_of_check() const {
    switch (view_.check) {
      case client::CheckState::confirmed:
        return MessageKind::success;
      case client::CheckState::failed:
      case client::CheckState::closed:
        return MessageKind::error;
      case client::CheckState::unreachable:
        return MessageKind::warning;
      case client::CheckState::idle:
      case client::CheckState::running:
        break;
    }
    return MessageKind::info;
  }

  // With nothing (right) to check the way is to the field that is to be checked. What stands there is asked for anew:
  // an edit of this very frame may be newer than the view.
  void run_check() {
    const std::vector<FieldView> now = form_.fields();
    for (const FieldView& own : now) {
      if (own.field == &field_ && own.can_check) return form_.run_check(field_.id);
    }
    for (const FieldView& other : now) {
      for (const form::Field::Match& match : field_.matches) {
        if (match.field != other.field->id) continue;
        form_.leave(match.field);
        form_.request_focus(match.field);
        page_.announce(page_.locale().text("missing.check", {{"action", words(field_.action_key)}}));
        return;
      }
    }
  }

  void draw_consent() {
    page_.gap(space::l + space::s);
    const std::string path = document_path(field_.document_key);
    const std::string_view document = words(field_.document_key);
    const std::string link_id = field_.id + ".document";
    field_comment(page_, frame());
    if (!path.empty()) link(page_, link_id, document, path, {.icon = Icon::document});
    if (const auto checked = checkbox(page_, frame(), view_.consented)) form_.set_consent(field_.id, *checked);
    if (page_.interaction().take_left(field_.id)) form_.leave(field_.id);
  }

  void draw_attachments() {
    const Region group(page_, group_node());
    field_head(page_, frame(), Role::legend);
    const std::string list_id = field_.id + ".list";
    if (!view_.uploads.empty()) {
      const Region list(page_, list_id, Role::list, page_.text("form.upload.list"));
      for (const client::UploadView& upload : view_.uploads) draw_upload(upload);
    }
    page_.gap(space::m);
    if (button(page_, {.id = field_.id,
                       .label = words(field_.action_key),
                       .kind = ButtonKind::secondary,
                       .icon = Icon::paper_clip,
                       .align = Align::end,
                       .described_by = error_id()})) {
      form_.choose_files(field_.id);
    }
    field_foot(page_, {.id = field_.id, .error = error_});
  }

  // The button in it has words of its own, so the field's are the group's.
  semantics::Node group_node() const {
    semantics::Node node;
    node.id = field_.id + ".group";
    node.role = Role::fieldset;
    node.name = words(field_.label_key);
    node.labelled_by = field_.id + ".label";
    node.described_by = described_by(frame());
    return node;
  }

  void draw_upload(const client::UploadView& upload) {
    const Locale& locale = page_.locale();
    const bool under_way =
        upload.state == client::UploadState::recognising || upload.state == client::UploadState::sending ||
        upload.state == client::UploadState::paused || upload.state == client::UploadState::interrupted;
    const bool interrupted = upload.state == client::UploadState::interrupted;
    const std::string id = field_.id + "." + std::to_string(upload.key);
    const std::string detail = upload_detail_words(locale, upload);
    const std::string state = upload_state_words(locale, upload);
    const auto named = [&](std::string_view key) { return locale.text(key, {{"name", upload.name}}); };
    const std::string progress_name = named("form.upload.progress");
    const std::string resume_name = named(interrupted ? "form.upload.choose_again.label" : "form.upload.resume.label");
    const bool stops = under_way && !interrupted;
    const std::string remove_name = named(stops ? "form.upload.cancel.label" : "form.upload.remove.label");
    AttachmentRow row{.id = id, .name = upload.name, .detail = detail, .state = state, .kind = kind_of(upload.state)};
    if (under_way && upload.size_bytes > 0) {
      row.progress = static_cast<float>(upload.sent_bytes) / static_cast<float>(upload.size_bytes);
    }
    row.progress_name = progress_name;
    row.progress_text = detail;
    if (upload.state == client::UploadState::paused) row.resume = page_.text("form.upload.resume");
    if (interrupted) row.resume = page_.text("form.upload.choose_again");
    row.resume_name = resume_name;
    row.remove = page_.text(stops ? "form.upload.cancel" : "form.upload.remove");
    row.remove_name = remove_name;
    switch (attachment_row(page_, row)) {
      case AttachmentAnswer::none:
        return;
      case AttachmentAnswer::resume:
        if (interrupted) return form_.choose_again(field_.id, upload.key);
        return form_.resume_upload(field_.id, upload.key);
      case AttachmentAnswer::remove:
        form_.remove_upload(field_.id, upload.key);
        page_.announce(named("form.upload.removed"));
        page_.focus(field_.id);
    }
  }

  static MessageKind kind_of(client::UploadState state) {
    switch (state) {
      case client::UploadState::accepted:
        return MessageKind::success;
      case client::UploadState::refused:
        return MessageKind::error;
      case client::UploadState::paused:
      case client::UploadState::interrupted:
        return MessageKind::warning;
      case client::UploadState::recognising:
      case client::UploadState::sending:
        break;
    }
    return MessageKind::info;
  }

  Page& page_;
  FormScreen& form_;
  const FieldView& view_;
  const form::Field& field_;
  std::string support_key_;
  std::string comment_;
  std::string error_;
  std::string warning_;
  std::string note_;
};

}  // namespace

void draw_form_fields(Page& page, FormScreen& form) {
  for (const FieldView& view : form.fields()) {
    const form::Field& field = *view.field;
    if (view.locked) continue;
    if (!field.section_key.empty() && !form.corrects()) {
      const std::string id = field.id + ".section";
      heading(page, id, 2, page.text(field.section_key));
    }
    FieldDrawing(page, form, view).draw();
  }
}

}  // namespace madoguchi::ui
