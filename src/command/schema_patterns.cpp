// Days and texts as regular expressions. Limits of days compare digit by digit, as ISO 8601 sorts like text.
#include "command/schema_patterns.h"

#include <algorithm>

namespace madoguchi::command {

namespace {

constexpr const char* real_day =
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";

// What the folds of the text room change (fold.h); kept as classes of characters.
constexpr const char* controls = "\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029";
constexpr const char* wide = "\\u3000\\uFF01-\\uFF5E\\uFF61-\\uFF9F";
constexpr const char* spaces =
    "\\u0009-\\u000D \\u0085\\u00A0\\u00AD\\u1680\\u180E\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u3000\\uFEFF";
constexpr const char* dashes =
    "\\u02D7\\u2010-"
    "\\u2015\\u2043\\u207B\\u208B\\u2212\\u23AF\\u2500\\u2501\\u2796\\u2E3A\\u2E3B\\u30FC\\uFE58\\uFE63\\uFF0D\\uFF70";

// A text of the same shape as `limit` that sorts after it (`above`) or before it, or is the same.
std::string beyond(const std::string& limit, bool above) {
  std::string pattern = "(?=" + limit;
  for (std::size_t i = 0; i < limit.size(); ++i) {
    const char c = limit[i];
    if (c == '-' || c == (above ? '9' : '0')) continue;
    pattern += '|';
    pattern.append(limit, 0, i);
    pattern += '[';
    pattern += above ? static_cast<char>(c + 1) : '0';
    pattern += '-';
    pattern += above ? '9' : static_cast<char>(c - 1);
    pattern += ']';
  }
  pattern += ')';
  return pattern;
}

}  // namespace

std::string day_pattern(const std::optional<text::Date>& min, const std::optional<text::Date>& max) {
  std::string pattern = "^";
  if (min) pattern += beyond(text::to_iso(*min), true);
  if (max) pattern += beyond(text::to_iso(*max), false);
  return pattern + real_day + "$";
}

std::string text_pattern(const form::FieldRules& rules) {
  if (rules.format != form::TextFormat::any) return std::string(form::format_pattern(rules.format));
  if (rules.digits_only) return "^[0-9]*$";
  if (rules.secret) return std::string("^[^") + controls + "]*$";
  std::string excluded = controls;
  if (rules.folds.width) excluded += wide;
  if (rules.folds.remove_spaces) excluded += spaces;
  if (rules.folds.dashes || rules.folds.remove_dashes) excluded += dashes;
  if (rules.folds.remove_dashes) excluded += "\\-";
  // An answer in normal form has no CR.
  if (rules.multiline) {
    return std::string("^(?![\\u000A") + spaces + "])(?![^]*[\\u000A" + spaces +
           "]$)[^\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u2028\\u2029]*$";
  }
  return std::string("^(?![") + spaces + "])(?!.*[" + spaces + "]$)[^" + excluded + "]*$";
}

std::string file_name_pattern(const form::FileKind& kind) {
  std::string extensions;
  for (const std::string& extension : kind.extensions) {
    if (!extensions.empty()) extensions += '|';
    for (const char c : extension) {
      const bool is_letter = c >= 'a' && c <= 'z';
      extensions += is_letter ? std::string{'[', c, static_cast<char>(c - 'a' + 'A'), ']'} : std::string(1, c);
    }
  }
  return "^[^\\u0000-\\u001F\\u007F/\\\\]*\\.(?:" + extensions + ")$";
}

}  // namespace madoguchi::command
