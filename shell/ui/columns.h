// Parts of the page beside each other, as many as there is room for, row after row; on a phone one below the other.
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

using Part = std::function<void()>;

// All as wide as each other, at least `least_width`.
void columns(Page& page, std::string_view id, float least_width, std::initializer_list<Part> parts);

}  // namespace madoguchi::ui
