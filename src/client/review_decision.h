// A decision as a reviewer writes it: what is typed, and what is wrong with it before it is sent.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/evaluation.h"
#include "portal/review_messages.h"

namespace madoguchi::client {

struct DecisionDraft {
  struct Flag {
    bool flagged = false;
    std::string comment;  // stays where the flag is taken away again
  };

  std::optional<portal::DecisionKind> kind;
  std::map<std::string, Flag, std::less<>> flags;  // by field
  std::string reason;

  bool written() const;  // something was typed that would be a pity to lose
};

// What the server would find wrong with it; `fields`: those that can be flagged, in form order. The field of an issue
// is empty where it is about the reason or about the flags as such.
std::vector<form::Issue> faults_of(const DecisionDraft& draft, const std::vector<std::string>& fields);

// What is sent of it: only what belongs to its kind.
portal::DecisionRequest request_of(const DecisionDraft& draft, const std::vector<std::string>& fields);

}  // namespace madoguchi::client
