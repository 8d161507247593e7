// Passwords: hidden until one wants to see them, and, where one is made, how hard it is to guess.
#include <string>

#include "form/password.h"
#include "text/utf8.h"
#include "ui/form_widgets.h"
#include "ui/node.h"

namespace madoguchi::ui {
namespace {

constexpr std::size_t least_length = 15;  // D2; the core judges, this only counts along

std::string hint_words(const Locale& locale, std::string_view password) {
  if (password.empty()) return {};
  const std::size_t length = text::count_code_points(password);
  if (length < least_length)
    return locale.text("password.hint.short", {{"count", std::to_string(least_length - length)}});
  switch (form::password_strength(password)) {
    case form::PasswordStrength::common:
      return std::string(locale.text("password.hint.common"));
    case form::PasswordStrength::weak:
      return std::string(locale.text("password.hint.weak"));
    case form::PasswordStrength::fair:
      return std::string(locale.text("password.hint.fair"));
    case form::PasswordStrength::strong:
      break;
  }
  return std::string(locale.text("password.hint.strong"));
}

}  // namespace

TextFieldResult password_field(Page& page, TextFieldSpec spec) {
  Interaction& person = page.interaction();
  const std::string id(spec.frame.id);
  const bool shown = person.is_open(part_id(id, "shown"));
  const std::string hint = spec.autocomplete == "new-password" ? hint_words(page.locale(), spec.value) : std::string();
  spec.type = shown ? "text" : "password";
  if (spec.frame.error.empty()) spec.frame.note = hint;
  const TextFieldResult result = text_field(page, spec);
  const std::string toggle =
      page.locale().text(shown ? "password.hide" : "password.show", {{"field", spec.frame.label}});
  if (button(page, {.id = part_id(id, "toggle"), .label = toggle, .kind = ButtonKind::quiet})) {
    person.set_open(part_id(id, "shown"), !shown);
    page.announce(page.locale().text(shown ? "password.hidden" : "password.shown", {{"field", spec.frame.label}}));
  }
  return result;
}

}  // namespace madoguchi::ui
