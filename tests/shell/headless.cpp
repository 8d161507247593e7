// See headless.h.
#include "shell/headless.h"

#include <boost/test/unit_test.hpp>

#include "fakes/sample_files.h"
#include "shell/test_font.h"
#include "ui/theme.h"

namespace madoguchi::tests {

HeadlessImGui::HeadlessImGui() : context_(ImGui::CreateContext()) {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.IniFilename = nullptr;
  io.DeltaTime = 1.0F / 60;
  fonts = add_test_fonts();
  set_size(1280, 800);
}

HeadlessImGui::~HeadlessImGui() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext(context_);
}

void HeadlessImGui::set_size(float width, float height) { ImGui::GetIO().DisplaySize = {width, height}; }

void HeadlessImGui::finish_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

Headless::Headless(std::string_view path, const Options& options) {
  platform.like_the_web = options.like_the_web;
  platform.view.width = options.width;
  platform.view.height = options.height;
  imgui.set_size(options.width, options.height);
  if (!options.logged_in_as.empty()) world.server.log_in_as(options.logged_in_as);
  application = std::make_unique<ui::Application>(platform, imgui.fonts);
  application->start(path);
  settle();
}

int Headless::settle() {
  constexpr int patience = 30;
  int frames = 0;
  while (platform.take_frame_wish()) {
    BOOST_REQUIRE_MESSAGE(++frames < patience, "the page asks for frames without end");
    application->frame();
    HeadlessImGui::finish_textures();
  }
  return frames;
}

float least_control_size(const semantics::Tree& tree, const Node& node) {
  constexpr float within_words = 24;
  if (node.role != Role::link || node.parent < 0) return ui::size::target;
  const Role around = tree.nodes[static_cast<std::size_t>(node.parent)].role;
  return around == Role::paragraph || around == Role::generic ? within_words : ui::size::target;
}

const Node& Headless::get(Role role, std::string_view name) const {
  const Node* found = find(role, name);
  BOOST_REQUIRE_MESSAGE(found != nullptr, "no " << semantics::role_name(role) << " named " << name);
  return *found;
}

std::string Headless::description_of(const Node& node) const {
  std::string out = node.description;
  for (const std::string& id : node.described_by) {
    const Node* part = with_id(id);
    BOOST_REQUIRE_MESSAGE(part != nullptr, node.id << " is described by " << id << ", which is not there");
    if (!out.empty()) out += ' ';
    out += part->name;
  }
  return out;
}

const std::string& Headless::definition_of(std::string_view term) const {
  const Node* next = &get(Role::term, term) + 1;
  BOOST_REQUIRE(next->role == Role::definition);
  return next->name;
}

bool Headless::shows(std::string_view words) const {
  const auto holds = [&](const std::string& text) { return text.find(words) != std::string::npos; };
  return std::any_of(tree().nodes.begin(), tree().nodes.end(),
                     [&](const Node& node) { return holds(node.name) || holds(node.error); });
}

void Headless::act(semantics::Action::Kind kind, std::string_view id, std::string_view value) {
  semantics::Action action;
  action.kind = kind;
  action.id = id;
  if (kind == semantics::Action::Kind::key) {
    action.key = value;
  } else {
    action.value = value;
  }
  application->act(std::move(action));
  settle();
}

void Headless::press(Role role, std::string_view name) { press_id(std::string(get(role, name).id)); }

void Headless::press_id(std::string_view id) {
  BOOST_REQUIRE_MESSAGE(with_id(id) != nullptr, "nothing has the id " << id);
  act(semantics::Action::Kind::press, id);
}

void Headless::type(std::string_view label, std::string_view text) {
  const std::string id = get(Role::textbox, label).id;
  act(semantics::Action::Kind::focus, id);
  act(semantics::Action::Kind::edit, id, text);
  act(semantics::Action::Kind::blur, id);
}

void Headless::key(ImGuiKey key, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  platform.request_frame();
  settle();
}

void Headless::write(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  platform.request_frame();
  settle();
}

void Headless::click(const Node& node) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(node.rect.x + node.rect.width / 2, node.rect.y + node.rect.height / 2 - platform.view.scroll_y);
  io.AddMouseButtonEvent(0, true);
  io.AddMouseButtonEvent(0, false);
  platform.request_frame();
  settle();
}

void Headless::resize(float width, float height) {
  platform.view.width = width;
  platform.view.height = height;
  imgui.set_size(width, height);
  platform.request_frame();
  settle();
}

void Headless::send_documents() {
  press_id("confirmationMethod.documents");
  world.files.will_choose({world.files.add("届出.pdf", fakes::sample_pdf())});
  press(Role::button, "添付ファイルを追加");
  type("職員数", "3");
  type("申請台数", "2");
  press_id("termsAccepted");
  press(Role::button, "送信");
  press(Role::button, "OK");
}

}  // namespace madoguchi::tests
