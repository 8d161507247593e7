// Making answers; see response.h.
#include "server/http/response.h"

#include "server/http/problem.h"

namespace madoguchi::server {

std::string_view Response::bytes() const {
  if (const auto* text = std::get_if<std::string>(&body)) return *text;
  if (const auto* view = std::get_if<std::string_view>(&body)) return *view;
  return {};
}

std::uint64_t Response::size_bytes() const {
  const auto* file = std::get_if<FileBody>(&body);
  return file != nullptr ? file->size_bytes : bytes().size();
}

Response& Response::with(std::string name, std::string value) & {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response&& Response::with(std::string name, std::string value) && {
  headers.emplace_back(std::move(name), std::move(value));
  return std::move(*this);
}

Response json_response(unsigned status, std::string json) {
  Response response{.status = status, .headers = {}, .body = std::move(json)};
  response.with("Content-Type", "application/json").with("Cache-Control", "no-store");
  return response;
}

Response empty_response(unsigned status) {
  Response response{.status = status, .headers = {}, .body = std::string()};
  response.with("Cache-Control", "no-store");
  return response;
}

Response problem_response(const portal::Problem& given) {
  const portal::Problem problem = completed(given);
  Response response{.status = static_cast<unsigned>(problem.status), .headers = {}, .body = portal::write(problem)};
  response.with("Content-Type", "application/problem+json").with("Cache-Control", "no-store");
  if (problem.retry_after_s) response.with("Retry-After", std::to_string(*problem.retry_after_s));
  response.problem = problem.code;
  return response;
}

Response problem_response(std::string_view code, std::string detail) {
  return problem_response(make_problem(code, std::move(detail)));
}

Response malformed_response(const portal::WireFault& fault) {
  return problem_response("request.malformed", fault.pointer + ": " + fault.message);
}

}  // namespace madoguchi::server
