// Choices, texts, integers, dates and consents, read and normalised (requirements D3, D6, D7). Attachments are next
// door.
#include "form/answer.h"

#include <algorithm>
#include <cmath>

#include "form/password.h"
#include "text/check_digit.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::form {

namespace {

using State = Answer::State;

// No count or date that a person types is longer; the rest is not worth looking at.
constexpr std::size_t max_typed_bytes = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Printable ASCII without a space: nothing to trim, nothing to fold but the dash.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

void refuse(Answer& answer, std::vector<Finding>& findings, std::string_view code, Value::Object params = {}) {
  answer.state = State::invalid;
  findings.push_back({code, Value(std::move(params))});
}

void refuse_type(FieldType type, Answer& answer, std::vector<Finding>& findings) {
  refuse(answer, findings, "answer.wrong_type", {{"expected", Value(type_name(type))}});
}

void read_choice(const Field& field, std::string_view value, Answer& answer, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < field.choices.size(); ++i) {
    if (field.choices[i].value != value) continue;
    answer.choice = static_cast<Index>(i);
    answer.state = State::valid;
    return;
  }
  if (!text::trim(value).empty()) refuse(answer, findings, "choice.unknown");
}

// Whether a character is one that no form wants: controls of ASCII and Unicode's C1, lines and paragraphs, and bytes
// that are no UTF-8.
bool has_forbidden(std::string_view text, bool multiline) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if ((byte < 0x20 && !(multiline && byte == '\n')) || byte == 0x7F) return true;
      ++i;
      continue;
    }
    const text::Decoded decoded = text::decode_at(text, i);
    if (!decoded.well_formed) return true;
    const char32_t c = decoded.code_point;
    if (c < 0xA0 || c == 0x2028 || c == 0x2029) return true;
    i += decoded.size_bytes;
  }
  return false;
}

// Assigns the folded form of `typed` to `folded`, without a detour for the plain text that most people type.
void fold(const Folds& folds, std::string_view typed, std::string& folded) {
  folded.assign(typed);
  if (!is_plain(typed)) {
    if (folds.width) folded = text::fold_width(folded);
    if (folds.remove_spaces) folded = text::remove_spaces(folded);
    if (folds.dashes || folds.remove_dashes) folded = text::fold_dashes(folded);
    folded = std::string(text::trim(folded));
  }
  if (folds.remove_dashes) std::erase(folded, '-');
  if (folds.bank_kana) folded = text::fold_bank_kana(folded);
}

// CR LF, and CR alone, as LF.
void end_lines_alike(std::string& text) {
  std::string alike;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      alike += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      alike += '\n';
  }
  text = std::move(alike);
}

void read_text(const FieldRules& rules, std::string_view typed, Answer& answer, std::vector<Finding>& findings) {
  if (rules.secret) {
    answer.text.assign(typed);
  } else {
    fold(rules.folds, text::trim(typed), answer.text);
  }
  if (answer.text.empty()) return;
  if (rules.multiline) end_lines_alike(answer.text);
  if (has_forbidden(answer.text, rules.multiline)) return refuse(answer, findings, "text.forbidden_characters");
  if (rules.digits_only && !std::all_of(answer.text.begin(), answer.text.end(), is_digit)) {
    return refuse(answer, findings, "text.not_digits");
  }
  if (!has_format(rules.format, answer.text)) return refuse(answer, findings, format_issue(rules.format));
  const auto length =
      static_cast<std::int64_t>(rules.digits_only ? answer.text.size() : text::count_code_points(answer.text));
  const bool fixed = rules.min_length == rules.max_length;
  if (fixed && length != rules.max_length) {
    return refuse(answer, findings, "text.wrong_length", {{"length", Value(rules.max_length)}});
  }
  if (length < rules.min_length) return refuse(answer, findings, "text.too_short", {{"min", Value(rules.min_length)}});
  if (length > rules.max_length) return refuse(answer, findings, "text.too_long", {{"max", Value(rules.max_length)}});
  if (rules.refuse_guessable && password_strength(answer.text) == PasswordStrength::common) {
    return refuse(answer, findings, "password.common");
  }
  if (rules.check_digit && !text::has_mod10_digit(answer.text)) {
    findings.push_back({"check_digit.wrong", Value(Value::Object{}), true});
  }
  answer.state = State::valid;
}

// A whole number as people type it: widths and dashes folded, a sign, groups of three with commas. A number beyond
// int64 is given as the nearest int64, which no range of a definition reaches.
std::optional<std::int64_t> parse_integer(std::string_view typed) {
  std::string folded(typed);
  if (!is_plain(typed)) folded = std::string(text::trim(text::fold_dashes(text::fold_width(typed))));
  std::string_view rest = folded;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);

  const std::size_t first_group = std::min(rest.find(','), rest.size());
  const bool grouped = first_group < rest.size();
  if (first_group == 0 || (grouped && first_group > 3)) return std::nullopt;
  std::int64_t number = 0;
  bool beyond = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (i >= first_group && (i - first_group) % 4 == 0) {
      if (rest[i] != ',' || rest.size() - i < 4) return std::nullopt;
      continue;
    }
    if (!is_digit(rest[i])) return std::nullopt;
    beyond = beyond || number > (INT64_MAX - 9) / 10;
    if (!beyond) number = number * 10 + (rest[i] - '0');
  }
  if (beyond) return negative ? INT64_MIN : INT64_MAX;
  return negative ? -number : number;
}

