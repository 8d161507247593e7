// The footer of every page (S10), with whom to ask, the various links (S8, S9) and how accessible the portal is (B4)
// above the operators. The page
// お問い合わせ先 says whom to ask itself, so the footer leaves it out there.
#include "ui/contact.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

bool says_whom_to_ask(const client::Route& route) {
  return route.screen == client::Screen::content && route.argument == "contact";
}

void draw_operators(Page& page) {
  plain_line(page, "footer.fund", page.text("footer.fund"), TextStyle::small);
  plain_line(page, "footer.central", page.text("footer.central"), TextStyle::small);
  page.gap(space::s);
  plain_line(page, "footer.copyright", page.text("footer.copyright"), TextStyle::small, Color::muted);
}

}  // namespace

void draw_footer(Page& page, client::App& app) {
  const Region contentinfo(page, "footer", Role::contentinfo);
  const Band band(page, Color::sunken, space::l);
  const Column column(page, size::wide_content);
  if (!says_whom_to_ask(app.route())) {
    small_heading(page, "footer.contact.title", 2, page.text("contact.title"));
    draw_contact(page, "footer.contact");
    page.gap(space::l);
  }
  draw_various_links(page, "footer.links", 2);
  link(page, "footer.accessibility", page.text("footer.accessibility"),
       path_to(client::Screen::content, "accessibility"));
  rule(page);
  draw_operators(page);
}

}  // namespace madoguchi::ui
