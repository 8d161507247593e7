// The fields that this window and another one have both changed: until the person has chosen, both answers are kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"

namespace madoguchi::client {

struct DraftConflict {
  std::string field;
  form::Value mine;  // null: no answer
  form::Value theirs;
};

class DraftConflicts {
 public:
  // `base`: the answers that both began from.
  void add(std::vector<std::string> fields, const form::Value& base, const form::Value& theirs);
  void clear() { conflicts_.clear(); }
  bool empty() const { return conflicts_.empty(); }

  // Those where the form says what the other window says are none any more.
  void drop_settled(const form::Value& here);
  // Makes of answers that have theirs such as both began from, so that the question comes up again.
  void take_back(form::Value& answers) const;
  // Puts the other's answers of these fields in; there is no conflict then.
  void choose(const std::vector<std::string>& theirs, form::Value& here);

  std::vector<DraftConflict> list(const form::Value& here) const;

 private:
  struct Conflict {
    std::string field;
    form::Value before;  // null: no answer
    form::Value theirs;
  };
  std::vector<Conflict> conflicts_;
};

}  // namespace madoguchi::client
