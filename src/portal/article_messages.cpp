// Reading and writing articles; see article_messages.h.
#include "portal/article_messages.h"

#include <algorithm>

#include "portal/name_table.h"
#include "portal/wire_reader.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;
using Kind = ArticleBlockKind;

constexpr Names<Kind, 7> kinds{{{Kind::heading, "heading"},
                                {Kind::paragraph, "paragraph"},
                                {Kind::list, "list"},
                                {Kind::table, "table"},
                                {Kind::quote, "quote"},
                                {Kind::code, "code"},
                                {Kind::rule, "rule"}}};
constexpr Names<ArticleAudience, 2> audiences{
    {{ArticleAudience::everyone, "everyone"}, {ArticleAudience::members, "members"}}};

constexpr std::size_t max_run_bytes = 64 * 1024;
constexpr std::size_t max_date_bytes = 10;

std::optional<Kind> kind_from_name(std::string_view name) { return value_of(kinds, name); }
std::optional<ArticleAudience> audience_from_name(std::string_view name) { return value_of(audiences, name); }

bool has_no_controls(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c < 0 || (c > ' ' && c != 0x7F); });
}

// ---- reading

bool optional_flag(Reader& reader, const Value& object, const std::string& place, std::string_view name) {
  return object.find(name) != nullptr && reader.boolean(object, place, name);
}

ArticleRun read_run(Reader& reader, const Value& object, const std::string& place) {
  ArticleRun run;
  run.text = reader.text(object, place, "text", 0, max_run_bytes);
  run.strong = optional_flag(reader, object, place, "strong");
  run.code = optional_flag(reader, object, place, "code");
  run.href = reader.optional_text(object, place, "href");
  if (!run.href.empty() && !is_article_href(run.href)) reader.fail(Reader::at(place, "href"), "leads nowhere safe");
  return run;
}

std::vector<ArticleRun> read_runs(Reader& reader, const Value& object, const std::string& place,
                                  std::string_view name) {
  return read_items(reader, object, place, name, &read_run);
}

const Value::Array& array_of(Reader& reader, const Value& value, const std::string& place) {
  static const Value::Array nothing;
  if (value.as_array() != nullptr && value.as_array()->size() <= max_article_blocks) return *value.as_array();
  reader.fail(place, "must be an array of at most " + std::to_string(max_article_blocks) + " elements");
  return nothing;
}

std::vector<ArticleBlock> read_blocks(Reader& reader, const Value& value, const std::string& place, int depth);

ArticleBlock read_block(Reader& reader, const Value& object, const std::string& place, int depth) {
  ArticleBlock block;
  block.kind = reader.named(object, place, "kind", &kind_from_name, Kind::paragraph);
  if (block.kind == Kind::heading) {
    block.level = static_cast<int>(reader.integer(object, place, "level", 2, 3));
    block.anchor = reader.text(object, place, "anchor", 1, 64);
  }
  if (object.find("runs") != nullptr) block.runs = read_runs(reader, object, place, "runs");
  if (block.kind == Kind::list) {
    block.ordered = reader.boolean(object, place, "ordered");
    if (block.ordered) block.start = static_cast<int>(reader.integer(object, place, "start", 0, 1'000'000));
  }
  const Value::Array& items = reader.array(object, place, "items");
  for (std::size_t i = 0; i < items.size(); ++i)
    block.items.push_back(read_blocks(reader, items[i], Reader::at(Reader::at(place, "items"), i), depth + 1));
  const Value::Array& rows = reader.array(object, place, "rows");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row_place = Reader::at(Reader::at(place, "rows"), i);
    auto& row = block.rows.emplace_back();
    for (const Value& cell : array_of(reader, rows[i], row_place))
      row.push_back(read_runs(reader, cell, row_place, "runs"));
    if (row.empty() || row.size() != block.rows.front().size()) reader.fail(row_place, "must be as long as the first");
  }
  if (block.kind == Kind::table && block.rows.empty()) reader.fail(Reader::at(place, "rows"), "is missing");
  return block;
}

std::vector<ArticleBlock> read_blocks(Reader& reader, const Value& value, const std::string& place, int depth) {
  std::vector<ArticleBlock> blocks;
  if (depth > max_article_depth) reader.fail(place, "lies too deep");
  if (depth > max_article_depth) return blocks;
  const Value::Array& array = array_of(reader, value, place);
  for (std::size_t i = 0; i < array.size(); ++i)
    blocks.push_back(read_block(reader, array[i], Reader::at(place, i), depth));
  return blocks;
}

