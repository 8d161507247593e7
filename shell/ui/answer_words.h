// An answer that was sent, in words.
#pragma once

#include <string>

#include "form/definition.h"
#include "form/value.h"
#include "ui/locale.h"

namespace madoguchi::ui {

// `answer`: null pointer for none. `withheld`: it is kept as a keyed hash only (D5).
std::string answer_words(const Locale& locale, const form::Field& field, const form::Value* answer, bool withheld);

}  // namespace madoguchi::ui
