// Reading and writing what was found; see search_messages.h.
#include "portal/search_messages.h"

#include "portal/article_messages.h"
#include "portal/name_table.h"
#include "portal/wire_reader.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr Names<SearchKind, 5> kinds{{{SearchKind::own, "own"},
                                      {SearchKind::forms, "forms"},
                                      {SearchKind::articles, "articles"},
                                      {SearchKind::questions, "questions"},
                                      {SearchKind::notices, "notices"}}};

std::optional<SearchKind> kind_from_name(std::string_view name) { return value_of(kinds, name); }

SearchRun read_run(Reader& reader, const Value& object, const std::string& place) {
  return {reader.text(object, place, "text"),
          object.find("marked") != nullptr && reader.boolean(object, place, "marked")};
}

SearchHit read_hit(Reader& reader, const Value& object, const std::string& place) {
  SearchHit hit{reader.text(object, place, "path", 1), read_items(reader, object, place, "title", &read_run),
                read_items(reader, object, place, "excerpt", &read_run)};
  if (hit.path.empty() || hit.path[0] != '/' || !is_article_href(hit.path))
    reader.fail(Reader::at(place, "path"), "is no screen");
  return hit;
}

SearchGroup read_group(Reader& reader, const Value& object, const std::string& place) {
  return {reader.named(object, place, "kind", &kind_from_name, SearchKind::articles),
          read_items(reader, object, place, "hits", &read_hit)};
}

Value::Object run_object(const SearchRun& run) {
  Value::Object object{{"text", Value(run.text)}};
  if (run.marked) object.emplace_back("marked", Value(true));
  return object;
}

Value::Object hit_object(const SearchHit& hit) {
  return {{"path", Value(hit.path)},
          {"title", items_value(hit.title, run_object)},
          {"excerpt", items_value(hit.excerpt, run_object)}};
}

Value::Object group_object(const SearchGroup& group) {
  return {{"kind", Value(search_kind_name(group.kind))}, {"hits", items_value(group.hits, hit_object)}};
}

}  // namespace

std::string_view search_kind_name(SearchKind kind) { return name_of(kinds, kind); }

Result<SearchAnswer, WireFault> read_search_answer(std::string_view json) {
  return read_message<SearchAnswer>(json, [](Reader& reader, const Value& root, SearchAnswer& answer) {
    answer.groups = read_items(reader, root, "", "groups", &read_group);
  });
}

std::string write(const SearchAnswer& message) {
  return written({{"groups", items_value(message.groups, group_object)}});
}

}  // namespace madoguchi::portal
