// Ties window, network and application together. Scrolling and the history, which a browser brings, are kept here.
#include "platform/desktop/desktop_client.h"

#include <GLFW/glfw3.h>
#include <spawn.h>

#include <array>
#include <chrono>
#include <cstdio>

#include "imgui.h"
#include "platform/desktop/fonts.h"

extern char** environ;

namespace madoguchi::platform::desktop {

DesktopClient::DesktopClient(Options options)
    : options_(std::move(options)), network_(options_.server, files_, mailbox_), history_{options_.path} {}

DesktopClient::Drawing::Drawing() { ImGui::CreateContext(); }

DesktopClient::Drawing::~Drawing() { ImGui::DestroyContext(); }

DesktopClient::~DesktopClient() { application_.reset(); }

int DesktopClient::run() {
  const bool opened = window_.open(
      options_.width, options_.height,
      {.changed = [this] { request_frame(); },
       .wheel = [this](float lines) { scrolling_.by(-lines * 60); },
       .key = [this](int pressed, int modifiers) { key(pressed, modifiers); },
       .dropped = [this](const std::vector<std::string>& paths) { application_->drop_files(files_.keep(paths)); }});
  if (!opened) {
    std::fputs("no window: is there a display, and OpenGL 3.2?\n", stderr);
    return 1;
  }
  const ui::Fonts fonts = add_fonts(options_.regular_font, options_.bold_font);
  if (fonts.regular == nullptr) {
    std::fputs("no font for Japanese: name one with --font\n", stderr);
    return 1;
  }
  application_ = std::make_unique<ui::Application>(*this, fonts);
  application_->start(options_.path);
  request_frame();
  if (!options_.screenshot.empty()) return take_screenshot();
  while (!window_.should_close()) {
    window_.wait(patience_s());
    mailbox_.run();
    clock_.run_due();
    if (owed_ > 0) draw();
  }
  return 0;
}

double DesktopClient::patience_s() const { return owed_ > 0 ? 0 : clock_.seconds_to_next(); }

void DesktopClient::draw() {
  --owed_;  // a wish made while drawing is a new one
  window_.begin_frame();
  application_->frame();
  window_.end_frame();
}

int DesktopClient::take_screenshot() {
  constexpr double longest_s = 10;
  const auto begin = std::chrono::steady_clock::now();
  const auto passed_s = [begin] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  double busy_until_s = 0;
  while (passed_s() < longest_s && passed_s() < busy_until_s + 0.5) {
    window_.wait(owed_ > 0 ? 0 : 0.05);
    mailbox_.run();
    clock_.run_due();
    if (owed_ > 0 || !network_.idle()) busy_until_s = passed_s();
    if (owed_ > 0) draw();
  }
  if (write_png(window_.draw_image(), options_.screenshot)) return 0;
  std::fprintf(stderr, "cannot write %s\n", options_.screenshot.c_str());
  return 1;
}

Window DesktopClient::window() const {
  return {.width = window_.width(),
          .height = window_.height(),
          .scroll_y = scrolling_.y(),
          .density = window_.density(),
          .dark = options_.dark,
          .more_contrast = false};
}

void DesktopClient::present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement>) {
  const float before = scrolling_.y();
  scrolling_.set_extent(tree.page_height, window_.height());
  if (scroll_wish_) scrolling_.to(*scroll_wish_);
  scroll_wish_.reset();
  if (!reveal_.empty()) {
    if (const semantics::Node* node = tree.find(reveal_)) scrolling_.reveal(node->rect);
    reveal_.clear();
  }
  if (scrolling_.y() != before) request_frame();
  if (tree.title != title_) {
    title_ = tree.title;
    window_.set_title(title_);
  }
}

void DesktopClient::open_url(std::string_view url) {
  std::string program = "xdg-open";
  std::string address = url.substr(0, 1) == "/" ? options_.server + std::string(url) : std::string(url);
  const std::array<char*, 3> arguments = {program.data(), address.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
    std::fprintf(stderr, "xdg-open is missing; the address is %s\n", address.c_str());
  }
}

void DesktopClient::push_path(std::string_view path) {
  history_.resize(at_ + 1);
  history_.emplace_back(path);
  ++at_;
}

void DesktopClient::move_in_history(int step) {
  if ((step < 0 && at_ == 0) || (step > 0 && at_ + 1 >= history_.size())) return;
  at_ = step < 0 ? at_ - 1 : at_ + 1;
  application_->history_moved(history_[at_]);
}

void DesktopClient::key(int pressed, int modifiers) {
  if ((modifiers & GLFW_MOD_ALT) != 0) {
    if (pressed == GLFW_KEY_LEFT) move_in_history(-1);
    if (pressed == GLFW_KEY_RIGHT) move_in_history(+1);
    return;
  }
  const float windowful = scrolling_.window_height() - 60;
  if (pressed == GLFW_KEY_PAGE_DOWN) scrolling_.by(windowful);
  if (pressed == GLFW_KEY_PAGE_UP) scrolling_.by(-windowful);
  if (pressed == GLFW_KEY_HOME) scrolling_.to(0);
  if (pressed == GLFW_KEY_END) scrolling_.to(scrolling_.page_height());
}

}  // namespace madoguchi::platform::desktop
