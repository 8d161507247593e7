// GLFW's empty event is the one call that wakes glfwWaitEvents from another thread.
#include "platform/desktop/mailbox.h"

#include <GLFW/glfw3.h>

#include <utility>

namespace madoguchi::platform::desktop {

void Mailbox::post(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  glfwPostEmptyEvent();
}

void Mailbox::run() {
  std::vector<std::function<void()>> tasks;
  {
    const std::lock_guard lock(mutex_);
    tasks.swap(tasks_);
  }
  for (const auto& task : tasks) task();
}

}  // namespace madoguchi::platform::desktop
