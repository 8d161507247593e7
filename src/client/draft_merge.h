// Three versions of a form's answers become one: what two windows, or two devices, made of a common beginning. Answers
// are as in a draft: a text, true, or a list of files per field; a field without an answer is not in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"

namespace madoguchi::client {

struct MergedAnswers {
  form::Value answers;                 // where both sides changed the same field: mine
  std::vector<std::string> conflicts;  // those fields
};

// A field that only one side changed is as that side has it. Lists of files never conflict: what was added on either
// side is there, what was taken away on either side is not.
MergedAnswers merge_answers(const form::Value& base, const form::Value& mine, const form::Value& theirs);

bool same_answers(const form::Value& left, const form::Value& right);  // in whatever order the fields stand
bool same_answer(const form::Value& left, const form::Value& right, std::string_view field);
void set_answer(form::Value& answers, std::string_view field,
                const form::Value* answer);  // null pointer: takes it away

}  // namespace madoguchi::client
