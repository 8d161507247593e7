// [Content_Types].xml of an Open Packaging Conventions package (ECMA-376 part 2): what kind of document the package is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::document {

struct PackageTypes {
  std::string_view main;  // "xlsx", "xlsm", "xlsb", "xltx", "word", "powerpoint", …; empty where unknown
  std::vector<std::string> main_parts;  // the parts named as the main one, as normal ZIP names
  bool has_macros = false;              // a type of Visual Basic or macro sheets is named
};

// Reads the part, UTF-8 or UTF-16. Nothing where it is no XML that a package may have (a DOCTYPE is forbidden), or
// where it names main parts of several kinds.
std::optional<PackageTypes> read_content_types(std::string_view part);

}  // namespace madoguchi::document
