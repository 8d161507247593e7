// What can be read on the portal: the list of articles, and each article once it was opened. What has come is kept
// while the page is open.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/article_messages.h"

namespace madoguchi::client {

class Articles {
 public:
  Articles(Ports& ports, std::function<void()> changed);
  ~Articles();
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;

  void open(std::string_view id);  // asks for it where it is not there
  void open_list();
  void forget();  // another person may see others

  // One article as it is now.
  struct View {
    LoadState state = LoadState::loading;
    std::optional<portal::Problem> problem;  // why it failed
    portal::Article article;
  };
  const View* find(std::string_view id) const;  // null: it was never opened

  // The list.
  LoadState load_state() const;
  const portal::ArticleList& list() const;
  void load();  // once more

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
