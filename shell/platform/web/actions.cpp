// What a person did to the mirror's elements, for the application. Partner of web/press.js.
#include "imgui.h"
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

using madoguchi::platform::web::client;
using madoguchi::semantics::Action;

namespace {

void act(Action action) {
  if (client().started) client().application->act(std::move(action));
}

}  // namespace

MADOGUCHI_EXPORT void madoguchi_pressed(const char* id, std::size_t length) {
  act({.id = std::string(id, length), .kind = Action::Kind::press});
}

// In a select.
MADOGUCHI_EXPORT void madoguchi_chosen(const char* id, std::size_t id_length, const char* value,
                                       std::size_t value_length) {
  act({.id = std::string(id, id_length), .kind = Action::Kind::edit, .value = std::string(value, value_length)});
}

// `visible`: the browser would draw a focus ring, as it does for who came with the keyboard.
MADOGUCHI_EXPORT void madoguchi_focused(const char* id, std::size_t length, int visible) {
  act({.id = std::string(id, length), .kind = Action::Kind::focus, .key = visible != 0 ? "" : "pointer"});
}

MADOGUCHI_EXPORT void madoguchi_blurred(const char* id, std::size_t length) {
  client().text_input.leave({id, length});
  act({.id = std::string(id, length), .kind = Action::Kind::blur});
}

MADOGUCHI_EXPORT void madoguchi_key_pressed(const char* id, std::size_t id_length, const char* key,
                                            std::size_t key_length) {
  Action action{.id = std::string(id, id_length), .kind = Action::Kind::key};
  action.key.assign(key, key_length);
  act(std::move(action));
}

// For hover looks only; a negative position is none.
MADOGUCHI_EXPORT void madoguchi_pointer_moved(float x, float y) {
  if (x < 0 || y < 0) x = y = -FLT_MAX;
  ImGui::GetIO().AddMousePosEvent(x, y);
}
