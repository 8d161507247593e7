// The top page (S1 to S5): search, the yellow banner, and the buttons that lead into the portal. Who has logged in sees
// no buttons for logging in or registering.
#include <string>
#include <vector>

#include "ui/links.h"
#include "ui/screens.h"
#include "ui/site_search.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

using client::Screen;

struct Entry {
  std::string_view id;
  std::string_view key;
  std::string href;
  Icon icon = Icon::none;
};

Tile tile_of(const Page& page, const Entry& entry) {
  return {.id = entry.id, .title = page.text(entry.key), .href = entry.href, .icon = entry.icon};
}

// In the order of the manual's picture (S3).
std::vector<Entry> entries(bool logged_in) {
  std::vector<Entry> all;
  if (!logged_in) {
    all.push_back({"top.register", "top.register", path_to(Screen::registration), Icon::mail});
    all.push_back({"top.login", "top.login", path_to(Screen::login), Icon::person});
  }
  all.push_back({"top.about", "top.about", path_to(Screen::content, "about"), Icon::question});
  all.push_back({"top.preparation", "top.preparation", path_to(Screen::content, "preparation"), Icon::check});
  all.push_back({"top.applications", "top.applications", path_to(Screen::applications), Icon::document});
  all.push_back({"top.manuals", "top.manuals", path_to(Screen::content, "manuals"), Icon::book});
  all.push_back({"top.notices", "top.notices", path_to(Screen::notices), Icon::bell});
  all.push_back({"top.faq", "top.faq", path_to(Screen::content, "faq"), Icon::list});
  all.push_back({"top.contact", "top.contact", path_to(Screen::content, "contact"), Icon::phone});
  return all;
}

void draw_banner(Page& page) {
  const Run runs[] = {
      {page.text("top.banner.before")},
      {page.text("top.banner.emphasis"), true},
      {page.text("top.banner.after")},
  };
  banner(page, "top.banner", runs);
}

}  // namespace

void draw_top(Page& page, client::App& app) {
  page.set_title("");
  draw_banner(page);
  const Column column(page, size::wide_content);
  page.gap(space::l);
  draw_site_search(page);
  page.gap(space::l);

  const std::vector<Entry> shown = entries(app.logged_in());
  std::vector<Tile> buttons;
  buttons.reserve(shown.size());
  for (const Entry& entry : shown) {
    Tile tile = tile_of(page, entry);
    tile.primary = entry.id == "top.login";
    if (app.logged_in() && entry.id == "top.applications") {
      tile.text = page.text("top.applications.text");
      tile.primary = true;
    }
    buttons.push_back(tile);
  }
  tiles(page, "top.menu", page.text("top.menu"), buttons);
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
