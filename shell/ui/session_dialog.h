// Asks, before a session ends, whether the person wants to stay (WCAG 2.2.1).
#pragma once

#include "client/app.h"
#include "ui/page.h"

namespace madoguchi::ui {

void reserve_session_dialog(Page& page, client::App& app);  // before the screen: its dialogs wait for this one
void draw_session_dialog(Page& page, client::App& app);

}  // namespace madoguchi::ui
