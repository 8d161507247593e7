// One answer read by the rules of its field: given or not, valid in itself or not, and its normalised value. Knows
// nothing of other fields; visibility and requirement are Judge's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/rules.h"
#include "form/value.h"

namespace madoguchi::form {

// A fault found in an answer. `code` lives as long as the program or the definition.
struct Finding {
  std::string_view code;
  Value params = Value(Value::Object{});
  bool warning = false;  // to be told, no reason to refuse
};

struct FileAnswer {
  std::string name;
  std::int64_t size_bytes = 0;
  Index kind = 0;         // of FieldRules::kinds
  std::string upload_id;  // empty: none
};

// The storage of an answer is used again for the next record; only what `state` and the field's type say is meaningful.
struct Answer {
  enum class State { not_given, invalid, valid };
  State state = State::not_given;
  Index choice = 0;               // choice: index into Field::choices
  std::int64_t integer = 0;       // integer
  std::string text;               // text: folded; date: ISO 8601
  std::vector<FileAnswer> files;  // attachments; the first `file_count` of them
  std::size_t file_count = 0;
};

// The day by which dates are judged; without one, "today" is no limit.
using Today = std::optional<text::Date>;

// Reads `raw` (null pointer: not there) into `answer` and appends what is wrong with it to `findings`; both are taken
// by reference so that a batch allocates them once. Codes: answer.wrong_type {expected}, choice.unknown,
// text.forbidden_characters, text.not_digits, text.too_short {min}, text.too_long {max}, text.wrong_length {length}, format.* (text_format.h),
// password.common, integer.invalid,
// integer.out_of_range {min,max}, date.invalid, date.too_early {min}, date.too_late {max}, and of attachments (each
// with index, from 0, and number, from 1): attachments.malformed {member}, .bad_name, .empty, .too_large {maxBytes},
// .kind_unknown, .name_disagrees {kind}, .repeated; and attachments.too_many {max}, of the list. As a warning:
// check_digit.wrong.
void read_answer(const Field& field, const FieldRules& rules, const Value* raw, const Today& today, Answer& answer,
                 std::vector<Finding>& findings);

// The same for the list of files alone (attachments.cpp).
void read_attachments(const FieldRules& rules, const Value& raw, Answer& answer, std::vector<Finding>& findings);

std::string_view type_name(FieldType type);

}  // namespace madoguchi::form
