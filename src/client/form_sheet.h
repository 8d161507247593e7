// The sheet of paper: a form's definition, what stands in its fields, the core's judgement of it, and what of that is
// shown to the person. It asks the core after each change and sends nothing; form_screen.cpp does that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/calendar.h"
#include "client/correction.h"
#include "client/field_view.h"
#include "client/form_entries.h"
#include "client/ports.h"
#include "form/evaluation.h"
#include "portal/wire.h"

namespace madoguchi::client {

class FormSheet {
 public:
  FormSheet(form::Definition definition, const portal::Session& session, Clock& clock);

  const form::Definition& definition() const { return definition_; }
  const form::Evaluation& evaluation() const { return evaluation_; }
  const form::Field* find(std::string_view field_id, form::FieldType type) const;
  const form::Field* find_open(std::string_view field_id, form::FieldType type) const;  // one that may be changed
  FormEntry& entry(const form::Field& field) { return entries_[field.id]; }

  void renew_session(const portal::Session& session, Clock& clock);
  void clear();                                // an empty sheet for another application
  void correct(portal::Application returned);  // the sheet is of this one: only what was flagged may be changed
  const Correction* correction() const { return correction_ ? &*correction_ : nullptr; }
  bool dirty() const;

  // Each: whether anything has changed by it. Unknown ids and other types of fields change nothing.
  bool set_text(std::string_view field_id, std::string_view text);
  bool set_choice(std::string_view field_id, std::string_view value);
  bool set_consent(std::string_view field_id, bool given);
  void leave(std::string_view field_id);
  void touch(FormEntry& entry);  // the field is being changed: what was found before no longer counts

  // As a draft has them. take() gives back what no field of this form can hold.
  form::Value typed() const { return typed_answers(definition_, entries_); }
  form::Value take(const form::Value& answers, Ports& ports, const std::vector<portal::UploadStatus>& uploads,
                   const std::function<int()>& key, const std::function<void()>& changed);
  // Puts a text where nothing was typed, or where such a text still stands. Whether it did.
  bool fill(std::string_view field_id, std::string_view text);

  void refresh();  // judges anew
  std::vector<FieldView> views() const;
  const form::Field* first_fault() const;  // missing, wrong, still uploading, or found by the server
  const form::Field* show_faults();        // shows all of them (D3); gives the first
  bool summary_shown() const { return summary_shown_; }

  form::Value answers_for_check() const;               // what a check's request carries
  void take_findings(const portal::Problem& problem);  // the server's issues and missing items, at their fields
  void forget_findings();

  void resume_uploads();
  void recheck_uploads();

 private:
  form::Evaluation judged(const form::Value& answers) const;
  form::Value facts(const form::Value& answers) const;
  bool may_change(const form::Field& field) const { return !correction_ || correction_->is_open(field); }
  portal::FacilityCheck fact_of(const form::Field& check) const;
  const FormEntry& entry_of(const form::Field& field) const;
  bool see_checked_values(const form::Value& answers);
  bool pending(const form::Field& field) const;
  bool faulty(const form::Field& field) const;
  FieldView view_of(const form::Field& field) const;
  std::optional<form::Issue> shown_issue(const form::Field& field, const FormEntry& entry) const;

  form::Definition definition_;
  portal::Session session_;
  Calendar calendar_;
  std::optional<Correction> correction_;
  FormEntries entries_;
  form::Evaluation evaluation_;
  std::string being_edited_;  // the text field that was typed into and not left yet
  bool summary_shown_ = false;
};

form::Issue client_issue(const form::Field& field, std::string code);

}  // namespace madoguchi::client
