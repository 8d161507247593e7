// The parts of the form's screen, each in a file of its own: fields, and what belongs to sending.
#pragma once

#include "client/form_screen.h"
#include "ui/page.h"

namespace madoguchi::ui {

// Every visible field, as its type asks for; no field is known by name.
void draw_form_fields(Page& page, client::FormScreen& form);

// 「送信」, what became of sending, and 「必須情報」 below (S27).
void draw_sending(Page& page, client::FormScreen& form);

// The confirmation dialog while there is something to confirm (S28). After everything else.
void draw_review(Page& page, client::FormScreen& form);

}  // namespace madoguchi::ui
