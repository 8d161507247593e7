// Whom to ask (S8) and the various links (S9). The words, telephone and mail addresses are in the locale tables,
// because an installation has its own.
#include "ui/contact.h"

#include <array>
#include <string>

#include "ui/links.h"
#include "ui/node.h"
#include "ui/small_text.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

struct VariousLink {
  std::string_view topic;
  std::string_view key;
};

constexpr std::array<VariousLink, 4> various_links{{
    {"privacy-policy", "contact.links.privacy"},
    {"site-terms", "contact.links.terms"},
    {"related-sites", "contact.links.related"},
    {"vendors", "contact.links.vendors"},
}};

}  // namespace

void draw_contact(Page& page, std::string_view id) {
  link(page, part_id(id, "call"), page.text("contact.call_centre"), page.text("contact.call_centre.href"),
       {.icon = Icon::phone});
  plain_line(page, part_id(id, "weekdays"), page.text("contact.hours.weekdays"));
  plain_line(page, part_id(id, "saturday"), page.text("contact.hours.saturday"));
  link(page, part_id(id, "mail"), page.text("contact.mail"), page.text("contact.mail.href"), {.icon = Icon::mail});
}

void draw_various_links(Page& page, std::string_view id, int level) {
  small_heading(page, part_id(id, "title"), level, page.text("contact.links.title"));
  const Region list(page, id, Role::list, page.text("contact.links.title"), part_id(id, "title"));
  const Flow row(page, space::l);
  for (const VariousLink& entry : various_links) {
    const std::string item = part_id(id, entry.topic);
    const Region list_item(page, item, Role::listitem);
    link(page, part_id(item, "link"), page.text(entry.key), path_to(client::Screen::content, entry.topic));
  }
}

}  // namespace madoguchi::ui
