// The review desk's queue: its states with their counts, and what else it is filtered, searched and sorted by.
#include <array>
#include <string>
#include <vector>

#include "client/review_query.h"
#include "ui/columns.h"
#include "ui/form_widgets.h"
#include "ui/links.h"
#include "ui/my_list_words.h"
#include "ui/review_parts.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::ReviewQuery;

constexpr float least_part = 260;  // of what stands beside another
constexpr std::array<std::string_view, 7> states{"received", "inReview",  "returned",        "completed",
                                                 "rejected", "withdrawn", client::all_states};
constexpr std::array<std::string_view, 2> types{"kenshin", "sejutsu"};
constexpr int prefectures = 47;

std::string address_of(const ReviewQuery& query) {
  client::Route route{client::Screen::review, "", ""};
  route.query = to_address(query);
  return to_path(route);
}

// The first option is 「すべて」, or what stands for it.
std::vector<RadioOption> options_of(const Page& page, std::string_view first_key, std::string_view prefix,
                                    std::span<const std::string_view> values) {
  std::vector<RadioOption> options{{{}, page.text(first_key)}};
  for (const std::string_view value : values)
    options.push_back({value, page.text(std::string(prefix) + std::string(value))});
  return options;
}

std::vector<RadioOption> prefecture_options(const Page& page) {
  std::vector<RadioOption> options{{{}, page.text("desk.any")}};
  for (int i = 1; i <= prefectures; ++i) {
    const std::string number = (i < 10 ? "0" : "") + std::to_string(i);
    const std::string_view name = page.text("prefecture." + number);
    options.push_back({name, name});
  }
  return options;
}

class Fields {
 public:
  Fields(Page& page, ReviewQuery typed) : page_(page), typed_(std::move(typed)) {}

  void search() {
    const TextFieldResult result = text_field(page_, {.frame = {.id = "desk.q", .label = page_.text("desk.q")},
                                                      .value = typed_.search,
                                                      .type = "search",
                                                      .max_length = client::max_review_search});
    submitted_ = submitted_ || result.submitted;
    if (!result.changed) return;
    typed_.search = *result.changed;
    changed_ = true;
  }

  void choice(std::string_view id, std::string_view label_key, std::span<const RadioOption> options,
              std::string ReviewQuery::*member) {
    const SelectResult result = select_field(page_, {.frame = {.id = id, .label = page_.text(label_key)},
                                                     .options = options,
                                                     .value = typed_.*member,
                                                     .max_width = size::content});
    if (!result.chosen) return;
    typed_.*member = *result.chosen;
    changed_ = true;
  }

  const ReviewQuery& typed() const { return typed_; }
  bool changed() const { return changed_; }
  bool submitted() const { return submitted_; }

 private:
  Page& page_;
  ReviewQuery typed_;
  bool changed_ = false;
  bool submitted_ = false;
};

}  // namespace

void draw_review_states(Page& page, const client::ReviewQueueView& view) {
  const Region menu(page, "desk.states", Role::navigation, page.text("desk.states"));
  const Box box(page, {.padding = space::s});
  const Flow row(page);
  const std::string_view shown = view.shown.state.empty() ? states.front() : std::string_view(view.shown.state);
  for (const std::string_view state : states) {
    const std::string_view name =
        state == client::all_states ? page.text("desk.any") : state_words(page.locale(), state);
    const std::string words =
        page.locale().text("desk.state.count", {{"state", name}, {"count", grouped(view.count_of(state))}});
    ReviewQuery query = view.shown;
    query.state = state == states.front() ? std::string_view() : state;
    link(page, "desk.state." + std::string(state), words, address_of(query),
         {.underlined = false, .current = state == shown});
  }
}

void draw_review_filter(Page& page, client::ReviewQueue& queue, const client::ReviewQueueView& view) {
  const Region form(page, "desk.filter", Role::search, page.text("desk.filter"));
  const std::vector<RadioOption> type_options = options_of(page, "desk.any", "import.type.", types);
  const std::vector<RadioOption> method_options = options_of(page, "desk.any", "desk.method.", client::review_methods);
  const std::vector<RadioOption> age_options = options_of(page, "desk.any", "desk.age.", client::review_ages);
  const std::vector<RadioOption> sort_options =
      options_of(page, "desk.sort.received", "desk.sort.", client::review_sorts);
  const std::vector<RadioOption> prefecture_names = prefecture_options(page);
  Fields fields(page, view.typed);
  columns(page, "desk.fields", least_part,
          {[&] { fields.search(); },
           [&] { fields.choice("desk.type", "desk.type", type_options, &ReviewQuery::facility_type); },
           [&] { fields.choice("desk.method", "desk.method", method_options, &ReviewQuery::method); },
           [&] { fields.choice("desk.prefecture", "desk.prefecture", prefecture_names, &ReviewQuery::prefecture); },
           [&] { fields.choice("desk.age", "desk.age", age_options, &ReviewQuery::age); },
           [&] { fields.choice("desk.sort", "desk.sort", sort_options, &ReviewQuery::sort); }});
  page.gap(space::m);
  {
    const Flow row(page);
    const bool pressed = button(
        page,
        {.id = "desk.search", .label = page.text("desk.search"), .kind = ButtonKind::secondary, .icon = Icon::search});
    if (pressed || fields.submitted()) page.later([&queue] { queue.search(); });
    ReviewQuery all;
    all.state = view.shown.state;
    if (!(view.shown == all)) link(page, "desk.clear", page.text("desk.clear"), address_of(all));
  }
  if (fields.changed()) queue.set_typed(fields.typed());
}

}  // namespace madoguchi::ui
