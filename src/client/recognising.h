// Recognition of a chosen file (requirement D8) from slices that the platform reads one after the other: the core says
// which bytes it wants next, this fetches them. Only the slice under way stands in memory.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "client/ports.h"
#include "document/recognition.h"

namespace madoguchi::client {

class Recognising {
 public:
  // Begins at once. `done` gets the outcome once: taken or refused; document.unreadable when a slice could not be read.
  Recognising(FilePicker& file_picker, const ChosenFile& file, std::function<void(document::Recognition)> done);
  ~Recognising();  // stops; `done` is not called afterwards
  Recognising(const Recognising&) = delete;
  Recognising& operator=(const Recognising&) = delete;

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
