// Folding: the many ways of writing one thing brought to one (requirement D6). Used before checking, comparing,
// hashing. Input is any bytes; ill-formed UTF-8 is passed through unchanged.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::text {

// Full-width ASCII and the ideographic space to ASCII, half-width katakana (with their voiced marks) to full-width.
std::string fold_width(std::string_view text);

// Every dash, hyphen, minus and long-vowel mark that people type for one ('‐' '–' '—' '−' '－' 'ー' 'ｰ' …) to '-'.
std::string fold_dashes(std::string_view text);

// To the letters of an account holder's name as banks exchange it (全銀協): hiragana and katakana to half-width kana
// with their voiced marks apart and small kana large, ヲ as ｵ, ヰ and ヱ as ｲ and ｴ, Latin letters to upper case, every
// dash and long-vowel mark to '-', the middle dot to '.', full-width ASCII to ASCII. Anything else is left as it is.
std::string fold_bank_kana(std::string_view text);

// Takes out all white space of Unicode, tabs, line ends, the ideographic space and zero-width characters among them.
std::string remove_spaces(std::string_view text);

// Takes the same characters off both ends.
std::string_view trim(std::string_view text);

}  // namespace madoguchi::text
