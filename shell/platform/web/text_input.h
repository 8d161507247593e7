// The text field that has the focus, as its DOM element holds it. Partner of web/text_input.js.
#pragma once

#include <string_view>

#include "platform/platform.h"

namespace madoguchi::platform::web {

class TextInput {
 public:
  // Nothing while no text field has the focus.
  const TextEdit* edit() const { return edit_.id.empty() ? nullptr : &edit_; }
  void enter(TextEdit edit) { edit_ = std::move(edit); }
  void leave(std::string_view id);

 private:
  TextEdit edit_;
};

}  // namespace madoguchi::platform::web
