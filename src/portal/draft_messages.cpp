// Drafts and sent applications as JSON; see draft_messages.h.
#include "portal/draft_messages.h"

#include <algorithm>

#include "portal/application.h"
#include "portal/review_values.h"
#include "portal/wire_reader.h"
#include "portal/wire_values.h"
#include "text/date.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::int64_t max_device_count = 1'000'000;

void read_file(Reader& reader, const Value& file, const std::string& place) {
  if (file.as_object() == nullptr) return reader.fail(place, "must be an object");
  reader.text(file, place, "name", 1);
  reader.integer(file, place, "sizeBytes", 0, max_size_bytes);
  reader.optional_text(file, place, "kind");
  reader.optional_text(file, place, "uploadId");
}

// `files_left`: how many more files the answers may have.
void read_typed_answer(Reader& reader, const Value& answer, const std::string& place, std::size_t& files_left) {
  if (const std::string* text = answer.as_string()) {
    if (text->size() <= max_draft_answer_bytes) return;
    return reader.fail(place, "must be a text of at most " + std::to_string(max_draft_answer_bytes) + " bytes");
  }
  if (const bool* given = answer.as_bool(); given != nullptr && *given) return;
  const Value::Array* files = answer.as_array();
  if (files == nullptr) return reader.fail(place, "must be a text, true, or an array of files");
  if (files->size() > files_left) {
    return reader.fail(place, "there may be at most " + std::to_string(max_draft_files) + " files");
  }
  files_left -= files->size();
  for (std::size_t i = 0; i < files->size(); ++i) read_file(reader, (*files)[i], Reader::at(place, i));
}

// The member "answers", as typed.
Value read_typed_answers(Reader& reader, const Value& message) {
  Value answers = reader.object_member(message, "", "answers");
  const Value::Object& members = *answers.as_object();
  if (members.size() > max_draft_answers) {
    reader.fail("/answers", "must have at most " + std::to_string(max_draft_answers) + " members");
    return answers;
  }
  std::size_t files_left = max_draft_files;
  for (const auto& [field, answer] : members) {
    const std::string place = Reader::at("/answers", field);
    if (field.empty() || field.size() > max_id_bytes) reader.fail(place, "is no name of a field");
    read_typed_answer(reader, answer, place, files_left);
  }
  return answers;
}

DraftListing read_draft_item(Reader& reader, const Value& object, const std::string& place) {
  DraftListing listing;
  read_form(reader, object, place, listing.form_id, listing.form_version);
  listing.version = reader.integer(object, place, "version", 1, max_number);
  listing.saved_at = read_instant(reader, object, place, "savedAt");
  return listing;
}

ApplicationListing read_application_item(Reader& reader, const Value& object, const std::string& place) {
  ApplicationListing listing;
  listing.id = reader.text(object, place, "id", 1, max_id_bytes);
  listing.receipt_number = reader.text(object, place, "receiptNumber", 1, max_id_bytes);
  if (!parse_receipt_number(listing.receipt_number)) {
    reader.fail(Reader::at(place, "receiptNumber"), "is no receipt number");
  }
  listing.received_at = read_instant(reader, object, place, "receivedAt");
  listing.changed_at = read_instant(reader, object, place, "changedAt");
  read_form(reader, object, place, listing.form_id, listing.form_version);
  listing.state = reader.text(object, place, "state", 1, max_id_bytes);
  if (!state_from_name(listing.state)) reader.fail(Reader::at(place, "state"), "is no value that is known here");
  listing.withdrawable = reader.boolean(object, place, "withdrawable");
  if (const Value* count = object.find("deviceCount"); count != nullptr && !count->is_null())
    listing.device_count = static_cast<int>(reader.integer(object, place, "deviceCount", 1, max_device_count));
  return listing;
}

ApplicationAttachment read_attachment(Reader& reader, const Value& object, const std::string& place) {
  ApplicationAttachment attachment;
  attachment.field = reader.text(object, place, "field", 1, max_id_bytes);
  attachment.name = reader.text(object, place, "name", 1);
  attachment.size_bytes = static_cast<std::uint64_t>(reader.integer(object, place, "sizeBytes", 0, max_size_bytes));
  attachment.kind = reader.text(object, place, "kind", 1, max_id_bytes);
  return attachment;
}

Value::Object draft_object(const DraftListing& listing) {
  return {{"formId", Value(listing.form_id)},
          {"formVersion", Value(listing.form_version)},
          {"version", Value(listing.version)},
          {"savedAt", Value(listing.saved_at)}};
}

Value::Object application_object(const ApplicationListing& listing) {
  Value::Object object{{"id", Value(listing.id)},
                       {"receiptNumber", Value(listing.receipt_number)},
                       {"receivedAt", Value(listing.received_at)},
                       {"changedAt", Value(listing.changed_at)},
                       {"formId", Value(listing.form_id)},
                       {"formVersion", Value(listing.form_version)},
                       {"state", Value(listing.state)},
                       {"withdrawable", Value(listing.withdrawable)}};
  if (listing.device_count > 0) object.emplace_back("deviceCount", Value(listing.device_count));
  return object;
}

Value attachment_value(const ApplicationAttachment& attachment) {
  return Value(Value::Object{{"field", Value(attachment.field)},
                             {"name", Value(attachment.name)},
                             {"sizeBytes", size_value(attachment.size_bytes)},
                             {"kind", Value(attachment.kind)}});
}

}  // namespace

Result<DraftList, WireFault> read_draft_list(std::string_view json) {
  return read_message<DraftList>(json, [](Reader& reader, const Value& value, DraftList& list) {
    list.drafts = read_items(reader, value, "", "drafts", &read_draft_item);
  });
}

