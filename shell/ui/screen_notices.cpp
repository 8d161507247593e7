// お知らせ: the list, newest first, by category where one is chosen, and one notice.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::LoadState;
using client::Notices;
using client::Screen;
using portal::NoticeCategory;

constexpr std::array<NoticeCategory, 4> categories{NoticeCategory::general, NoticeCategory::procedure,
                                                   NoticeCategory::maintenance, NoticeCategory::incident};

constexpr std::string_view category_query = "category=";

std::string path_of(std::string_view category) {
  client::Route route{Screen::notices, {}, {}};
  route.query = std::string(category_query) + std::string(category);
  return client::to_path(route);
}

std::string_view category_words(const Page& page, NoticeCategory category) {
  return page.text("notices.category." + std::string(portal::notice_category_name(category)));
}

void draw_trail(Page& page, std::string_view notice) {
  const std::string home = path_to(Screen::top);
  const std::string all = path_to(Screen::notices);
  std::vector<Crumb> crumbs{{page.text("breadcrumb.home"), home}, {page.text("public_notices.title"), {}}};
  if (!notice.empty()) {
    crumbs.back().href = all;
    crumbs.push_back({notice, {}});
  }
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
}

// Instead of what has not come; true when it was asked for once more.
bool draw_missing(Page& page, LoadState state) {
  if (state == LoadState::loading) {
    message(page, "notices.loading", MessageKind::info, page.text("public_notices.loading"));
    return false;
  }
  message(page, "notices.failed", MessageKind::error, page.text("public_notices.failed"));
  page.gap(space::m);
  return button(page, {.id = "notices.load", .label = page.text("content.load_again")});
}

// Importance, category and day in words: 「重要　メンテナンス　2026年11月23日」.
std::string facts_of(const Page& page, const portal::PublicNoticeListing& notice) {
  std::string facts;
  const auto add = [&facts](std::string_view words) { facts.append(facts.empty() ? "" : "　").append(words); };
  if (notice.unread) add(page.text("public_notices.unread"));
  if (notice.important) add(page.text("notices.state.important"));
  add(category_words(page, notice.category));
  add(japan_day(notice.valid_from));
  return facts;
}

void draw_categories(Page& page, std::string_view chosen) {
  const Region choice(page, "notices.categories", Role::navigation, page.text("notices.category"));
  const Flow row(page, space::l);
  const std::string all = path_to(Screen::notices);
  link(page, "notices.categories.all", page.text("public_notices.all"), all,
       {.underlined = false, .current = chosen.empty()});
  for (const NoticeCategory category : categories) {
    const std::string_view name = portal::notice_category_name(category);
    link(page, part_id("notices.categories", name), category_words(page, category), path_of(name),
         {.underlined = false, .current = name == chosen});
  }
}

void draw_item(Page& page, const portal::PublicNoticeListing& notice) {
  const std::string id = part_id("notices", notice.id);
  page.gap(space::m);
  const Region item(page, id, Role::listitem);
  const Box box(page, {.ground = Color::raised,
                       .border = Color::border,
                       .edge = notice.important ? Color::error : Color::none,
                       .padding = 20});
  plain_line(page, part_id(id, "facts"), facts_of(page, notice), TextStyle::small,
             notice.important ? Color::error : Color::muted);
  link(page, part_id(id, "link"), notice.title, path_to(Screen::notice, notice.id), {.strong = notice.unread});
}

void draw_list(Page& page, const std::vector<portal::PublicNoticeListing>& notices, std::string_view chosen) {
  const auto is_chosen = [&](const portal::PublicNoticeListing& notice) {
    return chosen.empty() || portal::notice_category_name(notice.category) == chosen;
  };
  if (std::none_of(notices.begin(), notices.end(), is_chosen))
    return paragraph(page, "notices.none", page.text("public_notices.none"));
  const Region list(page, "notices.list", Role::list, page.text("public_notices.title"));
  for (const portal::PublicNoticeListing& notice : notices)
    if (is_chosen(notice)) draw_item(page, notice);
}

}  // namespace

void draw_notices(Page& page, client::App& app) {
  const Column column(page);
  page.set_title(page.text("public_notices.title"));
  draw_trail(page, {});
  page.gap(space::m);
  heading(page, "title", 1, page.text("public_notices.title"));
  Notices& notices = app.notices();
  const std::string_view chosen =
      std::string_view(app.route().query).substr(std::min(category_query.size(), app.route().query.size()));
  draw_categories(page, chosen);
  if (notices.load_state() != LoadState::ready) {
    if (draw_missing(page, notices.load_state())) page.later([&notices] { notices.load(); });
    return;
  }
  draw_list(page, notices.list().notices, chosen);
  page.gap(space::l);
  link(page, "notices.feed", page.text("public_notices.feed"), "/notices.atom");
  page.gap(space::xl);
}

void draw_notice(Page& page, client::App& app) {
  const Column column(page);
  const Notices::View& view = app.notices().notice();
  if (view.state != LoadState::ready) {
    page.set_title(page.text("public_notices.title"));
    draw_trail(page, {});
    page.gap(space::m);
    heading(page, "title", 1, page.text("public_notices.title"));
    if (draw_missing(page, view.state)) page.later([&app, id = view.id] { app.notices().open(id); });
    return;
  }
  const portal::PublicNoticeListing& listing = view.notice.listing;
  page.set_title(listing.title);
  draw_trail(page, listing.title);
  page.gap(space::m);
  heading(page, "title", 1, listing.title);
  plain_line(page, "notice.facts", facts_of(page, listing), TextStyle::small,
             listing.important ? Color::error : Color::muted);
  page.gap(space::l);
  paragraph(page, "notice.text", view.notice.body);
  page.gap(space::xl);
  const std::string all = path_to(Screen::notices);
  button(page,
         {.id = "notice.all", .label = page.text("public_notices.back"), .kind = ButtonKind::secondary, .href = all});
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
