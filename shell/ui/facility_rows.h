// A facility's data as text (S16): above a form, and with an application as it was sent.
#pragma once

#include "portal/wire.h"
#include "ui/page.h"

namespace madoguchi::ui {

// With a heading of level 2. `person`: who applies; null pointer: not said.
void draw_facility(Page& page, std::string_view id, const portal::Facility& facility, const portal::Person* person);

}  // namespace madoguchi::ui
