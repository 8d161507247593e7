// The worker owns every libcurl object; the main thread hands it transfers and cancellations through a locked queue and
// wakes it. What a transfer leads to is looked up on the main thread again, so that the answer of a cancelled call
// finds nobody.
#include "platform/desktop/network.h"

#include <curl/curl.h>
#include <sodium.h>

#include <array>
#include <fstream>
#include <optional>
#include <utility>

namespace madoguchi::platform::desktop {

struct Network::Transfer {
  client::RequestId id = 0;
  std::string url;
  client::Request request;
  std::optional<std::string> file;  // a slice of it is the body
  std::uint64_t offset_bytes = 0, size_bytes = 0;

  std::ifstream stream;
  std::uint64_t left_bytes = 0;
  std::uint64_t told_bytes = 0;
  client::Response response;
  curl_slist* headers = nullptr;
  CURL* easy = nullptr;
  Network* network = nullptr;
};

struct Network::Worker {
  CURLM* multi = curl_multi_init();
  CURLSH* share = curl_share_init();
  std::mutex mutex;
  std::vector<std::unique_ptr<Transfer>> fresh;
  std::vector<client::RequestId> cancelled;
  bool stopping = false;
  std::map<client::RequestId, std::unique_ptr<Transfer>> transfers;
  std::jthread thread;

  void run();
  void start(std::unique_ptr<Transfer> transfer);
  void finish(client::RequestId id, CURLcode result);
  void drop(client::RequestId id);
};

namespace {

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* into) {
  static_cast<std::string*>(into)->append(bytes, count);
  return count;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* into) {
  const std::string_view line(bytes, count);
  auto& headers = *static_cast<client::Headers*>(into);
  if (line.starts_with("HTTP/")) headers.clear();  // of a later answer (100 Continue came before)
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return count;
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  while (!value.empty() && (value.back() == '\n' || value.back() == '\r' || value.back() == ' '))
    value.remove_suffix(1);
  headers.emplace_back(line.substr(0, colon), value);
  return count;
}

// The header of tus 1.0.0 for a slice, read piece by piece; a file that cannot be read gives a sum that nothing
// matches, and the transfer itself tells the fault.
std::string upload_checksum(std::ifstream& stream, std::uint64_t size_bytes) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<unsigned char, 65'536> piece;
  while (size_bytes > 0) {
    const auto wanted = static_cast<std::streamsize>(std::min<std::uint64_t>(piece.size(), size_bytes));
    stream.read(reinterpret_cast<char*>(piece.data()), wanted);
    const auto count = static_cast<std::uint64_t>(stream.gcount());
    if (count == 0) break;
    crypto_hash_sha256_update(&state, piece.data(), count);
    size_bytes -= count;
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256_final(&state, hash.data());
  std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)> text;
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
  return std::string("Upload-Checksum: sha256 ") + text.data();
}

}  // namespace

Network::Network(std::string server, Files& files, Mailbox& mailbox)
    : server_(std::move(server)), files_(files), mailbox_(mailbox), worker_(std::make_unique<Worker>()) {
  curl_share_setopt(worker_->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
  worker_->thread = std::jthread([worker = worker_.get()] { worker->run(); });
}

Network::~Network() {
  {
    const std::lock_guard lock(worker_->mutex);
    worker_->stopping = true;
  }
  curl_multi_wakeup(worker_->multi);
  worker_->thread.join();
  curl_multi_cleanup(worker_->multi);
  curl_share_cleanup(worker_->share);
}

client::RequestId Network::keep(Running running) {
  running_.emplace(++last_id_, std::move(running));
  return last_id_;
}

client::RequestId Network::send(client::Request request, std::function<void(client::Response)> done) {
  return send_slice(std::move(request), 0, 0, 0, {}, std::move(done));
}

client::RequestId Network::send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                                      std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                                      std::function<void(client::Response)> done) {
  const client::RequestId id = keep({.progress = std::move(progress), .done = std::move(done)});
  auto transfer = std::make_unique<Network::Transfer>();
  transfer->id = id;
  transfer->url = server_ + request.path;
  transfer->request = std::move(request);
  if (file_handle != 0) transfer->file = files_.path(file_handle).value_or(std::string());
  transfer->offset_bytes = offset_bytes;
  transfer->size_bytes = size_bytes;
  transfer->network = this;
  {
    const std::lock_guard lock(worker_->mutex);
    worker_->fresh.push_back(std::move(transfer));
  }
  curl_multi_wakeup(worker_->multi);
  return id;
}

void Network::cancel(client::RequestId id) {
  if (running_.erase(id) == 0) return;
  {
    const std::lock_guard lock(worker_->mutex);
    worker_->cancelled.push_back(id);
  }
  curl_multi_wakeup(worker_->multi);
}

