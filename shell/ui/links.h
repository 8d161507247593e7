// Where the links of the content screens lead, made by the client's routes so that no screen spells a path of its own.
#pragma once

#include <string>
#include <string_view>

#include "client/route.h"

namespace madoguchi::ui {

inline std::string path_to(client::Screen screen, std::string_view argument = {}) {
  return client::to_path(client::Route{screen, std::string(argument), {}});
}

// A part of a screen that has parts.
inline std::string path_to_part(client::Screen screen, std::string_view argument, std::string_view anchor) {
  client::Route route{screen, std::string(argument), {}};
  route.anchor = anchor;
  return client::to_path(route);
}

// A page that says what is to come; its words are under "coming.<topic>.title" and "coming.<topic>.text".
inline std::string path_to_coming(std::string_view topic) { return path_to(client::Screen::coming, topic); }

}  // namespace madoguchi::ui
