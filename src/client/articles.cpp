// See articles.h.
#include "client/articles.h"

#include <map>
#include <utility>

#include "client/api.h"
#include "client/forgettable_calls.h"

namespace madoguchi::client {

struct Articles::Machine {
  Machine(Ports& ports, std::function<void()> changed) : calls_(ports, changed), changed_(std::move(changed)) {}

  void open(std::string_view id) {
    const auto known = views_.find(id);
    if (known != views_.end() && known->second.state != LoadState::failed) return;
    View& view = views_[std::string(id)];
    view.state = LoadState::loading;
    view.problem.reset();
    calls_.send(api::article(id), [this, id = std::string(id)](const Response& response) { on_article(id, response); });
  }

  void open_list() {
    if (list_state_ == LoadState::ready || asking_for_list_) return;
    asking_for_list_ = true;
    list_state_ = LoadState::loading;
    calls_.send(api::articles(), [this](const Response& response) { on_list(response); });
  }

  void forget() {
    calls_.forget();
    views_.clear();
    list_ = {};
    list_state_ = LoadState::loading;
    asking_for_list_ = false;
  }

  ForgettableCalls calls_;
  std::function<void()> changed_;
  std::map<std::string, View, std::less<>> views_;
  portal::ArticleList list_;
  LoadState list_state_ = LoadState::loading;

 private:
  void on_article(const std::string& id, const Response& response) {
    View& view = views_[id];
    auto article = portal::read_article(response.body);
    if (api::succeeded(response) && article) {
      view.state = LoadState::ready;
      view.article = std::move(article).value();
    } else {
      view.state = LoadState::failed;
      view.problem = api::problem_of(response);
    }
  }

  void on_list(const Response& response) {
    asking_for_list_ = false;
    auto list = portal::read_article_list(response.body);
    const bool well = api::succeeded(response) && list;
    list_state_ = well ? LoadState::ready : LoadState::failed;
    if (well) list_ = std::move(list).value();
  }

  bool asking_for_list_ = false;
};

Articles::Articles(Ports& ports, std::function<void()> changed)
    : machine_(std::make_shared<Machine>(ports, std::move(changed))) {}

Articles::~Articles() = default;

void Articles::open(std::string_view id) { machine_->open(id); }
void Articles::open_list() { machine_->open_list(); }
void Articles::forget() { machine_->forget(); }

const Articles::View* Articles::find(std::string_view id) const {
  const auto found = machine_->views_.find(id);
  return found == machine_->views_.end() ? nullptr : &found->second;
}

LoadState Articles::load_state() const { return machine_->list_state_; }
const portal::ArticleList& Articles::list() const { return machine_->list_; }

void Articles::load() {
  machine_->open_list();
  if (machine_->changed_) machine_->changed_();
}

}  // namespace madoguchi::client
