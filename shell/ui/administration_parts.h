// What the administrator's screens share: their head with the menu, and each section.
#pragma once

#include <string_view>

#include "client/administration.h"
#include "client/app.h"
#include "ui/page.h"
#include "ui/staff_parts.h"

namespace madoguchi::ui {

// Breadcrumb, menu and heading. `section`: Route::argument of where one is, "" for the overview.
void administration_head(Page& page, std::string_view section, std::string_view title);

void draw_administration_facilities(Page& page, client::FacilityImport& desk);
void draw_administration_mails(Page& page, client::MailDesk& desk);
void draw_administration_staff(Page& page, client::StaffDesk& desk);
void draw_administration_audit(Page& page, client::AuditSearch& desk);
// The list, or the one that is open.
void draw_administration_notices(Page& page, client::NoticeDesk& desk, bool list);

}  // namespace madoguchi::ui
