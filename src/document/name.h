// What a file's name claims. Only the last extension counts, as it does for the systems that open files by it.
#pragma once

#include <string>
#include <string_view>

#include "document/recognition.h"

namespace madoguchi::document {

// The extension without its dot, widths folded, in lower case, at most 16 bytes; empty where there is none.
std::string extension_of(std::string_view name);

// Whether the name fits the kind. A name with control characters or with characters that turn the direction of the text
// (by which "gpj.exe" is shown as "exe.jpg") never does.
bool name_agrees(std::string_view name, Kind kind);

}  // namespace madoguchi::document
