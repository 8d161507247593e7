// The audit log: what it is searched by, and the entries that were found, newest first.
#include <vector>

#include "ui/administration_parts.h"
#include "ui/columns.h"
#include "ui/form_widgets.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::AuditFilter;
using client::AuditSearch;
using client::AuditView;

constexpr int longest = 200;       // UTF-16 code units
constexpr float least_part = 400;  // of what stands beside another

struct Typing {
  bool changed = false;
  bool submitted = false;
};

void draw_field(Page& page, std::string_view id, std::string_view label, std::string& value, Typing& typing,
                std::string_view example = {}, std::string_view error = {}) {
  const TextFieldResult result =
      text_field(page, {.frame = {.id = id, .label = label, .example = example, .error = error},
                        .value = value,
                        .max_length = longest,
                        .max_width = size::content});
  typing.submitted = typing.submitted || result.submitted;
  if (!result.changed) return;
  value = *result.changed;
  typing.changed = true;
}

void draw_filter(Page& page, AuditSearch& desk, const AuditView& view) {
  const Region form(page, "audit.filter", Role::search, page.text("audit.filter"));
  AuditFilter filter = view.filter;
  Typing typing;
  page.gap(space::m);
  const auto error_if = [&](bool wrong, std::string_view key) { return wrong ? page.text(key) : std::string_view(); };
  columns(page, "audit.parts", least_part,
          {[&] { draw_field(page, "audit.actor", page.text("audit.actor"), filter.actor, typing); },
           [&] { draw_field(page, "audit.subject", page.text("audit.subject"), filter.subject, typing); },
           [&] {
             draw_field(page, "audit.from", page.text("audit.from"), filter.from, typing,
                        page.text("audit.day.example"), error_if(view.from_wrong, "audit.day.wrong"));
           },
           [&] {
             draw_field(page, "audit.to", page.text("audit.to"), filter.to, typing, page.text("audit.day.example"),
                        error_if(view.to_wrong, "audit.day.wrong"));
           }});
  page.gap(space::m);
  const bool pressed = button(
      page,
      {.id = "audit.search", .label = page.text("audit.search"), .kind = ButtonKind::secondary, .icon = Icon::search});
  if (typing.changed) desk.set_filter(filter);
  if (pressed || typing.submitted) page.later([&desk] { desk.search(); });
}

std::string actor_words(const Page& page, const portal::AuditEntry& entry) {
  if (entry.actor_id.empty()) return std::string(page.text("audit.server"));
  std::string words = entry.actor_name;
  if (!entry.actor_role.empty()) words += (words.empty() ? "" : "\n") + words_or(page, "audit.role.", entry.actor_role);
  return words + "\n" + page.locale().text("audit.id", {{"id", entry.actor_id}});
}

std::string subject_words(const Page& page, const portal::AuditEntry& entry) {
  const std::string words = words_or(page, "audit.subject.", entry.subject_type);
  if (entry.subject_id.empty()) return words;
  return words + "\n" + page.locale().text("audit.id", {{"id", entry.subject_id}});
}

std::string move_words(const Page& page, const portal::AuditEntry& entry) {
  if (entry.from.empty()) return words_or(page, "audit.state.", entry.to);
  return page.locale().text("audit.move.words", {{"from", words_or(page, "audit.state.", entry.from)},
                                                 {"to", words_or(page, "audit.state.", entry.to)}});
}

void draw_entries(Page& page, AuditSearch& desk, const AuditView& view) {
  if (view.entries.empty()) return message(page, "audit.none", MessageKind::info, page.text("audit.none"));
  const std::string count = std::to_string(view.entries.size());
  message(page, "audit.found", MessageKind::info, page.locale().text("audit.found", {{"count", count}}));
  const std::string_view columns[] = {page.text("audit.at"), page.text("audit.who"), page.text("audit.what"),
                                      page.text("audit.move")};
  std::vector<TableRow> rows;
  for (const portal::AuditEntry& entry : view.entries) {
    rows.push_back({std::to_string(entry.sequence),
                    {{.text = japan_time(entry.at)},
                     {.text = actor_words(page, entry)},
                     {.text = subject_words(page, entry)},
                     {.text = move_words(page, entry)}}});
  }
  table(page, {"audit.list", page.text("audit.list"), columns, rows});
  problem_message(page, "audit.problem", "administration.failed", view.problem);
  if (!view.more) return;
  page.gap(space::l);
  if (button(page, {.id = "audit.more",
                    .label = page.text(view.loading_more ? "audit.more.busy" : "audit.more"),
                    .kind = ButtonKind::secondary,
                    .busy = view.loading_more})) {
    page.later([&desk] { desk.load_more(); });
  }
}

}  // namespace

void draw_administration_audit(Page& page, AuditSearch& desk) {
  administration_head(page, "audit", page.text("administration.audit"));
  const AuditView view = desk.view();
  draw_filter(page, desk, view);
  page.gap(space::l);
  if (loaded(page, view.load, view.problem, [&desk] { desk.search(); })) draw_entries(page, desk, view);
}

}  // namespace madoguchi::ui
