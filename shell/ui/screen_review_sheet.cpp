// An application as it was sent beside what is known: answers, master data with differences marked, what is known of
// 施設の確認, attachments.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "client/route.h"
#include "ui/answer_words.h"
#include "ui/attachment_scan.h"
#include "ui/review_parts.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using client::ReviewCase;
using client::ReviewCaseView;
using client::SentAnswer;
using portal::Facility;
using portal::ReviewAttachment;

struct Member {
  std::string_view name;  // of the wire
  std::string_view key;
  std::string Facility::*value;
};
constexpr std::array<Member, 7> members{
    {{"name", "form.facility.name", &Facility::name},
     {"administratorName", "form.facility.administrator", &Facility::administrator_name},
     {"registrationNumber", "", &Facility::registration_number},
     {"postalCode", "form.facility.postal_code", &Facility::postal_code},
     {"prefecture", "form.facility.prefecture", &Facility::prefecture},
     {"address", "form.facility.address", &Facility::address},
     {"phone", "form.facility.phone", &Facility::phone}}};

std::string_view number_key(const Facility& facility) {
  return facility.type == portal::FacilityType::kenshin ? "form.facility.kenshin_number"
                                                        : "form.facility.registration_number";
}

void draw_answers(Page& page, const ReviewCase& desk) {
  heading(page, "desk.answers", 2, page.text("sent.answers"));
  const std::vector<SentAnswer> answers = desk.answers();
  std::vector<std::string> values;
  values.reserve(answers.size());
  std::vector<Definition> rows;
  for (const SentAnswer& each : answers) {
    values.push_back(answer_words(page.locale(), *each.field, each.answer, each.withheld));
    rows.push_back({page.text(each.field->label_key), values.back()});
  }
  definition_rows(page, "desk.answers.rows", rows);
}

bool differs(const portal::ReviewApplication& application, std::string_view member) {
  return std::find(application.differing.begin(), application.differing.end(), member) != application.differing.end();
}

// Differences are words first, and a colour only beside them.
void draw_comparison(Page& page, const portal::ReviewApplication& application) {
  heading(page, "desk.facility", 2, page.text("desk.facility"));
  if (!application.master) {
    message(page, "desk.facility.unknown", MessageKind::warning, page.text("desk.facility.unknown"), false);
  } else if (application.differing.empty()) {
    message(page, "desk.facility.same", MessageKind::success, page.text("desk.facility.same"), false);
  } else {
    message(page, "desk.facility.differs", MessageKind::warning,
            page.locale().text("desk.facility.differs", {{"count", std::to_string(application.differing.size())}}),
            false);
  }
  std::vector<std::string_view> columns{page.text("desk.facility.item"), page.text("desk.facility.sent")};
  if (application.master) {
    columns.push_back(page.text("desk.facility.master"));
    columns.push_back(page.text("desk.facility.comparison"));
  }
  std::vector<TableRow> rows;
  const auto add = [&](std::string_view name, std::string_view label, std::string_view sent, std::string_view master) {
    TableRow row{std::string(name), {{.text = std::string(label)}, {.text = std::string(sent)}}};
    if (application.master) {
      const bool different = differs(application, name);
      row.cells.push_back({.text = std::string(master), .color = different ? Color::error : Color::text});
      row.cells.push_back(
          {.text = std::string(page.text(different ? "desk.facility.different" : "desk.facility.equal")),
           .color = different ? Color::error : Color::muted});
    }
    rows.push_back(std::move(row));
  };
  const Facility& sent = application.facility;
  const Facility master = application.master.value_or(Facility{});
  add("type", page.text("form.facility.type"), facility_type_words(page, sent.type),
      facility_type_words(page, master.type));
  for (const Member& member : members)
    add(member.name, page.text(member.key.empty() ? number_key(sent) : member.key), sent.*member.value,
        master.*member.value);
  table(page, {.id = "desk.facility.table", .name = page.text("desk.facility"), .columns = columns, .rows = rows});
}

