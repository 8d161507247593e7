// Judging lines and addresses of mails; see address.h.
#include "server/mail/address.h"

#include <algorithm>

#include "text/utf8.h"

namespace madoguchi::server {

bool is_mail_line(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return text::is_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

bool is_mail_address(std::string_view text) {
  constexpr std::size_t longest = 254;  // RFC 5321 section 4.5.3.1.3, without the angle brackets
  constexpr std::string_view structure = " ,;:<>()[]\"\\";
  const auto at = text.find('@');
  return is_mail_line(text) && text.size() <= longest && at != std::string_view::npos && at > 0 &&
         at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(structure) == std::string_view::npos && text.front() != '-';
}

}  // namespace madoguchi::server
