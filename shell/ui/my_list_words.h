// What マイリスト and the applications in it have in common: names of forms, states in words with a mark of their own.
#pragma once

#include <string>
#include <string_view>

#include "portal/draft_messages.h"
#include "ui/page.h"

namespace madoguchi::ui {

std::string_view form_name(const Locale& locale, std::string_view form_id);
std::string_view state_words(const Locale& locale, std::string_view state);

// The state with a mark that is not its colour alone.
void state_badge(Page& page, std::string_view id, std::string_view state);

// 「修正する」 (B5), where the application was returned.
void draw_correction_link(Page& page, std::string_view id, const portal::ApplicationListing& application);

}  // namespace madoguchi::ui
