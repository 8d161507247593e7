// A request's body as a stream: handlers pull it in pieces into their own memory. Implemented over a connection
// (connection_body) and, in tests, over bytes.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <span>

namespace madoguchi::server {

enum class BodyEnd {
  none,       // there is more
  complete,   // the last byte of the body was read
  broken,     // the connection ended or stood still before that
  malformed,  // what came is no well-formed chunked body
  aborted,    // somebody asked this reader to stop (see stopper)
};

struct BodyPiece {
  std::size_t size_bytes = 0;
  BodyEnd end = BodyEnd::none;
};

class BodyReader {
 public:
  virtual ~BodyReader() = default;

  // Reads until `into` is full or the body ends; the bytes that did arrive are given in either case.
  virtual boost::asio::awaitable<BodyPiece> fill(std::span<std::byte> into) = 0;

  // A function that makes this body end with BodyEnd::aborted soon; may be called from any thread, at any later time.
  virtual std::function<void()> stopper() = 0;
};

}  // namespace madoguchi::server
