// What there is to draw of one field of a form; the shell finds the words by the keys and codes in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/check_run.h"
#include "client/upload.h"
#include "form/evaluation.h"

namespace madoguchi::client {

// What to draw of one field, made anew after each change.
struct FieldView {
  const form::Field* field = nullptr;
  std::string text;  // text, integer, date: what is typed; choice: the value chosen, or ""
  bool consented = false;
  bool missing = false;                    // required, not given, and 送信 was pressed
  std::optional<form::Issue> shown_issue;  // what is to be shown now (after leaving the field, or after 送信)
  std::optional<form::Issue> warning;      // what may be wrong and is no reason to refuse, after leaving the field
  std::string shown_back;                  // date typed in another way: "1980年4月1日" (D7), else empty
  CheckState check = CheckState::idle;
  int remaining_attempts = 0;
  bool can_check = false;  // check: the value to be checked is there and valid in itself
  std::vector<UploadView> uploads;

  // Of a returned application that is corrected (B5):
  bool locked = false;                // nobody asked about it: it is shown as it was sent
  const form::Value* sent = nullptr;  // as it was sent; null pointer: nothing, or withheld
  bool withheld = false;              // it is kept as a keyed hash only
  std::string comment;                // what the reviewer says of it
};

}  // namespace madoguchi::client
