// The administrator's desks, each in a file of its own, and what they have in common.
#pragma once

#include <functional>
#include <span>

#include "client/app.h"
#include "ui/page.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_mail_desk(Page& page, client::MailDesk& desk);
void draw_audit_desk(Page& page, client::AuditDesk& desk);
void draw_staff_desk(Page& page, client::StaffDesk& desk);
void draw_import_desk(Page& page, client::ImportDesk& desk);

// An item of a list: what it is called, what is known of it, what can be done with it.
void record_card(Page& page, const std::string& id, std::string_view title, std::span<const Definition> rows,
                 const std::function<void()>& actions = {});

// What came of an errand: under way, done (`done`: the words' key, or empty: nothing is said), or why not.
void errand_message(Page& page, std::string_view id, const client::Errand& errand, std::string_view busy,
                    std::string_view done = {});

}  // namespace madoguchi::ui
