// The running client in the browser: the parts that JavaScript's calls reach, and the platform that the application
// draws on. There is one, made by madoguchi_create (main.cpp); everything runs on the page's own thread.
#pragma once

#include <memory>

#include "platform/platform.h"
#include "platform/web/atlas.h"
#include "platform/web/canvas.h"
#include "platform/web/files.h"
#include "platform/web/frames.h"
#include "platform/web/history.h"
#include "platform/web/mirror.h"
#include "platform/web/network.h"
#include "platform/web/scroll.h"
#include "platform/web/services.h"
#include "platform/web/text_input.h"
#include "ui/application.h"

namespace madoguchi::platform::web {

struct Preferences {
  bool dark = false;
  bool more_contrast = false;
};

struct WebClient final : public Platform {
  Canvas canvas;
  Atlas atlas;
  ui::Fonts fonts;
  Frames frames;
  Scroll scroll;
  Preferences preferences;
  Mirror mirror;
  TextInput text_input;
  History history;
  Network network;
  Files files;
  Clock clock;
  LocalStore local_store;
  Digest digest;
  Random random;
  client::Ports services{network, clock, local_store, files, digest, random};
  std::unique_ptr<ui::Application> application;
  bool started = false;

  Window window() const override;
  void request_frame() override { frames.request(); }
  bool edits_text() const override { return true; }
  const TextEdit* text_edit() const override { return text_input.edit(); }
  bool mirrors() const override { return true; }
  void present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement> announcements) override;
  void focus(std::string_view id) override { mirror.focus(id); }
  void scroll_to(float y) override { scroll.to(y); }
  void set_clipboard(std::string_view text) override;
  void open_url(std::string_view url) override { history.open(url); }
  void print() override;
  void push_path(std::string_view path) override { history.push(path); }
  void replace_path(std::string_view path) override { history.replace(path); }
  client::Ports& ports() override { return services; }
};

WebClient& client();

}  // namespace madoguchi::platform::web
