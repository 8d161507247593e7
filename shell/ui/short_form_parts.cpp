// See short_form_parts.h.
#include "ui/short_form_parts.h"

#include "ui/form_words.h"
#include "ui/node.h"

namespace madoguchi::ui {
namespace {

constexpr int no_answer = 0;
constexpr int link_gone = 410;

std::string words_of(const Locale& locale, const portal::Problem& problem) {
  if (problem.status == no_answer) return std::string(locale.text("account.unreachable"));
  return problem_words(locale, problem);
}

}  // namespace

ShortFormDrawing::ShortFormDrawing(Page& page, client::ShortForm& form, std::string_view id, std::string_view name)
    : page_(page), form_(form), id_(id), region_(page, id, Role::form, name) {}

bool ShortFormDrawing::gone() const { return form_.problem() && form_.problem()->status == link_gone; }

std::string ShortFormDrawing::field_id(std::string_view name) const { return part_id(id_, name); }

void ShortFormDrawing::problem(std::string_view gone_key) {
  const auto& problem = form_.problem();
  if (!problem || !problem->issues.empty()) return;
  const std::string words =
      gone() && !gone_key.empty() ? std::string(page_.text(gone_key)) : words_of(page_.locale(), *problem);
  message(page_, part_id(id_, "problem"), MessageKind::error, words);
}

std::string ShortFormDrawing::error_at(std::string_view name, std::string_view label) const {
  if (form_.missing() == name) return page_.locale().text("account.missing", {{"field", label}});
  if (!form_.problem()) return {};
  for (const form::Issue& issue : form_.problem()->issues) {
    if (issue.field == name) return issue_words(page_.locale(), issue);
  }
  return {};
}

void ShortFormDrawing::field(const ShortText& text) {
  const std::string id = field_id(text.name);
  const std::string_view label = page_.text(text.label_key);
  const std::string error = error_at(text.name, label);
  if (!error.empty() && first_fault_.empty()) first_fault_ = id;
  const TextFieldSpec spec{
      .frame = {.id = id,
                .label = label,
                .support = text.support_key.empty() ? std::string_view() : page_.text(text.support_key),
                .error = error},
      .value = form_.text(text.name),
      .type = text.input_mode == "email" ? "email" : "text",
      .name = text.name,
      .input_mode = text.input_mode,
      .autocomplete = text.autocomplete,
      .max_length = text.max_length};
  const TextFieldResult result = text.password ? password_field(page_, spec) : text_field(page_, spec);
  if (result.changed) form_.set_text(text.name, *result.changed);
  submitted_ = submitted_ || result.submitted;
}

void ShortFormDrawing::submit(std::string_view label_key) {
  const bool busy = form_.state() == client::ShortForm::State::busy;
  const std::string id = part_id(id_, "submit");
  page_.gap(space::l);
  const bool pressed = button(page_, {.id = id,
                                      .label = page_.text(busy ? "account.busy" : label_key),
                                      .submits = true,
                                      .wide = page_.narrow(),
                                      .busy = busy});
  if ((pressed || submitted_) && !busy) page_.later([&form = form_] { form.submit(); });
  focus_on_fault();
}

void ShortFormDrawing::focus_on_fault() {
  if (page_.measuring() || form_.state() != client::ShortForm::State::open) return;
  float& known = page_.interaction().number(part_id(id_, "fault"));
  const auto attempts = static_cast<float>(form_.attempts());
  if (known == attempts) return;
  known = attempts;
  if (!first_fault_.empty()) page_.focus(first_fault_);
}

}  // namespace madoguchi::ui
