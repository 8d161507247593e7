// What the person does, from frame to frame: the queue of semantic actions (the mirror, assistive technology, tests),
// the pointer and the keys where ImGui has them, the one focus, and small state that belongs to widgets (which help is
// open). Widgets ask by id; what nobody asked for by the end of the frame is forgotten.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "semantics/tree.h"

namespace madoguchi::ui {

class Interaction {
 public:
  // `before`: the tree of the last frame, which keys and pointer act on. `mirrored`: presses and keys come as actions
  // (the mirror's elements take them); the pointer is for looks only. Between ImGui's NewFrame and the first widget.
  void begin_frame(std::vector<semantics::Action> actions, const semantics::Tree& before, bool mirrored,
                   float scroll_y);

  // Each answers once: asking takes it.
  bool take_press(std::string_view id);
  std::optional<std::string> take_edit(std::string_view id);
  int revision(std::string_view id) const;                   // the last edit's, taken or not
  bool take_left(std::string_view id);                       // the focus went away from it
  bool take_key(std::string_view id, std::string_view key);  // a key pressed while `id` had the focus; id "" : anywhere

  const std::string& focused() const { return focused_; }
  bool focus_visible() const { return focus_visible_; }  // the ring is drawn: keyboard, or a text field
  void set_focus(std::string_view id);
  void clear_focus() { focused_.clear(); }  // its node is gone

  const std::string& hovered() const { return hovered_; }
  const std::string& held() const { return held_; }

  // Small state of widgets by id, kept between frames.
  bool is_open(std::string_view id) const { return open_.count(std::string(id)) != 0; }
  void set_open(std::string_view id, bool open);
  float& number(std::string_view id) { return numbers_[std::string(id)]; }
  std::string& text(std::string_view id) { return texts_[std::string(id)]; }

  // Another screen is shown: what was opened on the one before is forgotten.
  void forget_screen();

  // Another frame is needed to show what became of this one.
  void request_frame() { frame_wished_ = true; }
  bool take_frame_wish() { return std::exchange(frame_wished_, false); }

  // The modal dialog of the frame before, "" for none: only what is inside it can be pressed.
  const std::string& modal() const { return modal_; }

 private:
  void apply(semantics::Action action);
  void move_focus(const semantics::Tree& before, int direction);
  void move_in_radio_group(const semantics::Tree& before, int direction);
  void apply_keys(const semantics::Tree& before);
  void apply_pointer(const semantics::Tree& before, bool mirrored, float scroll_y);

  std::unordered_set<std::string> presses_;
  std::unordered_map<std::string, std::string> edits_;
  std::unordered_map<std::string, int> revisions_;
  std::unordered_set<std::string> left_;
  std::vector<std::pair<std::string, std::string>> keys_;  // id, key
  std::string focused_;
  bool focus_visible_ = false;
  std::string hovered_;
  std::string held_;
  std::string modal_;
  std::unordered_set<std::string> open_;
  std::unordered_map<std::string, float> numbers_;
  std::unordered_map<std::string, std::string> texts_;
  bool frame_wished_ = false;
};

}  // namespace madoguchi::ui
