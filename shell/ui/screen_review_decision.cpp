// The decision: approve, return with flags on single fields and a comment for each (B5), or reject with a reason. It is
// asked about before it is sent.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/answer_words.h"
#include "ui/form_widgets.h"
#include "ui/form_words.h"
#include "ui/node.h"
#include "ui/review_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::DecisionDraft;
using client::ReviewCase;
using client::ReviewCaseView;
using portal::DecisionKind;

constexpr std::string_view question_id = "desk.decide.question";
constexpr std::string_view kind_id = "desk.kind";
constexpr std::string_view reason_id = "desk.reason";
constexpr std::string_view flags_id = "desk.flags";
constexpr int longest_comment = 500;  // UTF-16 code units
constexpr int comment_rows = 3;

std::string flag_id(std::string_view field) { return part_id("desk.flag", field); }
std::string comment_id(std::string_view field) { return part_id("desk.comment", field); }

// The control that a fault is about.
std::string target_of(const form::Issue& fault) {
  if (!fault.field.empty()) return comment_id(fault.field);
  return std::string(fault.code == "review.flags_missing" ? flags_id : reason_id);
}

std::string error_at(const Page& page, const ReviewCaseView& view, std::string_view target) {
  for (const form::Issue& fault : view.faults)
    if (target_of(fault) == target) return issue_words(page.locale(), fault);
  return {};
}

void draw_faults(Page& page, const ReviewCase& desk, const ReviewCaseView& view) {
  if (view.faults.empty()) return;
  std::vector<std::string> targets, words;
  for (const form::Issue& fault : view.faults) {
    targets.push_back(target_of(fault));
    const std::string about = fault.field.empty() ? "" : field_words(page, desk, fault.field) + "：";
    words.push_back(about + issue_words(page.locale(), fault));
  }
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < words.size(); ++i) faults.push_back({targets[i], words[i]});
  error_summary(page, "desk.faults", page.text("desk.faults.title"), page.text("desk.faults.text"), faults);
}

// What is wrong takes the focus once, each time a decision was asked for.
void focus_on_fault(Page& page, const ReviewCaseView& view) {
  float& known = page.interaction().number("desk.attempts");
  const auto attempts = static_cast<float>(view.attempts);
  if (known == attempts || page.measuring()) return;
  known = attempts;
  if (!view.faults.empty()) page.focus(target_of(view.faults.front()));
}

// The present answer, so that one need not scroll up to see what is flagged.
std::string sent_words(const Page& page, const ReviewCase& desk, std::string_view field) {
  for (const client::SentAnswer& each : desk.answers())
    if (each.field->id == field) return answer_words(page.locale(), *each.field, each.answer, each.withheld);
  return {};
}

class Typing {
 public:
  Typing(Page& page, const ReviewCase& desk, const ReviewCaseView& view)
      : page_(page), desk_(desk), view_(view), draft_(view.draft) {}

  void kind() {
    const RadioOption options[] = {{"approve", page_.text("desk.kind.approve")},
                                   {"return", page_.text("desk.kind.return")},
                                   {"reject", page_.text("desk.kind.reject")}};
    const std::string_view chosen = draft_.kind ? portal::decision_kind_name(*draft_.kind) : std::string_view();
    const RadioResult result = radio_group(page_, {.id = kind_id, .label = page_.text("desk.kind")}, options, chosen);
    if (!result.chosen) return;
    draft_.kind = portal::decision_kind_from_name(*result.chosen);
    changed_ = true;
  }

  void flags() {
    const std::string error = error_at(page_, view_, flags_id);
    const FieldFrame frame{.id = flags_id,
                           .label = page_.text("desk.flags"),
                           .required = true,
                           .support = page_.text("desk.flags.text"),
                           .error = error};
    semantics::Node group = base_node(flags_id, Role::group, frame.label, {});
    describe(group, frame);
    page_.gap(space::l);
    page_.begin_node(std::move(group));
    field_head(page_, frame, Role::legend);
    for (const std::string& field : desk_.flaggable()) flag(field);
    field_foot(page_, frame);
    page_.end_node();
  }

  void reason(bool required) {
    page_.gap(space::l);
    const std::string error = error_at(page_, view_, reason_id);
    const auto typed =
        text_field(page_, {.frame = {.id = reason_id,
                                     .label = page_.text(required ? "desk.reason.reject" : "desk.reason.return"),
                                     .required = required,
                                     .support = page_.text("desk.reason.text"),
                                     .error = error},
                           .value = draft_.reason,
                           .max_length = longest_comment,
                           .max_width = size::content,
                           .rows = comment_rows});
    if (!typed.changed) return;
    draft_.reason = *typed.changed;
    changed_ = true;
  }

  const DecisionDraft& draft() const { return draft_; }
  bool changed() const { return changed_; }

