// What all parts of the web platform use to talk to the host page's JavaScript (web/*.js). C++ calls EM_JS functions,
// which call the concern's object in Module.host; JavaScript calls functions named madoguchi_… that each part exports.
// Partner of web/bridge.js.
#pragma once

#include <emscripten/em_js.h>
#include <emscripten/emscripten.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Marks a function that JavaScript calls.
#define MADOGUCHI_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace madoguchi::platform::web {

// Tells the host page where the module's memory is; before anything else crosses.
void attach_bridge();

// Takes over text that Bridge.give() allocated; nothing for a null pointer.
std::optional<std::string> take_text(char* text);

}  // namespace madoguchi::platform::web
