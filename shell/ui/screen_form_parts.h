// The parts of the form's screen, each in a file of its own: fields, and what belongs to sending.
#pragma once

#include <string>

#include "client/form_screen.h"
#include "ui/page.h"

namespace madoguchi::ui {

// Of a returned application (B5): what is asked for, before its fields; the fields that stay as they are, after them;
// before and after, in the dialog; instead of all when there is nothing to correct.
std::string correction_title(const Locale& locale, const client::FormScreen& form);
void draw_correction_head(Page& page, const client::FormScreen& form);
void draw_locked_fields(Page& page, const client::FormScreen& form);
void draw_changes(Page& page, const client::FormScreen& form);
void draw_correction_failed(Page& page, client::FormScreen& form);

// Every visible field that may be changed, as its type asks for; no field is known by name.
void draw_form_fields(Page& page, client::FormScreen& form);

// 「送信」, what became of sending, and 「必須情報」 below (S27).
void draw_sending(Page& page, client::FormScreen& form);

// Where what was typed is kept, as a line of words below the title and at the end.
void draw_draft_status(Page& page, client::FormScreen& form, std::string_view id);
// What happened to the draft elsewhere, and what a new version of the form asks for; above the fields.
void draw_draft_notes(Page& page, client::FormScreen& form);
// The status again, and 「下書きを削除」; below 「送信」.
void draw_draft_end(Page& page, client::FormScreen& form);
// The questions that a draft may ask. After everything else.
void draw_draft_questions(Page& page, client::FormScreen& form);

// The confirmation dialog while there is something to confirm (S28). After everything else.
void draw_review(Page& page, client::FormScreen& form);

}  // namespace madoguchi::ui
