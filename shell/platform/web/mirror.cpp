// Keeps the tree that the page shows and sends what changed, if anything did.
#include "platform/web/mirror.h"

#include "platform/web/bridge.h"

EM_JS(void, host_mirror_apply, (const char* json, std::size_t length),
      { Module.host.mirror.apply(Module.host.bridge.text(json, length)); });
EM_JS(void, host_mirror_focus, (const char* id, std::size_t length),
      { Module.host.mirror.focus(Module.host.bridge.text(id, length)); });
EM_JS(void, host_announce, (const char* text, std::size_t length, int assertive),
      { Module.host.live_regions.announce(Module.host.bridge.text(text, length), Boolean(assertive)); });

namespace madoguchi::platform::web {

void Mirror::present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement> announcements) {
  const std::string changes = semantics::difference(shown_, tree);
  if (!changes.empty()) shown_ = tree;
  host_mirror_apply(changes.data(), changes.size());
  for (const semantics::Builder::Announcement& announcement : announcements) {
    host_announce(announcement.text.data(), announcement.text.size(), announcement.assertive ? 1 : 0);
  }
}

void Mirror::focus(std::string_view id) { host_mirror_focus(id.data(), id.size()); }

}  // namespace madoguchi::platform::web
