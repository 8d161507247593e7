// Importing master data through the browser; see administration_handlers.h.
#include <array>
#include <string>

#include "portal/administration_messages.h"
#include "server/http/administration_handlers.h"
#include "server/http/services.h"
#include "server/use_case/facility_import.h"
#include "text/fold.h"

namespace madoguchi::server {
namespace {

namespace asio = boost::asio;

// The caller and the file, or why not. Nobody but an administrator makes the server hold a file.
struct ReceivedFile {
  Caller caller;
  std::string csv;
};

asio::awaitable<Result<ReceivedFile, Response>> receive_file(Services& services, const Request& request,
                                                             BodyReader& body) {
  auto look_up = [&request](Context& context) { return administrator_caller_of(context, request); };
  auto caller = co_await on_worker(services.workers, std::move(look_up));
  if (!caller) co_return Failure{problem_response(caller.error())};
  if (media_type(request.header("content-type").value_or("")) != "text/csv") {
    co_return Failure{problem_response("http.unsupported_media_type")};
  }
  if (request.content_length.value_or(0) > max_previewed_bytes) {
    co_return Failure{problem_response("http.body_too_large")};
  }
  ReceivedFile file{std::move(caller).value(), std::string()};
  std::array<std::byte, 16 * 1024> piece;
  for (;;) {
    const BodyPiece got = co_await body.fill(piece);
    if (got.size_bytes > max_previewed_bytes - file.csv.size()) {
      co_return Failure{problem_response("http.body_too_large")};
    }
    file.csv.append(reinterpret_cast<const char*>(piece.data()), got.size_bytes);
    if (got.end == BodyEnd::complete) co_return file;
    if (got.end != BodyEnd::none) {
      Response response = problem_response("http.malformed");
      response.close = true;
      co_return Failure{std::move(response)};
    }
  }
}

}  // namespace

asio::awaitable<Response> answer_import_preview(Services& services, const Request& request, BodyReader& body) {
  const auto file = co_await receive_file(services, request, body);
  if (!file) co_return file.error();
  auto preview = [&file](Context& context) { return preview_facilities(context, file->csv); };
  const portal::ImportPreview seen = co_await on_worker(services.workers, std::move(preview));
  co_return json_response(200, portal::write(seen));
}

asio::awaitable<Response> take_import(Services& services, const Request& request, BodyReader& body) {
  const auto header = request.header("if-match");
  if (!header) co_return problem_response("import.precondition_missing");
  const auto file = co_await receive_file(services, request, body);
  if (!file) co_return file.error();
  const std::string digest = portal::digest_of_tag(text::trim(*header)).value_or("");
  auto import = [&file, &digest](Context& context) {
    return import_previewed_facilities(context, file->caller, file->csv, digest);
  };
  const Outcome<portal::ImportResult> result = co_await on_worker(services.workers, std::move(import));
  if (!result) co_return problem_response(result.error());
  co_return json_response(200, portal::write(*result));
}

}  // namespace madoguchi::server
