// マスターデータの取り込み: a file is chosen, what it would change is shown, and only that is carried out.
#include <string>
#include <vector>

#include "ui/administration_parts.h"

namespace madoguchi::ui {
namespace {

using client::ImportDesk;

std::string counts(const Locale& locale, std::string_view key, const std::string& name, std::int64_t added,
                   std::int64_t changed, std::int64_t unchanged) {
  return locale.text(
      key,
      {{"name", name}, {"added", grouped(added)}, {"changed", grouped(changed)}, {"unchanged", grouped(unchanged)}});
}

void draw_faults(Page& page, const portal::ImportPreview& preview) {
  const Locale& locale = page.locale();
  message(page, "admin.import.faults", MessageKind::error,
          locale.text("admin.import.faults", {{"count", grouped(preview.fault_count)}}));
  heading(page, "admin.import.faults.title", 2, page.text("admin.import.faults.list"));
  std::vector<std::string> lines;
  for (const portal::ImportFault& fault : preview.faults)
    lines.push_back(
        locale.text("admin.import.fault",
                    {{"line", std::to_string(fault.line)}, {"column", fault.column}, {"message", fault.message}}));
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  bullets(page, "admin.import.faults.list", items);
}

std::string value_words(const Locale& locale, const std::optional<std::string>& value) {
  if (!value) return std::string(locale.text("admin.import.hidden"));
  return value->empty() ? std::string(locale.text("admin.import.empty")) : *value;
}

void draw_change(Page& page, const portal::ImportedFacility& facility, std::size_t number) {
  const Locale& locale = page.locale();
  std::vector<std::string> values;
  values.reserve(facility.fields.size());
  std::vector<Definition> rows;
  for (const portal::ImportedField& field : facility.fields) {
    values.push_back(locale.text("admin.import.field", {{"before", value_words(locale, field.before)},
                                                        {"after", value_words(locale, field.after)}}));
    rows.push_back({field.name, values.back()});
  }
  const std::string kind = "admin.import.kind." + std::string(portal::import_kind_name(facility.kind));
  const std::string title =
      locale.text("admin.import.change",
                  {{"kind", locale.text(kind)}, {"name", facility.name}, {"number", facility.registration_number}});
  record_card(page, "admin.import.change." + std::to_string(number), title, rows);
}

void draw_preview(Page& page, ImportDesk& desk, const portal::ImportPreview& preview) {
  const Locale& locale = page.locale();
  if (preview.fault_count > 0) return draw_faults(page, preview);
  message(page, "admin.import.counts", MessageKind::info,
          counts(locale, "admin.import.counts", desk.file()->name, preview.added, preview.changed, preview.unchanged));
  if (preview.added + preview.changed == 0)
    return paragraph(page, "admin.import.nothing", page.text("admin.import.nothing"));
  const bool busy = desk.importing().busy();
  if (button(
          page,
          {.id = "admin.import.do", .label = page.text(busy ? "admin.import.busy" : "admin.import.do"), .busy = busy}))
    page.later([&desk] { desk.import(); });
  heading(page, "admin.import.changes.title", 2, page.text("admin.import.changes"));
  const auto shown = static_cast<std::int64_t>(preview.changes.size());
  if (shown < preview.added + preview.changed)
    paragraph(page, "admin.import.some", locale.text("admin.import.changes.some", {{"count", grouped(shown)}}));
  const Region list(page, "admin.import.changes", Role::list, page.text("admin.import.changes"));
  for (std::size_t i = 0; i < preview.changes.size(); ++i) draw_change(page, preview.changes[i], i);
}

}  // namespace

void draw_import_desk(Page& page, ImportDesk& desk) {
  const Locale& locale = page.locale();
  paragraph(page, "admin.import.lead", page.text("admin.import.lead"));
  page.gap(space::m);
  if (button(page, {.id = "admin.import.choose",
                    .label = page.text("admin.import.choose"),
                    .kind = ButtonKind::secondary,
                    .icon = Icon::document,
                    .busy = desk.previewing().busy() || desk.importing().busy()}))
    desk.choose();
  if (desk.too_large())
    message(page, "admin.import.too_large", MessageKind::error, page.text("admin.import.too_large"));
  if (desk.previewing().busy())
    return message(page, "admin.import.looking", MessageKind::info,
                   locale.text("admin.import.looking", {{"name", desk.file()->name}}));
  errand_message(page, "admin.import.previewing", desk.previewing(), "admin.loading");
  errand_message(page, "admin.import.importing", desk.importing(), "admin.import.busy");
  if (desk.result())
    message(page, "admin.import.done", MessageKind::success,
            counts(locale, "admin.import.done", {}, desk.result()->added, desk.result()->changed,
                   desk.result()->unchanged));
  if (desk.preview()) draw_preview(page, desk, *desk.preview());
}

}  // namespace madoguchi::ui
