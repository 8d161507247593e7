// The widgets of a form: a field's frame (label, mark, help, support text, example, error) and what stands in it. They
// know neither form definitions nor the client; the form screen ties both together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.h"

namespace madoguchi::ui {

// What stands around every kind of field. `id` is the control's id; parts get ids derived from it ("<id>.help", …).
struct FieldFrame {
  std::string_view id = {};
  std::string_view label = {};
  bool required = false;          // 「*」 before the label and the mark 「※必須」 beside it
  std::string_view hint = {};     // the label's part in brackets
  std::string_view comment = {};  // what a reviewer says of it
  std::string_view help = {};     // behind "?"; empty: no such button
  std::string_view support = {};  // always shown
  std::string_view example = {};  // 「例) 3」
  std::string_view error = {};
  std::string_view warning = {};  // what may be wrong
  std::string_view note = {};     // below the field, e.g. a date shown back (D7)
  bool drawn = true;              // false: the label is only said, the rest is empty
};

// The ids of a field's drawn parts that describe it.
std::vector<std::string> described_by(const FieldFrame& frame);
// Says of a field's node what stands around it: label, descriptions, required, error.
void describe(semantics::Node& node, const FieldFrame& frame);

struct TextFieldSpec {
  FieldFrame frame;
  std::string_view value = {};
  std::string_view type = "text";  // text, email, tel, password, search
  std::string_view name = {};      // HTML's name
  std::string_view input_mode = {};
  std::string_view autocomplete = "off";
  int max_length = 0;     // UTF-16 code units; 0: no limit
  float max_width = 480;  // of the box; the column's width at most
  int rows = 1;           // more: several lines, in which Enter begins a new one
};
struct TextFieldResult {
  std::optional<std::string> changed;  // the text after a change
  bool left = false;                   // the focus went away from it
  bool submitted = false;              // Enter
};
TextFieldResult text_field(Page& page, const TextFieldSpec& spec);
// The box alone; with a frame that is not drawn for the search, whose button shows its words.
TextFieldResult text_box(Page& page, const TextFieldSpec& spec, float width);

// A text field whose text is hidden until the button below it is pressed. A new password gets a word on how hard it is
// to guess.
TextFieldResult password_field(Page& page, TextFieldSpec spec);

// The head of a field that is drawn by its parts (label, mark, help, support text, example) and its foot (note, error).
// `words`: what the label's words are, a label of the control or the legend of the group that they stand in.
void field_head(Page& page, const FieldFrame& frame, Role words = Role::label);
void field_foot(Page& page, const FieldFrame& frame);
// The reviewer's comment, part of the head; for fields whose head is not drawn.
void field_comment(Page& page, const FieldFrame& frame);

struct RadioOption {
  std::string_view value = {};
  std::string_view label = {};
};
// Gives the value that was chosen. Rows are tappable over their whole width.
struct RadioResult {
  std::optional<std::string_view> chosen;
  bool left = false;
};
RadioResult radio_group(Page& page, const FieldFrame& frame, std::span<const RadioOption> options,
                        std::string_view value);

// One of many values, as a closed list that shows the one chosen. The first option may have an empty value: none yet.
struct SelectSpec {
  FieldFrame frame;
  std::span<const RadioOption> options;
  std::string_view value = {};
  std::string_view name = {};  // HTML's name
  std::string_view autocomplete = "off";
  float max_width = 360;
};
struct SelectResult {
  std::optional<std::string> chosen;
  bool left = false;
};
SelectResult select_field(Page& page, const SelectSpec& spec);

// Gives the new state when it was pressed.
std::optional<bool> checkbox(Page& page, const FieldFrame& frame, bool checked);

// One attachment: name, kind and size, how far it is, and what can be done about it.
struct AttachmentRow {
  std::string_view id = {};
  std::string_view name = {};
  std::string_view detail = {};  // "PDF 1.2 MB"
  std::string_view state = {};   // 「送信中 40%」
  MessageKind kind = MessageKind::info;
  std::optional<float> progress = {};  // while it is being sent
  std::string_view progress_name = {};
  std::string_view progress_text = {};
  std::string_view resume = {};       // label of the button that goes on with it; empty: none
  std::string_view resume_name = {};  // its accessible name, which says of what
  std::string_view remove = {};       // label of the button that cancels or removes it
  std::string_view remove_name = {};
};
enum class AttachmentAnswer : std::uint8_t { none, resume, remove };
AttachmentAnswer attachment_row(Page& page, const AttachmentRow& row);

// The summary at the top of a form that was sent with faults: an alert with a link to each fault's field.
struct Fault {
  std::string_view field = {};  // the id that gets the focus
  std::string_view text = {};
};
void error_summary(Page& page, std::string_view id, std::string_view title, std::string_view text,
                   std::span<const Fault> faults);

}  // namespace madoguchi::ui
