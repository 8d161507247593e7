// The threads of the database workers; see workers.h.
#include "server/http/workers.h"

#include <utility>

#include "server/store/store.h"

namespace madoguchi::server {

Workers::Workers(int threads, std::size_t queue_limit, Parts parts)
    : parts_(std::move(parts)), queue_limit_(queue_limit) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() { stop(); }

bool Workers::try_post(std::function<void(Context&)> job, Admission admission) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || (admission == Admission::bounded && queue_.size() >= queue_limit_)) return false;
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::work() {
  const std::unique_ptr<Store> store = parts_.make_store();
  Context context{*store, parts_.keys, parts_.forms, parts_.settings, parts_.mails, parts_.now_ms};
  for (;;) {
    std::function<void(Context&)> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      job = std::move(queue_.front());
      queue_.pop_front();
    }
    job(context);
    if (std::exchange(context.mail_was_enqueued, false)) parts_.mail_was_enqueued();
    if (std::exchange(context.scan_was_requested, false)) parts_.scan_was_requested();
  }
}

}  // namespace madoguchi::server
