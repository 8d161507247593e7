// clamd's protocol, and a clamd that does not keep to it.
#include "server/scan/clamd.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <filesystem>
#include <functional>
#include <thread>

using namespace madoguchi;
using namespace madoguchi::server;
using namespace std::chrono_literals;
using Kind = ScanVerdict::Kind;

namespace {

class Zeros final : public document::ByteSource {
 public:
  explicit Zeros(std::uint64_t size_bytes) : size_bytes_(size_bytes) {}
  std::uint64_t size_bytes() const override { return size_bytes_; }
  bool read(std::uint64_t, std::span<std::byte> into) override {
    std::memset(into.data(), 0, into.size());
    return true;
  }

 private:
  std::uint64_t size_bytes_;
};

// Takes one connection and does with it what the test says.
class FakeClamd {
 public:
  explicit FakeClamd(std::function<void(int)> behave)
      : path_(std::filesystem::temp_directory_path() / ("madoguchi-clamd-" + std::to_string(::getpid()))) {
    std::filesystem::remove(path_);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    BOOST_REQUIRE(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    BOOST_REQUIRE(::listen(listener_, 1) == 0);
    thread_ = std::thread([this, behave = std::move(behave)] {
      const int connection = ::accept(listener_, nullptr, nullptr);
      behave(connection);
      ::close(connection);
    });
  }
  ~FakeClamd() {
    thread_.join();
    ::close(listener_);
    std::filesystem::remove(path_);
  }
  ClamdAddress address() const { return {path_.string(), {}, {}}; }

 private:
  std::filesystem::path path_;
  int listener_ = -1;
  std::thread thread_;
};

bool read_all(int connection, void* into, std::size_t size) {
  return ::recv(connection, into, size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

// Reads a whole INSTREAM; how many bytes of a file it brought.
std::size_t take_stream(int connection) {
  std::array<char, 10> command{};
  BOOST_TEST(read_all(connection, command.data(), command.size()));
  BOOST_TEST(std::string_view(command.data(), command.size()) == std::string_view("zINSTREAM\0", 10));
  std::size_t total = 0;
  for (;;) {
    std::array<unsigned char, 4> length{};
    if (!read_all(connection, length.data(), length.size())) return total;
    const std::size_t size =
        (std::size_t{length[0]} << 24U) | (std::size_t{length[1]} << 16U) | (std::size_t{length[2]} << 8U) | length[3];
    if (size == 0) return total;
    std::string piece(size, '\0');
    if (!read_all(connection, piece.data(), size)) return total;
    total += size;
  }
}

void say(int connection, std::string_view answer) {
  (void)::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
}

ScanVerdict scan_with(std::function<void(int)> behave, std::uint64_t size_bytes = 1000,
                      std::chrono::milliseconds patience = 10s) {
  const FakeClamd fake(std::move(behave));
  Zeros file(size_bytes);
  return Clamd(fake.address(), patience).scan(file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clamd)

BOOST_AUTO_TEST_CASE(a_file_is_sent_whole_and_the_answer_is_heard) {
  std::size_t taken = 0;
  const auto answering = [&taken](std::string_view answer) {
    return [&taken, answer](int connection) {
      taken = take_stream(connection);
      say(connection, answer);
    };
  };
  BOOST_TEST((scan_with(answering({"stream: OK\0", 11}), 700'001).kind == Kind::clean));
  BOOST_TEST(taken == 700'001);
  const ScanVerdict found = scan_with(answering({"stream: Eicar-Test FOUND\0", 25}));
  BOOST_TEST((found.kind == Kind::infected));
  BOOST_TEST(found.detail == "Eicar-Test");
}

BOOST_AUTO_TEST_CASE(answers_are_taken_for_what_they_say) {
  BOOST_TEST((verdict_of_answer("stream: OK\n").kind == Kind::clean));
  BOOST_TEST((verdict_of_answer("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND").kind == Kind::unfit));
  BOOST_TEST((verdict_of_answer("INSTREAM size limit exceeded. ERROR").kind == Kind::unfit));
  BOOST_TEST(verdict_of_answer("Can't allocate memory ERROR").detail == "Can't allocate memory");
  for (const char* odd : {"", "OK", "stream: OKAY", "stream: FOUND", "x: Y FOUND", "stream: A OK"}) {
    BOOST_TEST((verdict_of_answer(odd).kind == Kind::faulty), odd);
  }
  BOOST_TEST(verdict_of_answer("stream: \x1B[31mあ FOUND").detail == "?[31m???");
}

BOOST_AUTO_TEST_CASE(whoever_does_not_keep_to_the_protocol_costs_one_attempt) {
  BOOST_TEST((scan_with([](int) {}).kind == Kind::faulty));
  BOOST_TEST((scan_with([](int connection) { take_stream(connection); }).kind == Kind::faulty));
  const ScanVerdict endless = scan_with([](int connection) {
    take_stream(connection);
    for (int i = 0; i < 100; ++i) say(connection, std::string(1000, 'x'));
  });
  BOOST_TEST((endless.kind == Kind::faulty));
  BOOST_TEST(endless.detail.size() <= 200);
  const ScanVerdict large = scan_with(
      [](int connection) {
        std::array<char, 100> begin{};
        read_all(connection, begin.data(), begin.size());
        say(connection, {"INSTREAM size limit exceeded. ERROR\0", 36});
        ::shutdown(connection, SHUT_WR);
        std::this_thread::sleep_for(20ms);
      },
      50'000'000);
  BOOST_TEST((large.kind == Kind::unfit || large.kind == Kind::faulty));
}

BOOST_AUTO_TEST_CASE(nobody_there_is_away_and_a_silent_one_is_left) {
  Zeros file(10);
  BOOST_TEST((Clamd({"/no/such/socket", {}, {}}, 1s).scan(file).kind == Kind::away));
  BOOST_TEST((Clamd({{}, "127.0.0.1", "1"}, 1s).scan(file).kind == Kind::away));
  const auto silent = [](int connection) {
    char one = 0;
    while (::recv(connection, &one, 1, 0) > 0) {
    }
  };
  BOOST_TEST((scan_with(silent, 10, 50ms).kind == Kind::faulty));

  const FakeClamd fake(silent);
  Clamd stopped(fake.address(), 60s);
  std::thread stopper([&stopped] {
    std::this_thread::sleep_for(50ms);
    stopped.stop();
  });
  BOOST_TEST((stopped.scan(file).kind == Kind::away));
  stopper.join();
}

BOOST_AUTO_TEST_CASE(addresses_are_read_as_they_are_documented) {
  BOOST_TEST(read_clamd_address("unix:/run/clamd.ctl")->path == "/run/clamd.ctl");
  BOOST_TEST(read_clamd_address("[::1]:3310")->host == "::1");
  BOOST_TEST(read_clamd_address("clamav.example.jp:3310")->port == "3310");
  for (const char* wrong : {"", "unix:", "unix:relative", "host", ":3310", "host:", "host:port", "host:123456"}) {
    BOOST_TEST(!read_clamd_address(wrong).has_value(), wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()
