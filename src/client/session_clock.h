// The end of a session as it comes near (WCAG 2.2.1): two minutes before, it is asked of the server whether the session
// was kept alive elsewhere, e.g. in another tab; if not, the person is told and may stay. There is one timer, to the
// next moment at which something changes: nothing counts down in between.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "client/ports.h"
#include "portal/wire.h"

namespace madoguchi::client {

// What is said while the end is near.
struct SessionEnding {
  int left_s = 0;            // rounded to what is worth saying: 120, 60, 30, 10
  bool for_good = false;     // the longest time of a session is over: only another log-in helps
  bool closed = false;       // for_good: the person has seen it
  bool busy = false;         // staying was asked for
  bool unreachable = false;  // and there was no answer
};

class SessionClock {
 public:
  static constexpr int warning_s = 120;

  struct Events {
    std::function<void()> changed;
    std::function<void()> ended;
  };

  SessionClock(Ports& ports, Events events);
  ~SessionClock();
  SessionClock(const SessionClock&) = delete;
  SessionClock& operator=(const SessionClock&) = delete;

  void follow(const portal::Session& session);  // counts from now; stops where nobody is logged in
  void stop();
  bool due() const;  // whether the time of the session that was followed is over
  const std::optional<SessionEnding>& ending() const;
  void stay();
  void close();

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
