// Making initial passwords; see initial_password.h.
#include "server/use_case/initial_password.h"

#include <string_view>

#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view characters = "abcdefghjkmnpqrstuvwxyz23456789";  // no i, l, o, 0, 1
constexpr std::size_t groups = 3;
constexpr std::size_t group_size = 4;

}  // namespace

std::string initial_password(const Keys& keys) {
  // Bytes beyond the last whole multiple are left out, so that each character is as likely as any other.
  constexpr std::size_t usable = 256 / characters.size() * characters.size();
  std::string password;
  std::size_t made = 0;
  while (made < groups * group_size) {
    for (const char random : keys.random_bytes(groups * group_size)) {
      const auto byte = static_cast<unsigned char>(random);
      if (byte >= usable || made == groups * group_size) continue;
      if (made > 0 && made % group_size == 0) password += '-';
      password += characters[byte % characters.size()];
      ++made;
    }
  }
  return password;
}

}  // namespace madoguchi::server
