// A file of an application, shown to a reviewer in the page: what it is, where to save it, and the file itself.
#include <string>
#include <vector>

#include "ui/app_screen.h"
#include "ui/attachment_scan.h"
#include "ui/document_frame.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::ReviewAttachment;
using client::Screen;

std::string application_path(const ReviewAttachment* shown) {
  return shown == nullptr ? path_to(Screen::review) : path_to(Screen::review_application, shown->application_id());
}

void draw_trail(Page& page, const ReviewAttachment* shown) {
  const std::string review = path_to(Screen::review);
  const std::string application = application_path(shown);
  const std::vector<Crumb> crumbs = {{page.text("breadcrumb.home"), "/"},
                                     {page.text("review_attachment.review"), review},
                                     {page.text("review_attachment.application"), application},
                                     {page.text("review_attachment.title"), {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
}

void draw_file(Page& page, const ReviewAttachment& shown) {
  const portal::ReviewAttachment& file = shown.file();
  heading(page, "title", 1, file.name);
  page.set_title(file.name);
  const portal::ReviewListing& sent_with = shown.application();
  const std::string application = sent_with.receipt_number + "　" + sent_with.facility_name;
  const std::string kind_and_size =
      std::string(page.text("form.upload.kind." + file.kind)) + "　" + file_size(file.size_bytes);
  const std::string scan = scan_words(page.locale(), file.scan);
  const std::vector<Definition> rows = {{page.text("review_attachment.sent_with"), application},
                                        {page.text("review_attachment.kind"), kind_and_size},
                                        {page.text("scan"), scan}};
  definition_rows(page, "review_attachment.rows", rows);
  page.gap(space::m);
  if (file.removed)
    return message(page, "review_attachment.removed", MessageKind::info, page.text("review_attachment.removed"), false);
  if (!may_be_opened(file.scan)) return message(page, "review_attachment.scan", scan_kind(file.scan), scan, false);
  {
    const Flow ways(page);
    const std::string download = shown.download_path();
    const std::string back = application_path(&shown);
    button(page, {.id = "review_attachment.download",
                  .label = page.text("review_attachment.download"),
                  .icon = Icon::document,
                  .href = download});
    button(page, {.id = "review_attachment.back",
                  .label = page.text("review_attachment.back"),
                  .kind = ButtonKind::secondary,
                  .href = back});
  }
  page.gap(space::m);
  const std::string url = shown.shown_path();
  const std::string kind = shown.shown_kind();
  document_frame(page, {.id = "review_attachment.document", .name = file.name, .url = url, .kind = kind});
}

}  // namespace

void draw_review_attachment(Page& page, client::App& app) {
  const Column column(page);
  ReviewAttachment* shown = app.review_attachment();
  draw_trail(page, shown);
  page.gap(space::m);
  page.set_title(page.text("review_attachment.title"));
  const bool ready = shown != nullptr && shown->load_state() == client::LoadState::ready;
  if (ready && shown->known()) return draw_file(page, *shown);
  heading(page, "title", 1, page.text(ready ? "review_attachment.unknown" : "review_attachment.title"));
  if (!draw_loaded(page, "review_attachment", shown)) return;
  paragraph(page, "review_attachment.unknown", page.text("review_attachment.unknown.text"));
  page.gap(space::m);
  const std::string back = application_path(shown);
  button(page, {.id = "review_attachment.back", .label = page.text("review_attachment.back"), .href = back});
}

}  // namespace madoguchi::ui
