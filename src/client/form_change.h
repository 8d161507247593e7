// A draft that was typed into an earlier version of its form (requirement B7): what is different for the person now.
// The core says what the answers are worth; this says what changed.
#pragma once

#include <string>
#include <vector>

#include "form/evaluation.h"

namespace madoguchi::client {

struct DroppedAnswer {
  std::string label_key;  // of the earlier version; empty: not known any more
  form::Value answer;
};

struct FormChange {
  std::vector<const form::Field*> required;  // new items that have to be given
  std::vector<const form::Field*> invalid;   // answers that no longer hold
  std::vector<DroppedAnswer> dropped;        // answers that have no place any more
};

// `before`: the earlier version, null pointer where it cannot be had. `dropped`: an object by field.
FormChange form_change(const form::Definition* before, const form::Definition& now, const form::Evaluation& evaluation,
                       const form::Value& dropped);

}  // namespace madoguchi::client
