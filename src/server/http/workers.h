// The database workers: threads that each own a Store and run use cases, one at a time, from one bounded queue. A
// coroutine awaits a job with on_worker(); a full queue is an answer too (Overloaded, which becomes 503).
#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct Overloaded : std::exception {
  const char* what() const noexcept override { return "the queue of the database workers is full"; }
};

// Whether a job may be turned away by a full queue. What records bytes that are already on the disk may not.
enum class Admission { bounded, always };

class Workers {
 public:
  // `make_store` runs once on each worker's thread; the rest is shared by the workers' Contexts.
  struct Parts {
    std::function<std::unique_ptr<Store>()> make_store;
    const Keys& keys;
    const FormCatalogue& forms;
    const Settings& settings;
    const MailTemplates& mails;
    std::function<std::int64_t()> now_ms;
    std::function<void()> mail_was_enqueued;           // called after a job that did so; from a worker's thread
    std::function<void()> scan_was_requested = [] {};  // likewise
  };
  Workers(int threads, std::size_t queue_limit, Parts parts);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False when the queue is full or the workers are stopping. The job must not throw.
  bool try_post(std::function<void(Context&)> job, Admission admission = Admission::bounded);
  // Runs what is queued and joins the threads.
  void stop();

 private:
  void work();

  Parts parts_;
  std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void(Context&)>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

// Runs `job` on a worker and resumes where the coroutine was, with what the job gave. Throws what the job threw, or
// Overloaded.
template <class Job>
boost::asio::awaitable<std::invoke_result_t<Job&, Context&>> on_worker(Workers& workers, Job job,
                                                                       Admission admission = Admission::bounded) {
  using Value = std::invoke_result_t<Job&, Context&>;
  // `job` lives in this coroutine's frame until the worker has answered, so that it may be used by reference.
  auto start = [&workers, &job, admission](auto handler) {
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    const auto executor = boost::asio::get_associated_executor(*shared);
    auto guard = boost::asio::make_work_guard(executor);
    const bool queued = workers.try_post(
        [&job, shared, executor, guard](Context& context) {
          std::exception_ptr error;
          std::optional<Value> value;
          try {
            value.emplace(job(context));
          } catch (...) {
            error = std::current_exception();
          }
          boost::asio::post(executor, [shared, error, value = std::move(value)]() mutable {
            std::move (*shared)(error, std::move(value));
          });
        },
        admission);
    if (queued) return;
    boost::asio::post(executor, [shared]() mutable {
      std::move (*shared)(std::make_exception_ptr(Overloaded()), std::optional<Value>());
    });
  };
  std::optional<Value> value = co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>,
                                                                    void(std::exception_ptr, std::optional<Value>)>(
      start, boost::asio::use_awaitable);
  co_return std::move(*value);
}

}  // namespace madoguchi::server
