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
  bool warning = false;    // to be told, no reason to refuse
  std::string place = {};  // in a list of rows: what follows the field's id, see place.h
};

struct FileAnswer {
  std::string name;
  std::int64_t size_bytes = 0;
  Index kind = 0;         // of FieldRules::kinds
  std::string upload_id;  // empty: none
};

struct RowAnswer;

// The storage of an answer is used again for the next record; only what `state` and the field's type say is meaningful.
struct Answer {
  enum class State { not_given, invalid, valid };
  State state = State::not_given;
  Index choice = 0;               // choice: index into Field::choices
  std::int64_t integer = 0;       // integer, computed
  std::string text;               // text: folded; date: ISO 8601
  std::vector<FileAnswer> files;  // attachments; the first `file_count` of them
  std::size_t file_count = 0;
  std::vector<RowAnswer> rows;  // rows; the first `row_count` of them, those that are blank left out
  std::size_t row_count = 0;
  std::vector<std::string> missing;  // rows: places of required cells in which nothing stands
};

struct RowAnswer {
  std::vector<Answer> cells;  // beside Field::columns
};

// The days by which dates are judged; one that is not known is no limit.
struct Days {
  std::optional<text::Date> today;
  std::vector<std::optional<text::Date>> facts;  // beside CompiledRules::facts
};

// The whole number that a JSON value is, 3.0 and 3e0 among them; one beyond int64 as the nearest int64.
std::optional<std::int64_t> whole_number(const Value& value);

// Reads `raw` (null pointer: not there) into `answer` and appends what is wrong with it to `findings`; both are taken
// by reference so that a batch allocates them once. Codes: answer.wrong_type {expected}, choice.unknown,
// text.forbidden_characters, text.not_digits, text.too_short {min}, text.too_long {max}, text.wrong_length {length},
// format.* (text_format.h), password.common, integer.invalid, integer.out_of_range {min,max}, date.invalid,
// date.too_early {min}, date.too_late {max}, and of attachments (each with index, from 0, and number, from 1):
// attachments.malformed {member}, .bad_name, .empty, .too_large {maxBytes}, .kind_unknown, .name_disagrees {kind},
// .repeated; and attachments.too_many {max}, of the list. As a warning: check_digit.wrong. Of rows: rows.too_few {min},
// rows.too_many {max}, and at the place of a row or a cell answer.wrong_type, answer.unknown and those of the cell's
// type; rows of which a required cell is missing are invalid too.
void read_answer(const Field& field, const FieldRules& rules, const Value* raw, const Days& days, Answer& answer,
                 std::vector<Finding>& findings);

// The same for the list of files alone (attachments.cpp).
void read_attachments(const FieldRules& rules, const Value& raw, Answer& answer, std::vector<Finding>& findings);

// And for rows (rows.cpp).
void read_rows(const Field& field, const FieldRules& rules, const Value& raw, const Days& days, Answer& answer,
               std::vector<Finding>& findings);

std::string_view type_name(FieldType type);

}  // namespace madoguchi::form
