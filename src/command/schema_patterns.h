// Regular expressions (ECMA-262, flag u) for what the form room checks without any: days, texts, file names.
#pragma once

#include <optional>
#include <string>

#include "form/rules.h"

namespace madoguchi::command {

// A real day as YYYY-MM-DD, leap years among them, within the limits that are given.
std::string day_pattern(const std::optional<text::Date>& min, const std::optional<text::Date>& max);

// A text that no fold changes.
std::string text_pattern(const form::FieldRules& rules);

// A name that ends with one of the kind's extensions, in any case, and is no path.
std::string file_name_pattern(const form::FileKind& kind);

}  // namespace madoguchi::command
