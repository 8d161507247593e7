// See answer_words.h.
#include "ui/answer_words.h"

#include "text/date.h"

namespace madoguchi::ui {
namespace {

std::string file_names(const Locale& locale, const form::Value::Array& files) {
  std::string names;
  for (const form::Value& file : files) {
    const form::Value* name = file.find("name");
    if (!name || !name->as_string()) continue;
    if (!names.empty()) names += '\n';
    names += *name->as_string();
  }
  return names.empty() ? std::string(locale.text("sent.attachments.none")) : names;
}

}  // namespace

std::string answer_words(const Locale& locale, const form::Field& field, const form::Value* answer, bool withheld) {
  if (answer == nullptr) return std::string(locale.text(withheld ? "sent.withheld" : "sent.no_answer"));
  if (answer->as_bool()) return std::string(locale.text("sent.consented"));
  if (answer->as_integer()) return std::to_string(*answer->as_integer());
  if (answer->as_array()) return file_names(locale, *answer->as_array());
  if (!answer->as_string()) return {};
  const std::string& text = *answer->as_string();
  if (field.type == form::FieldType::check)
    return std::string(locale.text(text == "confirmed" ? "sent.confirmed" : "sent.not_confirmed"));
  if (field.type == form::FieldType::date) {
    const auto date = text::parse_iso_date(text);
    return date ? text::to_japanese(*date) : text;
  }
  for (const form::Choice& choice : field.choices)
    if (choice.value == text) return std::string(locale.text(choice.label_key));
  return text;
}

}  // namespace madoguchi::ui
