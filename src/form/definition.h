// Form definitions: data that say which fields a form has, when they are there, what is asked of them (requirement B7).
// Loaded from JSON and checked here; a wrong definition is refused with the place of its fault. No field is named in
// C++.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"
#include "text/result.h"

namespace madoguchi::form {

enum class FieldType {
  choice,       // one of `choices`
  text,         // a line of text, folded as the definition says
  integer,      // a whole number; may be typed as text, in full width too
  date,         // a day; may be typed in Japanese ways, normalised to ISO 8601
  check,        // not typed: a fact that an action establishes (e.g. the facility check); its id is the fact's name
  consent,      // true, or missing
  attachments,  // a list of {name, sizeBytes, kind, uploadId?}
  rows,         // a list of objects with the same `columns`, e.g. what was bought
  computed,     // an integer that the core works out of other answers; not typed
};

struct Choice {
  std::string value;
  std::string label_key;
};

// How a server keeps an answer: as it is, only as a keyed hash of its comparable form (D5), or not among the answers at
// all: a secret is a password, read to the letter, shown masked, kept in no draft and no copy.
enum class Storage { plain, keyed_hash, secret };

// What is shown of a field. Keys lead into the locale table; an empty key means: there is none. A key may have a fact's
// name in braces ("….support.{facilityType}"): resolve_key() puts the fact's value there.
struct Field {
  std::string id;
  FieldType type = FieldType::text;
  std::string label_key;         // e.g. "職員数"; the short name that buttons and summaries use
  std::string hint_key;          // the part of the label in brackets, shown beside or below it
  std::string help_key;          // behind the "?" button
  std::string support_key;       // always shown under the label
  std::string example_key;       // "例) 3"
  std::string section_key;       // the section heading that this field opens, else empty
  std::string document_key;      // consent: the document that can be opened and read
  std::string action_key;        // check, attachments: the button's label; rows: of the one that adds a row
  bool marked_required = false;  // shown with the mark of a required item
  bool in_review = false;        // listed in the confirmation dialog (S28)
  Storage storage = Storage::plain;
  std::vector<Choice> choices;
  int max_length = 0;                       // text, integer, date: what a text field accepts at most; 0: no limit
  std::string input_mode;                   // "numeric", "text", …: HTML's inputmode
  std::string autocomplete;                 // HTML's autocomplete tokens, "off" unless the definition says
  bool multiline = false;                   // text: lines; Enter begins a new one
  std::string input_type = "text";          // text: HTML's type: "text", "email", "tel", "password"
  std::vector<std::string> accepted_kinds;  // attachments
  int max_files = 0;                        // attachments
  std::int64_t max_file_bytes = 0;          // attachments: of one file, inclusive
  // check: which field's answer is checked against which attribute of the facility's master data; only visible ones
  // count.
  struct Match {
    std::string field;
    std::string attribute;
  };
  std::vector<Match> matches;

  // text: a postal code fills these fields in; empty: none.
  struct PostalFill {
    std::string prefecture;  // 都道府県, a choice of their names
    std::string address;     // town and what comes after
  };
  PostalFill postal_fill;

