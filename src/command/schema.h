// A form definition's rules as JSON Schema 2020-12, for integrators and for judging the core from outside.
#pragma once

#include <string>

#include "form/definition.h"

namespace madoguchi::command {

// The schema of a whole record, {"facts":{…},"answers":{…}}, whose answers are in normalised form: a record that it
// accepts is valid, and a valid record is accepted once its answers are replaced by the normalised ones.
//
// Not expressed, because JSON Schema cannot: that a day is not after the record's own "today", nor beyond the days that
// are facts; that what is computed (readOnly) is the right number; that no two files have one uploadId; that a record
// is at most so long and so deep and its numbers fit into a double. What is typed in other ways (widths, eras, counts
// as text) is not described, as it is brought to the normalised form first.
std::string json_schema(const form::Definition& definition);

}  // namespace madoguchi::command
