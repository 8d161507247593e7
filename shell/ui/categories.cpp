// See categories.h.
#include "ui/categories.h"

#include <array>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr std::array<std::string_view, 3> article_categories{"guide", "manual", "terms"};

void draw_entry(Page& page, std::string_view name, std::string_view words, const std::string& path,
                std::string_view current) {
  link(page, part_id("categories", name), words, path, {.underlined = false, .current = path == current});
}

}  // namespace

std::string_view category_words(const Page& page, std::string_view category) {
  const std::string key = "category." + std::string(category);
  return page.text(page.locale().has(key) ? key : "category.other");
}

void draw_categories(Page& page, std::string_view current) {
  const Region categories(page, "categories", Role::navigation, page.text("categories"));
  const Box box(page, {.padding = space::s});
  const Flow row(page, space::l);
  row_text(page, "categories.title", page.text("categories"), TextStyle::strong);
  draw_entry(page, "app", page.text("breadcrumb.app"), path_to(client::Screen::applications), current);
  for (const std::string_view category : article_categories)
    draw_entry(page, category, category_words(page, category), path_to_part(client::Screen::articles, {}, category),
               current);
}

}  // namespace madoguchi::ui
