// A QR code, drawn as readers want it: dark on light in every theme, with its quiet zone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

// `rows`: the symbol without its quiet zone, '1' a dark module; `name`: what it is for, for who does not see it.
void qr_code(Page& page, std::string_view id, std::string_view name, std::span<const std::string> rows);

}  // namespace madoguchi::ui
