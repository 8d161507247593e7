// Parts of the account screens, tied to a short form: its fields, its button, what became of it.
#pragma once

#include <string>
#include <string_view>

#include "client/short_form.h"
#include "ui/form_widgets.h"

namespace madoguchi::ui {

inline constexpr float short_form_width = 480;

struct ShortText {
  std::string_view name = {};  // of the form's text
  std::string_view label_key = {};
  std::string_view support_key = {};
  std::string_view autocomplete = "off";
  std::string_view input_mode = {};
  bool password = false;
  int max_length = 0;
};

// The form's parts have ids that begin with `id`. Problems stand above the fields, what is wrong with a text at its
// field; the fault takes the focus, once.
class ShortFormDrawing {
 public:
  ShortFormDrawing(Page& page, client::ShortForm& form, std::string_view id, std::string_view name);

  void problem(std::string_view gone_key = {});  // `gone_key`: the words where a link is no longer good
  void field(const ShortText& text);
  void submit(std::string_view label_key);
  bool gone() const;

 private:
  std::string field_id(std::string_view name) const;
  std::string error_at(std::string_view name, std::string_view label) const;
  void focus_on_fault();

  Page& page_;
  client::ShortForm& form_;
  std::string id_;
  Region region_;
  bool submitted_ = false;
  std::string first_fault_;
};

}  // namespace madoguchi::ui
