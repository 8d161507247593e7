// What Cairo does not write into a PDF's catalog.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::server {

// Appends an update (ISO 32000-1, section 7.5.6) to a file with tags: the catalog says that it has them, in which
// language the document is, and that viewers should show its title. Gives the bytes as they were where the file is not
// built as Cairo builds it.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace madoguchi::server
