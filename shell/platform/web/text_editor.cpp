// No editor here: Platform::edits_text() says that the DOM is it, so that nobody asks.
#include "ui/text_editor.h"

namespace madoguchi::ui {

std::optional<std::string> edit_here(Page&, const TextFieldSpec&, const Rect&) { return std::nullopt; }

}  // namespace madoguchi::ui
