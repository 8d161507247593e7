// Command-line options: long ones only, "--name value" or "--name=value".
#include "platform/desktop/options.h"

#include <charconv>
#include <string_view>

namespace madoguchi::platform::desktop {

const char* const usage =
    "madoguchi-desktop: the client as a native program\n"
    "  --server URL       the server (http://127.0.0.1:8080)\n"
    "  --path PATH        where to begin (/)\n"
    "  --size WxH         the window's size in logical pixels (1100x800)\n"
    "  --dark             dark colours\n"
    "  --font FILE        the regular face, TrueType or OpenType\n"
    "  --bold-font FILE   the bold face\n"
    "  --screenshot FILE  write a PNG of the page once it has come to rest, and end\n"
    "  --help             this text\n";

namespace {

bool parse_size(std::string_view text, Options& options) {
  const char* const end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, options.width);
  if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return false;
  const auto height = std::from_chars(width.ptr + 1, end, options.height);
  return height.ec == std::errc() && height.ptr == end && options.width > 0 && options.height > 0;
}

std::string without_trailing_slash(std::string text) {
  while (!text.empty() && text.back() == '/') text.pop_back();
  return text;
}

}  // namespace

Result<Options, std::string> parse_options(std::span<char* const> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const std::size_t equals = argument.find('=');
    const std::string_view name = argument.substr(0, equals);
    if (name == "--help") {
      options.help = true;
      continue;
    }
    if (name == "--dark") {
      options.dark = true;
      continue;
    }
    std::string value;
    if (equals != std::string_view::npos) {
      value = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size()) {
      value = arguments[++i];
    } else {
      return Failure{"nothing follows " + std::string(name)};
    }
    if (name == "--server") {
      options.server = without_trailing_slash(std::move(value));
    } else if (name == "--path") {
      options.path = std::move(value);
    } else if (name == "--font") {
      options.regular_font = std::move(value);
    } else if (name == "--bold-font") {
      options.bold_font = std::move(value);
    } else if (name == "--screenshot") {
      options.screenshot = std::move(value);
    } else if (name == "--size") {
      if (!parse_size(value, options)) return Failure{"--size wants WIDTHxHEIGHT, not " + value};
    } else {
      return Failure{"unknown option " + std::string(name)};
    }
  }
  return options;
}

}  // namespace madoguchi::platform::desktop
