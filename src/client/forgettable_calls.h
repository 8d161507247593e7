// Requests whose answers are of use only until what they are for is forgotten: another person has logged in, say.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "client/ports.h"

namespace madoguchi::client {

class ForgettableCalls {
 public:
  // `changed` is called after each answer that was taken in; never once this is gone.
  ForgettableCalls(Ports& ports, std::function<void()> changed)
      : ports_(ports), changed_(std::make_shared<const std::function<void()>>(std::move(changed))) {}

  void send(Request request, std::function<void(const Response&)> done) {
    ports_.transport.send(std::move(request), [weak = std::weak_ptr<const std::function<void()>>(changed_),
                                               done = std::move(done)](const Response& response) {
      const auto changed = weak.lock();
      if (!changed) return;
      done(response);
      (*changed)();
    });
  }

  // Answers that are still to come are of no use.
  void forget() { changed_ = std::make_shared<const std::function<void()>>(*changed_); }

 private:
  Ports& ports_;
  std::shared_ptr<const std::function<void()>> changed_;  // another one for each time that was forgotten
};

}  // namespace madoguchi::client
