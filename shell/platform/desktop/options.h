// What madoguchi-desktop was called with.
#pragma once

#include <span>
#include <string>

#include "text/result.h"

namespace madoguchi::platform::desktop {

struct Options {
  std::string server = "http://127.0.0.1:8080";
  std::string path = "/";    // where to begin
  std::string regular_font;  // TrueType or OpenType files; empty: the built-in choice
  std::string bold_font;
  std::string screenshot;          // a PNG file: written once the page has come to rest, then the program ends
  int width = 1100, height = 800;  // logical pixels
  bool dark = false;
  bool help = false;
};

extern const char* const usage;

// The error is a sentence for the person at the terminal.
Result<Options, std::string> parse_options(std::span<char* const> arguments);

}  // namespace madoguchi::platform::desktop
