// 申請控え; see application_copy.h.
#include "server/use_case/application_copy.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "form/evaluation.h"
#include "server/pdf/paper_pdf.h"
#include "server/store/application_table.h"
#include "server/store/store.h"
#include "server/use_case/applications.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/problem_of.h"
#include "text/date.h"

namespace madoguchi::server {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string received_at(const Words& words, std::int64_t utc_ms) {
  const text::Date day = tokyo_date(utc_ms);
  const TimeOfDay time = tokyo_time(utc_ms);
  return words.text("paper.copy.received_at", {{"year", std::to_string(day.year)},
                                               {"month", std::to_string(day.month)},
                                               {"day", std::to_string(day.day)},
                                               {"hour", std::to_string(time.hour)},
                                               {"minute", two_digits(time.minute)}});
}

// "9.5 KB", "12 MB": as the client writes them.
std::string size_text(std::uint64_t bytes) {
  constexpr std::array units{"KB", "MB", "GB"};
  double amount = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  while (amount >= 1024 && unit + 1 < units.size()) {
    amount /= 1024;
    ++unit;
  }
  std::array<char, 32> number{};
  const int size = std::snprintf(number.data(), number.size(), amount < 9.95 ? "%.1f" : "%.0f", amount);
  return std::string(number.data(), static_cast<std::size_t>(size)) + " " + units[unit];
}

PaperSection facility_section(const portal::Facility& facility, const Words& words) {
  const bool is_kenshin = facility.type == portal::FacilityType::kenshin;
  PaperSection section;
  section.heading = words.text("form.facility");
  const auto add = [&](std::string_view key, const std::string& value) {
    section.rows.push_back({words.text(key), value});
  };
  add("form.facility.type",
      words.text(std::string("form.facility.type.") + std::string(portal::facility_type_name(facility.type))));
  add("form.facility.name", facility.name);
  add("form.facility.administrator", facility.administrator_name);
  add(is_kenshin ? "form.facility.kenshin_number" : "form.facility.registration_number", facility.registration_number);
  add("form.facility.postal_code", facility.postal_code);
  add("form.facility.prefecture", facility.prefecture);
  add("form.facility.address", facility.address);
  add("form.facility.phone", facility.phone);
  return section;
}

std::string choice_text(const form::Field& field, const std::string& value, const form::Value& facts,
                        const Words& words) {
  for (const form::Choice& choice : field.choices) {
    if (choice.value == value) return words.text(form::resolve_key(choice.label_key, facts));
  }
  return value;
}

// The answer in words; empty where there is none.
std::string answer_text(const form::Field& field, const form::Value& answer, const form::Value& facts,
                        const Words& words) {
  if (const auto* integer = answer.as_integer()) return std::to_string(*integer);
  if (const bool* given = answer.as_bool()) return *given ? words.text("paper.copy.consented") : std::string();
  if (const auto* files = answer.as_array()) {
    return words.text("paper.copy.see_attachments", {{"count", std::to_string(files->size())}});
  }
  const std::string* text = answer.as_string();
  if (text == nullptr) return {};
  if (field.type == form::FieldType::choice) return choice_text(field, *text, facts, words);
  if (field.type == form::FieldType::date) {
    const auto date = text::parse_iso_date(*text);
    return date ? text::to_japanese(*date) : *text;
  }
  return *text;
}

PaperQuestion question_of(const form::Field& field, const portal::Application& application, const Words& words) {
  PaperQuestion question;
  question.question = words.text(form::resolve_key(field.label_key, application.facts));
  if (field.type == form::FieldType::consent && !field.document_key.empty()) {
    question.question = words.text(form::resolve_key(field.document_key, application.facts));
  }
  if (contains(application.withheld, field.id)) {
    question.answer = words.text("paper.copy.withheld");
    question.muted = true;
    return question;
  }
  // A check that stood in the way of sending was passed.
  if (field.type == form::FieldType::check) {
    question.answer = words.text("paper.copy.confirmed");
    return question;
  }
  const form::Value* answer = application.answers.find(field.id);
  if (answer != nullptr) question.answer = answer_text(field, *answer, application.facts, words);
  if (question.answer.empty()) {
    question.answer = words.text("paper.copy.not_given");
    question.muted = true;
  }
  return question;
}

// The questions that were there, under the headings of the form.
std::vector<PaperSection> answer_sections(const portal::Application& application, const form::Definition& definition,
                                          const Words& words) {
  // Judged without the withheld answers, so what depends on those is found by its own answer.
  const form::Evaluation evaluation = form::evaluate(definition, application.facts, application.answers);
  std::vector<PaperSection> sections;
  for (const form::Field& field : definition.fields()) {
    if (!field.section_key.empty()) {
      sections.emplace_back();
      sections.back().heading = words.text(form::resolve_key(field.section_key, application.facts));
    }
    const bool was_there = contains(evaluation.visible, field.id) || contains(application.withheld, field.id) ||
                           application.answers.find(field.id) != nullptr;
    if (!was_there || field.storage == form::Storage::secret) continue;
    if (sections.empty()) {
      sections.emplace_back();
      sections.back().heading = words.text("paper.copy.answers");
    }
    sections.back().questions.push_back(question_of(field, application, words));
  }
  std::erase_if(sections, [](const PaperSection& section) { return section.questions.empty(); });
  return sections;
}

}  // namespace

Paper application_copy(const portal::Application& application, const form::Definition& definition, const Words& words,
                       std::int64_t received_at_ms) {
  const std::string form = words.text(definition.title_key());
  const std::string& number = application.listing.receipt_number;
  Paper paper;
  paper.title = words.text("paper.copy.title", {{"form", form}});
  paper.issuer = words.text("site.title");
  paper.key = {{words.text("receipt.number"), number},
               {words.text("receipt.received_at"), received_at(words, received_at_ms)}};
  paper.sections.push_back(facility_section(application.facility, words));
  for (PaperSection& section : answer_sections(application, definition, words)) {
    paper.sections.push_back(std::move(section));
  }
  if (!application.attachments.empty()) {
    PaperSection attachments;
    attachments.heading = words.text("paper.copy.attachments");
    for (const portal::ApplicationAttachment& each : application.attachments) {
      attachments.items.push_back(
          words.text("paper.copy.attachment", {{"name", each.name}, {"size", size_text(each.size_bytes)}}));
    }
    paper.sections.push_back(std::move(attachments));
  }
  paper.closing = words.text("paper.copy.closing");
  paper.footer = words.text("paper.copy.footer", {{"form", form}, {"number", number}});
  paper.page_of_pages = words.text("paper.pages");
  paper.created_at_ms = received_at_ms;
  return paper;
}

Outcome<ApplicationCopy> copy_application(Context& context, const Caller& caller, std::string_view id) {
  const auto application = find_application(context, caller, id);
  if (!application) return Failure{application.error()};
  const portal::ApplicationListing& listing = application->listing;
  const CataloguedForm* form = context.forms.find(listing.form_id, listing.form_version);
  if (form == nullptr) return problem_of("form.unknown");
  if (!has_japanese_typeface()) return problem_of("paper.no_typeface");
  const auto row = find_application_row(context.store.sql(), listing.id);
  const Paper paper = application_copy(*application, form->definition, words_of(context), row->received_at_ms);
  return ApplicationCopy{words_of(context).text("paper.copy.file_name", {{"number", listing.receipt_number}}),
                         listing.form_id + "-" + listing.receipt_number + ".pdf", paper_pdf(paper)};
}

}  // namespace madoguchi::server
