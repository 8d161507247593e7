// After a registration was sent (D1): where the mail went, and what to do if none comes. The registration itself is a
// form like any other (screen_form.cpp).
#include <array>
#include <string>

#include "ui/links.h"
#include "ui/screens.h"
#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_registration_sent(Page& page, client::App& app) {
  page.set_title(page.text("registration.sent.title"));
  const Column column(page);
  page.gap(space::xl);
  heading(page, "title", 1, page.text("registration.sent.title"));
  const std::string& email = app.registered_email();
  const std::string to = email.empty() ? std::string(page.text("registration.sent.unknown"))
                                       : page.locale().text("registration.sent.to", {{"email", email}});
  message(page, "sent.to", MessageKind::success, to, false);
  paragraph(page, "sent.next", page.text("registration.sent.next"));
  page.gap(space::l);
  heading(page, "sent.none", 2, page.text("registration.sent.none"));
  const std::array items = {page.text("registration.sent.none.1"), page.text("registration.sent.none.2"),
                            page.text("registration.sent.none.3")};
  bullets(page, "sent.none.list", items);
  page.gap(space::l);
  const Flow row(page);
  button(page, {.id = "sent.top", .label = page.text("account.to_top"), .href = path_to(client::Screen::top)});
  button(page, {.id = "sent.again",
                .label = page.text("registration.sent.again"),
                .kind = ButtonKind::secondary,
                .href = path_to(client::Screen::registration)});
}

}  // namespace madoguchi::ui
