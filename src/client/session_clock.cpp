// See session_clock.h.
#include "client/session_clock.h"

#include <algorithm>
#include <array>
#include <utility>

#include "client/api.h"

namespace madoguchi::client {
namespace {

// How much time is left, as it is said; each is said until the next one is reached.
constexpr std::array steps_s = {120, 60, 30, 10};
static_assert(steps_s.front() == SessionClock::warning_s);

int said_of(int left_s) {
  int said = steps_s.front();
  for (const int step : steps_s)
    if (left_s <= step) said = step;
  return said;
}

// Its own reckoning and the server's differ by the way between them.
constexpr int reckoning_s = 2;

// When the next word is due.
int next_below(int left_s) {
  for (const int step : steps_s)
    if (step < left_s) return step;
  return 0;
}

}  // namespace

struct SessionClock::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, Events events) : ports_(ports), events_(std::move(events)) {}

  void follow(const portal::Session& session) {
    stop_timer();
    if (!session.person || session.ends_in_s <= 0) return hide();
    const std::int64_t now_ms = ports_.clock.now_ms();
    idle_end_ms_ = now_ms + std::int64_t{1000} * session.idle_ends_in_s;
    end_ms_ = now_ms + std::int64_t{1000} * session.ends_in_s;
    show();
  }

  void stop() {
    stop_timer();
    hide();
  }

  void stay() {
    if (!ending_ || ending_->busy || ending_->for_good) return;
    ending_->busy = true;
    ending_->unreachable = false;
    stop_timer();
    send(api::extend_session(), &Machine::on_stayed);
    notify();
  }

  bool due() const { return left_s() <= reckoning_s; }

  void close() {
    if (!ending_ || !ending_->for_good) return;
    ending_->closed = true;
    notify();
  }

  void detach() {
    events_ = Events();
    stop_timer();
  }

  Ports& ports_;
  Events events_;
  std::optional<SessionEnding> ending_;

 private:
  int left_s() const {
    const std::int64_t left_ms = std::min(idle_end_ms_, end_ms_) - ports_.clock.now_ms();
    return static_cast<int>((std::max<std::int64_t>(left_ms, 0) + 999) / 1000);
  }

  // Says what is to be said now, and waits for what is to be said next.
  void show() {
    const int left = left_s();
    if (left > warning_s) {
      wait_s(left - warning_s);
      return hide();
    }
    SessionEnding ending;
    ending.left_s = said_of(left);
    ending.for_good = end_ms_ <= idle_end_ms_;
    ending.closed = ending.for_good && ending_ && ending_->closed;
    ending.unreachable = ending_ && ending_->unreachable;
    ending_ = ending;
    wait_s(left - next_below(left));
    notify();
  }

  void hide() {
    if (std::exchange(ending_, std::nullopt)) notify();
  }

  void wait_s(int seconds) {
    timer_ = ports_.clock.after(std::max(seconds, 1) * 1000, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->timer_ = 0;
      self->send(api::who(), &Machine::on_asked);
    });
  }

  void stop_timer() {
    ++asked_;  // what was asked before no longer counts
    if (const std::uint32_t timer = std::exchange(timer_, 0); timer != 0) ports_.clock.cancel(timer);
  }

  void send(Request request, void (Machine::*then)(const Response&)) {
    const unsigned asked = ++asked_;
    ports_.transport.send(std::move(request), [weak = weak_from_this(), asked, then](Response response) {
      const auto self = weak.lock();
      if (self && self->asked_ == asked) ((*self).*then)(response);
    });
  }

  void on_asked(const Response& response) {
    if (took(response)) return;
    // The own reckoning has to do. At the end nothing is known without the server: the next answer will say.
    if (left_s() > 0) return show();
    stop();
  }

  void on_stayed(const Response& response) {
    constexpr int unauthorized = 401;
    if (response.status == unauthorized) return over();
    if (took(response)) return;
    ending_->busy = false;
    ending_->unreachable = true;
    show();
  }

  bool took(const Response& response) {
    const auto session = portal::read_session(response.body);
    if (!api::succeeded(response) || !session) return false;
    if (ending_) ending_->unreachable = false;
    if (session->person)
      follow(*session);
    else
      over();
    return true;
  }

  void over() {
    const auto keep = shared_from_this();
    stop();
    if (const auto ended = events_.ended) ended();
  }

  void notify() {
    const auto keep = shared_from_this();
    if (const auto changed = events_.changed) changed();
  }

  std::int64_t idle_end_ms_ = 0;
  std::int64_t end_ms_ = 0;
  std::uint32_t timer_ = 0;
  unsigned asked_ = 0;
};

SessionClock::SessionClock(Ports& ports, Events events)
    : machine_(std::make_shared<Machine>(ports, std::move(events))) {}

SessionClock::~SessionClock() { machine_->detach(); }

void SessionClock::follow(const portal::Session& session) { machine_->follow(session); }
void SessionClock::stop() { machine_->stop(); }
bool SessionClock::due() const { return machine_->due(); }
const std::optional<SessionEnding>& SessionClock::ending() const { return machine_->ending_; }
void SessionClock::stay() { machine_->stay(); }
void SessionClock::close() { machine_->close(); }

}  // namespace madoguchi::client
