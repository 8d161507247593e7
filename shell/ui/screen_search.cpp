// 検索: the box, and what was found, by kind, with the words that were looked for marked (bold, on a ground).
#include <string>
#include <vector>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::LoadState;
using client::Screen;
using client::SiteSearch;

std::vector<Run> runs_of(const std::vector<portal::SearchRun>& words, std::string_view href = {}) {
  std::vector<Run> runs;
  runs.reserve(words.size());
  for (const portal::SearchRun& each : words) runs.push_back({each.text, each.marked, each.marked, href});
  return runs;
}

void draw_box(Page& page, SiteSearch& search) {
  const SearchResult result =
      search_box(page, {.id = "search.box", .name = page.text("site.search"), .value = search.typed()});
  if (result.changed) page.later([&search, typed = *result.changed] { search.set_text(typed); });
  if (result.submitted) page.later([&search] { search.search(); });
}

void draw_group(Page& page, const portal::SearchGroup& group) {
  const std::string id = part_id("search", portal::search_kind_name(group.kind));
  page.gap(space::l);
  const std::string_view title = page.text(id);
  heading(page, id, 2, title);
  const Region list(page, id + ".list", Role::list, title, id);
  for (std::size_t i = 0; i < group.hits.size(); ++i) {
    const portal::SearchHit& hit = group.hits[i];
    const std::string hit_id = part_id(id, i);
    page.gap(space::m);
    const Region item(page, hit_id, Role::listitem);
    rich_text(page, hit_id + ".title", runs_of(hit.title, hit.path), Role::text, {.text = TextStyle::lead});
    page.gap(space::xs);
    rich_text(page, hit_id + ".excerpt", runs_of(hit.excerpt));
  }
}

void draw_nothing(Page& page, const SiteSearch& search) {
  message(page, "search.nothing", MessageKind::info, page.locale().text("search.nothing", {{"words", search.shown()}}));
  page.gap(space::m);
  paragraph(page, "search.ways", page.text("search.ways"));
  const Flow row(page, space::l);
  link(page, "search.ways.articles", page.text("content.list"), path_to(Screen::articles));
  link(page, "search.ways.faq", page.text("header.faq"), path_to(Screen::content, "faq"));
  link(page, "search.ways.contact", page.text("contact.title"), path_to(Screen::content, "contact"));
}

void draw_found(Page& page, const SiteSearch& search) {
  if (search.load_state() == LoadState::failed) {
    message(page, "search.failed", MessageKind::error, page.text("search.failed"));
    return;
  }
  if (!search.answer()) return paragraph(page, "search.lead", page.text("search.lead"));
  const auto& groups = search.answer()->groups;
  if (groups.empty()) return draw_nothing(page, search);
  std::size_t count = 0;
  for (const portal::SearchGroup& group : groups) count += group.hits.size();
  message(page, "search.found", MessageKind::info,
          page.locale().text("search.found", {{"words", search.shown()}, {"count", std::to_string(count)}}));
  for (const portal::SearchGroup& group : groups) draw_group(page, group);
}

}  // namespace

void draw_search(Page& page, client::App& app) {
  const Column column(page);
  page.set_title(page.text("search.title"));
  const std::string home = path_to(Screen::top);
  const Crumb crumbs[] = {{page.text("breadcrumb.home"), home}, {page.text("search.title"), {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  page.gap(space::m);
  heading(page, "title", 1, page.text("search.title"));
  draw_box(page, app.search());
  page.gap(space::m);
  draw_found(page, app.search());
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
