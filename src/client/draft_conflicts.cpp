// See draft_conflicts.h.
#include "client/draft_conflicts.h"

#include <algorithm>
#include <utility>

#include "client/draft_merge.h"

namespace madoguchi::client {
namespace {

using form::Value;

Value copy_of(const Value& answers, std::string_view field) {
  const Value* answer = answers.find(field);
  return answer ? *answer : Value();
}

void put_back(Value& answers, std::string_view field, const Value& answer) {
  set_answer(answers, field, answer.is_null() ? nullptr : &answer);
}

}  // namespace

void DraftConflicts::add(std::vector<std::string> fields, const Value& base, const Value& theirs) {
  for (std::string& field : fields) {
    Value before = copy_of(base, field);
    Value other = copy_of(theirs, field);
    conflicts_.push_back({std::move(field), std::move(before), std::move(other)});
  }
}

void DraftConflicts::drop_settled(const Value& here) {
  conflicts_.erase(
      std::remove_if(conflicts_.begin(), conflicts_.end(),
                     [&](const Conflict& conflict) { return copy_of(here, conflict.field) == conflict.theirs; }),
      conflicts_.end());
}

void DraftConflicts::take_back(Value& answers) const {
  for (const Conflict& conflict : conflicts_) put_back(answers, conflict.field, conflict.before);
}

void DraftConflicts::choose(const std::vector<std::string>& theirs, Value& here) {
  for (const Conflict& conflict : std::exchange(conflicts_, {}))
    if (std::find(theirs.begin(), theirs.end(), conflict.field) != theirs.end())
      put_back(here, conflict.field, conflict.theirs);
}

std::vector<DraftConflict> DraftConflicts::list(const Value& here) const {
  std::vector<DraftConflict> listed;
  for (const Conflict& conflict : conflicts_)
    listed.push_back({conflict.field, copy_of(here, conflict.field), conflict.theirs});
  return listed;
}

}  // namespace madoguchi::client
