// One application as it was sent: where it stands, who sent it, each answer with the label that it had then.
#include <string>
#include <vector>

#include "ui/answer_words.h"
#include "ui/facility_rows.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::SentAnswer;
using client::SentApplication;

void draw_answers(Page& page, const SentApplication& sent) {
  heading(page, "sent.answers", 2, page.text("sent.answers"));
  std::vector<std::string> values;
  const std::vector<SentAnswer> answers = sent.answers();
  values.reserve(answers.size());
  std::vector<Definition> rows;
  for (const SentAnswer& answer : answers) {
    values.push_back(answer_words(page.locale(), *answer.field, answer.answer, answer.withheld));
    rows.push_back({page.text(answer.field->label_key), values.back()});
  }
  definition_rows(page, "sent.answers.rows", rows);
}

void draw_attachments(Page& page, const portal::Application& application) {
  heading(page, "sent.attachments", 2, page.text("sent.attachments"));
  if (application.attachments.empty())
    return paragraph(page, "sent.attachments.none", page.text("sent.attachments.none"));
  std::vector<std::string> lines;
  for (const portal::ApplicationAttachment& file : application.attachments)
    lines.push_back(file.name + "（" + std::string(page.text("form.upload.kind." + file.kind)) + "　" +
                    file_size(file.size_bytes) + "）");
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  bullets(page, "sent.attachments.list", items);
}

void draw_where_it_stands(Page& page, const portal::ApplicationListing& listing) {
  page.gap(space::m);
  state_badge(page, "sent.state", listing.state);
  const std::string received = japan_time(listing.received_at);
  const std::string changed = japan_time(listing.changed_at);
  std::vector<Definition> rows = {{page.text("my_list.applications.number"), listing.receipt_number},
                                  {page.text("my_list.applications.received_at"), received}};
  if (listing.changed_at != listing.received_at)
    rows.push_back({page.text("my_list.applications.changed_at"), changed});
  definition_rows(page, "sent.rows", rows);
}

// What the reviewer wrote (B5), and the way to what is asked for.
void draw_decision(Page& page, const SentApplication& sent) {
  const Locale& locale = page.locale();
  const portal::Application& application = sent.application();
  const bool returned = application.listing.state == "returned";
  if (returned) message(page, "sent.asked", MessageKind::warning, page.text("correction.asked"), false);
  if (!application.reason.empty()) {
    const std::string words = returned ? locale.text("correction.reason", {{"reason", application.reason}})
                                       : locale.text("correction.rejected", {{"reason", application.reason}});
    paragraph(page, "sent.reason", words);
  }
  if (!returned) return;
  std::vector<std::string> lines;
  for (const portal::FieldFlag& flag : application.flags)
    if (const form::Field* field = sent.field(flag.field))
      lines.push_back(std::string(locale.text(field->label_key)) + "：" + flag.comment);
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  if (!items.empty()) bullets(page, "sent.flags", items);
  page.gap(space::m);
  const std::string href = path_to(client::Screen::correction, sent.id());
  button(page, {.id = "sent.correct", .label = page.text("correction.open"), .href = href});
}

void draw_ways(Page& page, bool copy, const std::string& id) {
  page.gap(space::l);
  const Flow row(page);
  const std::string href = "/api/v1/applications/" + id + "/copy.pdf";
  const std::string back = path_to(client::Screen::my_list);
  if (copy) button(page, {.id = "sent.copy", .label = page.text("sent.copy"), .icon = Icon::document, .href = href});
  button(page, {.id = "sent.back", .label = page.text("sent.back"), .kind = ButtonKind::secondary, .href = back});
}

}  // namespace

void draw_sent_application(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::xl);
  page.set_title(page.text("sent.title"));
  SentApplication* sent = app.sent_application();
  if (sent == nullptr || sent->load_state() == client::LoadState::loading) {
    heading(page, "title", 1, page.text("sent.title"));
    return message(page, "sent.loading", MessageKind::info, page.text("sent.loading"));
  }
  if (sent->load_state() == client::LoadState::failed) {
    constexpr int not_found = 404;
    const bool unknown = sent->problem() && sent->problem()->status == not_found;
    heading(page, "title", 1, page.text(unknown ? "sent.unknown" : "sent.title"));
    message(page, "sent.failed", MessageKind::error, page.text(unknown ? "sent.unknown.text" : "sent.failed"));
    page.gap(space::m);
    if (!unknown && button(page, {.id = "sent.load", .label = page.text("my_list.load_again")})) sent->load();
    return draw_ways(page, false, {});
  }
  const portal::Application& application = sent->application();
  heading(page, "title", 1, form_name(page.locale(), application.listing.form_id));
  draw_where_it_stands(page, application.listing);
  draw_decision(page, *sent);
  draw_answers(page, *sent);
  draw_attachments(page, application);
  draw_facility(page, "sent.facility", application.facility, {});
  draw_ways(page, true, sent->id());
}

}  // namespace madoguchi::ui
