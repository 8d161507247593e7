// Text fields. Where the platform edits text itself (the web's DOM) the box shows what its editor holds: value,
// selection, caret, composition; one of several lines is seen itself, over the words drawn here, since only its browser
// knows where its lines break. Elsewhere text_editor.h is the editor. Either way a change leaves here as one value.
#include <algorithm>
#include <string>

#include "imgui.h"
#include "text/clusters.h"
#include "text/utf8.h"
#include "ui/form_widgets.h"
#include "ui/node.h"
#include "ui/text_editor.h"

namespace madoguchi::ui {
namespace {

constexpr std::string_view mask = "•";

std::string masked(std::string_view text) {
  std::string out;
  for (std::size_t i = text::count_clusters(text); i > 0; --i) out += mask;
  return out;
}

// An offset into `text` as one into masked(text).
std::size_t masked_offset(std::string_view text, std::size_t offset) {
  return text::count_clusters(text.substr(0, std::min(offset, text.size()))) * mask.size();
}

std::string cut_to(std::string text, int max_utf16) {
  if (max_utf16 <= 0) return text;
  const auto most = static_cast<std::size_t>(max_utf16);
  if (text::utf16_offset(text, text.size()) > most) text.resize(text::utf8_offset(text, most));
  return text;
}

// The drawing of what an editor elsewhere holds.
class EditorView {
 public:
  EditorView(Page& page, const TextFieldSpec& spec, const Rect& rect)
      : page_(page), inner_{rect.x + size::field_padding, rect.y, rect.width - 2 * size::field_padding, rect.height} {
    const platform::TextEdit* edit = page.platform().text_edit();
    focused_ = edit != nullptr && edit->id == spec.frame.id;
    text_ = focused_ ? std::string_view(edit->value) : spec.value;
    if (focused_) {
      begin_ = edit->selection_begin;
      end_ = edit->selection_end;
      composition_begin_ = edit->composition_begin;
      composition_end_ = edit->composition_end;
      scroll_left_ = edit->scroll_left;
    }
    if (spec.type == "password") hide();
  }

  void draw() {
    const float left = inner_.x - scroll_left_;
    const float line_top = inner_.y + (inner_.height - box_text.line_height) / 2;
    ImDrawList& draw = page_.draw_list();
    draw.PushClipRect({inner_.x - 1, page_.to_screen_y(inner_.y)},
                      {inner_.x + inner_.width + 1, page_.to_screen_y(inner_.y + inner_.height)}, true);
    const bool composing = composition_begin_ != composition_end_;
    const auto band = [&](std::size_t from, std::size_t to, float top, float height, Color color) {
      const float x = x_of(std::min(from, to));
      page_.fill({left + x, line_top + top, x_of(std::max(from, to)) - x, height}, color);
    };
    if (!composing) band(begin_, end_, 0, box_text.line_height, Color::selection);
    page_.draw_text(text_, left, line_top, box_text, Color::text);
    if (composing) {
      band(composition_begin_, composition_end_, box_text.line_height - 1, 1, Color::primary);
      // What is selected of a composition is the clause that is being converted.
      band(begin_, end_, box_text.line_height - 3, 3, Color::primary);
    }
    if (focused_ && begin_ == end_)
      page_.fill({left + x_of(end_), line_top + 1, 1.5F, box_text.line_height - 2}, Color::text);
    draw.PopClipRect();
  }

 private:
  void hide() {
    for (std::size_t* offset : {&begin_, &end_, &composition_begin_, &composition_end_}) {
      *offset = masked_offset(text_, *offset);
    }
    hidden_ = masked(text_);
    text_ = hidden_;
  }
  float x_of(std::size_t offset) {
    offset = std::min(offset, text_.size());
    return offset == 0 ? 0.0F : page_.text_width_with_spaces(text_.substr(0, offset), box_text);
  }

  Page& page_;
  Rect inner_;
  bool focused_ = false;
  std::string_view text_;
  std::string hidden_;
  std::size_t begin_ = 0, end_ = 0, composition_begin_ = 0, composition_end_ = 0;
  float scroll_left_ = 0;
};

// The words of several lines, for when the platform's own field does not cover them.
void draw_rows(Page& page, const Rect& rect, std::string_view value) {
  const float width = rect.width - 2 * size::field_padding;
  const float top = page.to_screen_y(rect.y);
  page.draw_list().PushClipRect({rect.x, top + rows_padding}, {rect.x + rect.width, top + rect.height - rows_padding},
                                true);
  page.draw_lines(page.lay_out(value, box_text, width), rect.x + size::field_padding, rect.y + rows_padding, width,
                  Color::text);
  page.draw_list().PopClipRect();
}

semantics::Node node_of(const TextFieldSpec& spec, const Rect& rect, std::string_view value, int revision) {
  semantics::Node node = base_node(spec.frame.id, Role::textbox, spec.frame.label, rect);
  if (spec.frame.drawn) describe(node, spec.frame);
  semantics::TextInput input;
  input.value = value;
  input.revision = revision;
  input.type = spec.type;
  input.name = spec.name;
  input.input_mode = spec.input_mode;
  input.autocomplete = spec.autocomplete;
  input.max_length = spec.max_length;
  input.multiline = spec.rows > 1;
  node.text_input = std::move(input);
  node.layout = semantics::TextLayout{box_text.size, box_text.line_height, box_text.bold, {}};
  return node;
}

}  // namespace

TextFieldResult text_box(Page& page, const TextFieldSpec& spec, float width) {
  const float rows_height = static_cast<float>(spec.rows) * box_text.line_height + 2 * rows_padding;
  const Rect rect = page.place(width, spec.rows > 1 ? rows_height : size::field);
  if (page.measuring()) return {};
  Interaction& person = page.interaction();
  TextFieldResult result;
  result.changed = person.take_edit(spec.frame.id);
  if (result.changed) result.changed = cut_to(std::move(*result.changed), spec.max_length);
  // What is edited is said at once; if the screen makes something else of it, that follows with the next frame.
  const std::string_view value = result.changed ? std::string_view(*result.changed) : spec.value;
  const ControlState state = page.control(node_of(spec, rect, value, person.revision(spec.frame.id)));

  const bool faulty = !spec.frame.error.empty();
  const Color edge = faulty ? Color::error : state.hovered ? Color::primary : Color::control_border;
  page.fill(rect, Color::raised, size::radius);
  page.outline(rect, edge, faulty || state.hovered ? 2 : size::stroke, size::radius);
  if (page.platform().edits_text()) {
    if (page.visible(rect) && spec.rows > 1) draw_rows(page, rect, value);
    if (page.visible(rect) && spec.rows == 1) EditorView(page, spec, rect).draw();
  } else if (auto typed = edit_here(page, spec, rect); typed && !result.changed) {
    result.changed = cut_to(std::move(*typed), spec.max_length);
    person.request_frame();
  }
  if (state.focused) page.focus_ring(rect);
  result.left = person.take_left(spec.frame.id);
  result.submitted = spec.rows == 1 && person.take_key(spec.frame.id, "Enter");
  return result;
}

TextFieldResult text_field(Page& page, const TextFieldSpec& spec) {
  field_head(page, spec.frame);
  const TextFieldResult result = text_box(page, spec, std::min(spec.max_width, page.width()));
  field_foot(page, spec.frame);
  return result;
}

}  // namespace madoguchi::ui
