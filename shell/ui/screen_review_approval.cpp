// Approving several at once: what can be chosen, the summary that is asked about, and what became of each.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/form_words.h"
#include "ui/review_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::ReviewQueue;
using client::ReviewQueueView;
using portal::ApprovalOutcome;
using portal::ReviewListing;

constexpr std::string_view question_id = "desk.approve.question";
constexpr std::size_t most_named = 10;  // in the question; the others are counted

std::string named(const Page& page, const ReviewListing& listing) {
  return page.locale().text("desk.approve.item", {{"name", listing.facility_name},
                                                  {"number", listing.receipt_number},
                                                  {"count", std::to_string(listing.device_count)}});
}

std::int64_t devices_of(const std::vector<ReviewListing>& listings) {
  std::int64_t sum = 0;
  for (const ReviewListing& each : listings) sum += each.device_count;
  return sum;
}

void draw_list(Page& page, std::string_view id, const std::vector<std::string>& lines) {
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  bullets(page, id, items);
}

std::string refusal_words(const Page& page, const ReviewQueueView::Outcome& outcome) {
  portal::Problem problem;
  problem.code = outcome.code;
  return page.locale().text("desk.approve.refused.item", {{"name", outcome.listing.facility_name},
                                                          {"number", outcome.listing.receipt_number},
                                                          {"reason", problem_words(page.locale(), problem)}});
}

}  // namespace

void draw_approval(Page& page, ReviewQueue& queue, const ReviewQueueView& view) {
  if (std::none_of(view.applications.begin(), view.applications.end(), client::approvable)) return;
  const Region group(page, "desk.approval", Role::group, page.text("desk.approval"));
  const Box box(page);
  paragraph(page, "desk.approval.text", page.text("desk.approval.text"));
  problem_message(page, "desk.approval.problem", "desk.approval.failed", view.approval_problem);
  const std::string count = std::to_string(view.chosen.size());
  const Flow row(page);
  const bool none = view.chosen.empty();
  if (!none) {
    const std::string label = page.locale().text("desk.approve", {{"count", count}});
    if (button(page, {.id = "desk.approve",
                      .label = view.approving ? page.text("desk.busy") : std::string_view(label),
                      .busy = view.approving})) {
      page.interaction().set_open(question_id, true);
      page.interaction().request_frame();
    }
  }
  if (view.approving) return;
  if (button(page, {.id = "desk.choose_all", .label = page.text("desk.choose_all"), .kind = ButtonKind::secondary})) {
    page.later([&queue] { queue.choose_all(true); });
  }
  if (!none &&
      button(page, {.id = "desk.choose_none", .label = page.text("desk.choose_none"), .kind = ButtonKind::quiet})) {
    page.later([&queue] { queue.choose_all(false); });
    page.focus("desk.choose_all");
  }
}

void draw_approval_question(Page& page, ReviewQueue& queue, const ReviewQueueView& view) {
  Interaction& person = page.interaction();
  if (!person.is_open(question_id)) return;
  const std::vector<ReviewListing> chosen = view.chosen_ones();
  if (chosen.empty()) return person.set_open(question_id, false);
  const std::string count = std::to_string(chosen.size());
  const std::string title = page.locale().text("desk.approve.title", {{"count", count}});
  const DialogAnswer answer = dialog(
      page,
      {.id = question_id,
       .title = title,
       .cancel = page.text("administration.cancel"),
       .ok = page.text("desk.approve.ok")},
      [&] {
        paragraph(
            page, "desk.approve.text",
            page.locale().text("desk.approve.text", {{"count", count}, {"devices", grouped(devices_of(chosen))}}));
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < std::min(chosen.size(), most_named); ++i) lines.push_back(named(page, chosen[i]));
        if (chosen.size() > most_named) {
          const std::string others = std::to_string(chosen.size() - most_named);
          lines.push_back(page.locale().text("desk.approve.others", {{"count", others}}));
        }
        draw_list(page, "desk.approve.list", lines);
      });
  if (answer == DialogAnswer::none) return;
  person.set_open(question_id, false);
  if (answer == DialogAnswer::ok) page.later([&queue] { queue.approve(); });
  page.focus("desk.approve");
}

void draw_approval_outcome(Page& page, ReviewQueue& queue, const ReviewQueueView& view) {
  float& known = page.interaction().number("desk.outcomes");
  const auto now = static_cast<float>(view.outcomes.size());
  if (known != now && !page.measuring()) {
    known = now;
    page.focus("title");
  }
  if (view.outcomes.empty()) return;
  std::vector<ReviewListing> completed;
  std::size_t proposed = 0;
  std::vector<std::string> refused;
  for (const ReviewQueueView::Outcome& each : view.outcomes) {
    if (each.outcome == ApprovalOutcome::completed) completed.push_back(each.listing);
    if (each.outcome == ApprovalOutcome::proposed) ++proposed;
    if (each.outcome == ApprovalOutcome::refused) refused.push_back(refusal_words(page, each));
  }
  const Locale& locale = page.locale();
  if (!completed.empty()) {
    message(page, "desk.outcome.completed", MessageKind::success,
            locale.text("desk.outcome.completed",
                        {{"count", std::to_string(completed.size())}, {"devices", grouped(devices_of(completed))}}));
  }
  if (proposed > 0) {
    message(page, "desk.outcome.proposed", MessageKind::info,
            locale.text("desk.outcome.proposed", {{"count", std::to_string(proposed)}}));
  }
  if (!refused.empty()) {
    message(page, "desk.outcome.refused", MessageKind::warning,
            locale.text("desk.outcome.refused", {{"count", std::to_string(refused.size())}}));
    draw_list(page, "desk.outcome.list", refused);
  }
  if (button(page, {.id = "desk.outcome.close", .label = page.text("desk.outcome.close"), .kind = ButtonKind::quiet})) {
    page.later([&queue] { queue.close_outcomes(); });
  }
}

}  // namespace madoguchi::ui
