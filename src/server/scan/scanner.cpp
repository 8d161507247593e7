// Working off what waits for a scan; see scanner.h.
#include "server/scan/scanner.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include "server/store/store.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t pause_after_failure_ms = 5 * second_ms;
constexpr std::int64_t longest_pause_ms = minute_ms;

}  // namespace

Scanner::Scanner(Parts parts) : parts_(std::move(parts)), thread_([this] { work(); }) {}

Scanner::~Scanner() { stop(); }

void Scanner::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Scanner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  parts_.clamd.stop();
  if (thread_.joinable()) thread_.join();
}

bool Scanner::is_stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

// Until it is woken, stopped, or the time has come.
void Scanner::wait_for(std::int64_t pause_ms) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(std::clamp<std::int64_t>(pause_ms, 0, longest_pause_ms)),
                    [this] { return stopping_ || woken_; });
  woken_ = false;
}

ScanVerdict Scanner::scan(const DueScan& due) {
  const UploadFile file = parts_.files.open_for_reading(due.upload_id);
  if (!file) return {ScanVerdict::Kind::unfit, "the file cannot be read"};
  UploadSource source(file, due.size_bytes);
  return parts_.clamd.scan(source);
}

void Scanner::work() {
  std::unique_ptr<Store> store;
  while (!is_stopping()) {
    std::int64_t pause_ms = 0;
    try {
      const bool is_first = !store;
      if (is_first) store = parts_.make_store();
      Context context{*store, parts_.keys, parts_.forms, parts_.settings, parts_.mails, parts_.now_ms};
      if (is_first) request_missing_scans(context);
      if (const auto due = find_scan_to_do(context)) {
        const ScanVerdict verdict = scan(*due);
        if (is_stopping()) return;
        record_scan(context, *due, verdict);
        parts_.report(due->upload_id, verdict);
      } else {
        pause_ms = next_scan_ms(context).value_or(parts_.now_ms() + longest_pause_ms) - parts_.now_ms();
      }
    } catch (const std::exception& failure) {
      parts_.report_failure(loggable_message(failure));
      pause_ms = pause_after_failure_ms;
    }
    if (pause_ms > 0) wait_for(pause_ms);
  }
}

}  // namespace madoguchi::server
