// One thing asked of the server at a time, and what came of it: under way, done, or why not.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "client/ports.h"
#include "portal/wire.h"

namespace madoguchi::client {

class Errand {
 public:
  Errand(Ports& ports, std::function<void()> changed);
  ~Errand();
  Errand(const Errand&) = delete;
  Errand& operator=(const Errand&) = delete;

  // Nothing while one is under way. `take` gets the answer of a 2xx and says whether it could be read.
  void run(Request request, std::function<bool(const Response&)> take);
  void run(Request request, const ChosenFile& body, std::function<bool(const Response&)> take);  // a file as it is
  void forget();  // what came of the last one

  bool busy() const;
  bool done() const;                                      // the last one was
  const std::optional<portal::Problem>& problem() const;  // why it was not

 private:
  struct Machine;
  std::function<void(Response)> begin(std::function<bool(const Response&)> take);
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
