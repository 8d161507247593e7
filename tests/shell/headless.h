// The whole client without a screen: the real application and core, a server in memory, no renderer. A test does what a
// person does, by role and label, and looks at the tree that assistive technology would read.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/fake_world.h"
#include "imgui.h"
#include "shell/fake_platform.h"
#include "ui/application.h"

struct ImGuiContext;

namespace madoguchi::tests {

using semantics::Node;
using semantics::Role;

// ImGui without a renderer, for as long as it lives.
class HeadlessImGui {
 public:
  HeadlessImGui();
  ~HeadlessImGui();
  HeadlessImGui(const HeadlessImGui&) = delete;
  HeadlessImGui& operator=(const HeadlessImGui&) = delete;
  void set_size(float width, float height);
  static void finish_textures();  // as a renderer would
  ui::Fonts fonts;

 private:
  ImGuiContext* context_;
};

struct Options {
  float width = 1280;
  float height = 800;
  bool like_the_web = false;
  std::string logged_in_as = {};  // an e-mail address of FakeWorld
};

// How wide and high a control must be at least, in logical pixels: 44, but for a link within words, which is as high as
// their line (WCAG 2.2, 2.5.8).
float least_control_size(const semantics::Tree& tree, const Node& node);

class Headless {
 public:
  explicit Headless(std::string_view path = "/", const Options& options = {});

  fakes::FakeWorld world;
  FakePlatform platform{world.ports};
  HeadlessImGui imgui;
  std::unique_ptr<ui::Application> application;

  // Draws frames until nobody asks for one; gives how many. A page that never comes to rest is a failure.
  int settle();
  const semantics::Tree& tree() const { return application->tree(); }

  // The only node of this role and name; a failure if there is none.
  const Node& get(Role role, std::string_view name) const;
  const Node* find(Role role, std::string_view name) const { return tree().find(role, name); }
  const Node* with_id(std::string_view id) const { return tree().find(id); }
  std::string description_of(const Node& node) const;  // the words that describe it, wherever they stand
  // What the definition list says of this term; a failure if there is no such term.
  const std::string& definition_of(std::string_view term) const;
  bool shows(std::string_view words) const;  // some node's name or error holds them

  void press(Role role, std::string_view name);
  void press_id(std::string_view id);
  void type(std::string_view label, std::string_view text);  // into the text field of this label; then leaves it
  void act(semantics::Action::Kind kind, std::string_view id, std::string_view value = {});
  void key(ImGuiKey key, bool shift = false);
  void write(std::string_view text);  // with the keyboard
  void click(const Node& node);       // with the pointer
  void resize(float width, float height);
  void send_documents();  // on the form's screen: fills it in by documents and sends it
};

}  // namespace madoguchi::tests