ArticleListing read_listing(Reader& reader, const Value& object, const std::string& place) {
  return {reader.text(object, place, "id", 1, max_id_bytes), reader.text(object, place, "title", 1),
          reader.text(object, place, "category", 1, max_id_bytes),
          reader.text(object, place, "date", 0, max_date_bytes), reader.optional_text(object, place, "summary")};
}

// ---- writing

Value::Object run_object(const ArticleRun& run) {
  Value::Object object{{"text", Value(run.text)}};
  if (run.strong) object.emplace_back("strong", Value(true));
  if (run.code) object.emplace_back("code", Value(true));
  add_if_any(object, "href", run.href);
  return object;
}

Value runs_value(const std::vector<ArticleRun>& runs) { return items_value(runs, run_object); }

Value blocks_value(const std::vector<ArticleBlock>& blocks);

Value::Object block_object(const ArticleBlock& block) {
  Value::Object object{{"kind", Value(article_block_kind_name(block.kind))}};
  if (block.kind == Kind::heading) {
    object.emplace_back("level", Value(block.level));
    object.emplace_back("anchor", Value(block.anchor));
  }
  if (!block.runs.empty()) object.emplace_back("runs", runs_value(block.runs));
  if (block.kind == Kind::list) {
    object.emplace_back("ordered", Value(block.ordered));
    if (block.ordered) object.emplace_back("start", Value(block.start));
  }
  if (!block.items.empty()) object.emplace_back("items", items_value(block.items, blocks_value));
  if (!block.rows.empty()) {
    const auto cell = [](const std::vector<ArticleRun>& runs) { return Value::Object{{"runs", runs_value(runs)}}; };
    object.emplace_back("rows", items_value(block.rows, [&cell](const auto& row) { return items_value(row, cell); }));
  }
  return object;
}

Value blocks_value(const std::vector<ArticleBlock>& blocks) { return items_value(blocks, block_object); }

Value::Object listing_object(const ArticleListing& listing) {
  Value::Object object{{"id", Value(listing.id)},
                       {"title", Value(listing.title)},
                       {"category", Value(listing.category)},
                       {"date", Value(listing.date)}};
  add_if_any(object, "summary", listing.summary);
  return object;
}

}  // namespace

std::string_view article_block_kind_name(ArticleBlockKind kind) { return name_of(kinds, kind); }
std::string_view article_audience_name(ArticleAudience audience) { return name_of(audiences, audience); }

Result<ArticleList, WireFault> read_article_list(std::string_view json) {
  return read_message<ArticleList>(json, [](Reader& reader, const Value& root, ArticleList& message) {
    message.articles = read_items(reader, root, "", "articles", &read_listing);
  });
}

Result<Article, WireFault> read_article(std::string_view json) {
  return read_message<Article>(json, [](Reader& reader, const Value& root, Article& message) {
    message.listing = read_listing(reader, root, "");
    message.audience = reader.named(root, "", "audience", &audience_from_name, ArticleAudience::everyone);
    message.sample = reader.boolean(root, "", "sample");
    message.form = reader.optional_text(root, "", "form");
    if (const Value* blocks = reader.member(root, "", "blocks"))
      message.blocks = read_blocks(reader, *blocks, "/blocks", 1);
  });
}

std::string write(const ArticleList& message) {
  return written({{"articles", items_value(message.articles, listing_object)}});
}

std::string write(const Article& message) {
  Value::Object object = listing_object(message.listing);
  object.emplace_back("audience", Value(article_audience_name(message.audience)));
  object.emplace_back("sample", Value(message.sample));
  add_if_any(object, "form", message.form);
  object.emplace_back("blocks", blocks_value(message.blocks));
  return written(std::move(object));
}

std::string plain_text(const std::vector<ArticleRun>& runs) {
  std::string text;
  for (const ArticleRun& run : runs) text += run.text;
  return text;
}

bool is_article_href(std::string_view href) {
  const auto begins = [href](std::string_view with) { return href.substr(0, with.size()) == with; };
  if (href.size() > max_text_bytes || !has_no_controls(href) || href.find('\\') != std::string_view::npos) return false;
  if (begins("/")) return !begins("//");
  return begins("https://") || begins("mailto:") || begins("tel:");
}

}  // namespace madoguchi::portal
