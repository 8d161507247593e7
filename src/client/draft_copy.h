// Copies of what was typed in this device's own store, for when the server cannot be reached. Each window writes one of
// its own, so that two never overwrite each other's; whoever opens the form later takes all of them up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/ports.h"
#include "form/value.h"

namespace madoguchi::client {

struct DraftCopy {
  std::string key;  // where it stands in the store
  int form_version = 0;
  std::int64_t base_version = 0;    // the server's version that it was made from; 0: there was none
  form::Value base;                 // its answers
  form::Value answers;              // what stands in the form
  std::optional<form::Value> sent;  // on its way to the server when this was written: perhaps there already
  std::int64_t at_ms = 0;
};

// The beginning of the keys of a form's copies. `owner`: digits that stand for the account, so that its name is not in
// the store; empty: of somebody who is not logged in.
std::string copies_of(std::string_view owner_digits, std::string_view form_id);

std::vector<DraftCopy> read_copies(LocalStore& store, std::string_view beginning);  // the newest first
bool still_stands(LocalStore& store, const DraftCopy& copy);                        // as it was read
bool write_copy(LocalStore& store, const DraftCopy& copy);

}  // namespace madoguchi::client
