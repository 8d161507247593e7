// tus over uploads; see tus.h. The bytes themselves are tus_receive's.
#include "server/http/tus.h"

#include <chrono>

#include "server/http/handlers.h"
#include "server/http/problem.h"
#include "server/http/services.h"
#include "server/http/tus_headers.h"
#include "server/http/tus_receive.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;

// How long a newer request waits for an older one to let go: recognising a large workbook takes a while.
constexpr auto takeover_patience = std::chrono::seconds(8);

Response tus_response(unsigned status) {
  return empty_response(status).with("Tus-Resumable", std::string(tus_version));
}

Response tus_problem(const portal::Problem& problem) {
  return problem_response(problem).with("Tus-Resumable", std::string(tus_version));
}

Response tus_problem(std::string_view code) { return tus_problem(make_problem(code)); }

// What every request except OPTIONS must satisfy.
std::optional<Response> refuse_version(const Request& request) {
  if (request.header("tus-resumable") == tus_version) return std::nullopt;
  return tus_problem("tus.version_unsupported").with("Tus-Version", std::string(tus_version));
}

asio::awaitable<Outcome<UploadRecord>> look_up(Services& services, const Request& request) {
  auto job = [&request](Context& context) -> Outcome<UploadRecord> {
    const auto caller = facility_caller_of(context, request);
    if (!caller) return Failure{caller.error()};
    return find_upload(context, *caller, request.parameters[0]);
  };
  co_return co_await on_worker(services.workers, std::move(job));
}

struct LockedUpload {
  UploadLocks::Guard guard;
  UploadRecord record;
};

// The upload as it is once no other request works on it.
asio::awaitable<Outcome<LockedUpload>> lock_upload(Services& services, const Request& request,
                                                   std::function<void()> stop_me) {
  // Asked before waiting too: nobody may stop an upload that is not theirs.
  const auto before = co_await look_up(services, request);
  if (!before) co_return Failure{before.error()};
  auto guard = co_await services.upload_locks.take(before->id, std::move(stop_me), takeover_patience);
  if (!guard) {
    portal::Problem problem = make_problem("upload.locked");
    problem.retry_after_s = 2;
    co_return Failure{std::move(problem)};
  }
  auto record = co_await look_up(services, request);
  if (!record) co_return Failure{record.error()};
  co_return LockedUpload{std::move(*guard), std::move(record.value())};
}

Outcome<std::optional<Checksum>> checksum_of(const Request& request) {
  const auto header = request.header("upload-checksum");
  if (!header) return std::optional<Checksum>();
  auto checksum = parse_checksum(*header);
  if (!checksum) return Failure{make_problem(checksum.error())};
  return std::optional<Checksum>(std::move(checksum.value()));
}

bool is_bytes(const Request& request) {
  return media_type(request.header("content-type").value_or("")) == tus_media_type;
}

}  // namespace

Response answer_tus_options(const Services&, const Request&) {
  return tus_response(204)
      .with("Tus-Version", std::string(tus_version))
      .with("Tus-Extension", std::string(tus_extensions))
      .with("Tus-Max-Size", std::to_string(document::max_file_bytes))
      .with("Tus-Checksum-Algorithm", std::string(tus_checksum_algorithms));
}

