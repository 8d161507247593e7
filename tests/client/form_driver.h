// A form screen in the fake world, with the steps that tests take on it again and again.
#pragma once

#include <algorithm>
#include <memory>

#include "client/form_screen.h"
#include "fakes/fake_world.h"
#include "fakes/sample_files.h"

namespace madoguchi::tests {

struct FormDriver {
  explicit FormDriver(const char* email = fakes::FakeWorld::kenshin_email) { open(email); }

  void open(const char* email) {
    form =
        std::make_unique<client::FormScreen>(world.ports, world.session_of(email), "use-start", [this] { ++changes; });
  }

  bool has(std::string_view id) const {
    const auto views = form->fields();
    return std::any_of(views.begin(), views.end(), [&](const auto& view) { return view.field->id == id; });
  }
  client::FieldView view(std::string_view id) const {
    for (const client::FieldView& view : form->fields())
      if (view.field->id == id) return view;
    return {};
  }
  std::string shown(std::string_view id) const {  // the code of the issue that is shown, or ""
    const auto issue = view(id).shown_issue;
    return issue ? issue->code : "";
  }

  // ① with the master data's value of the kenshin facility, confirmed; and the rest.
  void fill_by_master(const char* account = "123456") {
    form->set_choice("confirmationMethod", "master");
    form->set_text("bankAccountNumber", account);
    form->leave("bankAccountNumber");
    form->run_check("facilityCheck");
    fill_rest();
  }
  void fill_by_documents() {
    form->set_choice("confirmationMethod", "documents");
    attach("a.pdf", fakes::sample_pdf());
    fill_rest();
  }
  void fill_rest() {
    form->set_text("staffCount", "3");
    form->set_text("deviceCount", "2");
    form->set_consent("termsAccepted", true);
  }
  client::ChosenFile attach(const char* name, const std::string& bytes) {
    const client::ChosenFile file = world.files.add(name, bytes);
    form->add_files("attachments", {file});
    return file;
  }
  client::Request last_submission() const {
    client::Request last;
    for (const auto& request : world.transport.requests())
      if (request.path == "/api/v1/applications") last = request;
    return last;
  }
  static std::string key_of(const client::Request& request) {
    for (const auto& [name, value] : request.headers)
      if (name == "Idempotency-Key") return value;
    return {};
  }

  fakes::FakeWorld world;
  std::unique_ptr<client::FormScreen> form;
  int changes = 0;
};

}  // namespace madoguchi::tests
