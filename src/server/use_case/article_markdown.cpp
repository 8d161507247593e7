// From the library's tree to ours; see article_markdown.h. A heading that names no anchor gets one from its words, so
// that it stays when others come and go around it.
#include "server/use_case/article_markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <set>
#include <utility>

#include "text/fold.h"

namespace madoguchi::server {
namespace {

using portal::ArticleBlock;
using portal::ArticleRun;
using Kind = portal::ArticleBlockKind;
using Blocks = std::vector<ArticleBlock>;
using Runs = std::vector<ArticleRun>;

constexpr int deepest_inline = 20;
constexpr std::size_t max_anchor_bytes = 64;

// Elements of the page that are not the article's.
constexpr std::array<std::string_view, 9> taken_anchors{"title", "main",     "header", "footer", "skip",
                                                        "back",  "contents", "canvas", "mirror"};

struct TreeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Tree = std::unique_ptr<cmark_node, TreeDeleter>;

Tree parse(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  for (const char* name : {"table", "autolink"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string_view words(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

// ---- within a paragraph

// How the words look that are being read.
struct Style {
  bool strong = false;
  bool code = false;
  std::string href;
};

void append(Runs& runs, std::string_view text, const Style& style) {
  if (text.empty()) return;
  const auto same = [&style](const ArticleRun& run) {
    return run.strong == style.strong && run.code == style.code && run.href == style.href;
  };
  if (runs.empty() || !same(runs.back())) runs.push_back({"", style.strong, style.code, style.href});
  runs.back().text += text;
}

// A line's end in the file is none to the reader. Words of Latin letters need a gap there, Japanese has none.
bool needs_gap(cmark_node* line_end, const Runs& runs) {
  const std::string_view next = words(cmark_node_get_literal(cmark_node_next(line_end)));
  const auto is_ascii = [](char c) { return c > ' ' && c < 0x7F; };
  return !runs.empty() && is_ascii(runs.back().text.back()) && !next.empty() && is_ascii(next.front());
}

void read_inlines(cmark_node* parent, const Style& style, Runs& runs, int depth) {
  if (depth > deepest_inline) return;
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    Style inner = style;
    if (type == CMARK_NODE_TEXT) {
      append(runs, words(cmark_node_get_literal(node)), style);
    } else if (type == CMARK_NODE_CODE) {
      inner.code = true;
      append(runs, words(cmark_node_get_literal(node)), inner);
    } else if (type == CMARK_NODE_SOFTBREAK) {
      if (needs_gap(node, runs)) append(runs, " ", style);
    } else if (type == CMARK_NODE_LINEBREAK) {
      append(runs, "\n", style);
    } else if (type == CMARK_NODE_HTML_INLINE) {
      continue;
    } else {
      if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH) inner.strong = true;
      const std::string_view href = type == CMARK_NODE_LINK ? words(cmark_node_get_url(node)) : std::string_view();
      if (portal::is_article_href(href)) inner.href = href;
      read_inlines(node, inner, runs, depth + 1);
    }
  }
}

Runs runs_of(cmark_node* node) {
  Runs runs;
  read_inlines(node, {}, runs, 0);
  return runs;
}

// ---- headings

bool is_anchor(std::string_view name) {
  return !name.empty() && name.size() <= max_anchor_bytes && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// Takes "{#anchor}" from the end of a heading; empty where there is none.
std::string take_anchor(Runs& runs) {
  if (runs.empty() || !runs.back().text.ends_with('}')) return {};
  std::string& text = runs.back().text;
  const std::size_t open = text.rfind("{#");
  if (open == std::string::npos) return {};
  std::string anchor = text.substr(open + 2, text.size() - open - 3);
  text = std::string(text::trim(std::string_view(text).substr(0, open)));
  return anchor;
}

// FNV-1a: the same words have the same anchor wherever they are read.
std::string anchor_of_words(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::array<char, 12> name{};
  std::snprintf(name.data(), name.size(), "s-%08x", static_cast<unsigned>(hash));
  return name.data();
}

// ---- blocks

class BlockReader {
 public:
  Blocks read(cmark_node* parent, int depth) {
    Blocks blocks;
    if (depth > portal::max_article_depth) fault_ = "its lists and quotes lie too deep in one another";
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr && fault_.empty();
         node = cmark_node_next(node)) {
      if (blocks.size() == portal::max_article_blocks) fault_ = "it has too many parts";
      add(blocks, node, depth);
    }
    return blocks;
  }

  const std::string& fault() const { return fault_; }

 private:
  void add(Blocks& blocks, cmark_node* node, int depth) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      blocks.push_back(heading(node));
    } else if (type == CMARK_NODE_PARAGRAPH) {
      ArticleBlock block;
      block.runs = runs_of(node);
      if (!block.runs.empty()) blocks.push_back(std::move(block));
    } else if (type == CMARK_NODE_LIST) {
      blocks.push_back(list(node, depth));
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
      blocks.push_back({.kind = Kind::quote, .anchor = {}, .runs = {}, .items = {read(node, depth + 1)}, .rows = {}});
    } else if (type == CMARK_NODE_CODE_BLOCK) {
      blocks.push_back(code(node));
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
      blocks.push_back({.kind = Kind::rule, .anchor = {}, .runs = {}, .items = {}, .rows = {}});
    } else if (words(cmark_node_get_type_string(node)) == "table") {
      blocks.push_back(table(node));
    }
  }

  ArticleBlock heading(cmark_node* node) {
    ArticleBlock block;
    block.kind = Kind::heading;
    block.level = std::clamp(cmark_node_get_heading_level(node), 2, 3);
    block.runs = runs_of(node);
    block.anchor = take_anchor(block.runs);
    const bool named = !block.anchor.empty();
    if (!named) block.anchor = anchor_of_words(portal::plain_text(block.runs));
    const auto taken = std::find(taken_anchors.begin(), taken_anchors.end(), block.anchor) != taken_anchors.end();
    if (!is_anchor(block.anchor) || taken) fault_ = "it cannot have the anchor \"" + block.anchor + "\"";
    const std::string name = block.anchor;
    for (int number = 2; !anchors_.insert(block.anchor).second; ++number) {
      if (named) fault_ = "it has the anchor \"" + name + "\" twice";
      block.anchor = name + "-" + std::to_string(number);
    }
    return block;
  }

  ArticleBlock list(cmark_node* node, int depth) {
    ArticleBlock block;
    block.kind = Kind::list;
    block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block.start = std::clamp(cmark_node_get_list_start(node), 0, 1'000'000);
    for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item))
      block.items.push_back(read(item, depth + 1));
    return block;
  }

  static ArticleBlock code(cmark_node* node) {
    ArticleBlock block;
    block.kind = Kind::code;
    std::string text(words(cmark_node_get_literal(node)));
    if (text.ends_with('\n')) text.pop_back();
    block.runs.push_back({std::move(text), false, true, {}});
    return block;
  }

  static ArticleBlock table(cmark_node* node) {
    ArticleBlock block;
    block.kind = Kind::table;
    for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
      auto& cells = block.rows.emplace_back();
      for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
        cells.push_back(runs_of(cell));
      cells.resize(block.rows.front().size());
    }
    return block;
  }

  std::set<std::string> anchors_;
  std::string fault_;
};

}  // namespace

Result<std::vector<ArticleBlock>, std::string> read_markdown(std::string_view markdown) {
  const Tree tree = parse(markdown);
  if (!tree) return Failure{std::string("it cannot be read as Markdown")};
  BlockReader reader;
  Blocks blocks = reader.read(tree.get(), 1);
  if (!reader.fault().empty()) return Failure{reader.fault()};
  return blocks;
}

}  // namespace madoguchi::server
