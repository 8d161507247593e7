// What FormScreen is made of. Everything that happens ends in the sheet being judged anew, and what is drawn follows
// from that; so no state of the screen can stand that the core would not agree with.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/form_screen.h"
#include "client/form_sheet.h"
#include "client/postal_codes.h"

namespace madoguchi::client {

struct FormScreen::Machine : std::enable_shared_from_this<Machine> {
  // `application_id`: of the returned one that is corrected; empty: the form is filled in for a new one.
  Machine(Ports& ports, const portal::Session& session, std::string form_id, std::string application_id,
          std::function<void()> changed, DraftPlace place);

  // ---- definition and session
  void load();
  void ask(Request request, void (Machine::*then)(const Response&));
  void on_application(const Response& response);
  void on_definition(const Response& response);
  void stand();
  void not_loaded(portal::Problem problem);

  // ---- the draft
  DraftContent content() const;
  void take(const DraftContent& content);
  void put_in(const form::Value& answers, const std::vector<portal::UploadStatus>& uploads);
  void put_in_as_sent();
  void ask_for_earlier_form();
  void on_draft();
  const FormChange* change();
  void confirm_change();
  bool sending_files() const;
  std::vector<Conflict> conflicts() const;
  void choose_theirs(std::string_view field_id, bool theirs);
  void settle_conflicts();
  bool registers() const;
  void session_renewed(const portal::Session& session);

  // ---- editing
  bool open_to_edits() const;
  void edited();
  void set_text(std::string_view field_id, std::string_view text);
  void look_up_postal_code(std::string_view field_id);
  void fill(const form::Field::PostalFill& fields, const Town& town);
  void set_choice(std::string_view field_id, std::string_view value);
  void set_consent(std::string_view field_id, bool given);
  void leave(std::string_view field_id);
  bool reviewed_stands() const;
  void follow_changed_answers();

  // ---- 施設の確認
  void run_check(std::string_view field_id);
  void on_checked(const form::Field& field, unsigned run, const Response& response);

  // ---- attachments
  void choose_files(std::string_view field_id);
  void choose(std::string_view field_id, std::function<void(const form::Field&, std::vector<ChosenFile>)> chosen);
  void add_files(std::string_view field_id, std::vector<ChosenFile> files);
  void add_file(const form::Field& field, ChosenFile file);
  void on_upload();
  void choose_again(std::string_view field_id, int key);
  void remove_upload(std::string_view field_id, int key);
  void resume_upload(std::string_view field_id, int key);

  // ---- sending
  void send();
  void register_account();
  void show_faults();
  void cancel_review();
  void confirm_review();
  void send_again();
  void on_sent(const Response& response);
  void begin_empty();
  void on_refused(const portal::Problem problem);
  void review_again(const portal::Problem& problem);
  void request_focus(std::string_view field_id);
  void notify();

  Ports& ports_;
  portal::Session session_;
  std::string form_id_;
  std::string application_id_;
  std::function<void()> changed_;
  LoadState load_state_ = LoadState::failed;  // not asked for yet
  std::optional<portal::Problem> load_problem_;
  std::optional<form::Definition> definition_;      // until the draft is known too
  std::optional<portal::Application> application_;  // the returned one, until its form stands
  std::optional<FormSheet> sheet_;
  PostalCodes postal_codes_;
  std::string filled_;
  Submission submission_;
  DraftKeeper draft_;
  bool taking_ = false;  // the sheet takes a draft: what uploads say meanwhile is no edit
  bool begun_ = false;
  bool merged_ = false;  // another window's changes were put in
  bool conflicts_put_off_ = false;
  std::vector<std::string> theirs_chosen_;
  int carried_from_ = 0;   // the version that the draft was typed into, until what changed is confirmed; else 0
  int newer_version_ = 0;  // of the form, that another window has saved in: what it knows and this does not is kept
  form::Value homeless_ = form::Value(form::Value::Object{});  // answers that this version has no field for
  std::optional<form::Definition> earlier_form_;
  FormChange change_;
  std::optional<std::string> focus_request_;
  int last_upload_key_ = 0;
};

}  // namespace madoguchi::client
