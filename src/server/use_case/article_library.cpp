// Looking for changed files; see article_library.h.
#include "server/use_case/article_library.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <tuple>
#include <utility>

#include "server/use_case/article_file.h"

namespace madoguchi::server {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t look_every_ms = 1'000;
constexpr std::size_t max_articles = 20'000;

std::optional<std::string> read_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return std::nullopt;
  return bytes;
}

}  // namespace

const StoredArticle* ArticleShelf::find(std::string_view id) const {
  const auto found = articles.find(id);
  return found == articles.end() ? nullptr : found->second.get();
}

portal::ArticleList ArticleShelf::list(bool for_members) const {
  std::vector<const StoredArticle*> shown;
  for (const auto& [id, stored] : articles) {
    if (for_members || stored->article.audience == portal::ArticleAudience::everyone) shown.push_back(stored.get());
  }
  const auto place = [](const StoredArticle* stored) {
    return std::tie(stored->article.listing.category, stored->order, stored->article.listing.id);
  };
  std::sort(shown.begin(), shown.end(), [&place](const auto* a, const auto* b) { return place(a) < place(b); });
  portal::ArticleList list;
  for (const StoredArticle* stored : shown) list.articles.push_back(stored->article.listing);
  return list;
}

ArticleLibrary::ArticleLibrary(std::vector<fs::path> folders, Report report)
    : folders_(std::move(folders)), report_(std::move(report)), shelf_(std::make_shared<ArticleShelf>()) {
  look();
}

std::shared_ptr<const ArticleShelf> ArticleLibrary::shelf(std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (now_ms < looked_at_ms_ || now_ms - looked_at_ms_ >= look_every_ms) {
    looked_at_ms_ = now_ms;
    look();
  }
  return shelf_;
}

// A folder that cannot be read leaves everything as it is.
bool ArticleLibrary::find_files(Files& files) const {
  for (const fs::path& folder : folders_) {
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
      if (entry->path().extension() != ".md" || files.size() == max_articles) continue;
      std::error_code gone;
      const State state{entry->last_write_time(gone), gone ? 0 : entry->file_size(gone)};
      if (!gone) files[entry->path().stem().string()] = {entry->path(), state};
    }
    if (!fault) continue;
    report_(folder.string(), "the folder cannot be read");
    return false;
  }
  return true;
}

void ArticleLibrary::look() {
  Files files;
  if (!find_files(files) || files == files_) return;
  auto shelf = std::make_shared<ArticleShelf>();
  shelf->edition = shelf_->edition + 1;
  for (const auto& [id, file] : files) {
    const auto known = files_.find(id);
    const auto before = shelf_->articles.find(id);
    const bool changed = known == files_.end() || known->second != file;
    std::shared_ptr<const StoredArticle> stored = changed ? read(id, file.first) : nullptr;
    if (!stored && before != shelf_->articles.end()) stored = before->second;
    if (stored) shelf->articles.emplace(id, std::move(stored));
  }
  files_ = std::move(files);
  shelf_ = std::move(shelf);
}

// Nothing for a file that is at fault.
std::shared_ptr<const StoredArticle> ArticleLibrary::read(const std::string& id, const fs::path& file) const {
  const auto bytes = read_bytes(file);
  auto article = bytes ? read_article_file(id, *bytes)
                       : Result<ArticleFile, std::string>(Failure{std::string("it cannot be read")});
  if (!article) {
    report_(file.string(), article.error());
    return nullptr;
  }
  auto stored = std::make_shared<StoredArticle>();
  stored->article = std::move(article->article);
  stored->order = article->order;
  stored->json = portal::write(stored->article);
  stored->tag = std::to_string(std::hash<std::string>{}(stored->json)) + "-" + std::to_string(stored->json.size());
  return stored;
}

std::shared_ptr<const ArticleShelf> articles_of(const Context& context) {
  if (!context.settings.articles) throw std::logic_error("The articles were not read.");
  return context.settings.articles->shelf(context.now_ms());
}

}  // namespace madoguchi::server
