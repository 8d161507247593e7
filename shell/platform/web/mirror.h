// Hands the accessible tree and announcements to the page. Partner of web/mirror.js and web/live_regions.js.
#pragma once

#include <span>
#include <string_view>

#include "semantics/tree.h"

namespace madoguchi::platform::web {

class Mirror {
 public:
  void present(const semantics::Tree& tree, std::span<const semantics::Builder::Announcement> announcements);
  void focus(std::string_view id);  // when the next tree was presented

 private:
  semantics::Tree shown_;
};

}  // namespace madoguchi::platform::web
