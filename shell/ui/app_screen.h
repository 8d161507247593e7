// What the screens about マイナ資格確認アプリ have in common: where one is, and what is said until the server has
// answered.
#pragma once

#include <string>
#include <string_view>

#include "client/load_state.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

// The trail 「ホーム > 業務 > マイナ資格確認アプリ > TITLE」, and the title as the page's and its heading.
void draw_app_heading(Page& page, std::string_view title);

// True when there is something to show; else what is said instead, with a way to try again. `source`: with load_state()
// and load(), null while there is none. `prefix`: of the ids and of the words "PREFIX.failed".
template <class Source>
bool draw_loaded(Page& page, std::string_view prefix, Source* source) {
  const std::string id(prefix);
  if (source == nullptr || source->load_state() == client::LoadState::loading) {
    message(page, id + ".loading", MessageKind::info, page.text("my_list.loading"));
    return false;
  }
  if (source->load_state() == client::LoadState::ready) return true;
  message(page, id + ".failed", MessageKind::error, page.text(id + ".failed"));
  page.gap(space::m);
  if (button(page, {.id = id + ".load", .label = page.text("my_list.load_again")})) source->load();
  return false;
}

}  // namespace madoguchi::ui