 private:
  void flag(const std::string& field) {
    DecisionDraft::Flag flag;
    if (const auto found = draft_.flags.find(field); found != draft_.flags.end()) flag = found->second;
    const std::string label = field_words(page_, desk_, field);
    const std::string sent = sent_words(page_, desk_, field);
    const std::string hint = sent.empty() ? std::string() : page_.locale().text("desk.flag.sent", {{"answer", sent}});
    page_.gap(space::s);
    if (const auto flagged = checkbox(page_, {.id = flag_id(field), .label = label, .hint = hint}, flag.flagged)) {
      flag.flagged = *flagged;
      draft_.flags[field] = flag;
      changed_ = true;
    }
    if (!flag.flagged) return;
    page_.gap(space::s);
    const std::string error = error_at(page_, view_, comment_id(field));
    const std::string name = page_.locale().text("desk.comment", {{"field", label}});
    const std::string id = comment_id(field);
    const auto typed = text_field(page_, {.frame = {.id = id, .label = name, .required = true, .error = error},
                                          .value = flag.comment,
                                          .max_length = longest_comment,
                                          .max_width = size::content,
                                          .rows = comment_rows});
    page_.gap(space::m);
    if (!typed.changed) return;
    flag.comment = *typed.changed;
    draft_.flags[field] = flag;
    changed_ = true;
  }

  Page& page_;
  const ReviewCase& desk_;
  const ReviewCaseView& view_;
  DecisionDraft draft_;
  bool changed_ = false;
};

// Four-eyes approval: who has approved, and who has to yet.
void draw_first_approval(Page& page, const portal::ReviewApplication& application, const std::string& me) {
  if (!application.listing.approval_proposed || application.decisions.empty()) return;
  const std::string& first = application.decisions.back().person_name;
  message(page, "desk.decision.second", MessageKind::info,
          first == me ? std::string(page.text("desk.decision.first_is_mine"))
                      : page.locale().text("desk.decision.second", {{"name", first}}),
          false);
}

std::string approval_words(const Page& page, const ReviewCaseView& view) {
  const portal::ReviewListing& listing = view.application.listing;
  return page.locale().text(listing.approval_proposed ? "desk.decide.approve.second" : "desk.decide.approve.text",
                            {{"name", listing.facility_name}, {"count", grouped(listing.device_count)}});
}

void draw_summary(Page& page, const ReviewCase& desk, const ReviewCaseView& view, const std::string& kind) {
  const portal::ReviewListing& listing = view.application.listing;
  if (kind == "approve") return paragraph(page, "desk.decide.text", approval_words(page, view));
  paragraph(page, "desk.decide.text",
            page.locale().text("desk.decide." + kind + ".text", {{"name", listing.facility_name}}));
  const portal::DecisionRequest request = request_of(view.draft, desk.flaggable());
  std::vector<std::string> lines;
  for (const portal::FieldFlag& flag : request.flags)
    lines.push_back(field_words(page, desk, flag.field) + "：" + flag.comment);
  const std::vector<std::string_view> items(lines.begin(), lines.end());
  if (!items.empty()) bullets(page, "desk.decide.list", items);
  if (!request.reason.empty()) paragraph(page, "desk.decide.reason", request.reason);
}

}  // namespace

void draw_review_decision(Page& page, ReviewCase& desk, const ReviewCaseView& view, const std::string& me) {
  heading(page, "desk.decision", 2, page.text("desk.decision"));
  const Region form(page, "desk.decision.form", Role::form, page.text("desk.decision"));
  draw_first_approval(page, view.application, me);
  draw_faults(page, desk, view);
  Typing typing(page, desk, view);
  typing.kind();
  const auto kind = view.draft.kind;
  if (kind == DecisionKind::send_back) typing.flags();
  if (kind == DecisionKind::send_back || kind == DecisionKind::reject) typing.reason(kind == DecisionKind::reject);
  if (typing.changed()) desk.set_draft(typing.draft());
  if (kind) {
    page.gap(space::l);
    const std::string label = "desk.decide." + std::string(portal::decision_kind_name(*kind));
    if (button(page, {.id = "desk.decide",
                      .label = page.text(view.busy ? "desk.busy" : std::string_view(label)),
                      .busy = view.busy})) {
      page.later([&desk, &person = page.interaction()] {
        if (desk.check()) person.set_open(question_id, true);
      });
    }
  }
  focus_on_fault(page, view);
}

void draw_decision_question(Page& page, ReviewCase& desk, const ReviewCaseView& view) {
  Interaction& person = page.interaction();
  if (!person.is_open(question_id)) return;
  if (!view.draft.kind) return person.set_open(question_id, false);
  const std::string kind(portal::decision_kind_name(*view.draft.kind));
  const DialogAnswer answer = dialog(page,
                                     {.id = question_id,
                                      .title = page.text("desk.decide." + kind + ".title"),
                                      .cancel = page.text("administration.cancel"),
                                      .ok = page.text("desk.decide." + kind)},
                                     [&] { draw_summary(page, desk, view, kind); });
  if (answer == DialogAnswer::none) return;
  person.set_open(question_id, false);
  page.focus("desk.decide");
  if (answer == DialogAnswer::ok) page.later([&desk] { desk.decide(); });
}

}  // namespace madoguchi::ui
