// Documents that can be read on a page of their own: terms of use (S26), how accessible the portal is (B4), and whom to
// ask (S8). A document's words are under "document.<name>.…": a title, a notice where it is a sample, a lead, numbered
// sections, and the form that it is agreed to in.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ui/back_links.h"
#include "ui/contact.h"
#include "ui/node.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

namespace {

constexpr std::string_view contact_document = "contact";

constexpr std::string_view bullet = "・";

// A section's text: lines with a bullet are the items of a list, the lines between are paragraphs.
void draw_section_text(Page& page, const std::string& id, std::string_view text) {
  std::vector<std::string_view> items;
  std::size_t part = 0;
  const auto end_list = [&] {
    if (!items.empty()) bullets(page, part_id(id, part++), items, bullet);
    items.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.substr(0, bullet.size()) == bullet) {
      items.push_back(line.substr(bullet.size()));
      continue;
    }
    end_list();
    paragraph(page, part_id(id, part++), line);
  }
  end_list();
}

void draw_sections(Page& page, const std::string& document) {
  for (int number = 1;; ++number) {
    const std::string section = document + "." + std::to_string(number);
    if (!page.locale().has(section + ".title")) return;
    page.gap(space::l);
    heading(page, section + ".title", 2, page.text(section + ".title"));
    page.gap(space::s);
    draw_section_text(page, section + ".text", page.text(section + ".text"));
  }
}

void draw_contact_page(Page& page) {
  page.set_title(page.text("contact.title"));
  heading(page, "title", 1, page.text("contact.title"));
  draw_contact(page, "contact");
}

void draw_text(Page& page, const std::string& document) {
  const std::string_view title = page.text(document + ".title");
  page.set_title(title);
  heading(page, "title", 1, title);
  page.gap(space::m);
  // That an installation has to put its own text here.
  const std::string notice = document + ".notice";
  if (page.locale().has(notice)) message(page, "document.notice", MessageKind::warning, page.text(notice), false);
  page.gap(space::m);
  paragraph(page, "document.lead", page.text(document + ".lead"));
  draw_sections(page, document);
}

// The form that a document is agreed to in, for whoever can fill it in; what was typed there is still there.
std::string_view form_of(const Page& page, const client::App& app, const std::string& document) {
  const std::string key = document + ".form";
  return app.logged_in() && page.locale().has(key) ? page.text(key) : std::string_view();
}

}  // namespace

void draw_document(Page& page, client::App& app) {
  const std::string& name = app.route().argument;
  const std::string document = "document." + name;
  if (name != contact_document && !page.locale().has(document + ".title")) return draw_not_found(page, app);

  const Column column(page);
  page.gap(space::l);
  if (name == contact_document) {
    draw_contact_page(page);
  } else {
    draw_text(page, document);
  }
  page.gap(space::xl);
  draw_back_links(page, form_of(page, app, document));
  page.gap(space::xl);
}

}  // namespace madoguchi::ui
