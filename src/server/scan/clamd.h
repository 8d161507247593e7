// ClamAV's daemon, over its protocol: a file is sent in pieces with their lengths (INSTREAM), a line comes back. What
// it says is read within bounds, and it has only so long.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "document/byte_source.h"
#include "server/use_case/attachment_scans.h"

namespace boost::asio {
class io_context;
}

namespace madoguchi::server {

struct ClamdAddress {
  std::string path;  // of a local socket; empty: host and port
  std::string host;
  std::string port;
};

// "unix:/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310".
std::optional<ClamdAddress> read_clamd_address(std::string_view text);

// What its answer says, without the zero at the end.
ScanVerdict verdict_of_answer(std::string_view answer);

class Clamd {
 public:
  Clamd(ClamdAddress address, std::chrono::milliseconds patience);
  ~Clamd();

  // Blocks, at most as long as the patience.
  ScanVerdict scan(document::ByteSource& file);
  // Ends what is under way, and all that comes; from any thread.
  void stop();

 private:
  ClamdAddress address_;
  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::shared_ptr<boost::asio::io_context> running_;
  bool stopping_ = false;
};

}  // namespace madoguchi::server
