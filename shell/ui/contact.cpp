// Whom to ask (S8) and the various links (S9). The words, telephone and mail addresses are in the locale tables,
// because an installation has its own.
#include "ui/contact.h"

#include <array>
#include <string>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

// A line of an address block: a paragraph that keeps close to its neighbours.
void line_of_words(Page& page, std::string_view id, std::string_view words) {
  const TextLines& lines = page.lay_out(words, TextStyle::body, page.width());
  const Rect rect = page.place(page.width(), lines.height());
  page.draw_lines(lines, rect.x, rect.y, rect.width, Color::text);
  page.add_node(text_node(id, Role::paragraph, lines, rect));
}

struct VariousLink {
  std::string_view topic;
  std::string_view key;
};

constexpr std::array<VariousLink, 4> various_links{{
    {"privacy-policy", "contact.links.privacy"},
    {"portal-terms", "contact.links.terms"},
    {"related-sites", "contact.links.related"},
    {"vendors", "contact.links.vendors"},
}};

}  // namespace

void draw_contact(Page& page, std::string_view id, int level) {
  heading(page, part_id(id, "title"), level, page.text("contact.title"));
  page.gap(space::xs);
  link(page, part_id(id, "call"), page.text("contact.call_centre"), page.text("contact.call_centre.href"),
       {.icon = Icon::phone});
  line_of_words(page, part_id(id, "weekdays"), page.text("contact.hours.weekdays"));
  line_of_words(page, part_id(id, "saturday"), page.text("contact.hours.saturday"));
  link(page, part_id(id, "mail"), page.text("contact.mail"), page.text("contact.mail.href"), {.icon = Icon::mail});
}

void draw_various_links(Page& page, std::string_view id, int level) {
  heading(page, part_id(id, "title"), level, page.text("contact.links.title"));
  page.gap(space::xs);
  const Region list(page, id, Role::list, page.text("contact.links.title"));
  for (const VariousLink& entry : various_links) {
    const std::string item = part_id(id, entry.topic);
    const Region list_item(page, item, Role::listitem);
    link(page, part_id(item, "link"), page.text(entry.key), path_to_coming(entry.topic));
  }
}

}  // namespace madoguchi::ui
