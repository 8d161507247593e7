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

enum class FactType { text, integer, date };

// A fact: a text that conditions may ask about, with the values that it may have (at most 64: one bit each), an integer
// that terms are worked out of, or a day that limits dates.
struct FactRules {
  std::string name;
  FactType type = FactType::text;
  std::vector<std::string> values;
  std::int64_t min = 0;  // integer
  std::int64_t max = 0;
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

enum class TermKind {
  constant,  // `constant`
  fact,      // the integer fact `subject`
  answer,    // the answer to `subject`
  sum,       // over the rows of `subject`, the product of `columns`
  add,
  multiply,
  least,
  divide,  // the first child by the second, which is above 0, rounded down
};

// A node of what a computed answer is worked out of. Its value always lies from `min` to `max`; reading the definition
// has made sure that these, and everything on the way to them, are integers that a double holds exactly.
struct Term {
  TermKind kind = TermKind::constant;
  Index subject = 0;
  std::int64_t constant = 0;
  std::vector<Index> columns;
  std::vector<Index> children;
  std::int64_t min = 0;
  std::int64_t max = 0;
};

// How a text is brought to one form before it is checked (D6).
struct Folds {
  bool width = false;
  bool remove_spaces = false;
  bool dashes = false;         // each to '-'
  bool remove_dashes = false;  // each away
  bool bank_kana = false;      // to the letters of banks, see text::fold_bank_kana
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
  bool multiline = false;    // text: may hold line feeds
  bool secret = false;       // text: to the letter
  TextFormat format = TextFormat::any;
  bool check_digit = false;       // text: warns where the last digit is not that of modulus 10
  bool refuse_guessable = false;  // text: a password
  std::vector<Index> unlike;      // text: answers that a password must not lean on
  std::int64_t min_length = 0;    // text, in code points
  std::int64_t max_length = 0;
  std::int64_t min = 0;  // integer, computed
  std::int64_t max = 0;
  text::Date min_date;                 // date
  std::optional<text::Date> max_date;  // none: today
  std::optional<Index> not_before;     // date: facts that limit it further
  std::optional<Index> not_after;
  std::int64_t max_files = 0;  // attachments
  std::int64_t max_file_bytes = 0;
  std::vector<FileKind> kinds;
  Index fact = 0;                  // check
  std::uint64_t confirmed_by = 0;  // check: values of the fact

  std::vector<FieldRules> columns;  // rows: beside Field::columns
  std::int64_t min_rows = 0;
  std::int64_t max_rows = 0;
  Index compute = 0;                     // computed: a term
  std::vector<Index> computed_of;        // computed: the fields that it is worked out of
  std::vector<Index> computed_of_facts;  // and the facts
};

struct CompiledRules {
  std::vector<FactRules> facts;
  std::vector<Condition> conditions;
  std::vector<Term> terms;
  std::vector<FieldRules> fields;                      // beside Definition::fields()
  std::vector<Index> order;                            // each field after those that its visibility asks about
  std::vector<std::pair<std::string, Index>> by_name;  // fields that take an answer, sorted
};

}  // namespace madoguchi::form
