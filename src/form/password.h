// Passwords (requirement D2): no rule of composition, but none of those that guessers try first.
#pragma once

#include <string_view>

namespace madoguchi::form {

// How hard a password is to guess, for a hint beside the field; `common` ones are refused.
enum class PasswordStrength { common, weak, fair, strong };

// Takes the password apart into what guessers try as one piece (common words, runs of one character, rows of the
// keyboard, counting, years, a piece said again) and single characters, and counts what is left to guess. Letters in
// other case, other width, or written as digits ("p4ssw0rd") count as the same. At most the first 128 code points are
// looked at.
PasswordStrength password_strength(std::string_view password);

// Whether a password leans on another answer: what is left of it without that answer (an address counts by what is
// before its '@') is too short to stand alone. Short answers, below 4 code points, do not count.
bool leans_on(std::string_view password, std::string_view other);

}  // namespace madoguchi::form
