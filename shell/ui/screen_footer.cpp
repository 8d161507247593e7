// The footer of every page (S10), with whom to ask and the various links (S8, S9) above the operators. The page
// お問い合わせ先 says whom to ask itself, so the footer leaves it out there.
#include "ui/contact.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

bool says_whom_to_ask(const client::Route& route) {
  return route.screen == client::Screen::terms && route.argument == "contact";
}

void draw_operators(Page& page) {
  const ParagraphStyle quiet{.text = TextStyle::small, .color = Color::text};
  paragraph(page, "footer.fund", page.text("footer.fund"), quiet);
  paragraph(page, "footer.central", page.text("footer.central"), quiet);
  page.gap(space::s);
  paragraph(page, "footer.copyright", page.text("footer.copyright"), {.text = TextStyle::small, .color = Color::muted});
}

}  // namespace

void draw_footer(Page& page, client::App& app) {
  const Region contentinfo(page, "footer", Role::contentinfo);
  const Band band(page, Color::sunken, space::l);
  const Column column(page, size::wide_content);
  if (!says_whom_to_ask(app.route())) {
    draw_contact(page, "footer.contact", 2);
    page.gap(space::l);
    draw_various_links(page, "footer.links", 2);
    page.gap(space::m);
    rule(page);
    page.gap(space::m);
  }
  draw_operators(page);
}

}  // namespace madoguchi::ui
