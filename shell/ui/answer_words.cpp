// See answer_words.h.
#include "ui/answer_words.h"

namespace madoguchi::ui {

std::string answer_words(const Locale& locale, const form::Field& field, const form::Value* answer, bool withheld) {
  if (withheld) return std::string(locale.text("sent.withheld"));
  if (answer == nullptr) return {};
  if (answer->as_bool()) return std::string(locale.text("sent.consented"));
  if (answer->as_integer()) return std::to_string(*answer->as_integer());
  const std::string* text = answer->as_string();
  if (text == nullptr) return {};
  if (field.type == form::FieldType::check)
    return std::string(locale.text(*text == "confirmed" ? "sent.confirmed" : "sent.not_confirmed"));
  for (const form::Choice& choice : field.choices)
    if (choice.value == *text) return std::string(locale.text(choice.label_key));
  return *text;
}

}  // namespace madoguchi::ui
