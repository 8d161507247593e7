// The words of a field's label, in runs that break as one text: star, label, and a hint in brackets that goes on where
// the label ends. Shared by the fields that have their label above and by the consent, which has it beside its box.
#pragma once

#include <array>
#include <optional>

#include "ui/form_widgets.h"
#include "ui/node.h"

namespace madoguchi::ui {

// A hint in brackets is the label's own part; another stands below it.
bool hint_is_inline(std::string_view hint);

std::array<Run, 3> label_runs(const FieldFrame& frame, bool bold);

// Draws them and says each as what it is: `role` is the label's (label, legend). `pressable`: the room in which the
// label is pressed, with its words in the middle of its height; without it, where the words are.
void draw_label_runs(Page& page, const FieldFrame& frame, const RichLines& rich, const Rect& rect, Role role,
                     const std::optional<Rect>& pressable = {});

}  // namespace madoguchi::ui
