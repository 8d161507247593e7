// See staff_parts.h.
#include "ui/staff_parts.h"

#include "ui/form_words.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

std::string reason_words(const Page& page, const portal::Problem& problem) {
  if (problem.code == "client.unreachable") return std::string(page.text("administration.unreachable"));
  return problem_words(page.locale(), problem);
}

void problem_message(Page& page, std::string_view id, std::string_view key,
                     const std::optional<portal::Problem>& problem) {
  if (!problem) return;
  message(page, id, MessageKind::error, page.locale().text(key, {{"reason", reason_words(page, *problem)}}));
}

bool loaded(Page& page, client::LoadState state, const std::optional<portal::Problem>& problem,
            const std::function<void()>& again) {
  if (state == client::LoadState::ready) return true;
  if (state == client::LoadState::loading) {
    message(page, "administration.loading", MessageKind::info, page.text("administration.loading"));
    return false;
  }
  problem_message(page, "administration.failed", "administration.failed", problem);
  if (button(page, {.id = "administration.again", .label = page.text("administration.again")})) page.later(again);
  return false;
}

std::string count_words(const Page& page, std::int64_t count) {
  return page.locale().text("administration.count", {{"count", grouped(count)}});
}

std::string words_or(const Page& page, std::string_view prefix, std::string_view name) {
  const std::string key = std::string(prefix) + std::string(name);
  return std::string(page.locale().has(key) ? page.text(key) : name);
}

}  // namespace madoguchi::ui
