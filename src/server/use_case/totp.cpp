// One-time codes by time; see totp.h.
#include "server/use_case/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"
#include "text/percent.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t step_ms = 30 * second_ms;
constexpr unsigned digits = 6;
constexpr std::string_view plain_in_address = ".~";  // beside what is plain anyway (RFC 3986, 2.3)

}  // namespace

std::int64_t totp_step(std::int64_t now_ms) { return now_ms / step_ms; }

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<char, digits + 1> code{};
  const int result = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), digits, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
  if (result != OATH_OK)
    throw std::runtime_error(std::string("A one-time code cannot be made: ") + oath_strerror(result));
  return code.data();
}

std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, std::int64_t now_ms,
                                               std::int64_t last_step) {
  const std::int64_t now = totp_step(now_ms);
  std::optional<std::int64_t> found;
  // All three are always compared: the time does not tell which one it was.
  for (std::int64_t step = now - 1; step <= now + 1; ++step) {
    if (same_hash(totp_code(secret, step), code) && step > last_step) found = step;
  }
  return found;
}

std::string base32(std::string_view bytes) {
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) throw std::bad_alloc();
  const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
  std::string encoded(text, size);
  while (encoded.ends_with('=')) encoded.pop_back();
  return encoded;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view base32_secret) {
  return "otpauth://totp/" + text::percent_encode(issuer, plain_in_address) + ":" +
         text::percent_encode(account, plain_in_address) + "?secret=" + std::string(base32_secret) +
         "&issuer=" + text::percent_encode(issuer, plain_in_address) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace madoguchi::server
