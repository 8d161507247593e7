// See sources.h.
#include "shell/sources.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "fakes/fake_world.h"

namespace madoguchi::tests {
namespace {

struct Source {
  std::string name;
  std::string text;
};

std::vector<Source> sources() {
  std::vector<Source> all;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(MADOGUCHI_ASSETS) + "/../shell/ui")) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".cpp") all.push_back({name, fakes::read_asset("../shell/ui/" + name)});
  }
  return all;
}

bool is_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// "form.upload.kind": parts of small letters, digits, '_' and '-', joined by dots; no dot at an end.
bool is_key(std::string_view text) {
  const bool shaped = std::all_of(text.begin(), text.end(), [](char c) {
    return c == '.' || c == '-' || c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  return shaped && text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.';
}

// The literals of one call's arguments, from behind its bracket up to its end or to a list of parameters.
void collect_keys(std::string_view text, std::set<std::string>& keys) {
  int depth = 1;
  for (std::size_t at = 0; at < text.size() && depth > 0; ++at) {
    const char c = text[at];
    if (c == '{' || c == ';') return;
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c != '"') continue;
    const std::size_t end = text.find('"', at + 1);
    const std::string_view literal = text.substr(at + 1, end - at - 1);
    if (is_key(literal)) keys.emplace(literal);
    at = end;
  }
}

}  // namespace

std::set<std::string> keys_in_sources() {
  std::set<std::string> keys;
  for (const Source& source : sources()) {
    for (const std::string_view call : {"text(", "row(", "error_if(", "entry(", "named("}) {
      for (std::size_t at = source.text.find(call); at != std::string::npos; at = source.text.find(call, at + 1)) {
        if (at > 0 && is_name(source.text[at - 1])) continue;
        collect_keys(std::string_view(source.text).substr(at + call.size()), keys);
      }
    }
  }
  return keys;
}

std::set<std::string> imgui_items_in_sources() {
  constexpr std::string_view space = "ImGui::";
  constexpr std::array<std::string_view, 12> items = {"Input",  "Button", "Checkbox", "Radio", "Selectable", "Combo",
                                                      "Slider", "Drag",   "Begin",    "Menu",  "Invisible",  "Tree"};
  std::set<std::string> found;
  for (const Source& source : sources()) {
    for (std::size_t at = source.text.find(space); at != std::string::npos; at = source.text.find(space, at + 1)) {
      const std::size_t begin = at + space.size();
      std::size_t end = begin;
      while (end < source.text.size() && is_name(source.text[end])) ++end;
      const std::string name = source.text.substr(begin, end - begin);
      const bool is_call = end < source.text.size() && source.text[end] == '(';
      const bool item = std::any_of(items.begin(), items.end(), [&](auto part) { return name.find(part) == 0; });
      if (is_call && item) found.insert(source.name + " " + name);
    }
  }
  return found;
}

}  // namespace madoguchi::tests
