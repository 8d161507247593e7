// See recognising.h. A platform may answer a read at once, so the loop runs flat instead of calling itself.
#include "client/recognising.h"

#include <utility>

namespace madoguchi::client {

struct Recognising::Machine : std::enable_shared_from_this<Machine> {
  Machine(FilePicker& file_picker, const ChosenFile& file, std::function<void(document::Recognition)> done)
      : file_picker_(file_picker),
        handle_(file.handle),
        recogniser_(file.size_bytes, file.name),
        done_(std::move(done)) {}

  // Asks for what the recogniser wants, until it must wait for bytes or the outcome stands.
  void run() {
    if (running_) return;
    running_ = true;
    const auto keep = shared_from_this();
    while (!waiting_ && done_) step();
    running_ = false;
  }

  void stop() { done_ = nullptr; }

 private:
  void step() {
    const auto wanted = recogniser_.wanted();
    if (!wanted) {
      const auto done = std::exchange(done_, nullptr);
      return done(recogniser_.result());
    }
    waiting_ = true;
    file_picker_.read(handle_, wanted->offset_bytes, wanted->size_bytes,
                      [weak = weak_from_this()](std::optional<std::vector<std::byte>> bytes) {
                        if (const auto self = weak.lock()) self->arrived(bytes);
                      });
  }

  void arrived(const std::optional<std::vector<std::byte>>& bytes) {
    if (!done_) return;
    waiting_ = false;
    if (bytes)
      recogniser_.supply(*bytes);
    else
      recogniser_.fail();
    run();
  }

  FilePicker& file_picker_;
  int handle_;
  document::Recogniser recogniser_;
  std::function<void(document::Recognition)> done_;  // empty: it is over
  bool running_ = false;
  bool waiting_ = false;
};

Recognising::Recognising(FilePicker& file_picker, const ChosenFile& file,
                         std::function<void(document::Recognition)> done)
    : machine_(std::make_shared<Machine>(file_picker, file, std::move(done))) {
  machine_->run();
}

Recognising::~Recognising() { machine_->stop(); }

}  // namespace madoguchi::client
