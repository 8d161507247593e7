// One article's file: front matter, then Markdown (CommonMark with GitHub's tables and bare addresses).
//
//   ---
//   title: 導入準備
//   category: preparation
//   date: 2026-11-24
//   order: 20
//   ---
//   Words, and headings from ## on. An anchor of one's own stands behind a heading: ## 端末の準備 {#devices}
//
// Also known: summary, audience (everyone, members), sample (true where an installation puts its own text), form.
#pragma once

#include <string>
#include <string_view>

#include "portal/article_messages.h"
#include "text/result.h"

namespace madoguchi::server {

inline constexpr std::size_t max_article_bytes = 256 * 1024;

struct ArticleFile {
  portal::Article article;
  int order = 1000;  // among those of its category
};

// HTML is left out, an image is its alternative text, and a link that leads nowhere safe is its words alone. The error
// is a sentence for the log. Not for two threads at once: the Markdown library has state of its own.
Result<ArticleFile, std::string> read_article_file(std::string_view id, std::string_view bytes);

// What an article may be called: small letters, digits and hyphens.
bool is_article_id(std::string_view id);

}  // namespace madoguchi::server
