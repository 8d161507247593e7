// The editor of text fields and selects where the platform has none of its own. text_editor.cpp is ImGui's InputText
// and its popup; the web links shell/platform/web/text_editor.cpp instead, since the DOM is the editor there and
// ImGui's would only be weight.
#pragma once

#include <optional>
#include <string>

#include "ui/form_widgets.h"
#include "ui/page.h"

namespace madoguchi::ui {

// The text of fields. The mirror's <input> has the same: 16 px keep iOS from zooming in.
inline constexpr TextMetrics box_text{16, 24, false};

// Above and below the words of a field of several lines.
inline constexpr float rows_padding = 12;

// Edits over the box that is drawn at `rect`. Gives the text when it changed in this frame.
std::optional<std::string> edit_here(Page& page, const TextFieldSpec& spec, const Rect& rect);

// Lets one choose below the box that is drawn at `rect`; `pressed`: the box was pressed in this frame. Gives the value
// that was chosen in this frame.
std::optional<std::string> choose_here(Page& page, const SelectSpec& spec, const Rect& rect, bool pressed);

}  // namespace madoguchi::ui
