// What the client needs from the world, as interfaces; browser, desktop and tests implement them. Every call answers
// later through its callback, on the client's own thread, or at once; no call blocks. Answers of calls that were
// cancelled do not come.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::client {

// A name and a value; names are compared without case.
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method = "GET";
  std::string path;  // from the server's root: "/api/v1/session"
  Headers headers;
  std::string body;

  // send_slice: the platform adds "Upload-Checksum: sha256 <base64>" over the slice's bytes (tus checksum extension)
  // with a digest of its own, since the bytes do not pass through the client (rule 5). A platform without one leaves it
  // out.
  bool slice_checksum = false;
};

struct Response {
  int status = 0;  // 0: no answer (no network, server away); the rest is empty then
  Headers headers;
  std::string body;

  std::optional<std::string_view> header(std::string_view name) const;
};

// A file that the person chose. Its bytes stay where they are until a slice is asked for.
struct ChosenFile {
  int handle = 0;  // names the file to the FilePicker and the Transport
  std::string name;
  std::uint64_t size_bytes = 0;
};

using RequestId = std::uint32_t;  // 0: none

class Transport {
 public:
  virtual ~Transport() = default;
  virtual RequestId send(Request request, std::function<void(Response)> done) = 0;

  // Sends a slice of a chosen file as the body (rule 5: it does not pass through the client); `size_bytes` may be 0.
  // `progress` tells how many of the slice's bytes have left, as far as the platform knows. A file that cannot be read
  // is answered as no answer (status 0).
  virtual RequestId send_slice(Request request, int file_handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                               std::function<void(std::uint64_t)> progress, std::function<void(Response)> done) = 0;
  virtual void cancel(RequestId id) = 0;
  virtual bool online() const = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_ms() const = 0;  // since 1970-01-01T00:00Z
  // Calls `due` once after `delay_ms`; the id can be cancelled. 0 is never an id.
  virtual std::uint32_t after(int delay_ms, std::function<void()> due) = 0;
  virtual void cancel(std::uint32_t id) = 0;
};

// Small texts that survive a reload (that a log-out is due, copies of drafts). All windows of a browser share them.
class LocalStore {
 public:
  virtual ~LocalStore() = default;
  virtual std::optional<std::string> get(std::string_view key) = 0;
  virtual bool set(std::string_view key, std::string_view value) = 0;  // false: not kept (private window, store full)
  virtual void remove(std::string_view key) = 0;
  virtual std::vector<std::string> keys(std::string_view beginning) = 0;  // those that begin so
};

class FilePicker {
 public:
  virtual ~FilePicker() = default;
  // Opens the platform's own dialog; `accept` as HTML's attribute (".pdf,.png"). An empty list: the person cancelled.
  virtual void choose(std::string_view accept, std::function<void(std::vector<ChosenFile>)> done) = 0;
  // A slice's bytes, for recognition; nothing if the file has become unreadable.
  virtual void read(int handle, std::uint64_t offset_bytes, std::uint64_t size_bytes,
                    std::function<void(std::optional<std::vector<std::byte>>)> done) = 0;
  virtual void release(int handle) = 0;
};

// SHA-256 by the platform (Web Crypto, libsodium): no cryptography of our own. Lower-case hex.
class Digest {
 public:
  virtual ~Digest() = default;
  virtual void sha256(std::string bytes, std::function<void(std::string)> done) = 0;
};

// Unpredictable identifiers, e.g. idempotency keys: RFC 9562 version 4.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::string uuid() = 0;
};

struct Ports {
  Transport& transport;
  Clock& clock;
  LocalStore& local_store;
  FilePicker& file_picker;
  Digest& digest;
  Random& random;
};

}  // namespace madoguchi::client
