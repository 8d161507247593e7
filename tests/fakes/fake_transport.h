// A network in memory between the client and a FakeServer. It can answer at once or when told, be cut, lose a request
// on its way there, lose an answer on its way back, and break a slice off in the middle.
#pragma once

#include <deque>
#include <map>

#include "client/ports.h"
#include "fakes/fake_files.h"

namespace madoguchi::fakes {

// What answers requests: `slice` are the bytes that send_slice put into the body.
class Answering {
 public:
  virtual ~Answering() = default;
  virtual client::Response answer(const client::Request& request, std::string_view slice) = 0;
};

enum class Loss {
  none,
  request,  // it never arrives
  answer,   // it arrives and is done; the answer is lost
  half,     // half of a slice's bytes arrive, then the connection breaks (other requests: as `request`)
};

class FakeTransport final : public client::Transport {
 public:
  FakeTransport(Answering& server, FakeFiles& files) : server_(server), files_(files) {}

  void answer_later(bool later) { later_ = later; }  // answers wait for deliver()
  bool deliver(std::size_t index = 0);               // one of the waiting ones; false: there is none
  void deliver_all();                                // also those that come of it
  std::size_t waiting() const { return calls_.size(); }

  void ignore_cancels() { deaf_ = true; }  // the answer was on its way already
  void cut() { cut_ = true; }              // no network
  void mend() { cut_ = false; }
  void lose_next(Loss loss) { losses_.push_back(loss); }
  void lose_by(std::function<Loss(const client::Request&)> rule) { rule_ = std::move(rule); }

  const std::vector<client::Request>& requests() const { return requests_; }  // all that were sent
  int count(std::string_view method, std::string_view path_begin) const;

  client::RequestId send(client::Request request, std::function<void(client::Response)> done) override;
  client::RequestId send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                               std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                               std::function<void(client::Response)> done) override;
  void cancel(client::RequestId id) override {
    if (!deaf_) calls_.erase(id);
  }
  bool online() const override { return !cut_; }

 private:
  struct Call {
    client::Request request;
    std::string slice;
    bool is_slice = false;
    bool readable = true;
    std::function<void(std::uint64_t)> progress;
    std::function<void(client::Response)> done;
  };
  client::RequestId begin(Call call);
  void finish(client::RequestId id);
  Loss loss_of(const client::Request& request);

  Answering& server_;
  FakeFiles& files_;
  std::map<client::RequestId, Call> calls_;
  std::deque<Loss> losses_;
  std::function<Loss(const client::Request&)> rule_;
  std::vector<client::Request> requests_;
  client::RequestId last_id_ = 0;
  bool later_ = false;
  bool cut_ = false;
  bool deaf_ = false;
};

}  // namespace madoguchi::fakes
