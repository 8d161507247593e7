// Loading master data: a file is chosen, what it would change is shown, then it is done.
#include <vector>

#include "ui/administration_parts.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::FacilityImport;
using client::ImportStep;
using client::ImportView;

void draw_choosing(Page& page, FacilityImport& desk, const ImportView& view) {
  paragraph(page, "import.lead", page.text("import.lead"));
  paragraph(page, "import.columns", page.text("import.columns"), {.text = TextStyle::small, .color = Color::muted});
  if (view.problem) {
    const bool unreachable = view.problem->code == "client.unreachable";
    const std::string reason =
        unreachable ? std::string(page.text("import.unreadable")) : reason_words(page, *view.problem);
    message(page, "import.problem", MessageKind::error, page.locale().text("import.not_checked", {{"reason", reason}}));
  }
  page.gap(space::l);
  const Flow row(page);
  if (button(page, {.id = "import.choose", .label = page.text("import.choose"), .icon = Icon::document})) {
    page.later([&desk] { desk.choose_file(); });
  }
  if (!view.problem) return;
  if (button(page,
             {.id = "import.check_again", .label = page.text("import.check_again"), .kind = ButtonKind::secondary})) {
    page.later([&desk] { desk.check_again(); });
  }
}

void draw_sending(Page& page, const ImportView& view) {
  const bool importing = view.step == ImportStep::importing;
  message(page, "import.sending", MessageKind::info,
          page.locale().text(importing ? "import.importing" : "import.checking", {{"name", view.file_name}}));
  const float size = static_cast<float>(std::max<std::uint64_t>(view.size_bytes, 1));
  const float part = static_cast<float>(view.sent_bytes) / size;
  progress_bar(page, "import.progress", page.text("import.progress"), part,
               file_size(view.sent_bytes) + " / " + file_size(view.size_bytes));
}

void draw_more(Page& page, std::string_view id, std::int64_t all, std::size_t listed) {
  const std::int64_t more = all - static_cast<std::int64_t>(listed);
  if (more > 0) paragraph(page, id, page.locale().text("import.more", {{"count", grouped(more)}}));
}

void draw_faults(Page& page, const portal::ImportPreview& preview) {
  heading(page, "import.faults.title", 2, page.text("import.faults.title"));
  message(page, "import.faults", MessageKind::error,
          page.locale().text("import.faults.text", {{"count", grouped(preview.fault_count)}}));
  const std::string_view columns[] = {page.text("import.fault.line"), page.text("import.fault.column"),
                                      page.text("import.fault.message")};
  std::vector<TableRow> rows;
  for (const portal::ImportFault& fault : preview.faults) {
    const std::string line = std::to_string(fault.line);
    rows.push_back({std::to_string(rows.size()),
                    {{.text = page.locale().text("import.fault.line.number", {{"line", line}})},
                     {.text = fault.column},
                     {.text = fault.message}}});
  }
  table(page, {"import.faults.list", page.text("import.faults.list"), columns, rows});
  draw_more(page, "import.faults.more", preview.fault_count, preview.faults.size());
}

// A line for each column whose value becomes another.
std::string field_words(const Page& page, const portal::ImportedFacility& facility) {
  if (facility.kind == portal::ImportKind::added) return std::string(page.text("import.change.new"));
  const auto side = [&](const std::string& value) {
    return value.empty() ? page.text("administration.none") : std::string_view(value);
  };
  std::string words;
  for (const portal::ImportedField& field : facility.fields) {
    if (!words.empty()) words += '\n';
    words +=
        field.before && field.after
            ? page.locale().text("import.change.field",
                                 {{"name", field.name}, {"before", side(*field.before)}, {"after", side(*field.after)}})
            : page.locale().text("import.change.withheld", {{"name", field.name}});
  }
  return words;
}