Result<Draft, WireFault> read_draft(std::string_view json) {
  return read_message<Draft>(json, [](Reader& reader, const Value& value, Draft& draft) {
    draft.listing = read_draft_item(reader, value, "");
    draft.answers = read_typed_answers(reader, value);
    draft.uploads = read_items(reader, value, "", "uploads", &read_upload);
  });
}

Result<DraftRequest, WireFault> read_draft_request(std::string_view json) {
  return read_message<DraftRequest>(json, [](Reader& reader, const Value& value, DraftRequest& request) {
    request.form_version = reader.form_version(value, "");
    request.answers = read_typed_answers(reader, value);
  });
}

Result<DraftSaved, WireFault> read_draft_saved(std::string_view json) {
  return read_message<DraftSaved>(json, [](Reader& reader, const Value& value, DraftSaved& saved) {
    saved.version = reader.integer(value, "", "version", 1, max_number);
    saved.saved_at = read_instant(reader, value, "", "savedAt");
  });
}

Result<ApplicationListing, WireFault> read_application_listing(std::string_view json) {
  return read_message<ApplicationListing>(json, [](Reader& reader, const Value& value, ApplicationListing& listing) {
    listing = read_application_item(reader, value, "");
  });
}

Result<ApplicationList, WireFault> read_application_list(std::string_view json) {
  return read_message<ApplicationList>(json, [](Reader& reader, const Value& value, ApplicationList& list) {
    list.applications = read_items(reader, value, "", "applications", &read_application_item);
    const Value* date = value.find("operationStartDate");
    if (date == nullptr || date->is_null()) return;
    list.operation_start_date = reader.text(value, "", "operationStartDate", 10, 10);
    if (!text::parse_iso_date(list.operation_start_date)) reader.fail("/operationStartDate", "must be a day");
  });
}

Result<Application, WireFault> read_application(std::string_view json) {
  return read_message<Application>(json, [](Reader& reader, const Value& value, Application& application) {
    application.listing = read_application_item(reader, value, "");
    application.answers = reader.object_member(value, "", "answers");
    application.facts = reader.object_member(value, "", "facts");
    application.withheld = reader.names(value, "", "withheld");
    application.attachments = read_items(reader, value, "", "attachments", &read_attachment);
    application.facility = read_facility(reader, reader.object_member(value, "", "facility"), "/facility");
    if (value.find("flags") != nullptr) application.flags = read_flags(reader, value, "");
    application.reason = reader.optional_text(value, "", "reason");
    if (value.find("revisions") != nullptr) application.revisions = read_revisions(reader, value, "");
  });
}

std::string write(const DraftList& message) {
  Value::Array drafts;
  for (const DraftListing& listing : message.drafts) drafts.push_back(Value(draft_object(listing)));
  return form::to_json(Value(Value::Object{{"drafts", Value(std::move(drafts))}}));
}

std::string write(const Draft& message) {
  Value::Object object = draft_object(message.listing);
  object.emplace_back("answers", answers_value(message.answers));
  Value::Array uploads;
  for (const UploadStatus& upload : message.uploads) uploads.push_back(upload_value(upload));
  object.emplace_back("uploads", Value(std::move(uploads)));
  return form::to_json(Value(std::move(object)));
}

std::string write(const DraftRequest& message) {
  return form::to_json(
      Value(Value::Object{{"formVersion", Value(message.form_version)}, {"answers", answers_value(message.answers)}}));
}

std::string write(const DraftSaved& message) {
  return form::to_json(Value(Value::Object{{"version", Value(message.version)}, {"savedAt", Value(message.saved_at)}}));
}

std::string write(const ApplicationListing& message) { return form::to_json(Value(application_object(message))); }

std::string write(const ApplicationList& message) {
  Value::Array applications;
  for (const ApplicationListing& listing : message.applications) {
    applications.push_back(Value(application_object(listing)));
  }
  Value::Object object{{"applications", Value(std::move(applications))}};
  add_if_any(object, "operationStartDate", message.operation_start_date);
  return written(std::move(object));
}

std::string write(const Application& message) {
  Value::Object object = application_object(message.listing);
  object.emplace_back("answers", answers_value(message.answers));
  object.emplace_back("facts", answers_value(message.facts));
  Value::Array withheld;
  for (const std::string& field : message.withheld) withheld.push_back(Value(field));
  object.emplace_back("withheld", Value(std::move(withheld)));
  Value::Array attachments;
  for (const ApplicationAttachment& attachment : message.attachments) {
    attachments.push_back(attachment_value(attachment));
  }
  object.emplace_back("attachments", Value(std::move(attachments)));
  object.emplace_back("facility", facility_value(message.facility));
  if (!message.flags.empty()) object.emplace_back("flags", flags_value(message.flags));
  if (!message.reason.empty()) object.emplace_back("reason", Value(message.reason));
  if (!message.revisions.empty()) object.emplace_back("revisions", revisions_value(message.revisions));
  return form::to_json(Value(std::move(object)));
}

std::string version_tag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<std::int64_t> version_of_tag(std::string_view tag) {
  constexpr std::size_t max_digits = 15;
  if (tag.size() < 3 || tag.size() > max_digits + 2 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  tag = tag.substr(1, tag.size() - 2);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (tag.front() == '0' || !std::all_of(tag.begin(), tag.end(), is_digit)) return std::nullopt;
  std::int64_t version = 0;
  for (const char c : tag) version = version * 10 + (c - '0');
  return version;
}

}  // namespace madoguchi::portal
