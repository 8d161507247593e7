// The articles of the portal's folder of content, and of the installation's own where it has one: read at the start,
// and again when a file changed. A file that is at fault leaves its article as it was.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "portal/article_messages.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct StoredArticle {
  portal::Article article;
  int order = 0;
  std::string json;  // the bytes as they are served
  std::string tag;   // changes with them
};

// The articles at one time, which never changes.
struct ArticleShelf {
  std::map<std::string, std::shared_ptr<const StoredArticle>, std::less<>> articles;  // by id
  std::uint64_t edition = 0;                                                          // another one: something changed

  const StoredArticle* find(std::string_view id) const;
  // By category, order and id; what only members may read for them alone.
  portal::ArticleList list(bool for_members) const;
};

// For several threads.
class ArticleLibrary {
 public:
  // `report` is told of each file that is at fault: its path, and why.
  using Report = std::function<void(const std::string& file, const std::string& fault)>;

  // An article of a later folder stands in place of an earlier one's of the same name.
  ArticleLibrary(std::vector<std::filesystem::path> folders, Report report);

  // Whether the search knows this edition.
  bool is_indexed(std::uint64_t edition) const { return indexed_edition_ == edition; }
  void mark_indexed(std::uint64_t edition) { indexed_edition_ = edition; }

  // The articles as they are now; looks for changed files at most once a second.
  std::shared_ptr<const ArticleShelf> shelf(std::int64_t now_ms);

 private:
  struct State {  // of a file, by which a change is seen
    std::filesystem::file_time_type written;
    std::uintmax_t size_bytes = 0;
    friend bool operator==(const State&, const State&) = default;
  };
  using Files = std::map<std::string, std::pair<std::filesystem::path, State>>;  // by article

  bool find_files(Files& files) const;
  void look();
  std::shared_ptr<const StoredArticle> read(const std::string& id, const std::filesystem::path& file) const;

  std::vector<std::filesystem::path> folders_;
  Report report_;
  std::mutex mutex_;
  Files files_;
  std::shared_ptr<const ArticleShelf> shelf_;
  std::int64_t looked_at_ms_ = 0;
  std::atomic<std::uint64_t> indexed_edition_ = 0;
};

// Those of the installation, as they are now.
std::shared_ptr<const ArticleShelf> articles_of(const Context& context);

}  // namespace madoguchi::server
