// The services that a client needs from where it runs. One implementation is linked per target, chosen by CMake: web/
// (the browser, through the modules of the folder web at the top) or desktop/ (GLFW, OpenGL, libcurl). The client's
// ports (client/ports.h) are implemented by the platforms as well; this header is what drawing needs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "client/ports.h"
#include "semantics/tree.h"

namespace madoguchi::platform {

// The text field that has the focus, as its editor holds it. On the web the DOM element is the editor.
struct TextEdit {
  std::string id;
  std::string value;
  std::size_t selection_begin = 0, selection_end = 0;      // UTF-8 bytes
  std::size_t composition_begin = 0, composition_end = 0;  // UTF-8 bytes; equal when nothing is being composed
  float scroll_left = 0;                                   // how far its text is scrolled, logical pixels
};

struct Window {
  float width = 0, height = 0;  // logical pixels of the visible part
  float scroll_y = 0;           // how far the page is scrolled, logical pixels
  float density = 1;            // physical pixels a logical pixel
  bool dark = false;            // prefers-color-scheme
  bool more_contrast = false;   // prefers-contrast: more
};

class Platform {
 public:
  virtual ~Platform() = default;

  virtual Window window() const = 0;

  // Asks for one more frame; any number of wishes before it is drawn are one frame (rule 4 of the house).
  virtual void request_frame() = 0;

  // Whether text fields are edited outside ImGui (the web's DOM). If so text_edit() is what the focused one holds.
  virtual bool edits_text() const = 0;
  virtual const TextEdit* text_edit() const = 0;

  // Whether presses come back as semantic actions (the mirror's elements take the pointer and the keys); else ImGui's
  // do.
  virtual bool mirrors() const = 0;

  // Called once a frame after drawing, with the frame's tree and what is to be announced.
  virtual void present(const semantics::Tree& tree,
                       std::span<const semantics::Builder::Announcement> announcements) = 0;

  // Moves the keyboard focus to a node, and scrolls it into view.
  virtual void focus(std::string_view id) = 0;
  virtual void scroll_to(float y) = 0;
  virtual void set_clipboard(std::string_view text) = 0;
  virtual void open_url(std::string_view url) = 0;
  virtual void print() = 0;  // the page, on paper; nothing where there is no printer

  // The address: push makes a new entry in the history, replace corrects the present one.
  virtual void push_path(std::string_view path) = 0;
  virtual void replace_path(std::string_view path) = 0;

  virtual client::Ports& ports() = 0;
};

}  // namespace madoguchi::platform
