// What stands in a form's fields as typed, chosen, ticked and attached, and what of the core's judgement is to be shown
// of each. No network, no clock.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "client/attachment_list.h"
#include "client/check_run.h"
#include "form/evaluation.h"

namespace madoguchi::client {

struct FormEntry {
  std::string text;
  bool consented = false;
  std::string filled;  // the text that a postal code put here; while it stands, another code may replace it
  AttachmentList attachments;
  CheckRun check;

  bool shows_issue = false;           // the field was left, or 送信 was pressed, and its issue has not gone since
  std::optional<form::Issue> notice;  // of the client itself (too many files), until the field changes
  std::optional<form::Issue> server_issue;  // what the server found, until the field changes
  bool server_missing = false;
};

using FormEntries = std::map<std::string, FormEntry, std::less<>>;

// The answers for the core: an object in form order; what is empty is not in it.
form::Value answers_of(const form::Definition& definition, const FormEntries& entries);

// The answers for a draft: as typed, valid or not, visible or not; no passwords; files however far they are.
form::Value typed_answers(const form::Definition& definition, const FormEntries& entries);

// The comparable values of the visible fields that a check matches; empty where there is none or one is not valid in
// itself.
std::string checked_value(const form::Definition& definition, const form::Field& check,
                          const form::Evaluation& evaluation, const form::Value& answers);

// What is to stand in a text field once it was left: folded digits and texts (D6); nothing if it stays as typed.
std::optional<std::string> folded_text(const form::Field& field, const form::Evaluation& evaluation);

// "1980年4月1日" for a date that was typed in another way (D7), else empty.
std::string date_shown_back(const form::Field& field, const form::Evaluation& evaluation, const std::string& typed);

bool is_secret(const form::Field& field);  // a password: kept nowhere
const form::Issue* find_issue(const form::Evaluation& evaluation, std::string_view field_id);
bool is_visible(const form::Evaluation& evaluation, std::string_view field_id);
bool is_missing(const form::Evaluation& evaluation, std::string_view field_id);

}  // namespace madoguchi::client
