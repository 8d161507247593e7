// See draft_merge.h.
#include "client/draft_merge.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {
namespace {

using form::Value;

bool same(const Value* left, const Value* right) {
  if (!left || !right) return left == right;
  return *left == *right;
}

// A file is known by its upload; one that the server does not have yet by its name and size.
bool same_file(const Value& left, const Value& right) {
  const Value* id = left.find("uploadId");
  const Value* other_id = right.find("uploadId");
  if (id || other_id) return same(id, other_id);
  return same(left.find("name"), right.find("name")) && same(left.find("sizeBytes"), right.find("sizeBytes"));
}

const Value* find_file(const Value::Array& files, const Value& file) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const Value& each) { return same_file(each, file); });
  return found == files.end() ? nullptr : &*found;
}

const Value::Array& files_of(const Value* answer) {
  static const Value::Array none;
  return answer && answer->as_array() ? *answer->as_array() : none;
}

bool is_files(const Value* answer) { return !answer || answer->as_array() != nullptr; }

Value::Array merge_files(const Value::Array& base, const Value::Array& mine, const Value::Array& theirs) {
  Value::Array merged;
  for (const Value& file : mine) {
    const Value* before = find_file(base, file);
    const Value* other = find_file(theirs, file);
    if (before && !other) continue;  // taken away there
    merged.push_back(other && before && *before == file ? *other : file);
  }
  for (const Value& file : theirs)
    if (!find_file(mine, file) && !find_file(base, file)) merged.push_back(file);
  return merged;
}

std::vector<std::string> fields_of(const Value& mine, const Value& theirs) {
  std::vector<std::string> fields;
  for (const Value* answers : {&mine, &theirs}) {
    if (!answers->as_object()) continue;
    for (const auto& [field, answer] : *answers->as_object())
      if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
  }
  return fields;
}

}  // namespace

MergedAnswers merge_answers(const Value& base, const Value& mine, const Value& theirs) {
  MergedAnswers merged{Value(Value::Object{}), {}};
  for (const std::string& field : fields_of(mine, theirs)) {
    const Value* before = base.find(field);
    const Value* here = mine.find(field);
    const Value* there = theirs.find(field);
    if (is_files(here) && is_files(there)) {
      Value::Array files = merge_files(files_of(before), files_of(here), files_of(there));
      if (!files.empty()) merged.answers.set(field, Value(std::move(files)));
      continue;
    }
    const bool changed_here = !same(before, here);
    const bool changed_there = !same(before, there);
    set_answer(merged.answers, field, changed_here ? here : there);
    if (changed_here && changed_there && !same(here, there)) merged.conflicts.push_back(field);
  }
  return merged;
}

bool same_answer(const Value& left, const Value& right, std::string_view field) {
  return same(left.find(field), right.find(field));
}

bool same_answers(const Value& left, const Value& right) {
  const std::vector<std::string> fields = fields_of(left, right);
  return std::all_of(fields.begin(), fields.end(),
                     [&](const std::string& field) { return same_answer(left, right, field); });
}

void set_answer(Value& answers, std::string_view field, const Value* answer) {
  if (answer)
    answers.set(field, *answer);
  else
    answers.erase(field);
}

}  // namespace madoguchi::client
