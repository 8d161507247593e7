// What can be read: the list of articles by category, and one article.
#include <string>
#include <vector>

#include "ui/article_blocks.h"
#include "ui/back_links.h"
#include "ui/categories.h"
#include "ui/links.h"
#include "ui/node.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

using client::Articles;
using client::LoadState;
using client::Screen;

// Instead of what has not come; true when it was asked for once more.
bool draw_missing(Page& page, LoadState state) {
  page.set_title(page.text("loading.title"));
  heading(page, "title", 1, page.text("loading.title"));
  if (state == LoadState::loading) {
    message(page, "content.loading", MessageKind::info, page.text("content.loading"));
    return false;
  }
  message(page, "content.failed", MessageKind::error, page.text("content.failed"));
  page.gap(space::m);
  return button(page, {.id = "content.load", .label = page.text("content.load_again")});
}

void draw_trail(Page& page, const portal::ArticleListing& article) {
  const std::string home = path_to(Screen::top);
  const std::string all = path_to(Screen::articles);
  const std::string category = path_to_part(Screen::articles, {}, article.category);
  const Crumb crumbs[] = {
      {page.text("breadcrumb.home"), home},
      {page.text("content.list"), all},
      {category_words(page, article.category), category},
      {article.title, {}},
  };
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
}

void draw_words(Page& page, client::App& app, const portal::Article& article) {
  page.set_title(article.listing.title);
  draw_trail(page, article.listing);
  page.gap(space::m);
  heading(page, "title", 1, article.listing.title);
  plain_line(page, "content.date", page.locale().text("content.date", {{"date", japan_day(article.listing.date)}}),
             TextStyle::small, Color::muted);
  page.gap(space::m);
  if (article.sample) message(page, "content.sample", MessageKind::warning, page.text("content.sample"), false);
  const std::string path = path_to(Screen::content, article.listing.id);
  article_contents(page, path, article.blocks);
  page.gap(space::m);
  article_blocks(page, "content", article.listing.title, article.blocks);
  page.gap(space::xl);
  // What was typed in the form is still there.
  draw_back_links(page, app.logged_in() ? article.form : std::string());
}

void draw_category(Page& page, std::string_view category, const std::vector<const portal::ArticleListing*>& articles) {
  page.gap(space::l);
  heading(page, category, 2, category_words(page, category));
  std::vector<std::string> hrefs;
  std::vector<std::string> ids;
  std::vector<Tile> shown;
  hrefs.reserve(articles.size());
  ids.reserve(articles.size());
  for (const portal::ArticleListing* article : articles) {
    hrefs.push_back(path_to(Screen::content, article->id));
    ids.push_back(part_id("articles", article->id));
    shown.push_back({.id = ids.back(), .title = article->title, .text = article->summary, .href = hrefs.back()});
  }
  tiles(page, part_id("articles.list", category), category_words(page, category), shown, 300);
}

}  // namespace

void draw_articles(Page& page, client::App& app) {
  const Column column(page, size::wide_content);
  const std::string home = path_to(Screen::top);
  const Crumb crumbs[] = {{page.text("breadcrumb.home"), home}, {page.text("content.list"), {}}};
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  page.gap(space::m);
  draw_categories(page, client::to_path(app.route()));
  page.gap(space::m);
  Articles& articles = app.articles();
  if (articles.load_state() != LoadState::ready) {
    if (draw_missing(page, articles.load_state())) page.later([&articles] { articles.load(); });
    return;
  }
  page.set_title(page.text("content.list"));
  heading(page, "title", 1, page.text("content.list"));
  const auto& listed = articles.list().articles;
  paragraph(page, "content.lead", page.text(listed.empty() ? "content.list.empty" : "content.list.lead"),
            {.text = TextStyle::lead});
  for (std::size_t i = 0; i < listed.size();) {
    std::vector<const portal::ArticleListing*> category;
    for (; i < listed.size() && (category.empty() || category[0]->category == listed[i].category); ++i)
      category.push_back(&listed[i]);
    draw_category(page, category.front()->category, category);
  }
  page.gap(space::xl);
}

void draw_content(Page& page, client::App& app) {
  const Column column(page);
  page.gap(space::s);
  const std::string& id = app.route().argument;
  const Articles::View* view = app.articles().find(id);
  const LoadState state = view == nullptr ? LoadState::loading : view->state;
  if (state == LoadState::ready) {
    draw_words(page, app, view->article);
  } else if (draw_missing(page, state)) {
    page.later([&app, id] { app.articles().open(id); });
  }
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