void draw_changes(Page& page, const portal::ImportPreview& preview) {
  if (preview.changes.empty()) return;
  heading(page, "import.changes.title", 2, page.text("import.changes.title"));
  const std::string_view columns[] = {page.text("import.change.name"), page.text("import.change.kind"),
                                      page.text("import.change.type"), page.text("import.change.number"),
                                      page.text("import.change.fields")};
  std::vector<TableRow> rows;
  for (const portal::ImportedFacility& facility : preview.changes) {
    const bool added = facility.kind == portal::ImportKind::added;
    const bool kenshin = facility.type == portal::FacilityType::kenshin;
    rows.push_back({std::to_string(rows.size()),
                    {{.text = facility.name},
                     {.text = std::string(page.text(added ? "import.added" : "import.changed"))},
                     {.text = std::string(page.text(kenshin ? "import.type.kenshin" : "import.type.sejutsu"))},
                     {.text = facility.registration_number},
                     {.text = field_words(page, facility)}}});
  }
  table(page, {"import.changes.list", page.text("import.changes.list"), columns, rows});
  draw_more(page, "import.changes.more", preview.added + preview.changed, preview.changes.size());
}

void draw_preview(Page& page, FacilityImport& desk, const ImportView& view) {
  const portal::ImportPreview& preview = view.preview;
  if (view.changed_meanwhile) {
    message(page, "import.changed_meanwhile", MessageKind::warning, page.text("import.changed_meanwhile"));
  }
  problem_message(page, "import.refused", "import.refused", view.problem);
  heading(page, "import.preview", 2, page.text("import.preview.title"));
  const std::string file = view.file_name + " (" + file_size(view.size_bytes) + ")";
  const std::string added = count_words(page, preview.added);
  const std::string changed = count_words(page, preview.changed);
  const std::string unchanged = count_words(page, preview.unchanged);
  const std::string faults = count_words(page, preview.fault_count);
  const Definition counts[] = {{page.text("import.file"), file},
                               {page.text("import.added"), added},
                               {page.text("import.changed"), changed},
                               {page.text("import.unchanged"), unchanged},
                               {page.text("import.faults"), faults}};
  definition_rows(page, "import.counts", counts);
  if (preview.fault_count > 0) {
    draw_faults(page, preview);
  } else if (preview.added + preview.changed == 0) {
    message(page, "import.nothing", MessageKind::info, page.text("import.nothing"));
  }
  draw_changes(page, preview);
  page.gap(space::l);
  const Flow row(page);
  if (view.importable() && button(page, {.id = "import.confirm", .label = page.text("import.confirm")})) {
    page.later([&desk] { desk.import(); });
  }
  if (button(page, {.id = "import.choose", .label = page.text("import.choose.other"), .kind = ButtonKind::secondary})) {
    page.later([&desk] { desk.choose_file(); });
  }
}

void draw_done(Page& page, FacilityImport& desk, const portal::ImportResult& result) {
  message(page, "import.done", MessageKind::success,
          page.locale().text("import.done", {{"added", grouped(result.added)},
                                             {"changed", grouped(result.changed)},
                                             {"unchanged", grouped(result.unchanged)}}));
  page.gap(space::l);
  if (button(page, {.id = "import.another", .label = page.text("import.another"), .kind = ButtonKind::secondary})) {
    page.later([&desk] { desk.start_again(); });
  }
}

// The button that was pressed is gone; reading goes on at what came of it.
void focus_on_step(Page& page, ImportStep step) {
  float& known = page.interaction().number("import.step");
  const auto now = static_cast<float>(step);
  if (known == now || page.measuring()) return;
  known = now;
  if (step == ImportStep::preview) page.focus("import.preview");
  if (step == ImportStep::done || step == ImportStep::choosing) page.focus("title");
}

}  // namespace

void draw_administration_facilities(Page& page, FacilityImport& desk) {
  administration_head(page, "facilities", page.text("administration.facilities"));
  const ImportView view = desk.view();
  switch (view.step) {
    case ImportStep::choosing:
      draw_choosing(page, desk, view);
      break;
    case ImportStep::checking:
    case ImportStep::importing:
      draw_sending(page, view);
      break;
    case ImportStep::preview:
      draw_preview(page, desk, view);
      break;
    case ImportStep::done:
      draw_done(page, desk, view.result);
      break;
  }
  focus_on_step(page, view.step);
}

}  // namespace madoguchi::ui
