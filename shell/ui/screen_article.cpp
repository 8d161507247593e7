// The article that leads to a form (S15): what the application is for, the manual, the way to the form, and the steps
// from there. The words of a form's article are under "article.<form>.…"; a form that has none has no article.
#include <string>
#include <vector>

#include "ui/app_screen.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

using client::Screen;

std::vector<Step> steps_of(const Page& page, const std::string& article) {
  std::vector<Step> found;
  for (int number = 1;; ++number) {
    const std::string step = article + ".step." + std::to_string(number);
    if (!page.locale().has(step + ".title")) return found;
    found.push_back({page.text(step + ".mark"), page.text(step + ".title"), page.text(step + ".text")});
  }
}

}  // namespace

void draw_article(Page& page, client::App& app) {
  const std::string& form = app.route().argument;
  const std::string article = "article." + form;
  if (!page.locale().has(article + ".title")) return draw_not_found(page, app);

  const std::string_view title = page.text(article + ".title");
  const Column column(page);
  draw_app_heading(page, title);
  page.gap(space::m);
  paragraph(page, "article.lead", page.text(article + ".lead"));
  page.gap(space::m);
  if (page.locale().has(article + ".manual")) {
    paragraph(page, "article.material", page.text(article + ".material"));
    page.gap(space::xs);
    link(page, "article.manual", page.text(article + ".manual"), path_to(Screen::content, form + "-manual"),
         {.icon = Icon::document});
    page.gap(space::m);
  }
  button(page, {.id = "article.form",
                .label = page.text(article + ".form"),
                .icon = Icon::chevron_right,
                .href = path_to(Screen::form, form)});
  page.gap(space::xl);
  heading(page, "article.flow.title", 2, page.text(article + ".flow"));
  page.gap(space::m);
  steps(page, "article.flow", page.text(article + ".flow"), steps_of(page, article));
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
