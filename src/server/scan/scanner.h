// The scanner: a thread beside the server that gives attachments to clamd, one after the other. It sleeps until it is
// woken or the next one's time has come. What it has found out is in the store before it goes on; a stop in between
// scans a file again.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/http/upload_files.h"
#include "server/scan/clamd.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

class Scanner {
 public:
  struct Parts {
    std::function<std::unique_ptr<Store>()> make_store;  // called once, on the scanner's thread
    const Keys& keys;
    const FormCatalogue& forms;
    const Settings& settings;
    const MailTemplates& mails;
    std::function<std::int64_t()> now_ms;
    const UploadFiles& files;
    Clamd& clamd;
    // Told of what a log should know: an upload's id and what was said of it, and failures of the store.
    std::function<void(const std::string& upload_id, const ScanVerdict& verdict)> report;
    std::function<void(const std::string& what)> report_failure;
  };

  explicit Scanner(Parts parts);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  // There may be something to scan; from any thread.
  void wake();
  void stop();

 private:
  void work();
  ScanVerdict scan(const DueScan& due);
  void wait_for(std::int64_t pause_ms);
  bool is_stopping();

  Parts parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace madoguchi::server
