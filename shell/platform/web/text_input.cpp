// Takes each state of a text field from the page: the text goes to the application as an edit, caret and composition
// are kept for drawing.
#include "platform/web/text_input.h"

#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

using madoguchi::platform::TextEdit;
using madoguchi::platform::web::client;
using madoguchi::semantics::Action;

// `focused` is 0 when the browser fills in a field that one is not in. `revision` counts the edits of a field; 0 when
// only the caret moved.
MADOGUCHI_EXPORT void madoguchi_edited(const char* id, std::size_t id_length, const char* value,
                                       std::size_t value_length, std::size_t selection_begin, std::size_t selection_end,
                                       std::size_t composition_begin, std::size_t composition_end, float scroll_left,
                                       int focused, int revision) {
  if (!client().started) return;
  TextEdit edit{.id = std::string(id, id_length),
                .value = std::string(value, value_length),
                .selection_begin = selection_begin,
                .selection_end = selection_end,
                .composition_begin = composition_begin,
                .composition_end = composition_end,
                .scroll_left = scroll_left};
  if (revision != 0) {
    client().application->act({.id = edit.id,
                               .kind = Action::Kind::edit,
                               .value = edit.value,
                               .selection_begin = selection_begin,
                               .selection_end = selection_end,
                               .composition_begin = composition_begin,
                               .composition_end = composition_end,
                               .revision = revision});
  }
  if (focused != 0) client().text_input.enter(std::move(edit));
  client().frames.request();
}

namespace madoguchi::platform::web {

void TextInput::leave(std::string_view id) {
  if (edit_.id == id) edit_ = {};
}

}  // namespace madoguchi::platform::web
