// Grapheme clusters: what a person takes for one character and edits as one. UAX #29's rules for marks, emoji
// sequences, flags and Hangul; a line end is always a cluster of its own. Rules for Indic conjuncts (GB9c) and
// prepended marks (GB9b) are left out: what they would join is two clusters here.
#pragma once

#include <cstddef>
#include <string_view>

namespace madoguchi::text {

// Where the cluster that begins at `offset` ends, in UTF-8 bytes. `offset` is below text.size() and a cluster's border.
std::size_t cluster_end(std::string_view text, std::size_t offset);

std::size_t count_clusters(std::string_view text);

}  // namespace madoguchi::text
