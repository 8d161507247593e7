// Setting text on pages; see sheet.h.
#include "server/pdf/sheet.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <string>

namespace madoguchi::server {
namespace {

// The first that is installed is used; the last is whatever the system takes for text without strokes.
constexpr const char* typefaces = "Noto Sans CJK JP, IPAexGothic, IPAGothic, BIZ UDPGothic, sans-serif";
constexpr double points_per_inch = 72;
constexpr float line_spacing = 1.35F;

std::string printable(std::string_view text) {
  std::string result(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7F; }, ' ');
  return result;
}

}  // namespace

PangoContextPointer make_text_context() {
  const std::unique_ptr<PangoFontMap, ObjectUnref> typeface_map(
      pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(typeface_map.get()), points_per_inch);
  PangoContextPointer context(pango_font_map_create_context(typeface_map.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context.get(), pango_language_from_string("ja"));
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  return context;
}

SetText::SetText(PangoContext* context, std::string_view text, double width, const TextStyle& style)
    : layout_(pango_layout_new(context)), grey_(style.grey) {
  PangoFontDescription* face = pango_font_description_from_string(typefaces);
  pango_font_description_set_size(face, static_cast<int>(style.size * PANGO_SCALE));
  if (style.bold) pango_font_description_set_weight(face, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout_.get(), face);
  pango_font_description_free(face);
  pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout_.get(), line_spacing);
  pango_layout_set_auto_dir(layout_.get(), FALSE);
  const std::string shown = printable(text);
  pango_layout_set_text(layout_.get(), shown.data(), static_cast<int>(shown.size()));
  int set_width = 0, set_height = 0;
  pango_layout_get_size(layout_.get(), &set_width, &set_height);
  width_ = static_cast<double>(set_width) / PANGO_SCALE;
  height_ = static_cast<double>(set_height) / PANGO_SCALE;
}

Sheet::Sheet(cairo_t* cairo, PangoContext* context, const PageArea& area, std::function<void(Sheet&)> finish_page)
    : cairo_(cairo), context_(context), area_(area), finish_page_(std::move(finish_page)), y_(area.top) {}

SetText Sheet::set(std::string_view text, double width, const TextStyle& style) const {
  return {context_, text, width, style};
}

void Sheet::need(double height) {
  if (y_ + height > area_.bottom && height <= area_.bottom - area_.top) next_page();
}

void Sheet::place(const SetText& text, const char* tag, double x, double y) const {
  if (cairo_ == nullptr) return;
  begin(tag);
  cairo_set_source_rgb(cairo_, text.grey(), text.grey(), text.grey());
  cairo_move_to(cairo_, x, y);
  pango_cairo_show_layout(cairo_, text.layout());
  end(tag);
}

void Sheet::flow(const SetText& text, const char* tag, double indent) {
  const double x = area_.left + indent;
  if (y_ + text.height() <= area_.bottom) {
    place(text, tag, x, y_);
    y_ += text.height();
    return;
  }
  PangoLayoutIter* line = pango_layout_get_iter(text.layout());
  do {
    int top = 0, bottom = 0;
    pango_layout_iter_get_line_yrange(line, &top, &bottom);
    const double height = static_cast<double>(bottom - top) / PANGO_SCALE;
    const double baseline = static_cast<double>(pango_layout_iter_get_baseline(line) - top) / PANGO_SCALE;
    need(height);
    if (cairo_ != nullptr) {
      begin(tag);
      cairo_set_source_rgb(cairo_, text.grey(), text.grey(), text.grey());
      cairo_move_to(cairo_, x, y_ + baseline);
      pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(line));
      end(tag);
    }
    y_ += height;
  } while (pango_layout_iter_next_line(line));
  pango_layout_iter_free(line);
}

void Sheet::rule(double y, double grey) const {
  if (cairo_ == nullptr) return;
  cairo_set_source_rgb(cairo_, grey, grey, grey);
  cairo_set_line_width(cairo_, 0.6);
  cairo_move_to(cairo_, area_.left, y);
  cairo_line_to(cairo_, area_.right, y);
  cairo_stroke(cairo_);
}

void Sheet::fill(double top, double bottom, double grey) const {
  if (cairo_ == nullptr) return;
  cairo_set_source_rgb(cairo_, grey, grey, grey);
  cairo_rectangle(cairo_, area_.left, top, area_.right - area_.left, bottom - top);
  cairo_fill(cairo_);
}

void Sheet::begin(const char* tag) const {
  if (cairo_ != nullptr && tag != nullptr) cairo_tag_begin(cairo_, tag, nullptr);
}

void Sheet::end(const char* tag) const {
  if (cairo_ != nullptr && tag != nullptr) cairo_tag_end(cairo_, tag);
}

void Sheet::finish() {
  finish_page_(*this);
  if (cairo_ != nullptr) cairo_show_page(cairo_);
}

void Sheet::next_page() {
  finish();
  ++page_;
  y_ = area_.top;
}

}  // namespace madoguchi::server
