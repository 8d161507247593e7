// The header Content-Disposition of what is saved as a file (RFC 6266).
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::server {

// Both names, because old programs know only the plain one. What could end the quotation or name a folder is left out
// of the plain name; the other one is percent-encoded (RFC 8187).
std::string attachment_disposition(std::string_view ascii_name, std::string_view name);

}  // namespace madoguchi::server
