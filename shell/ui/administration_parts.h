// What the administrator's screens share: their head with the menu, what stands while a list is on its way, the words
// for what went wrong.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "client/administration.h"
#include "client/app.h"
#include "ui/page.h"

namespace madoguchi::ui {

// Breadcrumb, menu and heading. `section`: Route::argument of where one is, "" for the overview.
void administration_head(Page& page, std::string_view section, std::string_view title);

std::string reason_words(const Page& page, const portal::Problem& problem);

// An error whose words, under `key`, have a {reason}; nothing without a problem.
void problem_message(Page& page, std::string_view id, std::string_view key,
                     const std::optional<portal::Problem>& problem);

// Whether the list is there; else it says that it is loading, or why it is not there, with a way to try again.
bool loaded(Page& page, client::LoadState state, const std::optional<portal::Problem>& problem,
            const std::function<void()>& again);

// Two halves of the page beside each other, or one below the other on a phone.
void side_by_side(Page& page, std::string_view id, const std::function<void()>& left,
                  const std::function<void()>& right);

// "3件".
std::string count_words(const Page& page, std::int64_t count);

// The words of a key that is put together from a name of the wire; the name itself where there are none.
std::string words_or(const Page& page, std::string_view prefix, std::string_view name);

void draw_administration_facilities(Page& page, client::FacilityImport& desk);
void draw_administration_mails(Page& page, client::MailDesk& desk);
void draw_administration_staff(Page& page, client::StaffDesk& desk);
void draw_administration_audit(Page& page, client::AuditSearch& desk);
// The list, or the one that is open.
void draw_administration_notices(Page& page, client::NoticeDesk& desk, bool list);

}  // namespace madoguchi::ui
