// The way of a form's answers to the server: of a registration at once, of an application (S28, D10) after its review,
// with its idempotency key. One confirmation is one key: whatever goes wrong on the way, the same body goes with the
// same key, so that the server takes it once. It knows no fields; what answers mean for them is form_screen.cpp's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/ports.h"
#include "form/definition.h"
#include "portal/wire.h"

namespace madoguchi::client {

enum class SendState {
  idle,
  reviewing,  // the confirmation dialog stands (S28)
  sending,
  offline,   // no network: everything typed is kept, "send again" is offered
  refused,   // the server said no: `problem`
  received,  // receipt() is there
};

class Submission {
 public:
  // `answered` is called when an answer to a sending has come and the state has followed it.
  // `application_id`: of a returned application that goes again (B5); empty: what goes is a new one.
  Submission(Ports& ports, std::string application_id, std::function<void(const Response&)> answered);
  ~Submission();
  Submission(const Submission&) = delete;
  Submission& operator=(const Submission&) = delete;

  SendState state() const;
  const std::optional<portal::Problem>& problem() const;
  const std::optional<portal::Receipt>& receipt() const;

  // Opens the review of these normalised answers. The same answers as in a sending whose outcome is not known keep its
  // key. `why`: what the server said that makes another review needed, shown beside it.
  void open_review(const form::Definition& definition, const form::Value& answers,
                   std::optional<portal::Problem> why = {});
  bool reviews(const form::Definition& definition, const form::Value& answers) const;  // are these the reviewed ones?
  void confirm();                                                                      // from the review only
  void register_account(const form::Definition& definition, const form::Value& answers);
  void repeat();  // from offline or refused only: the same body, the same key
  const form::Value& sent_answers() const;
  void give_up();  // back to idle; not while sending

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
