// The sender: a thread beside the server that works the outbox off, one mail after the other. It sleeps until it is
// woken or the next mail's time has come, a minute at the most.
//
// What it promises: a mail is marked as being sent, durably, before it goes, and as sent once the other side has said
// yes. A crash between that yes and the mark cannot be told from one before it; after the next start such a mail is
// sent again, byte for byte the same and with the same Message-ID, by which receivers that look for it know it. So each
// mail arrives at least once, and in all other cases exactly once.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/mail/carrier.h"

namespace madoguchi::server {

class Keys;
class Store;

class MailSender {
 public:
  struct Parts {
    std::function<std::unique_ptr<Store>()> make_store;  // called once, on the sender's thread
    const Keys& keys;
    std::string sender_address;
    std::function<std::int64_t()> now_ms;
    MailCarrier& carrier;
    // Told of what a log should know, without personal data: a mail's id, its kind, the attempt and the fault.
    std::function<void(const std::string& id, const std::string& kind, int attempts, const Delivery& delivery)> report;
    std::function<void(const std::string& what)> report_failure;
  };

  explicit MailSender(Parts parts);
  ~MailSender();
  MailSender(const MailSender&) = delete;
  MailSender& operator=(const MailSender&) = delete;

  // There may be something to send; from any thread.
  void wake();
  // Ends the thread. What is under way has a few seconds to be answered.
  void stop();

 private:
  void run();
  void work();
  bool send_one(Store& store);
  void wait_for(std::optional<std::int64_t> due_ms);

  Parts parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace madoguchi::server
