// 審査: the list of applications, for reviewers.
#include <string>
#include <vector>

#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/node.h"
#include "ui/review_parts.h"
#include "ui/screens.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::ReviewQueue;
using client::ReviewQueueView;
using client::Screen;
using portal::ReviewListing;

// How the facility was confirmed, and whether it was.
std::string method_cell(const Page& page, const ReviewListing& listing) {
  if (listing.method.empty()) return std::string(page.text("desk.method.none"));
  std::string words = words_or(page, "desk.method.", listing.method);
  if (listing.method == client::review_methods.front())
    words += "\n" + std::string(page.text(listing.check_confirmed ? "desk.confirmed" : "desk.not_confirmed"));
  return words;
}

// Where it stands, and who works on it.
std::string state_cell(const Page& page, const ReviewListing& listing) {
  std::string words(state_words(page.locale(), listing.state));
  if (listing.approval_proposed) words += "\n" + std::string(page.text("desk.proposed"));
  if (listing.claimed_by_me) {
    words += "\n" + std::string(page.text("desk.claimed.me"));
  } else if (!listing.claimed_by.empty()) {
    words += "\n" + page.locale().text("desk.claimed.other", {{"name", listing.claimed_by}});
  }
  return words;
}

std::string devices_cell(const Page& page, const ReviewListing& listing) {
  if (listing.device_count == 0) return std::string(page.text("desk.method.none"));
  return page.locale().text("desk.devices.count", {{"count", grouped(listing.device_count)}});
}

bool sorted_by_change(const ReviewQueueView& view) { return view.shown.sort.find("changed") != std::string::npos; }

TableRow row_of(const Page& page, const ReviewQueueView& view, const ReviewListing& listing) {
  TableRow row{listing.id, {}};
  row.cells = {{.text = listing.facility_name + "\n" + listing.receipt_number,
                .href = path_to(Screen::review_application, listing.id)},
               {.text = japan_time(sorted_by_change(view) ? listing.changed_at : listing.received_at)},
               {.text = std::string(facility_type_words(page, listing.facility_type)) + "\n" + listing.prefecture},
               {.text = method_cell(page, listing)},
               {.text = devices_cell(page, listing)},
               {.text = state_cell(page, listing)}};
  if (!client::approvable(listing)) return row;
  row.chosen = view.chosen.count(listing.id) != 0;
  row.choose_name =
      page.locale().text("desk.choose.name", {{"name", listing.facility_name}, {"number", listing.receipt_number}});
  return row;
}

void draw_list(Page& page, ReviewQueue& queue, const ReviewQueueView& view) {
  if (view.applications.empty()) return message(page, "desk.none", MessageKind::info, page.text("desk.none"));
  status_line(
      page, "desk.found",
      page.locale().text("desk.found", {{"count", grouped(static_cast<std::int64_t>(view.applications.size()))}}));
  draw_approval(page, queue, view);
  const std::string_view columns[] = {
      page.text("desk.column.facility"),
      page.text(sorted_by_change(view) ? "desk.column.changed" : "desk.column.received"),
      page.text("desk.column.type"),
      page.text("desk.column.method"),
      page.text("desk.column.devices"),
      page.text("desk.column.state")};
  std::vector<TableRow> rows;
  bool any = false;
  for (const ReviewListing& listing : view.applications) {
    rows.push_back(row_of(page, view, listing));
    any = any || rows.back().chosen;
  }
  const auto press = table(page, {.id = "desk.list",
                                  .name = page.text("desk.list"),
                                  .columns = columns,
                                  .rows = rows,
                                  .choose = any ? page.text("desk.choose") : std::string_view()});
  if (press) queue.choose(rows[press->row].id, !rows[press->row].chosen.value_or(false));
  problem_message(page, "desk.problem", "administration.failed", view.problem);
  if (!view.more) return;
  page.gap(space::l);
  if (button(page, {.id = "desk.more",
                    .label = page.text(view.loading_more ? "desk.more.busy" : "desk.more"),
                    .kind = ButtonKind::secondary,
                    .busy = view.loading_more})) {
    page.later([&queue] { queue.load_more(); });
  }
}

}  // namespace

std::string_view facility_type_words(const Page& page, portal::FacilityType type) {
  return page.text("import.type." + std::string(portal::facility_type_name(type)));
}

void status_line(Page& page, std::string_view id, std::string_view words) {
  page.gap(space::m);
  const TextLines& lines = page.lay_out(words, TextStyle::body, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, Color::text);
  page.add_node(text_node(id, Role::status, lines, rect));
  page.gap(space::m);
}

void draw_review_queue(Page& page, client::App& app) {
  const Column column(page, size::wide_content);
  ReviewQueue& queue = app.review()->queue;
  const ReviewQueueView view = queue.view();
  page.gap(space::m);
  page.set_title(page.text("desk.title"));
  const std::string home = path_to(Screen::top);
  const Crumb crumbs[] = {{page.text("breadcrumb.home"), home}, {page.text("desk.title"), {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  heading(page, "title", 1, page.text("desk.title"));
  draw_approval_outcome(page, queue, view);
  draw_review_states(page, view);
  page.gap(space::m);
  draw_review_filter(page, queue, view);
  page.gap(space::l);
  if (loaded(page, view.load, view.problem, [&queue] { queue.load(); })) draw_list(page, queue, view);
  draw_approval_question(page, queue, view);
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
