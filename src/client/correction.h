// A returned application that is corrected (B5): which fields are open again and why, what was sent in all of them, and
// what is different now. The server judges by the same rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/evaluation.h"
#include "portal/draft_messages.h"

namespace madoguchi::client {

// A field whose answer is not as it was sent. A side without an answer: nothing was given, or it is `withheld`.
struct FieldChange {
  const form::Field* field = nullptr;
  const form::Value* before = nullptr;
  const form::Value* after = nullptr;
  bool withheld = false;  // what was there before is kept as a keyed hash only
};

class Correction {
 public:
  Correction(const form::Definition& definition, portal::Application application);

  const portal::Application& application() const { return application_; }

  // Flagged, or not there when it was sent; of checks: one whose values are asked for again.
  bool is_open(const form::Field& field) const;
  bool is_withheld(std::string_view field_id) const;
  std::string comment(std::string_view field_id) const;         // the reviewer's; "" for what was not flagged
  const form::Value* sent(const form::Field& field) const;      // null pointer: nothing, or withheld
  form::Value typed(const form::Definition& definition) const;  // what was sent, as a draft has it
  std::vector<portal::UploadStatus> uploads() const;            // of the files that were sent

  // The answers of a draft with what was sent in all fields that are not open.
  form::Value with_locked(const form::Definition& definition, const form::Value& typed) const;
  // What a check said then holds as long as nothing that it compared is given anew.
  bool check_holds(const form::Definition& definition, const form::Value& answers) const;
  // What is kept as a keyed hash and was not flagged stands: nobody can give it again.
  void excuse(form::Evaluation& evaluation) const;
  std::vector<FieldChange> changes(const form::Definition& definition, const form::Value& answers) const;

 private:
  const portal::FieldFlag* flag(std::string_view field_id) const;
  bool was_visible(std::string_view field_id) const;

  portal::Application application_;
  std::vector<std::string> visible_before_;
};

}  // namespace madoguchi::client
