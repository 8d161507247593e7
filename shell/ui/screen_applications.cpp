// 各種申請 (S13, S14): what can be applied for and read about マイナ資格確認アプリ, one card each. Only who has logged
// in comes here (S12); the client sees to that.
#include <array>
#include <string>
#include <vector>

#include "ui/categories.h"
#include "ui/links.h"
#include "ui/screens.h"
#include "ui/site_search.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

using client::Screen;

// A card leads to the article of a form, to a screen of its own, or to the page that says what is to come.
struct Card {
  std::string_view id;
  std::string_view key;
  Screen screen;
  std::string_view argument;
};

constexpr std::array<Card, 9> cards{{
    {"applications.use_start", "applications.use_start", Screen::article, "use-start"},
    {"applications.notices", "applications.notices", Screen::notices, {}},
    {"applications.faq", "applications.faq", Screen::content, "faq"},
    {"applications.start_date", "applications.start_date", Screen::article, "operation-start"},
    {"applications.subsidy", "applications.subsidy", Screen::coming, "subsidy"},
    {"applications.subsidy_decision", "applications.subsidy_decision", Screen::coming, "subsidy-decision"},
    {"applications.accounts", "applications.accounts", Screen::issued_accounts, {}},
    {"applications.devices", "applications.devices", Screen::article, "additional-devices"},
    {"applications.account_status", "applications.account_status", Screen::account_status, {}},
}};

void draw_cards(Page& page) {
  std::vector<std::string> hrefs;
  std::vector<std::string> text_keys;
  hrefs.reserve(cards.size());
  text_keys.reserve(cards.size());
  std::vector<Tile> shown;
  shown.reserve(cards.size());
  for (const Card& card : cards) {
    hrefs.push_back(path_to(card.screen, card.argument));
    text_keys.push_back(std::string(card.key) + ".text");
    Tile tile{.id = card.id, .title = page.text(card.key)};
    if (page.locale().has(text_keys.back())) tile.text = page.text(text_keys.back());
    tile.action = page.text("applications.details");
    tile.href = hrefs.back();
    shown.push_back(tile);
  }
  tiles(page, "applications.list", page.text("applications.list"), shown, 300);
}

}  // namespace

void draw_applications(Page& page, client::App&) {
  page.set_title(page.text("applications.page_title"));
  const Column column(page, size::wide_content);
  const std::string home = path_to(Screen::top);
  const Crumb crumbs[] = {
      {page.text("breadcrumb.home"), home},
      {page.text("breadcrumb.work"), {}},
      {page.text("breadcrumb.app"), {}},
  };
  breadcrumb(page, "breadcrumb", page.text("breadcrumb.label"), crumbs);
  page.gap(space::m);
  draw_site_search(page);
  page.gap(space::l);
  draw_categories(page, path_to(Screen::applications));
  page.gap(space::l);
  heading(page, "title", 1, page.text("applications.title"));
  page.gap(space::s);
  paragraph(page, "applications.lead", page.text("applications.lead"), {.text = TextStyle::lead});
  page.gap(space::l);
  draw_cards(page);
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
