// See site_search.h.
#include "client/site_search.h"

#include <utility>

#include "client/api.h"
#include "client/query_text.h"
#include "text/percent.h"

namespace madoguchi::client {
namespace {

constexpr int pause_ms = 200;
constexpr std::size_t max_bytes = portal::max_search_bytes;

// Cut at the border of a character.
std::string_view bounded(std::string_view text) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

std::string site_search_of(std::string_view query) {
  return std::string(bounded(text::percent_decode(query_value(query, "q"))));
}

std::string site_search_query(std::string_view typed) {
  std::string query;
  if (!typed.empty()) add_pair(query, "q", std::string(bounded(typed)));
  return query;
}

struct SiteSearch::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, std::function<void()> changed, std::function<void(const std::string&)> go)
      : ports_(ports), changed_(std::move(changed)), go_(std::move(go)) {}

  void open(std::string_view query) {
    const std::string wanted = site_search_of(query);
    if (timer_ != 0) return;  // what is being typed goes on
    typed_ = wanted;
    if (wanted == asked_ && state_ != LoadState::failed) return;
    ask();
  }

  void set_text(std::string_view typed) {
    typed_ = bounded(typed);
    stop_timer();
    timer_ = ports_.clock.after(pause_ms, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->timer_ = 0;
      self->search();
    });
  }

  void search() {
    stop_timer();
    if (typed_ != asked_ || state_ == LoadState::failed) ask();
    if (go_) go_(site_search_query(typed_));
  }

  void forget() {
    stop_timer();
    ++question_;
    asked_.clear();
    shown_.clear();
    answer_.reset();
    state_ = LoadState::ready;
  }

  void stop_timer() {
    if (const std::uint32_t timer = std::exchange(timer_, 0); timer != 0) ports_.clock.cancel(timer);
  }

  Ports& ports_;
  std::function<void()> changed_;
  std::function<void(const std::string&)> go_;
  std::string typed_, shown_;
  std::optional<portal::SearchAnswer> answer_;
  LoadState state_ = LoadState::ready;

 private:
  void ask() {
    asked_ = typed_;
    ++question_;
    if (asked_.empty()) {
      shown_.clear();
      answer_.reset();
      state_ = LoadState::ready;
      return;
    }
    state_ = LoadState::loading;
    ports_.transport.send(api::search(site_search_query(asked_)),
                          [weak = weak_from_this(), question = question_](const Response& response) {
                            const auto self = weak.lock();
                            if (self && self->question_ == question) self->on_answer(response);
                          });
  }

  void on_answer(const Response& response) {
    auto answer = portal::read_search_answer(response.body);
    const bool well = api::succeeded(response) && answer;
    state_ = well ? LoadState::ready : LoadState::failed;
    if (well) {
      answer_ = std::move(answer).value();
      shown_ = asked_;
    }
    const auto keep = shared_from_this();
    if (const auto changed = changed_) changed();
  }

  std::string asked_;
  std::uint32_t timer_ = 0;
  std::uint32_t question_ = 0;
};

SiteSearch::SiteSearch(Ports& ports, std::function<void()> changed, std::function<void(const std::string&)> go)
    : machine_(std::make_shared<Machine>(ports, std::move(changed), std::move(go))) {}

SiteSearch::~SiteSearch() {
  machine_->changed_ = nullptr;
  machine_->go_ = nullptr;
  machine_->stop_timer();
}

void SiteSearch::open(std::string_view query) { machine_->open(query); }
void SiteSearch::set_text(std::string_view typed) { machine_->set_text(typed); }
void SiteSearch::search() { machine_->search(); }
void SiteSearch::forget() { machine_->forget(); }
const std::string& SiteSearch::typed() const { return machine_->typed_; }
const std::optional<portal::SearchAnswer>& SiteSearch::answer() const { return machine_->answer_; }
const std::string& SiteSearch::shown() const { return machine_->shown_; }
LoadState SiteSearch::load_state() const { return machine_->state_; }

}  // namespace madoguchi::client
