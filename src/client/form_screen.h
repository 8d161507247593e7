// The form as a person works on it: any form definition, no field named. Holds what was typed, asks the core after each
// change, runs checks and uploads, and sends. The words are the shell's (locale keys come from the definition).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/field_view.h"
#include "client/ports.h"
#include "client/submission.h"
#include "form/evaluation.h"
#include "portal/wire.h"

namespace madoguchi::client {

enum class LoadState { loading, failed, ready };

class FormScreen {
 public:
  FormScreen(Ports& ports, const portal::Session& session, std::string form_id, std::function<void()> changed);
  ~FormScreen();

  LoadState load_state() const;
  void load();  // (again)
  const form::Definition* definition() const;
  const form::Evaluation& evaluation() const;
  const portal::Session& session() const;
  void session_renewed(const portal::Session& session);  // logged in again by the same person: goes on where it stood
  std::vector<FieldView> fields() const;                 // visible ones, in form order
  bool dirty() const;                                    // something was typed and not sent

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
