// See fake_transport.h.
#include "fakes/fake_transport.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace madoguchi::fakes {

client::RequestId FakeTransport::send(client::Request request, std::function<void(client::Response)> done) {
  Call call;
  call.request = std::move(request);
  call.done = std::move(done);
  return begin(std::move(call));
}

client::RequestId FakeTransport::send_slice(client::Request request, int file_handle, std::uint64_t offset_bytes,
                                            std::uint64_t size_bytes, std::function<void(std::uint64_t)> progress,
                                            std::function<void(client::Response)> done) {
  Call call;
  call.request = std::move(request);
  call.is_slice = true;
  call.progress = std::move(progress);
  call.done = std::move(done);
  const std::string* bytes = files_.find(file_handle);
  call.readable = bytes && offset_bytes + size_bytes <= bytes->size();
  if (call.readable)
    call.slice = bytes->substr(static_cast<std::size_t>(offset_bytes), static_cast<std::size_t>(size_bytes));
  return begin(std::move(call));
}

client::RequestId FakeTransport::begin(Call call) {
  const client::RequestId id = ++last_id_;
  requests_.push_back(call.request);
  calls_[id] = std::move(call);
  if (!later_) finish(id);
  return id;
}

Loss FakeTransport::loss_of(const client::Request& request) {
  if (cut_) return Loss::request;
  if (!losses_.empty()) {
    const Loss loss = losses_.front();
    losses_.pop_front();
    return loss;
  }
  return rule_ ? rule_(request) : Loss::none;
}

void FakeTransport::finish(client::RequestId id) {
  const Loss loss = loss_of(calls_[id].request);
  if (calls_[id].is_slice && calls_[id].readable && loss != Loss::request) {
    const auto progress = calls_[id].progress;
    if (progress) progress(calls_[id].slice.size() / 2);
    if (calls_.count(id) == 0) return;  // cancelled by who was told
  }
  const Call call = std::move(calls_[id]);
  calls_.erase(id);
  client::Response response;
  if (call.readable && (loss == Loss::none || loss == Loss::answer))
    response = server_.answer(call.request, call.slice);
  if (call.readable && loss == Loss::half && call.is_slice)
    server_.answer(call.request, std::string_view(call.slice).substr(0, call.slice.size() / 2));
  call.done(loss == Loss::none ? response : client::Response{});
}

bool FakeTransport::deliver(std::size_t index) {
  if (index >= calls_.size()) return false;
  finish(std::next(calls_.begin(), static_cast<std::ptrdiff_t>(index))->first);
  return true;
}

void FakeTransport::deliver_all() {
  while (deliver()) {
  }
}

int FakeTransport::count(std::string_view method, std::string_view path_begin) const {
  return static_cast<int>(std::count_if(requests_.begin(), requests_.end(), [&](const client::Request& request) {
    return request.method == method && request.path.compare(0, path_begin.size(), path_begin) == 0;
  }));
}

}  // namespace madoguchi::fakes
