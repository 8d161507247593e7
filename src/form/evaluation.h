// The one judgement (rule 1 of the house): from a definition, the facility's facts and the answers to what is visible,
// what is missing and which issues stand. Run by the client before sending, by the server again, by integrators in
// batch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/value.h"

namespace madoguchi::form {

// A fault in an answer as a value; the words for it are in the locale tables under "issue.<code>".
struct Issue {
  std::string field;  // empty: the record as a whole; a row or a cell by its place, see place.h
  std::string code;
  Value params;  // an object, perhaps empty

  friend bool operator==(const Issue&, const Issue&) = default;
};

struct Evaluation {
  std::vector<std::string> visible;  // field ids in form order
  std::vector<std::string> missing;  // required, visible and not given, in form order; a cell by its place
  std::vector<Issue> issues;         // in form order
  std::vector<Issue> warnings;       // in form order; to be shown, but no reason to refuse
  // An object in form order: normalised, without what is not visible (D9) or not valid in itself. These are the answers
  // that conditions see; an issue that arises from facts (facility_check.closed) does not take its answer away.
  Value answers;

  bool valid() const { return missing.empty() && issues.empty(); }
};

// `facts` is an object with the facility's facts and "today" (ISO 8601, Asia/Tokyo). `answers` is any value; null is as
// an empty object. Codes of issues: those of read_answer (answer.h), those of the definition's refusals,
// password.like_other, computed.disagrees, answer.unknown (the form has no such answer), and of the record as a whole
// record.facts_invalid, record.fact_invalid {fact}, record.answers_invalid, record.too_many_unknown {count}.
Evaluation evaluate(const Definition& definition, const Value& facts, const Value& answers);

// The comparable form of an answer (D6: widths, spaces and dashes folded, leading zeros off where the definition says
// so), as the server hashes it and compares it with master data; of a cell too, by its place. Empty where the answer is
// not valid in itself, and of attachments, rows and what is computed.
std::string comparable(const Definition& definition, std::string_view place, const Value& answer);

}  // namespace madoguchi::form
