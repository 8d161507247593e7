// The reviewer's screens without pixels: the queue, and the application that is open. What is typed about one stays
// while one looks elsewhere.
#pragma once

#include <functional>
#include <string>

#include "client/review_case.h"
#include "client/review_queue.h"

namespace madoguchi::client {

struct ReviewDesk {
  // `today`: ISO 8601. `go` opens a path as a link does.
  ReviewDesk(Ports& ports, const std::string& today, const std::function<void()>& changed,
             const std::function<void(const std::string& path)>& go)
      : queue(ports, changed, go, today), one(ports, changed) {}

  ReviewQueue queue;
  ReviewCase one;
};

}  // namespace madoguchi::client
