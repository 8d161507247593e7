// Working the outbox off; see sender.h.
#include "server/mail/sender.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include "server/mail/message.h"
#include "server/mail/retry_plan.h"
#include "server/store/mail_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t pause_after_failure_ms = 5 * second_ms;
// Subcommands that run beside the server put mails into the outbox too, and wake nobody.
constexpr std::int64_t longest_pause_ms = minute_ms;
constexpr auto stop_patience = std::chrono::seconds(5);
constexpr const char* interrupted = "interrupted: it may have arrived";

std::optional<MailRow> take_due_mail(Store& store, std::int64_t now_ms) {
  Transaction transaction(store);
  auto row = find_due_mail(store.sql(), now_ms);
  if (!row) return std::nullopt;
  set_mail_sending(store.sql(), row->id);
  ++row->attempts;
  transaction.commit();
  return row;
}

void record(Store& store, const MailRow& row, const Delivery& delivery, std::int64_t now_ms) {
  soci::session& sql = store.sql();
  if (delivery.state == Delivery::State::accepted) return set_mail_sent(sql, row.id, now_ms);
  const auto delay_ms = retry_delay_ms(row.attempts);
  if (delivery.state == Delivery::State::refused || !delay_ms) return set_mail_dead(sql, row.id, delivery.fault);
  set_mail_waiting(sql, row.id, row.attempts, now_ms + *delay_ms, delivery.fault);
}

}  // namespace

MailSender::MailSender(Parts parts) : parts_(std::move(parts)), thread_([this] { run(); }) {}

MailSender::~MailSender() { stop(); }

void MailSender::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void MailSender::stop() {
  {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
    changed_.wait_for(lock, stop_patience, [this] { return ended_; });
  }
  parts_.carrier.stop();
  if (thread_.joinable()) thread_.join();
}

// Until it is woken, stopped, or the time has come.
void MailSender::wait_for(std::optional<std::int64_t> due_ms) {
  std::unique_lock lock(mutex_);
  const auto ready = [this] { return stopping_ || woken_; };
  const std::int64_t pause_ms = due_ms ? std::max<std::int64_t>(*due_ms - parts_.now_ms(), 0) : longest_pause_ms;
  changed_.wait_for(lock, std::chrono::milliseconds(std::min(pause_ms, longest_pause_ms)), ready);
  woken_ = false;
}

// Whether there was one.
bool MailSender::send_one(Store& store) {
  const auto row = take_due_mail(store, parts_.now_ms());
  if (!row) return false;
  Delivery delivery{Delivery::State::refused, "the message cannot be unsealed"};
  if (const auto message = unseal_message(parts_.keys, row->message_sealed)) {
    delivery =
        parts_.carrier.deliver(row->id, compose_mail(parts_.sender_address, row->id, *message, row->created_at_ms));
  }
  record(store, *row, delivery, parts_.now_ms());
  parts_.report(row->id, row->kind, row->attempts, delivery);
  return true;
}

void MailSender::run() {
  work();
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

void MailSender::work() {
  std::unique_ptr<Store> store;
  for (;;) {
    std::optional<std::int64_t> due_ms;
    try {
      if (!store) {
        store = parts_.make_store();
        release_mails(store->sql(), parts_.now_ms(), interrupted);
      }
      const bool sent_one = send_one(*store);
      due_ms = sent_one ? parts_.now_ms() : next_mail_due(store->sql());
    } catch (const std::exception& failure) {
      parts_.report_failure(loggable_message(failure));
      due_ms = parts_.now_ms() + pause_after_failure_ms;
    }
    wait_for(due_ms);
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
  }
}

}  // namespace madoguchi::server
