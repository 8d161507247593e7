// A page that is not there yet: says what is to come, where to ask meanwhile, and the ways back, so that no link of the
// portal is a dead end. A topic is known when the locale has words for it.
#include <string>

#include "ui/back_links.h"
#include "ui/contact.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_coming(Page& page, client::App& app) {
  const std::string topic = "coming." + app.route().argument;
  if (!page.locale().has(topic + ".title")) return draw_not_found(page, app);

  const std::string_view title = page.text(topic + ".title");
  page.set_title(title);
  const Column column(page);
  page.gap(space::xl);
  heading(page, "title", 1, title);
  page.gap(space::m);
  message(page, "coming.lead", MessageKind::info, page.text("coming.lead"), false);
  page.gap(space::l);
  heading(page, "coming.what", 2, page.text("coming.what"));
  page.gap(space::s);
  paragraph(page, "coming.text", page.text(topic + ".text"));
  page.gap(space::l);
  draw_back_links(page);
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
