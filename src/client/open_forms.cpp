// See open_forms.h.
#include "client/open_forms.h"

#include <algorithm>
#include <utility>

namespace madoguchi::client {

bool is_form(const Route& route) { return route.screen == Screen::form || route.screen == Screen::correction; }

Route receipt_of(const Route& form) {
  return {form.screen == Screen::form ? Screen::receipt : Screen::corrected, form.argument, ""};
}

Route form_of(const Route& receipt) {
  return {receipt.screen == Screen::receipt ? Screen::form : Screen::correction, receipt.argument, ""};
}

void OpenForms::open(const Route& route, const portal::Session& session) {
  auto& form = forms_[to_path(route)];
  const bool unloaded = form && form->corrects() && form->load_state() == LoadState::failed;
  if (form && form->send_state() != SendState::received && !unloaded) return;
  form.reset();
  if (route.screen == Screen::correction) receipts_.erase(to_path(route));  // it may be sent again and again
  auto changed = [this, route] { changed_(route); };
  if (route.screen == Screen::correction)
    form = std::make_unique<FormScreen>(ports_, session, ReturnedApplication{route.argument}, std::move(changed));
  else
    form = std::make_unique<FormScreen>(ports_, session, route.argument, std::move(changed));
}

FormScreen* OpenForms::at(const Route& route) const {
  const auto found = forms_.find(to_path(route));
  return found == forms_.end() ? nullptr : found->second.get();
}

void OpenForms::close(const Route& route) { forms_.erase(to_path(route)); }

void OpenForms::session_renewed(const portal::Session& session) {
  for (const auto& [path, form] : forms_) form->session_renewed(session);
}

void OpenForms::put_away() {
  for (const auto& [path, form] : forms_) form->put_away();
}

void OpenForms::look_again() {
  for (const auto& [path, form] : forms_) form->look_again();
}

bool OpenForms::unkept() const {
  return std::any_of(forms_.begin(), forms_.end(), [](const auto& named) { return named.second->unkept(); });
}

bool OpenForms::part() {
  for (auto& [path, form] : forms_)
    if (!form->settled()) parting_.push_back(std::move(form));
  clear();
  return parting();
}

void OpenForms::clear() {
  forms_.clear();
  receipts_.clear();
}

bool OpenForms::parting_settled() const {
  return std::all_of(parting_.begin(), parting_.end(), [](const auto& form) { return form->settled(); });
}

bool OpenForms::keep(const Route& form, const portal::Receipt& receipt) {
  const auto [place, fresh] = receipts_.try_emplace(to_path(form), receipt);
  const bool known = !fresh && place->second.id == receipt.id;
  place->second = receipt;
  return !known;
}

const portal::Receipt* OpenForms::receipt(const Route& form) const {
  const auto found = receipts_.find(to_path(form));
  return found == receipts_.end() ? nullptr : &found->second;
}

void OpenForms::forget_receipt(const Route& form) { receipts_.erase(to_path(form)); }

}  // namespace madoguchi::client
