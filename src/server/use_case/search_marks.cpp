// See search_marks.h. The text is folded character by character (grapheme clusters: a half-width letter and its voiced
// mark fold to one letter), so that each folded byte knows the character that it came from.
#include "server/use_case/search_marks.h"

#include <algorithm>
#include <string>

#include "server/store/search_text.h"
#include "text/clusters.h"

namespace madoguchi::server {
namespace {

using Runs = std::vector<portal::SearchRun>;

constexpr std::size_t clusters_before = 24;
constexpr std::size_t clusters_shown = 96;

struct Cluster {
  std::size_t begin = 0;
  bool marked = false;
};

class Marks {
 public:
  Marks(std::string_view text, std::string_view typed) : text_(text) {
    std::string folded;
    std::vector<std::size_t> cluster_of;  // by byte of `folded`
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text::cluster_end(text, at);
      const std::string part = search_folded(text.substr(at, end - at));
      folded += part;
      cluster_of.insert(cluster_of.end(), part.size(), clusters_.size());
      clusters_.push_back({at});
      at = end;
    }
    for (const std::string& word : search_parts(typed))
      for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + word.size()))
        for (std::size_t i = cluster_of[at]; i <= cluster_of[at + word.size() - 1]; ++i) clusters_[i].marked = true;
    for (std::size_t i = 1; i < clusters_.size(); ++i)
      if (clusters_[i - 1].marked && lengthens(i)) clusters_[i].marked = true;
  }

  std::size_t size() const { return clusters_.size(); }

  std::size_t first_marked() const {
    const auto first =
        std::find_if(clusters_.begin(), clusters_.end(), [](const Cluster& each) { return each.marked; });
    return first == clusters_.end() ? 0 : static_cast<std::size_t>(first - clusters_.begin());
  }

  Runs runs(std::size_t begin, std::size_t end) const {
    Runs runs;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t next = i + 1 < clusters_.size() ? clusters_[i + 1].begin : text_.size();
      if (runs.empty() || runs.back().marked != clusters_[i].marked) runs.push_back({"", clusters_[i].marked});
      runs.back().text += text_.substr(clusters_[i].begin, next - clusters_[i].begin);
    }
    return runs;
  }

 private:
  // The long-vowel mark, which the index leaves out with all dashes, belongs to the letter before it.
  bool lengthens(std::size_t cluster) const {
    const std::string_view rest = text_.substr(clusters_[cluster].begin);
    return rest.starts_with("ー") || rest.starts_with("ｰ");
  }

  std::string_view text_;
  std::vector<Cluster> clusters_;
};

}  // namespace

Runs mark_words(std::string_view text, std::string_view typed) {
  const Marks marks(text, typed);
  return marks.runs(0, marks.size());
}

Runs excerpt(std::string_view text, std::string_view typed) {
  const Marks marks(text, typed);
  const std::size_t first = marks.first_marked();
  std::size_t begin = first > clusters_before ? first - clusters_before : 0;
  const std::size_t end = std::min(begin + clusters_shown, marks.size());
  if (end == marks.size()) begin = std::min(begin, end > clusters_shown ? end - clusters_shown : 0);
  Runs runs = marks.runs(begin, end);
  if (begin > 0) runs.insert(runs.begin(), {"…", false});
  if (end < marks.size()) runs.push_back({"…", false});
  return runs;
}

}  // namespace madoguchi::server
