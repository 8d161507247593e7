// Answers that depend on the state of the server rather than on the request: a full queue, a body that ends early.
#include "server/http/dispatcher.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <filesystem>

#include "server/http/services.h"
#include "server/mail/templates.h"
#include "server/store/store.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"

using namespace madoguchi::server;
namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

class BytesBody final : public BodyReader {
 public:
  BytesBody(std::string bytes, BodyEnd end) : bytes_(std::move(bytes)), end_(end) {}
  asio::awaitable<BodyPiece> fill(std::span<std::byte> into) override {
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::memcpy(into.data(), bytes_.data() + at_, count);
    at_ += count;
    co_return BodyPiece{count, at_ == bytes_.size() ? end_ : BodyEnd::none};
  }
  std::function<void()> stopper() override {
    return [] {};
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  BodyEnd end_;
};

struct World {
  fs::path folder = fs::temp_directory_path() / ("madoguchi-dispatcher-" + std::to_string(::getpid()));
  madoguchi::Result<Keys, std::string> keys;
  madoguchi::Result<FormCatalogue, std::string> forms;
  Settings settings;
  MailTemplates mails;
  std::unique_ptr<Workers> workers;
  Disk disk{1};
  UploadFiles files{folder / "uploads"};
  UploadLocks locks;
  TableReader tables{"/no/such/program"};
  std::unique_ptr<Services> services;

  explicit World(std::size_t queue_limit)
      : keys(Keys::open((fs::remove_all(folder), fs::create_directories(folder), folder / "key"))),
        forms(FormCatalogue::create(MADOGUCHI_ASSETS "/forms")) {
    workers = std::make_unique<Workers>(1, queue_limit,
                                        Workers::Parts{[this] { return std::make_unique<Store>(folder / "db"); }, *keys,
                                                       *forms, settings, mails, [] { return std::int64_t{1}; }, [] {}});
    services.reset(new Services{.workers = *workers,
                                .disk = disk,
                                .upload_files = files,
                                .upload_locks = locks,
                                .tables = tables,
                                .forms = *forms,
                                .site = nullptr,
                                .openapi = {}});
  }
  ~World() {
    workers->stop();
    fs::remove_all(folder);
  }

  Response answer(Request request, BodyReader& body) {
    asio::io_context io;
    Response response;
    auto run = [&]() -> asio::awaitable<void> {
      Answer answer = co_await dispatch(*services, request, body);
      response = std::move(answer.response);
    };
    asio::co_spawn(io, run, asio::detached);
    io.run();
    return response;
  }
};

Request to(std::string method, std::vector<std::string> segments) {
  Request request;
  request.method = std::move(method);
  request.segments = std::move(segments);
  request.headers = {{"host", "x"}, {"content-type", "application/json"}};
  return request;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_full_queue_answers_503_and_when_to_come_back) {
  World world(0);
  BytesBody body("", BodyEnd::complete);
  const Response response = world.answer(to("GET", {"api", "v1", "session"}), body);
  BOOST_TEST(response.status == 503U);
  BOOST_TEST(header(response, "Retry-After") == "2");
  BOOST_TEST(response.bytes().find("server.busy") != std::string_view::npos);
  BOOST_TEST(world.answer(to("GET", {"healthz"}), body).status == 200U, "what needs no database is answered");
}

BOOST_AUTO_TEST_CASE(a_body_that_ends_early_is_malformed_and_ends_the_connection) {
  World world(10);
  BytesBody body("{\"email\":", BodyEnd::broken);
  const Response response = world.answer(to("POST", {"api", "v1", "session"}), body);
  BOOST_TEST(response.status == 400U);
  BOOST_TEST(response.close);
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_refused_even_without_a_length) {
  World world(10);
  BytesBody body(std::string(64 * 1024 + 1, ' '), BodyEnd::complete);
  BOOST_TEST(world.answer(to("POST", {"api", "v1", "session"}), body).status == 413U);
}

BOOST_AUTO_TEST_CASE(each_answer_carries_the_strict_headers_once) {
  World world(10);
  BytesBody body("", BodyEnd::complete);
  for (const auto& segments : std::vector<std::vector<std::string>>{{"healthz"}, {"api", "none"}, {"none"}}) {
    const Response response = world.answer(to("GET", segments), body);
    int policies = 0;
    for (const auto& [name, value] : response.headers) policies += name == "Content-Security-Policy" ? 1 : 0;
    BOOST_TEST(policies == 1);
  }
}
