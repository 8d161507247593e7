// Which node really gets the focus when a thing is asked for by its id: a group hands it on to its first control.
#pragma once

#include <string_view>

#include "semantics/tree.h"

namespace madoguchi::ui {

// Null where there is no such node (yet), or nothing in it that could have the focus, or a dialog stands that it is not
// in: who closes one and asks for a place behind it gets there when it is gone.
const semantics::Node* focus_target(const semantics::Tree& tree, std::string_view id);

}  // namespace madoguchi::ui
