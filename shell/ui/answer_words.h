// An answer of an application as people read it: with the words of its choice, its files by their names.
#pragma once

#include <string>

#include "form/definition.h"
#include "form/value.h"
#include "ui/locale.h"

namespace madoguchi::ui {

// `answer`: null pointer where there is none. `withheld`: it is kept as a keyed hash only, and is not to be had.
std::string answer_words(const Locale& locale, const form::Field& field, const form::Value* answer, bool withheld);

}  // namespace madoguchi::ui
