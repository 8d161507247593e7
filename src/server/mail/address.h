// What may stand in a mail's headers and envelope. Whether mail arrives at an address is not decided here.
#pragma once

#include <string_view>

namespace madoguchi::server {

// A text for one line: UTF-8 without control characters.
bool is_mail_line(std::string_view text);

// One address that can be nothing but one address: without a name, and without what a header or the envelope would take
// for structure.
bool is_mail_address(std::string_view text);

}  // namespace madoguchi::server
