// No editor here: Platform::edits_text() says that the DOM is it, so that nobody asks.
#include "ui/text_editor.h"

namespace madoguchi::ui {

std::optional<std::string> edit_here(Page&, const TextFieldSpec&, const Rect&) { return std::nullopt; }

std::optional<std::string> choose_here(Page&, const SelectSpec&, const Rect&, bool) { return std::nullopt; }

}  // namespace madoguchi::ui