std::optional<std::int64_t> integer_from(double number) {
  constexpr double limit = 9.0e18;
  if (!(number == std::trunc(number))) return std::nullopt;  // NaN too
  if (number > limit) return INT64_MAX;
  if (number < -limit) return INT64_MIN;
  return static_cast<std::int64_t>(number);
}

void read_integer(const FieldRules& rules, const Value& raw, Answer& answer, std::vector<Finding>& findings) {
  std::optional<std::int64_t> integer;
  if (raw.as_integer() != nullptr || raw.as_number() != nullptr) {
    integer = whole_number(raw);
  } else if (const auto* typed = raw.as_string()) {
    const std::string_view trimmed = text::trim(*typed);
    if (trimmed.empty()) return;
    if (trimmed.size() <= max_typed_bytes) integer = parse_integer(trimmed);
  } else {
    return refuse_type(rules.type, answer, findings);
  }
  if (!integer) return refuse(answer, findings, "integer.invalid");
  if (*integer < rules.min || *integer > rules.max) {
    return refuse(answer, findings, "integer.out_of_range", {{"min", Value(rules.min)}, {"max", Value(rules.max)}});
  }
  answer.integer = *integer;
  answer.state = State::valid;
}

// The later of a limit and what a fact adds to it, or the earlier.
std::optional<text::Date> tighter(const std::optional<text::Date>& limit, const std::optional<Index>& fact,
                                  const Days& days, bool later) {
  if (!fact || *fact >= days.facts.size() || !days.facts[*fact]) return limit;
  const text::Date& day = *days.facts[*fact];
  if (!limit) return day;
  return later ? std::max(*limit, day) : std::min(*limit, day);
}

void read_date(const FieldRules& rules, std::string_view typed, const Days& days, Answer& answer,
               std::vector<Finding>& findings) {
  const std::string_view trimmed = text::trim(typed);
  if (trimmed.empty()) return;
  std::optional<text::Date> date;
  if (trimmed.size() <= max_typed_bytes) {
    date = text::parse_iso_date(trimmed);
    if (!date) date = text::parse_typed_date(text::fold_dashes(text::remove_spaces(trimmed)));
  }
  if (!date) return refuse(answer, findings, "date.invalid");
  const auto min = tighter(rules.min_date, rules.not_before, days, true);
  if (*date < *min) return refuse(answer, findings, "date.too_early", {{"min", Value(text::to_iso(*min))}});
  const auto max = tighter(rules.max_date ? rules.max_date : days.today, rules.not_after, days, false);
  if (max && *max < *date) return refuse(answer, findings, "date.too_late", {{"max", Value(text::to_iso(*max))}});
  answer.text = text::to_iso(*date);
  answer.state = State::valid;
}

}  // namespace

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::choice:
      return "choice";
    case FieldType::text:
      return "text";
    case FieldType::integer:
      return "integer";
    case FieldType::date:
      return "date";
    case FieldType::check:
      return "check";
    case FieldType::consent:
      return "consent";
    case FieldType::attachments:
      return "attachments";
    case FieldType::rows:
      return "rows";
    case FieldType::computed:
      return "computed";
  }
  return {};
}

std::optional<std::int64_t> whole_number(const Value& value) {
  if (const auto* integer = value.as_integer()) return *integer;
  if (const auto* number = value.as_number()) return integer_from(*number);
  return std::nullopt;
}

void read_answer(const Field& field, const FieldRules& rules, const Value* raw, const Days& days, Answer& answer,
                 std::vector<Finding>& findings) {
  answer.state = State::not_given;
  if (raw == nullptr || raw->is_null()) return;
  if (rules.type == FieldType::integer) return read_integer(rules, *raw, answer, findings);
  if (rules.type == FieldType::attachments) return read_attachments(rules, *raw, answer, findings);
  if (rules.type == FieldType::rows) return read_rows(field, rules, *raw, days, answer, findings);
  if (rules.type == FieldType::consent) {
    if (raw->as_bool() == nullptr) return refuse_type(rules.type, answer, findings);
    if (*raw->as_bool()) answer.state = State::valid;
    return;
  }
  const std::string* typed = raw->as_string();
  if (typed == nullptr) return refuse_type(rules.type, answer, findings);
  switch (rules.type) {
    case FieldType::choice:
      return read_choice(field, *typed, answer, findings);
    case FieldType::text:
      return read_text(rules, *typed, answer, findings);
    case FieldType::date:
      return read_date(rules, *typed, days, answer, findings);
    default:
      return;
  }
}

}  // namespace madoguchi::form
