// The way of an upload's bytes; see tus_receive.h.
#include "server/http/tus_receive.h"

#include <array>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <cerrno>
#include <chrono>
#include <memory>
#include <span>
#include <vector>

#include "document/recognition.h"
#include "server/http/digest.h"
#include "server/http/log.h"
#include "server/http/problem.h"
#include "server/http/services.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;
using asio::experimental::awaitable_operators::operator&&;

constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::uint64_t writeback_bytes = 4 * 1024 * 1024;  // how much is written before the disk is asked to begin
constexpr auto checkpoint_after = std::chrono::seconds(5);  // how much of a slow upload a power cut may cost

portal::Problem storage_problem(int error) {
  log_error("upload_storage_failed", {{"errno", error}});
  return make_problem(error == ENOSPC || error == EDQUOT ? "upload.no_space" : "server.internal");
}

// One PATCH's bytes on their way.
class Reception {
 public:
  Reception(Services& services, BodyReader& body, const UploadRecord& record, std::optional<Checksum> checksum)
      : services_(services),
        body_(body),
        record_(record),
        checksum_(std::move(checksum)),
        offset_(record.offset_bytes) {
    if (checksum_) digest_ = std::make_unique<RunningDigest>(checksum_->algorithm);
    for (auto& buffer : buffers_) buffer.resize(piece_bytes);
  }

  asio::awaitable<Outcome<std::uint64_t>> run();

 private:
  // Writes, and adds to the digest, on a disk thread.
  int store(std::uint64_t offset_bytes, std::span<const std::byte> bytes);
  asio::awaitable<std::optional<portal::Problem>> copy();
  asio::awaitable<std::optional<portal::Problem>> keep();

  Services& services_;
  BodyReader& body_;
  const UploadRecord& record_;
  std::optional<Checksum> checksum_;
  std::unique_ptr<RunningDigest> digest_;
  UploadFile file_;
  std::array<std::vector<std::byte>, 2> buffers_;
  std::uint64_t offset_;  // of what is written
  std::uint64_t writing_back_from_ = 0;
  std::chrono::steady_clock::time_point checkpoint_ = std::chrono::steady_clock::now();
};

int Reception::store(std::uint64_t offset_bytes, std::span<const std::byte> bytes) {
  if (digest_) digest_->add(bytes);
  if (const int error = file_.write_at(offset_bytes, bytes)) return error;
  const std::uint64_t end = offset_bytes + bytes.size();
  if (end - writing_back_from_ >= writeback_bytes) {
    file_.start_writing_back(writing_back_from_, end - writing_back_from_);
    writing_back_from_ = end;
  }
  return 0;
}

// Copies the body to the file; afterwards offset_ is the end of what was written.
asio::awaitable<std::optional<portal::Problem>> Reception::copy() {
  std::size_t current = 0;
  BodyPiece piece = co_await body_.fill(buffers_[current]);
  for (;;) {
    if (piece.size_bytes > record_.size_bytes - offset_) co_return make_problem("upload.length_exceeded");
    const std::span<const std::byte> bytes = std::span(buffers_[current]).first(piece.size_bytes);
    std::function<int()> job = [this, at = offset_, bytes] { return store(at, bytes); };
    int error = 0;
    BodyPiece next;
    if (piece.end == BodyEnd::none) {
      current = 1 - current;
      auto both = co_await (services_.disk.run(std::move(job)) && body_.fill(buffers_[current]));
      error = std::get<0>(both);
      next = std::get<1>(both);
    } else {
      error = co_await services_.disk.run(std::move(job));
    }
    if (error) co_return storage_problem(error);
    offset_ += bytes.size();
    switch (piece.end) {
      case BodyEnd::none:
        break;
      case BodyEnd::complete:
        co_return std::nullopt;
      case BodyEnd::malformed:
        co_return make_problem("http.malformed");
      case BodyEnd::aborted:
        co_return make_problem(services_.stopping ? "server.stopping" : "upload.taken_over");
      case BodyEnd::broken:
        co_return make_problem("upload.incomplete_body");
    }
    if (!checksum_ && std::chrono::steady_clock::now() - checkpoint_ >= checkpoint_after) {
      if (auto problem = co_await keep()) co_return problem;
    }
    piece = next;
  }
}

// Makes what was written durable, and then says so in the store.
asio::awaitable<std::optional<portal::Problem>> Reception::keep() {
  std::function<int()> job = [this] { return file_.sync(); };
  if (const int error = co_await services_.disk.run(std::move(job))) co_return storage_problem(error);
  auto record = [id = record_.id, offset = offset_](Context& context) {
    record_offset(context, id, offset);
    return true;
  };
  co_await on_worker(services_.workers, std::move(record), Admission::always);
  checkpoint_ = std::chrono::steady_clock::now();
  co_return std::nullopt;
}

asio::awaitable<Outcome<std::uint64_t>> Reception::run() {
  file_ = services_.upload_files.open_for_writing(record_.id);
  if (!file_) co_return Failure{storage_problem(errno)};
  writing_back_from_ = offset_;

  std::optional<portal::Problem> problem = co_await copy();
  if (problem && checksum_) co_return Failure{std::move(*problem)};  // tus: without its checksum nothing counts
  if (checksum_ && digest_->finish() != checksum_->digest) co_return Failure{make_problem("upload.checksum_mismatch")};
  const bool exceeded = problem && problem->code == "upload.length_exceeded";
  if (!exceeded && offset_ != record_.offset_bytes) {
    if (auto failure = co_await keep()) co_return Failure{std::move(*failure)};
  }
  if (problem) co_return Failure{std::move(*problem)};
  if (offset_ < record_.size_bytes) co_return offset_;
  if (auto refusal = co_await recognise_upload(services_, record_)) co_return Failure{std::move(*refusal)};
  co_return offset_;
}

}  // namespace

asio::awaitable<Outcome<std::uint64_t>> receive_bytes(Services& services, BodyReader& body, const UploadRecord& record,
                                                      std::optional<Checksum> checksum) {
  Reception reception(services, body, record, std::move(checksum));
  co_return co_await reception.run();
}

asio::awaitable<std::optional<portal::Problem>> recognise_upload(Services& services, const UploadRecord& record) {
  const UploadFile reading = services.upload_files.open_for_reading(record.id);
  if (!reading) co_return storage_problem(errno);
  auto recognise = [&record, &reading](Context& context) -> std::optional<document::Refusal> {
    UploadSource source(reading, record.size_bytes);
    document::Recognition recognition = document::recognise(source, record.name);
    record_recognition(context, record.id, recognition);
    if (recognition.kind) return std::nullopt;
    if (recognition.refusal) return std::move(recognition.refusal);
    return document::Refusal{.code = "document.unreadable", .text_params = {}, .number_params = {}};
  };
  const std::optional<document::Refusal> refusal =
      co_await on_worker(services.workers, std::move(recognise), Admission::always);
  if (!refusal) co_return std::nullopt;

  services.upload_files.remove(record.id);
  form::Value::Object params;
  for (const auto& [name, text] : refusal->text_params) params.emplace_back(name, text);
  for (const auto& [name, number] : refusal->number_params)
    params.emplace_back(name, static_cast<std::int64_t>(number));
  portal::Problem problem;
  problem.status = 422;
  problem.code = refusal->code;
  problem.title = "The content was refused";
  problem.issues.push_back(form::Issue{.field = "", .code = refusal->code, .params = form::Value(std::move(params))});
  co_return problem;
}

}  // namespace madoguchi::server
