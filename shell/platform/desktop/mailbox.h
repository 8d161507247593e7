// The way from other threads (network, file dialog) back to the client's own: what is posted runs there, before the
// next frame.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace madoguchi::platform::desktop {

// post() may be called from any thread, run() from the main thread only.
class Mailbox {
 public:
  void post(std::function<void()> task);  // wakes the main loop
  void run();                             // all that was posted until now

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> tasks_;
};

}  // namespace madoguchi::platform::desktop