  std::vector<Field> columns;  // rows: what each row has, in order; choices, texts, integers, dates
  int min_rows = 0;            // rows
  int max_rows = 0;
};

// What a form's answers become once they are sent: an application that is reviewed, a report that is taken as it is, or
// an account.
enum class Purpose { application, report, registration };

// The place of a fault in a definition (a JSON Pointer, RFC 6901) and what is wrong there, in English for the author.
struct DefinitionFault {
  std::string pointer;
  std::string message;
};

// The locale key with each "{fact}" replaced by that fact's value; an unknown or missing fact is replaced by nothing.
std::string resolve_key(std::string_view key, const Value& facts);

struct CompiledRules;  // rules.h: private to this room and to the schema exporter

// The format; assets/forms/use-start.json is an example. "?" may be left out; unknown members are refused everywhere.
//
// - A form: id, version, purpose? ("application", "report" or "registration"), titleKey, leadKey?,
//   facts? {NAME: FACT}, fields […].
// - A fact: [VALUE…], the texts that it can be; or {type: "integer", min, max}, for terms; or {type: "date"}, for
//   limits of dates: an installation's own numbers and days come in so. The fact "today" is always there.
// - A field: id, type, labelKey, hintKey?, helpKey?, supportKey?, exampleKey?, sectionKey?, visibleWhen? (else always),
//   required? or requiredWhen? (else never), inReview?, rules?, and what its type adds:
//   - choice: choices [{value, labelKey}…], autocomplete?
//   - text, integer, date: inputMode?, autocomplete?, maxLength?, storage? ("plain", "keyedHash"; text also "secret")
//   - text: folds? (before checking: "width", "removeSpaces", "dashes" to '-', "removeDashes", "bankKana" to half-width
//     kana as banks write them; a secret has none), compareFolds? ("leadingZeros"), multiline? (without folds, digits
//     and format), postalFill? {prefecture: FIELD, address: FIELD}. Integers and dates are folded anyway: they may be
//     typed in the ways that people type them.
//   - check: actionKey, confirmedBy [VALUE…], matches? [{field, attribute}…]. Its id is the name of a fact.
//   - consent: documentKey?
//   - attachments: actionKey
//   - rows: actionKey, columns [COLUMN…]. A column is as a field of a choice, text, integer or date with the same
//     members, but sectionKey, visibleWhen, requiredWhen, inReview, storage, postalFill and the rules "refuse" and
//     "password"; if it is required, it is so in each row. Answered by an array of objects {COLUMN: VALUE…}. A row in
//     which nothing stands is no row.
//   - computed: compute TERM, and no "required". The answer is there while everything is there that it is worked out
//     of. Sent from outside, it has to be the same. Part of the normalised answers, and so of what was reviewed.
// - A term, in integers of at most ±10^15; a definition whose terms could leave that range is refused, so that no
//   record can overflow: {constant: N}; {fact: NAME} of an integer fact; {answer: ID} of an integer or computed field
//   that stands before this one; {sum: ROWS, of [COLUMN…]}, over the rows of a field before this one the product of
//   required integer columns; {add: [TERM…]}; {multiply: [TERM…]}; {least: [TERM…]}; {divide: [TERM, TERM],
//   round: "down"}, where the divisor is above 0.
// - A rule; a text needs a length, an integer a range, a date a dateRange, attachments need files, rows need rows:
//   - {rule: "length", max, min?}, in code points; {rule: "digits"}; {rule: "format", is} (text_format.h)
//   - {rule: "checkDigit"}: a warning where the last digit is not that of modulus 10
//   - {rule: "password", unlike? [FIELD…]}: none that is tried first, or that leans on another answer (password.h)
//   - {rule: "range", min, max}, of an integer or what is computed
//   - {rule: "dateRange", min: DAY, max: DAY or "today", notBefore?: FACT, notAfter?: FACT}
//   - {rule: "files", max, maxSizeBytes, kinds {KIND: [EXTENSION…]}}
//   - {rule: "rows", max, min?}
//   - {rule: "refuse", when, code}, on any field: the issue stands while the condition holds
// - A condition: {all: […]}, {any: […]}, {not: …}, {fact, is}, {fact, in}, {answer, is}, {answer, in}, or
//   {answer, given: true}. An answer counts only while its field is visible and it is valid in itself.
class Definition {
 public:
  // Reads and checks a definition. Refuses unknown members, duplicate ids, conditions on what does not exist,
  // rules with wrong parameters, cycles of visibility, and what is larger than any real form.
  static Result<Definition, DefinitionFault> create(std::string_view json);

  const std::string& id() const { return id_; }
  int version() const { return version_; }
  Purpose purpose() const { return purpose_; }
  const std::string& title_key() const { return title_key_; }
  const std::string& lead_key() const { return lead_key_; }
  const std::vector<Field>& fields() const { return fields_; }  // in form order
  const Field* find(std::string_view field_id) const;
  const CompiledRules& rules() const { return *rules_; }

 private:
  friend class DefinitionBuilder;
  Definition() = default;
  std::string id_;
  int version_ = 0;
  Purpose purpose_ = Purpose::application;
  std::string title_key_;
  std::string lead_key_;
  std::vector<Field> fields_;
  std::shared_ptr<const CompiledRules> rules_;
};

}  // namespace madoguchi::form
