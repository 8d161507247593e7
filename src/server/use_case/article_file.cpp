// The front matter; see article_file.h.
#include "server/use_case/article_file.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "server/use_case/article_markdown.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view fence = "---";
constexpr std::size_t max_name_bytes = 64;
constexpr std::size_t max_value_bytes = 1000;
constexpr int max_order = 99'999;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool read_flag(std::string_view value, bool& flag) {
  flag = value == "true";
  return flag || value == "false";
}

bool read_order(std::string_view value, int& order) {
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), order);
  return fault == std::errc() && end == value.data() + value.size() && order >= 0 && order <= max_order;
}

bool read_audience(std::string_view value, portal::ArticleAudience& audience) {
  for (const auto known : {portal::ArticleAudience::everyone, portal::ArticleAudience::members}) {
    if (value != portal::article_audience_name(known)) continue;
    audience = known;
    return true;
  }
  return false;
}

bool read_text(std::string_view value, std::string& text) {
  text = value;
  return !value.empty() && value.size() <= max_value_bytes;
}

bool read_name(std::string_view value, std::string& name) {
  name = value;
  return is_article_id(value);
}

bool read_date(std::string_view value, std::string& date) {
  date = value;
  return text::parse_iso_date(value).has_value();
}

// Whether name and value are known here.
bool take_entry(std::string_view name, std::string_view value, ArticleFile& file) {
  portal::Article& article = file.article;
  if (name == "title") return read_text(value, article.listing.title);
  if (name == "summary") return read_text(value, article.listing.summary);
  if (name == "category") return read_name(value, article.listing.category);
  if (name == "date") return read_date(value, article.listing.date);
  if (name == "form") return read_name(value, article.form);
  if (name == "audience") return read_audience(value, article.audience);
  if (name == "sample") return read_flag(value, article.sample);
  return name == "order" && read_order(value, file.order);
}

// Takes the front matter from the text; what is wrong with it, or nothing.
std::string take_front_matter(std::string_view& text, ArticleFile& file) {
  if (take_line(text) != fence) return "it does not begin with a line of three hyphens";
  std::set<std::string_view> known;
  for (;;) {
    if (text.empty()) return "its front matter does not end";
    const std::string_view line = take_line(text);
    if (line == fence) break;
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string_view name = text::trim(line.substr(0, colon));
    const std::string_view value = text::trim(line.substr(std::min(colon + 1, line.size())));
    if (!known.insert(name).second || !take_entry(name, value, file))
      return "its front matter says something wrong of \"" + std::string(name) + "\"";
  }
  for (const std::string_view needed : {"title", "category", "date"})
    if (!known.contains(needed)) return "its front matter lacks \"" + std::string(needed) + "\"";
  return {};
}

}  // namespace

bool is_article_id(std::string_view id) {
  return !id.empty() && id.size() <= max_name_bytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<ArticleFile, std::string> read_article_file(std::string_view id, std::string_view bytes) {
  if (!is_article_id(id)) return Failure{std::string("its name is not of small letters, digits and hyphens")};
  if (bytes.size() > max_article_bytes) return Failure{"it is larger than " + std::to_string(max_article_bytes)};
  if (!text::is_utf8(bytes)) return Failure{std::string("it is not UTF-8")};
  ArticleFile file;
  file.article.listing.id = id;
  std::string fault = take_front_matter(bytes, file);
  if (!fault.empty()) return Failure{std::move(fault)};
  auto blocks = read_markdown(bytes);
  if (!blocks) return Failure{blocks.error()};
  file.article.blocks = std::move(blocks).value();
  return file;
}

}  // namespace madoguchi::server
