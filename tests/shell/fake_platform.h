// A platform without a screen: it remembers what the application asked of it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "platform/platform.h"

namespace madoguchi::tests {

class FakePlatform final : public platform::Platform {
 public:
  explicit FakePlatform(client::Ports& ports) : ports_(ports) {}

  platform::Window view{1280, 800, 0, 1, false, false};
  bool like_the_web = false;               // mirrors, and edits text itself
  std::optional<platform::TextEdit> edit;  // what the focused field of such a platform holds

  bool take_frame_wish() { return std::exchange(frame_wished_, false); }
  std::vector<std::string> focused, urls, paths;  // in the order of asking; paths as "push /x" or "replace /x"
  std::vector<float> scrolls;
  std::vector<semantics::Builder::Announcement> announced;
  int presented = 0;
  int printed = 0;
  std::string clipboard;

  bool was_announced(std::string_view part) const {
    return std::any_of(announced.begin(), announced.end(),
                       [&](const auto& said) { return said.text.find(part) != std::string::npos; });
  }

  platform::Window window() const override { return view; }
  void request_frame() override { frame_wished_ = true; }
  bool edits_text() const override { return like_the_web; }
  const platform::TextEdit* text_edit() const override { return edit ? &*edit : nullptr; }
  bool mirrors() const override { return like_the_web; }
  void present(const semantics::Tree&, std::span<const semantics::Builder::Announcement> said) override {
    ++presented;
    announced.insert(announced.end(), said.begin(), said.end());
  }
  void focus(std::string_view id) override { focused.emplace_back(id); }
  void scroll_to(float y) override {
    view.scroll_y = y;
    scrolls.push_back(y);
  }
  void set_clipboard(std::string_view text) override { clipboard = text; }
  void open_url(std::string_view url) override { urls.emplace_back(url); }
  void print() override { ++printed; }
  void push_path(std::string_view path) override { paths.push_back("push " + std::string(path)); }
  void replace_path(std::string_view path) override { paths.push_back("replace " + std::string(path)); }
  client::Ports& ports() override { return ports_; }

 private:
  client::Ports& ports_;
  bool frame_wished_ = false;
};

}  // namespace madoguchi::tests
