// A connection's bytes, in the clear or through TLS, behind one type: Beast's code is compiled once for both. It is an
// AsyncReadStream and AsyncWriteStream of Asio with the time limits of beast::tcp_stream. What waits for an operation
// is woken on the stream's executor; an operation ends early only by cancel() or by a time limit.
#pragma once

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

namespace boost::asio::ssl {
class context;
}

namespace madoguchi::server {

class Stream {
 public:
  using executor_type = boost::beast::tcp_stream::executor_type;
  using Error = boost::beast::error_code;

  // With `tls`, handshake() comes before anything else.
  Stream(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  executor_type get_executor() { return tcp_.get_executor(); }
  boost::asio::ip::tcp::socket& socket() { return tcp_.socket(); }
  bool is_tls() const { return tls_ != nullptr; }

  // How long the operations that follow may take together.
  void expires_after(std::chrono::steady_clock::duration time) { tcp_.expires_after(time); }
  void expires_at(std::chrono::steady_clock::time_point time) { tcp_.expires_at(time); }
  void cancel() { tcp_.cancel(); }

  // Whether there is a peer to talk to.
  boost::asio::awaitable<bool> handshake();
  // Says that nothing more comes, where that can be said without ending the other direction (not in TLS).
  void end_sending();
  // Says goodbye and closes.
  boost::asio::awaitable<void> close();

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    boost::asio::mutable_buffer into;
    for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers); ++at) {
      into = *at;
      if (into.size() > 0) break;
    }
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this, into](auto handler) { begin_read(into, erase(std::move(handler))); }, token);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    Pieces pieces;
    for (auto at = boost::asio::buffer_sequence_begin(buffers);
         at != boost::asio::buffer_sequence_end(buffers) && pieces.count < pieces.all.size(); ++at) {
      pieces.all[pieces.count++] = *at;
    }
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this, pieces](auto handler) { begin_write(pieces, erase(std::move(handler))); }, token);
  }

 private:
  struct Tls;

  // Buffers of one write: the header's lines and the body.
  struct Pieces {
    std::array<boost::asio::const_buffer, 32> all{};
    std::size_t count = 0;
  };

  // A handler of whatever type. Called once.
  struct Waiting {
    virtual ~Waiting() = default;
    virtual void done(Error error, std::size_t count) = 0;
  };
  template <class Handler>
  static std::unique_ptr<Waiting> erase(Handler&& handler) {
    struct Erased final : Waiting {
      explicit Erased(Handler&& given) : handler(std::move(given)) {}
      void done(Error error, std::size_t count) override { std::move(handler)(error, count); }
      Handler handler;
    };
    return std::make_unique<Erased>(std::move(handler));
  }

  void begin_read(boost::asio::mutable_buffer into, std::unique_ptr<Waiting> waiting);
  void begin_write(const Pieces& pieces, std::unique_ptr<Waiting> waiting);

  boost::beast::tcp_stream tcp_;
  std::unique_ptr<Tls> tls_;
};

}  // namespace madoguchi::server
