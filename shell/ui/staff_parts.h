// What the screens of the staff (review, administration) share: what stands while a list is on its way, the words for
// what went wrong.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "client/load_state.h"
#include "portal/wire.h"
#include "ui/page.h"

namespace madoguchi::ui {

std::string reason_words(const Page& page, const portal::Problem& problem);

// An error whose words, under `key`, have a {reason}; nothing without a problem.
void problem_message(Page& page, std::string_view id, std::string_view key,
                     const std::optional<portal::Problem>& problem);

// Whether the list is there; else it says that it is loading, or why it is not there, with a way to try again.
bool loaded(Page& page, client::LoadState state, const std::optional<portal::Problem>& problem,
            const std::function<void()>& again);

// "3件".
std::string count_words(const Page& page, std::int64_t count);

// The words of a key that is put together from a name of the wire; the name itself where there are none.
std::string words_or(const Page& page, std::string_view prefix, std::string_view name);

}  // namespace madoguchi::ui
