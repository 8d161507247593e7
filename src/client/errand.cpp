// See errand.h.
#include "client/errand.h"

#include <utility>

#include "client/api.h"

namespace madoguchi::client {

struct Errand::Machine : std::enable_shared_from_this<Machine> {
  Ports* ports = nullptr;
  std::function<void()> changed;
  bool busy = false;
  bool done = false;
  std::optional<portal::Problem> problem;

  void notify() {
    const auto keep = shared_from_this();
    if (const auto copy = changed) copy();
  }
};

Errand::Errand(Ports& ports, std::function<void()> changed) : machine_(std::make_shared<Machine>()) {
  machine_->ports = &ports;
  machine_->changed = std::move(changed);
}

Errand::~Errand() { machine_->changed = nullptr; }

std::function<void(Response)> Errand::begin(std::function<bool(const Response&)> take) {
  machine_->busy = true;
  forget();
  machine_->notify();
  return [weak = std::weak_ptr<Machine>(machine_), take = std::move(take)](Response response) {
    const auto machine = weak.lock();
    if (!machine) return;
    machine->busy = false;
    machine->done = api::succeeded(response) && take(response);
    if (!machine->done) machine->problem = api::problem_of(response);
    machine->notify();
  };
}

void Errand::run(Request request, std::function<bool(const Response&)> take) {
  if (machine_->busy) return;
  auto done = begin(std::move(take));
  machine_->ports->transport.send(std::move(request), std::move(done));
}

void Errand::run(Request request, const ChosenFile& body, std::function<bool(const Response&)> take) {
  if (machine_->busy) return;
  auto done = begin(std::move(take));
  machine_->ports->transport.send_slice(
      std::move(request), body.handle, 0, body.size_bytes, [](std::uint64_t) {}, std::move(done));
}

void Errand::forget() {
  machine_->done = false;
  machine_->problem.reset();
}

bool Errand::busy() const { return machine_->busy; }
bool Errand::done() const { return machine_->done; }
const std::optional<portal::Problem>& Errand::problem() const { return machine_->problem; }

}  // namespace madoguchi::client
