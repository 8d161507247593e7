// See link_form.h.
#include "client/link_form.h"

#include <utility>

#include "client/api.h"
#include "text/fold.h"

namespace madoguchi::client {
namespace {

std::string text_of(const ShortForm::Texts& texts, std::string_view name) { return texts.find(name)->second; }

Request request_of(const Route& route, const ShortForm::Texts& texts) {
  switch (route.screen) {
    case Screen::registration_confirm:
      return api::confirm_registration({route.token});
    case Screen::password_reset:
      return api::ask_password_reset({std::string(text::trim(text_of(texts, "email")))});
    case Screen::password_reset_new:
      return api::reset_password({route.token, text_of(texts, "password")});
    case Screen::invitation:
      return api::accept_invitation({route.token, text_of(texts, "password")});
    default:
      return api::confirm_email({route.token});
  }
}

}  // namespace

std::unique_ptr<ShortForm> make_link_form(const Route& route, Transport& transport, std::function<void()> changed,
                                          std::function<void(const Response&)> done) {
  const bool asks = route.screen == Screen::password_reset;
  if (!asks && (!opened_by_link(route.screen) || route.token.empty())) return nullptr;
  ShortForm::Spec spec;
  if (asks) spec.required = {"email"};
  if (route.screen == Screen::password_reset_new || route.screen == Screen::invitation) spec.required = {"password"};
  spec.request = [route](const ShortForm::Texts& texts) { return request_of(route, texts); };
  spec.done = std::move(done);
  return std::make_unique<ShortForm>(transport, std::move(spec), std::move(changed));
}

}  // namespace madoguchi::client
