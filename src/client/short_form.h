// A short form of the account screens: a few texts, one request, what became of it. What it asks for and what follows
// is its owner's; the words are the shell's.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/ports.h"
#include "portal/wire.h"

namespace madoguchi::client {

class ShortForm {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;
  struct Spec {
    std::vector<std::string> required;  // texts that must be there
    std::function<Request(const Texts&)> request;
    std::function<void(const Response&)> done;  // it was accepted; all texts but "email" are gone. The last thing done
  };
  enum class State { open, busy, done };

  ShortForm(Transport& transport, Spec spec, std::function<void()> changed);
  ~ShortForm();
  ShortForm(const ShortForm&) = delete;
  ShortForm& operator=(const ShortForm&) = delete;

  std::string_view text(std::string_view name) const;  // "" where nothing was typed
  void set_text(std::string_view name, std::string_view text);
  void submit();   // nothing while busy, or when it is done
  void restart();  // empty, from done

  State state() const;
  const std::string& missing() const;  // the required text that was not there, else ""
  const std::optional<portal::Problem>& problem() const;
  unsigned attempts() const;  // how often it was submitted: tells a fault from the one before

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
