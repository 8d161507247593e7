// One application as it was sent, with the version of the form that it was made with (B7).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/load_state.h"
#include "client/ports.h"
#include "form/definition.h"
#include "portal/draft_messages.h"

namespace madoguchi::client {

// A field that was shown when it was sent, and what stood there.
struct SentAnswer {
  const form::Field* field = nullptr;
  const form::Value* answer = nullptr;  // null pointer: nothing, or `withheld`
  bool withheld = false;                // it is kept as a keyed hash only (D5)
};

// Those that were given when it was sent, in form order; not of attachments.
std::vector<SentAnswer> sent_answers(const form::Definition& definition, const form::Value& answers,
                                     const form::Value& facts, const std::vector<std::string>& withheld);

class SentApplication {
 public:
  SentApplication(Ports& ports, std::string id, std::function<void()> changed);  // asks at once
  ~SentApplication();
  SentApplication(const SentApplication&) = delete;
  SentApplication& operator=(const SentApplication&) = delete;

  void load();  // (again)
  LoadState load_state() const;
  const std::optional<portal::Problem>& problem() const;
  const std::string& id() const;
  const portal::Application& application() const;       // when ready
  const form::Field* field(std::string_view id) const;  // null pointer: its form has none of this id
  std::vector<SentAnswer> answers() const;              // in form order; not of attachments

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
