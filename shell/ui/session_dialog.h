// Asks, before a session ends, whether the person wants to stay (WCAG 2.2.1).
#pragma once

#include "client/app.h"
#include "ui/page.h"

namespace madoguchi::ui {

bool session_dialog_stands(client::App& app);  // over whatever is on the screen, other dialogs too
void draw_session_dialog(Page& page, client::App& app);

}  // namespace madoguchi::ui
