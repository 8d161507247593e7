// The native client: the platform that the application draws on, and its main loop. Frames are drawn because of events,
// answers and timers only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/desktop/clock.h"
#include "platform/desktop/files.h"
#include "platform/desktop/local_store.h"
#include "platform/desktop/mailbox.h"
#include "platform/desktop/network.h"
#include "platform/desktop/options.h"
#include "platform/desktop/scrolling.h"
#include "platform/desktop/sodium.h"
#include "platform/desktop/window.h"
#include "platform/platform.h"
#include "ui/application.h"

namespace madoguchi::platform::desktop {

class DesktopClient final : public Platform {
 public:
  explicit DesktopClient(Options options);
  ~DesktopClient() override;
  DesktopClient(const DesktopClient&) = delete;
  DesktopClient& operator=(const DesktopClient&) = delete;

  int run();  // until the window is closed; the program's exit status

  Window window() const override;
  void request_frame() override { owed_ = 2; }  // and one that settles it
  bool edits_text() const override { return false; }
  const TextEdit* text_edit() const override { return nullptr; }
  bool mirrors() const override { return false; }
  void present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement> announcements) override;
  void focus(std::string_view id) override { reveal_ = id; }
  void scroll_to(float y) override { scroll_wish_ = y; }
  void set_clipboard(std::string_view text) override { window_.set_clipboard(std::string(text)); }
  void open_url(std::string_view url) override;
  void print() override {}
  void push_path(std::string_view path) override;
  void replace_path(std::string_view path) override { history_[at_] = path; }
  client::Ports& ports() override { return ports_; }

 private:
  struct Drawing {  // ImGui's context; outlives the window's backends
    Drawing();
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
  };

  void draw();
  void key(int key, int modifiers);
  void move_in_history(int step);
  int take_screenshot();
  double patience_s() const;  // how long the loop may wait for events

  Options options_;
  Drawing drawing_;
  Mailbox mailbox_;
  WindowSystem window_;
  Files files_{mailbox_};
  Network network_;
  Clock clock_;
  LocalStore local_store_;
  Digest digest_;
  Random random_;
  client::Ports ports_{network_, clock_, local_store_, files_, digest_, random_};
  std::unique_ptr<ui::Application> application_;

  Scrolling scrolling_;
  std::optional<float> scroll_wish_;
  std::string reveal_;
  std::string title_;
  std::vector<std::string> history_;
  std::size_t at_ = 0;
  int owed_ = 0;
};

}  // namespace madoguchi::platform::desktop
