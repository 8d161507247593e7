// The form as a person works on it: any form definition, no field named. Holds what was typed, asks the core after each
// change, runs checks and uploads, and sends. The words are the shell's (locale keys come from the definition).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/correction.h"
#include "client/draft_keeper.h"
#include "client/field_view.h"
#include "client/form_change.h"
#include "client/load_state.h"
#include "client/ports.h"
#include "client/submission.h"
#include "form/evaluation.h"
#include "portal/wire.h"

namespace madoguchi::client {

// One that is to be corrected (B5).
struct ReturnedApplication {
  std::string id;
};

class FormScreen {
 public:
  // `place`: a form of who is not logged in is kept in this device only.
  FormScreen(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed,
             DraftPlace place = DraftPlace::account);
  // The form as it was sent, with the fields open that the reviewer flagged. What is typed is kept in this device.
  FormScreen(Ports& ports, const portal::Session& session, ReturnedApplication returned, std::function<void()> changed);
  ~FormScreen();

  LoadState load_state() const;
  void load();  // (again)
  const form::Definition* definition() const;
  const form::Evaluation& evaluation() const;
  const portal::Session& session() const;
  void session_renewed(const portal::Session& session);  // logged in again by the same person: goes on where it stood
  std::vector<FieldView> fields() const;                 // visible ones, in form order
  bool corrects() const;
  const portal::Application* returned() const;  // once it is loaded; null pointer: this is no correction
  std::vector<FieldChange> changes() const;     // before and after, as far as the answers are valid
  bool dirty() const;                           // something was typed and not sent
  bool unkept() const;        // something typed, or a file on its way, is nowhere but here: leaving would lose it
  std::string take_filled();  // what a postal code has just filled in, as one text; once
  std::string sent_user_name() const;  // of a registration that was received: the name to log in with

  // What the person does. Unknown ids are ignored.
  void set_text(std::string_view field_id, std::string_view text);
  void set_choice(std::string_view field_id, std::string_view value);
  void set_consent(std::string_view field_id, bool given);
  void leave(std::string_view field_id);  // the focus left it: shows its issue, shows back what was folded
  void run_check(std::string_view field_id);
  void add_files(std::string_view field_id, std::vector<ChosenFile> files);
  void choose_files(std::string_view field_id);
  void remove_upload(std::string_view field_id, int key);
  void resume_upload(std::string_view field_id, int key);
  void choose_again(std::string_view field_id, int key);  // the file of an interrupted upload

  // ---- The draft (B2): kept while one types.
  DraftView draft() const;
  void put_away();       // the page goes out of sight, the person leaves: saves now
  void look_again();     // the page is in sight again, or the network back
  bool settled() const;  // no saving is under way any more, or none will succeed
  bool take_merged();    // another window's changes were put in since this was asked last
  void discard_draft();
  void forget_failed_discard();
  void keep_gone();   // sent or deleted elsewhere: what stands here becomes a draft of its own
  void clear_gone();  // or goes

  // Fields that were changed here and in another window. Until all is chosen nothing is saved, and nothing is lost.
  struct Conflict {
    const form::Field* field = nullptr;
    form::Value mine, theirs;  // null: no answer
    bool theirs_chosen = false;
  };
  std::vector<Conflict> conflicts() const;
  bool conflicts_open() const;  // the question stands; else it was put off
  void open_conflicts(bool open);
  void choose_theirs(std::string_view field_id, bool theirs);
  void settle_conflicts();  // as chosen

  // The draft is of an earlier version of the form; null pointer: it is not, or that was confirmed.
  const FormChange* change() const;
  void confirm_change();

  // 送信 (S27, S28, D3). With faults: marks all, shows the summary and asks for the focus; else: the dialog.
  void send();
  void cancel_review();
  void confirm_review();  // OK; a second press while sending does nothing (D10)
  void send_again();      // after offline or refused: the same review, the same idempotency key
  SendState send_state() const;
  bool summary_shown() const;  // 送信 was pressed with faults
  const std::optional<portal::Problem>& problem() const;
  const std::optional<portal::Receipt>& receipt() const;

  // A field that should get the focus (the first fault, a 必須情報 button), once.
  std::optional<std::string> take_focus_request();
  void request_focus(std::string_view field_id);

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
