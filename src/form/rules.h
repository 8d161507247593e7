// A definition's conditions and rules, compiled: names looked up once, values as bits of a mask, so that a record is
// judged without a look-up by name. Made by DefinitionBuilder, read by Judge and by the schema exporter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "form/definition.h"
#include "form/text_format.h"
#include "text/date.h"

namespace madoguchi::form {

using Index = std::uint32_t;

// A fact that conditions may ask about, with the values that it may have (at most 64: one bit each).
struct FactRules {
  std::string name;
  std::vector<std::string> values;
};

enum class ConditionKind {
  all,       // each of `children`
  any,       // at least one of `children`
  negation,  // not the one child
  fact,      // the fact `subject` has a value of `mask`
  choice,    // the answer to `subject` is a choice of `mask`
  consent,   // consent was given to `subject`
  integer,   // the answer to `subject` is one of `integers`
  text,      // the answer to `subject` (a text, or a date as ISO 8601) is one of `texts`
  given,     // `subject` has a valid answer; a check: it is confirmed
};

// A node of a condition. An answer counts only if its field is visible and it is valid in itself.
struct Condition {
  ConditionKind kind = ConditionKind::all;
  Index subject = 0;
  std::uint64_t mask = 0;
  std::vector<Index> children;
  std::vector<std::int64_t> integers;
  std::vector<std::string> texts;
};

// How a text is brought to one form before it is checked (D6).
struct Folds {
  bool width = false;
  bool remove_spaces = false;
  bool dashes = false;         // each to '-'
  bool remove_dashes = false;  // each away
};

struct FileKind {
  std::string name;
  std::vector<std::string> extensions;  // lower case, without the dot
};

// An issue `code` stands on the field while the condition holds.
struct RefusalRule {
  Index when = 0;
  std::string code;
};

struct FieldRules {
  FieldType type = FieldType::text;
  std::optional<Index> visible_when;  // none: always
  bool required = false;
  std::optional<Index> required_when;
  std::vector<RefusalRule> refusals;

  Folds folds;  // text
  bool compare_without_leading_zeros = false;
  bool digits_only = false;  // text
  bool secret = false;       // text: to the letter
  TextFormat format = TextFormat::any;
  bool check_digit = false;       // text: warns where the last digit is not that of modulus 10
  bool refuse_guessable = false;  // text: a password
  std::vector<Index> unlike;      // text: answers that a password must not lean on
  std::int64_t min_length = 0;    // text, in code points
  std::int64_t max_length = 0;
  std::int64_t min = 0;  // integer
  std::int64_t max = 0;
  text::Date min_date;                 // date
  std::optional<text::Date> max_date;  // none: today
  std::int64_t max_files = 0;          // attachments
  std::int64_t max_file_bytes = 0;
  std::vector<FileKind> kinds;
  Index fact = 0;                  // check
  std::uint64_t confirmed_by = 0;  // check: values of the fact
};

struct CompiledRules {
  std::vector<FactRules> facts;
  std::vector<Condition> conditions;
  std::vector<FieldRules> fields;                      // beside Definition::fields()
  std::vector<Index> order;                            // each field after those that its visibility asks about
  std::vector<std::pair<std::string, Index>> by_name;  // fields that take an answer, sorted
};

}  // namespace madoguchi::form
