// One-time codes by time (TOTP, RFC 6238): SHA-1, 30 seconds, six digits, which is what authenticator apps take for
// granted. The algorithm is liboath's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::server {

// The number of 30-second steps since 1970.
std::int64_t totp_step(std::int64_t now_ms);

// The code of a step.
std::string totp_code(std::string_view secret, std::int64_t step);

// The newest step, of this one and its neighbours (a clock that is off by one step), that has the code and is newer
// than `last_step`; nothing otherwise.
std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view code, std::int64_t now_ms,
                                               std::int64_t last_step);

// RFC 4648, without padding, as people type it into an app.
std::string base32(std::string_view bytes);

// What an app reads from a QR code: otpauth://totp/ISSUER:ACCOUNT?…
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view base32_secret);

}  // namespace madoguchi::server
