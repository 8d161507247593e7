// The wire messages about articles: what can be read on the portal, as a small tree of blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portal/wire.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_article_blocks = 1000;  // of one list of blocks
inline constexpr int max_article_depth = 6;              // lists and quotes inside one another

// Words that are alike. A '\n' in the text is a line's end.
struct ArticleRun {
  std::string text;
  bool strong = false;
  bool code = false;
  std::string href;  // a path of this site, https:, mailto: or tel:; empty: no link
};

enum class ArticleBlockKind : std::uint8_t { heading, paragraph, list, table, quote, code, rule };
std::string_view article_block_kind_name(ArticleBlockKind kind);

struct ArticleBlock {
  ArticleBlockKind kind = ArticleBlockKind::paragraph;
  int level = 2;                                           // heading: 2 or 3
  std::string anchor;                                      // heading: what stands behind the # of its address
  std::vector<ArticleRun> runs;                            // heading, paragraph, code
  bool ordered = false;                                    // list
  int start = 1;                                           // list, ordered: its first number
  std::vector<std::vector<ArticleBlock>> items;            // list; quote: one
  std::vector<std::vector<std::vector<ArticleRun>>> rows;  // table: the first one has the heads
};

enum class ArticleAudience : std::uint8_t { everyone, members };  // members: who has logged in
std::string_view article_audience_name(ArticleAudience audience);

struct ArticleListing {
  std::string id;
  std::string title;
  std::string category;  // its words are in the locale tables, under "category.<category>"
  std::string date;      // ISO 8601 day
  std::string summary;   // may be empty
};

// GET /articles.
struct ArticleList {
  std::vector<ArticleListing> articles;  // by category, in the order in which they are to be read
};

// GET /articles/{id}.
struct Article {
  ArticleListing listing;
  ArticleAudience audience = ArticleAudience::everyone;
  bool sample = false;  // an installation has to put its own text here
  std::string form;     // the form in which it is agreed to; empty: none
  std::vector<ArticleBlock> blocks;
};

Result<ArticleList, WireFault> read_article_list(std::string_view json);
Result<Article, WireFault> read_article(std::string_view json);
std::string write(const ArticleList& message);
std::string write(const Article& message);

std::string plain_text(const std::vector<ArticleRun>& runs);

// Whether a link of an article may lead there: a path of this site (never "//host"), https:, mailto: or tel:.
bool is_article_href(std::string_view href);

}  // namespace madoguchi::portal
