// Reads the drawing room's own sources, for tests of what must hold of every one of them: that each key has words, that
// nothing draws a control past the page.
#pragma once

#include <set>
#include <string>

namespace madoguchi::tests {

// The keys of words in calls such as text("form.submit") in shell/ui/*.cpp.
std::set<std::string> keys_in_sources();

// "file.cpp Name" for each ImGui::Name(…) in shell/ui that makes an item or a window.
std::set<std::string> imgui_items_in_sources();

}  // namespace madoguchi::tests