asio::awaitable<Response> create_tus_upload(Services& services, const Request& request, BodyReader& body) {
  if (auto refusal = refuse_version(request)) co_return std::move(*refusal);
  const auto length = parse_size(request.header("upload-length").value_or(""));
  const auto name = parse_filename(request.header("upload-metadata").value_or(""));
  if (!length || !name) co_return tus_problem("tus.header_malformed");
  if (request.has_body() && !is_bytes(request)) co_return tus_problem("http.unsupported_media_type");
  if (request.content_length.value_or(0) > *length) co_return tus_problem("upload.length_exceeded");
  auto checksum = checksum_of(request);
  if (!checksum) co_return tus_problem(checksum.error());

  auto create = [&request, &length, &name](Context& context) -> Outcome<UploadRecord> {
    const auto caller = facility_caller_of(context, request);
    if (!caller) return Failure{caller.error()};
    return create_upload(context, *caller, *name, *length);
  };
  const Outcome<UploadRecord> record = co_await on_worker(services.workers, std::move(create));
  if (!record) co_return tus_problem(record.error());

  Response response = tus_response(201)
                          .with("Location", "/api/v1/uploads/" + record->id)
                          .with("Upload-Expires", http_date(record->expires_at_ms));
  if (!request.has_body()) co_return response;
  const auto guard = co_await services.upload_locks.take(record->id, body.stopper(), takeover_patience);
  if (!guard) co_return tus_problem("upload.locked");
  const auto offset = co_await receive_bytes(services, body, *record, std::move(checksum.value()));
  // The upload exists whatever became of its first bytes: the client learns where, and resumes.
  if (!offset) co_return tus_problem(offset.error()).with("Location", "/api/v1/uploads/" + record->id);
  co_return std::move(response).with("Upload-Offset", std::to_string(*offset));
}

asio::awaitable<Response> answer_tus_offset(Services& services, const Request& request, BodyReader&) {
  if (auto refusal = refuse_version(request)) co_return std::move(*refusal);
  const auto upload = co_await lock_upload(services, request, [] {});
  if (!upload) co_return tus_problem(upload.error());
  const UploadRecord& record = upload->record;
  if (record.state == "refused") co_return tus_problem("upload.gone");
  if (record.state == "receiving" && record.offset_bytes == record.size_bytes) {
    // All bytes are there, but the server ended before it had looked at them. The client would take them for accepted.
    if (const auto refusal = co_await recognise_upload(services, record)) co_return tus_problem("upload.gone");
  }
  co_return tus_response(200)
      .with("Upload-Offset", std::to_string(record.offset_bytes))
      .with("Upload-Length", std::to_string(record.size_bytes))
      .with("Upload-Metadata", filename_metadata(record.name))
      .with("Upload-Expires", http_date(record.expires_at_ms));
}

asio::awaitable<Response> take_tus_bytes(Services& services, const Request& request, BodyReader& body) {
  if (auto refusal = refuse_version(request)) co_return std::move(*refusal);
  if (!is_bytes(request)) co_return tus_problem("http.unsupported_media_type");
  const auto offset = parse_size(request.header("upload-offset").value_or(""));
  if (!offset) co_return tus_problem("tus.header_malformed");
  auto checksum = checksum_of(request);
  if (!checksum) co_return tus_problem(checksum.error());

  const auto upload = co_await lock_upload(services, request, body.stopper());
  if (!upload) co_return tus_problem(upload.error());
  const UploadRecord& record = upload->record;
  if (record.state == "refused") co_return tus_problem("upload.gone");
  if (*offset != record.offset_bytes) co_return tus_problem("upload.offset_mismatch");
  if (request.content_length.value_or(0) > record.size_bytes - *offset) co_return tus_problem("upload.length_exceeded");

  std::uint64_t reached = record.offset_bytes;
  if (record.state == "receiving") {
    const auto received = co_await receive_bytes(services, body, record, std::move(checksum.value()));
    if (!received) co_return tus_problem(received.error());
    reached = *received;
  }
  co_return tus_response(204)
      .with("Upload-Offset", std::to_string(reached))
      .with("Upload-Expires", http_date(record.expires_at_ms));
}

asio::awaitable<Response> terminate_tus_upload(Services& services, const Request& request, BodyReader&) {
  if (auto refusal = refuse_version(request)) co_return std::move(*refusal);
  const auto upload = co_await lock_upload(services, request, [] {});
  if (!upload) co_return tus_problem(upload.error());
  auto forget = [id = upload->record.id](Context& context) { return forget_upload(context, id); };
  const bool forgotten = co_await on_worker(services.workers, std::move(forget));
  if (!forgotten) co_return tus_problem("upload.in_use");
  services.upload_files.remove(upload->record.id);
  co_return tus_response(204);
}

}  // namespace madoguchi::server
