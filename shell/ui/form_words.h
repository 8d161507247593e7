// The words for what a form's state machine says: issues, missing items, checks, uploads, problems. Drawing them is the
// form screen's matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/form_screen.h"
#include "ui/locale.h"

namespace madoguchi::ui {

// A key of a definition may hold the name of a fact, "….{facilityType}": the fact's value takes its place.
std::string resolved_key(std::string_view key, const portal::Session& session);

std::string issue_words(const Locale& locale, const form::Issue& issue);
std::string missing_words(const Locale& locale, const form::Field& field);

// What stands at a field: its issue, or that it is missing; empty when nothing is to be said.
std::string error_words(const Locale& locale, const client::FieldView& view);

// A check's state for people; empty when idle.
std::string check_words(const Locale& locale, const client::FieldView& view);

std::string upload_state_words(const Locale& locale, const client::UploadView& upload);
std::string upload_detail_words(const Locale& locale, const client::UploadView& upload);

// "problem.<code>", or the words for any other failure.
std::string problem_words(const Locale& locale, const portal::Problem& problem);

struct FaultWords {
  std::string field;
  std::string text;  // "職員数：入力してください。"
};
// What the summary lists, in form order.
std::vector<FaultWords> find_faults(const Locale& locale, const client::FormScreen& form);

// The path of a consent's document, from its key "document.<id>.title"; empty for another key.
std::string document_path(std::string_view document_key);

}  // namespace madoguchi::ui
