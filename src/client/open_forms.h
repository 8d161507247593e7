// The forms that a person has open, or had: what is typed in them stays while one reads elsewhere. With them the
// receipts of those that were sent. Where one is because of it is app.cpp's.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/form_screen.h"
#include "client/ports.h"
#include "client/route.h"
#include "portal/wire.h"

namespace madoguchi::client {

bool is_form(const Route& route);     // of an application: new, or returned and corrected
Route receipt_of(const Route& form);  // where the receipt of a form is shown
Route form_of(const Route& receipt);

class OpenForms {
 public:
  OpenForms(Ports& ports, std::function<void(const Route& form)> changed)
      : ports_(ports), changed_(std::move(changed)) {}

  void open(const Route& route, const portal::Session& session);  // anew where it was sent: it has done its work
  FormScreen* at(const Route& route) const;                       // null where there is none
  void close(const Route& route);
  void session_renewed(const portal::Session& session);
  void put_away();
  void look_again();
  bool unkept() const;  // leaving would lose something

  // Lets go of all, receipts too. Those whose savings are under way stay until take_parting(); true: there are some.
  bool part();
  bool parting() const { return !parting_.empty(); }
  bool parting_settled() const;
  std::vector<std::unique_ptr<FormScreen>> take_parting() { return std::exchange(parting_, {}); }
  void clear();  // forms and receipts

  bool keep(const Route& form, const portal::Receipt& receipt);  // true: it was not known yet
  const portal::Receipt* receipt(const Route& form) const;
  void forget_receipt(const Route& form);

 private:
  Ports& ports_;
  std::function<void(const Route&)> changed_;
  std::map<std::string, std::unique_ptr<FormScreen>> forms_;  // by the path of their screen
  std::map<std::string, portal::Receipt> receipts_;           // by the same
  std::vector<std::unique_ptr<FormScreen>> parting_;
};

}  // namespace madoguchi::client