std::string_view outcome_key(const portal::ReviewListing& listing) {
  if (listing.check_confirmed) return "desk.confirmed";
  return listing.method == client::review_methods.front() ? "desk.not_confirmed" : "desk.check.unused";
}

// What is known of 施設の確認, and opening it again where it is closed (D5).
void draw_check(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  const portal::CheckFacts& check = view.application.check;
  heading(page, "desk.check", 2, page.text("desk.check"));
  const std::string failed = page.locale().text("desk.check.failed.count", {{"count", std::to_string(check.failed)}});
  const std::string confirmed = check.last_confirmed_at.empty() ? std::string(page.text("desk.check.never"))
                                                                : japan_time(check.last_confirmed_at);
  const Definition rows[] = {{page.text("desk.check.sent"), page.text(outcome_key(view.application.listing))},
                             {page.text("desk.check.last"), confirmed},
                             {page.text("desk.check.failed"), failed}};
  definition_rows(page, "desk.check.rows", rows);
  if (!check.closed) return;
  message(page, "desk.check.closed", MessageKind::warning, page.text("desk.check.closed"), false);
  page.gap(space::m);
  if (button(page, {.id = "desk.check.reopen",
                    .label = page.text("desk.check.reopen"),
                    .kind = ButtonKind::secondary,
                    .busy = view.busy})) {
    page.later([&desk] { desk.reopen_check(); });
  }
}

std::string detail_words(const Page& page, const ReviewAttachment& file) {
  std::string words = words_or(page, "form.upload.kind.", file.kind) + "　" + file_size(file.size_bytes);
  if (file.superseded) words += "　" + std::string(page.text("desk.attachment.superseded"));
  return words;
}

void draw_attachment(Page& page, const std::string& application, const ReviewAttachment& file) {
  const std::string id = "desk.attachment." + file.id;
  page.gap(space::s);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised, .border = Color::border});
  paragraph(page, id + ".name", file.name, {.text = TextStyle::strong});
  paragraph(page, id + ".detail", detail_words(page, file), {.text = TextStyle::small, .color = Color::muted});
  if (file.removed) return paragraph(page, id + ".removed", page.text("desk.attachment.removed"));
  const std::string scan = std::string(page.text("scan")) + "：" + scan_words(page.locale(), file.scan);
  if (!may_be_opened(file.scan)) return message(page, id + ".scan", scan_kind(file.scan), scan, false);
  paragraph(page, id + ".scan", scan, {.text = TextStyle::small, .color = Color::muted});
  page.gap(space::s);
  const Flow row(page);
  const std::string shown = client::to_path(
      {.screen = client::Screen::review_attachment, .argument = application, .next = {}, .part = file.id});
  button(page, {.id = id + ".show",
                .label = page.text("desk.attachment.show"),
                .kind = ButtonKind::secondary,
                .href = shown,
                .name = page.locale().text("desk.attachment.show.name", {{"name", file.name}})});
  const std::string saved = "/api/v1/review/applications/" + application + "/attachments/" + file.id;
  button(page, {.id = id + ".download",
                .label = page.text("desk.attachment.download"),
                .kind = ButtonKind::secondary,
                .icon = Icon::document,
                .href = saved,
                .name = page.locale().text("desk.attachment.download.name", {{"name", file.name}})});
}

void draw_attachments(Page& page, const portal::ReviewApplication& application) {
  heading(page, "desk.attachments", 2, page.text("sent.attachments"));
  if (application.attachments.empty())
    return paragraph(page, "desk.attachments.none", page.text("sent.attachments.none"));
  const Region list(page, "desk.attachments.list", Role::list, page.text("sent.attachments"));
  for (const ReviewAttachment& file : application.attachments) draw_attachment(page, application.listing.id, file);
}

}  // namespace

std::string field_words(const Page& page, const ReviewCase& desk, std::string_view field) {
  const form::Field* found = desk.find(field);
  return std::string(found == nullptr ? field : page.text(found->label_key));
}

void draw_review_sheet(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  draw_answers(page, desk);
  draw_attachments(page, view.application);
  draw_comparison(page, view.application);
  draw_check(page, desk, view);
}

}  // namespace madoguchi::ui
