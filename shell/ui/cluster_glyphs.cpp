// See cluster_glyphs.h.
#include "ui/cluster_glyphs.h"

namespace madoguchi::ui {
namespace {

constexpr char32_t first_surrogate = 0xD800;
constexpr std::size_t surrogates = 0x800;

}  // namespace

std::optional<char32_t> ClusterGlyphs::number_of(std::string_view cluster) {
  std::string key(cluster);
  if (const auto known = numbers_.find(key); known != numbers_.end()) return known->second;
  full_ = full_ || texts_.size() == surrogates;
  if (full_) return std::nullopt;
  const char32_t number = first_surrogate + static_cast<char32_t>(texts_.size());
  texts_.push_back(&numbers_.emplace(std::move(key), number).first->first);
  return number;
}

std::string_view ClusterGlyphs::text_of(char32_t number) const {
  if (number < first_surrogate || number - first_surrogate >= texts_.size()) return {};
  return *texts_[number - first_surrogate];
}

void ClusterGlyphs::clear() {
  texts_.clear();
  numbers_.clear();
  full_ = false;
}

}  // namespace madoguchi::ui