void Network::Worker::run() {
  while (true) {
    std::vector<std::unique_ptr<Network::Transfer>> starting;
    std::vector<client::RequestId> dropping;
    {
      const std::lock_guard lock(mutex);
      if (stopping) break;
      starting.swap(fresh);
      dropping.swap(cancelled);
    }
    for (auto& transfer : starting) start(std::move(transfer));
    for (const client::RequestId id : dropping) drop(id);

    int active = 0;
    curl_multi_perform(multi, &active);
    int waiting = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &waiting)) {
      if (message->msg != CURLMSG_DONE) continue;
      const Network::Transfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      finish(transfer->id, message->data.result);
    }
    constexpr int longest_wait_ms = 60'000;
    curl_multi_poll(multi, nullptr, 0, longest_wait_ms, nullptr);
  }
  while (!transfers.empty()) drop(transfers.begin()->first);
}

void Network::Worker::start(std::unique_ptr<Network::Transfer> owned) {
  Network::Transfer& transfer = *owned;
  CURL* easy = curl_easy_init();
  transfer.easy = easy;
  const std::string& method = transfer.request.method;
  curl_easy_setopt(easy, CURLOPT_URL, transfer.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
  curl_easy_setopt(easy, CURLOPT_SHARE, share);
  curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // the cookie engine, without a file
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer.response.body);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer.response.headers);

  if (transfer.file) {
    transfer.stream.open(*transfer.file, std::ios::binary);
    transfer.stream.seekg(static_cast<std::streamoff>(transfer.offset_bytes));
    if (transfer.request.slice_checksum) {
      const std::string line = upload_checksum(transfer.stream, transfer.size_bytes);
      transfer.headers = curl_slist_append(transfer.headers, line.c_str());
      transfer.stream.clear();
      transfer.stream.seekg(static_cast<std::streamoff>(transfer.offset_bytes));
    }
    transfer.left_bytes = transfer.size_bytes;
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(transfer.size_bytes));
    curl_easy_setopt(easy, CURLOPT_READDATA, &transfer);
    curl_easy_setopt(
        easy, CURLOPT_READFUNCTION, +[](char* into, std::size_t, std::size_t room, void* of) -> std::size_t {
          auto& slice = *static_cast<Network::Transfer*>(of);
          const std::uint64_t wanted = std::min<std::uint64_t>(room, slice.left_bytes);
          slice.stream.read(into, static_cast<std::streamsize>(wanted));
          const auto count = static_cast<std::size_t>(slice.stream.gcount());
          if (count < wanted) return CURL_READFUNC_ABORT;  // the file has become shorter or unreadable
          slice.left_bytes -= count;
          return count;
        });
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
    curl_easy_setopt(
        easy, CURLOPT_XFERINFOFUNCTION, +[](void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent) {
          constexpr std::uint64_t step_bytes = 65'536;  // often enough for a bar
          auto& slice = *static_cast<Network::Transfer*>(of);
          const auto sent_bytes = static_cast<std::uint64_t>(sent);
          if (sent_bytes < slice.told_bytes + step_bytes && sent_bytes != slice.size_bytes) return 0;
          if (sent_bytes == slice.told_bytes) return 0;
          slice.told_bytes = sent_bytes;
          slice.network->mailbox_.post([network = slice.network, id = slice.id, sent_bytes] {
            const auto found = network->running_.find(id);
            if (found == network->running_.end() || !found->second.progress) return;
            const auto progress = found->second.progress;
            progress(sent_bytes);
          });
          return 0;
        });
  } else if (method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else if (method != "GET" && method != "DELETE") {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.request.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, transfer.request.body.data());
  }
  if (method != "HEAD") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());

  transfer.headers = curl_slist_append(transfer.headers, "Expect:");
  // libcurl would name a form's media type for a body that came with none.
  transfer.headers = curl_slist_append(transfer.headers, "Content-Type:");
  for (const auto& [name, value] : transfer.request.headers) {
    const std::string line = name + ": " + value;
    transfer.headers = curl_slist_append(transfer.headers, line.c_str());
  }
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
  transfers.emplace(transfer.id, std::move(owned));
  curl_multi_add_handle(multi, easy);
}

void Network::Worker::finish(client::RequestId id, CURLcode result) {
  Network::Transfer& transfer = *transfers.at(id);
  client::Response response;
  if (result == CURLE_OK) {
    response = std::move(transfer.response);
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
  }
  Network* network = transfer.network;
  drop(id);
  network->mailbox_.post([network, id, response = std::move(response)] {
    const auto found = network->running_.find(id);
    if (found == network->running_.end()) return;
    const auto done = std::move(found->second.done);
    network->running_.erase(found);
    done(response);
  });
}

void Network::Worker::drop(client::RequestId id) {
  const auto found = transfers.find(id);
  if (found == transfers.end()) return;
  curl_multi_remove_handle(multi, found->second->easy);
  curl_easy_cleanup(found->second->easy);
  curl_slist_free_all(found->second->headers);
  transfers.erase(found);
}

}  // namespace madoguchi::platform::desktop
