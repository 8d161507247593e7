// One application on the review desk: where it stands, who works on it, what a reviewer does with it.
#include <string>
#include <vector>

#include "ui/form_words.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/review_parts.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::ReviewCase;
using client::ReviewCaseView;
using client::ReviewNews;
using client::Screen;
using portal::ReviewListing;

constexpr int not_found = 404;

bool is_open(const ReviewListing& listing) { return listing.state == "received" || listing.state == "inReview"; }

void draw_head(Page& page, std::string_view title, const std::string& queue) {
  page.set_title(title);
  const std::string home = path_to(Screen::top);
  const Crumb crumbs[] = {{page.text("breadcrumb.home"), home}, {page.text("desk.title"), queue}, {title, {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  heading(page, "title", 1, title);
}

void draw_where_it_stands(Page& page, const ReviewListing& listing) {
  state_badge(page, "desk.state", listing.state);
  const std::string received = japan_time(listing.received_at);
  const std::string changed = japan_time(listing.changed_at);
  const Definition rows[] = {{page.text("my_list.applications.number"), listing.receipt_number},
                             {page.text("desk.form"), form_name(page.locale(), listing.form_id)},
                             {page.text("form.facility.type"), facility_type_words(page, listing.facility_type)},
                             {page.text("form.facility.applicant"), listing.person_name},
                             {page.text("my_list.applications.received_at"), received},
                             {page.text("my_list.applications.changed_at"), changed}};
  definition_rows(page, "desk.rows", rows);
}

std::string_view news_key(ReviewNews news) {
  switch (news) {
    case ReviewNews::none:
      return {};
    case ReviewNews::claimed:
      return "desk.news.claimed";
    case ReviewNews::released:
      return "desk.news.released";
    case ReviewNews::proposed:
      return "desk.news.proposed";
    case ReviewNews::approved:
      return "desk.news.approved";
    case ReviewNews::returned:
      return "desk.news.returned";
    case ReviewNews::rejected:
      return "desk.news.rejected";
    case ReviewNews::reopened:
      return "desk.news.reopened";
    case ReviewNews::stopped:
      return "desk.news.stopped";
    case ReviewNews::reissued:
      return "desk.news.reissued";
  }
  return {};
}

// What became different since it was looked at; what is typed stays when the new state is looked at.
void draw_changed(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  message(page, "desk.changed", MessageKind::warning, page.text("desk.changed"));
  std::vector<std::string> lines;
  for (const form::Issue& issue : view.refusal->issues) {
    if (issue.code == "review.state_now") {
      const form::Value* state = issue.params.find("state");
      const std::string* name = state == nullptr ? nullptr : state->as_string();
      if (name != nullptr && *name != view.application.listing.state)
        lines.push_back(page.locale().text("desk.changed.state", {{"state", state_words(page.locale(), *name)}}));
    } else if (!issue.field.empty()) {
      lines.push_back(page.locale().text("desk.changed.answer", {{"field", field_words(page, desk, issue.field)}}));
    }
  }
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  if (!items.empty()) bullets(page, "desk.changed.list", items);
  if (button(page, {.id = "desk.changed.load", .label = page.text("desk.changed.load")})) {
    page.later([&desk] { desk.load(); });
    page.focus("title");
  }
}

void draw_refusal(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  if (!view.refusal || view.refusal->code == "review.invalid") return;
  if (view.changed()) return draw_changed(page, desk, view);
  std::string words = reason_words(page, *view.refusal);
  for (const form::Issue& issue : view.refusal->issues) words += "\n" + issue_words(page.locale(), issue);
  if (view.draft.written()) words += "\n" + std::string(page.text("desk.kept"));
  message(page, "desk.refusal", MessageKind::error, words);
}

// Once, when there are news: to the heading, so that reading goes on with them; to the decision after a claim.
void move_focus(Page& page, const ReviewCaseView& view) {
  float& known = page.interaction().number("desk.news");
  const auto now = view.refusal ? -1.0F : static_cast<float>(view.news);
  if (known == now || page.measuring()) return;
  known = now;
  if (view.refusal) return page.focus(view.changed() ? "desk.changed.load" : "title");
  if (view.news != ReviewNews::none) page.focus("title");
}

void draw_claim(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  const portal::ReviewApplication& application = view.application;
  if (!is_open(application.listing)) return;
  const auto& claim = application.claim;
  page.gap(space::m);
  const Region group(page, "desk.claim", Role::group, page.text("desk.claim"));
  const Box box(page);
  std::string words(page.text("desk.claim.none"));
  if (claim) {
    const std::string until = japan_time(claim->expires_at);
    words = claim->mine ? page.locale().text("desk.claim.mine", {{"until", until}})
                        : page.locale().text("desk.claim.other", {{"name", claim->person_name}, {"until", until}});
  }
  paragraph(page, "desk.claim.text", words);
  page.gap(space::s);
  const Flow row(page);
  const auto ask = [&](std::string_view id, ButtonKind kind, void (ReviewCase::*what)()) {
    if (button(page, {.id = id, .label = page.text(view.busy ? "desk.busy" : id), .kind = kind, .busy = view.busy}))
      page.later([&desk, what] { (desk.*what)(); });
  };
  if (!claim) {
    ask("desk.claim.take", ButtonKind::primary, &ReviewCase::claim);
  } else if (claim->mine) {
    link(page, "desk.claim.decide", page.text("desk.claim.decide"), "#desk.decision");
    ask("desk.claim.longer", ButtonKind::secondary, &ReviewCase::claim);
    ask("desk.claim.release", ButtonKind::quiet, &ReviewCase::release);
  } else {
    ask("desk.claim.look", ButtonKind::secondary, &ReviewCase::load);
  }
}

// Who cannot decide (any more) still sees what was typed.
void draw_kept(Page& page, const ReviewCase& desk, const ReviewCaseView& view) {
  if (!view.draft.written()) return;
  heading(page, "desk.kept", 2, page.text("desk.kept.title"));
  std::vector<std::string> labels, values;
  for (const auto& [field, flag] : view.draft.flags) {
    if (flag.comment.empty()) continue;
    labels.push_back(field_words(page, desk, field));
    values.push_back(flag.comment);
  }
  if (!view.draft.reason.empty()) {
    labels.emplace_back(page.text("desk.kept.reason"));
    values.push_back(view.draft.reason);
  }
  std::vector<Definition> rows;
  for (std::size_t i = 0; i < labels.size(); ++i) rows.push_back({labels[i], values[i]});
  definition_rows(page, "desk.kept.rows", rows);
}

// Back to the list as it was left, and on to the next one in it.
void draw_ways(Page& page, const client::ReviewQueue& queue, const std::string& id) {
  page.gap(space::l);
  const Flow row(page);
  if (const std::string next = queue.next_after(id); !next.empty())
    link(page, "desk.next", page.text("desk.next"), path_to(Screen::review_application, next),
         {.icon = Icon::chevron_right});
  link(page, "desk.back", page.text("desk.back"), queue.path());
}

void draw_ready(Page& page, client::App& app, ReviewCase& desk, const ReviewCaseView& view) {
  const client::ReviewQueue& queue = app.review()->queue;
  draw_head(page, view.application.listing.facility_name, queue.path());
  if (const std::string_view key = news_key(view.news); !key.empty())
    message(page, "desk.news", view.news == ReviewNews::proposed ? MessageKind::info : MessageKind::success,
            page.text(key));
  draw_refusal(page, desk, view);
  page.gap(space::m);
  draw_where_it_stands(page, view.application.listing);
  draw_claim(page, desk, view);
  draw_review_sheet(page, desk, view);
  draw_review_past(page, desk, view);
  if (view.mine() && is_open(view.application.listing)) {
    draw_review_decision(page, desk, view, app.session().person->name);
  } else {
    draw_kept(page, desk, view);
  }
  draw_ways(page, queue, view.id);
  draw_account_question(page, desk);
  draw_decision_question(page, desk, view);
  move_focus(page, view);
}

}  // namespace

void draw_review_application(Page& page, client::App& app) {
  const Column column(page, size::wide_content);
  ReviewCase& desk = app.review()->one;
  const ReviewCaseView view = desk.view();
  page.gap(space::m);
  if (view.load == client::LoadState::ready) {
    draw_ready(page, app, desk, view);
  } else {
    draw_head(page, page.text("desk.application"), app.review()->queue.path());
    const bool unknown = view.problem && view.problem->status == not_found;
    if (unknown) {
      message(page, "desk.unknown", MessageKind::error, reason_words(page, *view.problem));
    } else {
      loaded(page, view.load, view.problem, [&desk] { desk.load(); });
    }
    draw_ways(page, app.review()->queue, view.id);
  }
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
