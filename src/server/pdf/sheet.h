// Setting text on pages with Pango and Cairo: blocks one below the other, pages broken between them, each block tagged
// with what it is. Measures are points (1/72 inch) from the top left corner of the page.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <functional>
#include <memory>
#include <string_view>

namespace madoguchi::server {

inline constexpr double mm = 72.0 / 25.4;

struct TextStyle {
  double size = 10.5;
  bool bold = false;
  double grey = 0.1;  // 0: black, 1: white
};

struct ObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
using PangoContextPointer = std::unique_ptr<PangoContext, ObjectUnref>;

// For text as it is printed: no hinting, measures that do not depend on a screen. With a map of typefaces of its own,
// so that several threads may set text at once.
PangoContextPointer make_text_context();

// A text set to a width. Control characters other than the line feed are set as spaces.
class SetText {
 public:
  SetText(PangoContext* context, std::string_view text, double width, const TextStyle& style);

  double height() const { return height_; }
  double width() const { return width_; }  // of the longest line
  double grey() const { return grey_; }
  PangoLayout* layout() const { return layout_.get(); }

 private:
  std::unique_ptr<PangoLayout, ObjectUnref> layout_;
  double height_ = 0;
  double width_ = 0;
  double grey_;
};

struct PageArea {
  double left, top, right, bottom;  // of what is set
};

// The pages of a document, filled from the top. Without a Cairo context it counts pages and draws nothing.
class Sheet {
 public:
  // `finish_page` draws what stands on each page, when the page is full.
  Sheet(cairo_t* cairo, PangoContext* context, const PageArea& area, std::function<void(Sheet&)> finish_page);

  cairo_t* cairo() const { return cairo_; }
  const PageArea& area() const { return area_; }
  double y() const { return y_; }
  int page() const { return page_; }

  SetText set(std::string_view text, double width, const TextStyle& style) const;
  void skip(double height) { y_ += height; }
  void move_to(double y) { y_ = y; }
  // Begins a new page unless this much still fits on this one; what fits on no page stays where it is.
  void need(double height);
  // Draws at a place, without moving on. Without a tag it is no part of the content: what stands on each page.
  void place(const SetText& text, const char* tag, double x, double y) const;
  // Draws `indent` from the left edge and moves on below it; breaks the page between lines if it must.
  void flow(const SetText& text, const char* tag, double indent = 0);
  void rule(double y, double grey) const;
  void fill(double top, double bottom, double grey) const;
  // What is drawn until end() belongs together, on one page.
  void begin(const char* tag) const;
  void end(const char* tag) const;
  void finish();

 private:
  void next_page();

  cairo_t* cairo_;
  PangoContext* context_;
  PageArea area_;
  std::function<void(Sheet&)> finish_page_;
  double y_;
  int page_ = 1;
};

}  // namespace madoguchi::server
