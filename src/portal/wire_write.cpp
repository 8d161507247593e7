// The wire messages as JSON. What is not there is null where the message says so, else left out.
#include "portal/wire.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

Value issue_value(const form::Issue& issue) {
  Value params = issue.params.as_object() != nullptr ? issue.params : Value(Value::Object{});
  return Value(
      Value::Object{{"field", Value(issue.field)}, {"code", Value(issue.code)}, {"params", std::move(params)}});
}

}  // namespace

Value answers_value(const Value& answers) { return answers.as_object() != nullptr ? answers : Value(Value::Object{}); }

// Sizes come from files: far below what a signed 64-bit integer holds.
Value size_value(std::uint64_t size_bytes) { return Value(static_cast<std::int64_t>(size_bytes)); }

Value facility_value(const Facility& facility) {
  return Value(Value::Object{{"type", Value(facility_type_name(facility.type))},
                             {"name", Value(facility.name)},
                             {"administratorName", Value(facility.administrator_name)},
                             {"registrationNumber", Value(facility.registration_number)},
                             {"postalCode", Value(facility.postal_code)},
                             {"prefecture", Value(facility.prefecture)},
                             {"address", Value(facility.address)},
                             {"phone", Value(facility.phone)}});
}

Value upload_value(const UploadStatus& upload) {
  Value::Object object{{"id", Value(upload.id)},
                       {"name", Value(upload.name)},
                       {"sizeBytes", size_value(upload.size_bytes)},
                       {"offsetBytes", size_value(upload.offset_bytes)},
                       {"state", Value(upload.state)}};
  if (!upload.kind.empty()) object.emplace_back("kind", Value(upload.kind));
  if (upload.refusal) object.emplace_back("refusal", issue_value(*upload.refusal));
  return Value(std::move(object));
}

std::string write(const Facility& facility) { return form::to_json(facility_value(facility)); }

std::string write(const Session& message) {
  Value person;
  if (message.person) {
    person = Value(Value::Object{{"id", Value(message.person->id)},
                                 {"name", Value(message.person->name)},
                                 {"email", Value(message.person->email)},
                                 {"role", Value(role_name(message.person->role))}});
  }
  Value facility;
  if (message.facility) facility = facility_value(*message.facility);
  Value::Object object{{"person", std::move(person)},
                       {"facility", std::move(facility)},
                       {"facilityCheck", Value(facility_check_name(message.facility_check))},
                       {"today", Value(message.today)}};
  if (message.accounts_issued) object.emplace_back("accountsIssued", Value(true));
  if (message.person) {
    object.emplace_back("secondFactor", Value(second_factor_name(message.second_factor)));
    object.emplace_back("idleEndsInS", Value(message.idle_ends_in_s));
    object.emplace_back("endsInS", Value(message.ends_in_s));
  }
  return form::to_json(Value(std::move(object)));
}

std::string write(const LoginRequest& message) {
  return form::to_json(Value(Value::Object{{"email", Value(message.email)}, {"password", Value(message.password)}}));
}

std::string write(const FacilityCheckRequest& message) {
  return form::to_json(Value(Value::Object{{"formId", Value(message.form_id)},
                                           {"formVersion", Value(message.form_version)},
                                           {"check", Value(message.check)},
                                           {"answers", answers_value(message.answers)}}));
}

std::string write(const FacilityCheckResult& message) {
  return form::to_json(Value(Value::Object{{"outcome", Value(facility_check_name(message.outcome))},
                                           {"remainingAttempts", Value(message.remaining_attempts)}}));
}

std::string write(const UploadStatus& message) { return form::to_json(upload_value(message)); }

std::string write(const ApplicationRequest& message) {
  return form::to_json(Value(Value::Object{{"formId", Value(message.form_id)},
                                           {"formVersion", Value(message.form_version)},
                                           {"answers", answers_value(message.answers)},
                                           {"reviewedSha256", Value(message.reviewed_sha256)}}));
}

std::string write(const Receipt& message) {
  return form::to_json(Value(Value::Object{{"id", Value(message.id)},
                                           {"receiptNumber", Value(message.receipt_number)},
                                           {"receivedAt", Value(message.received_at)},
                                           {"formId", Value(message.form_id)},
                                           {"formVersion", Value(message.form_version)},
                                           {"state", Value(message.state)}}));
}

std::string write(const Problem& message) {
  Value::Object object{{"type", Value("/problems/" + message.code)},
                       {"title", Value(message.title)},
                       {"status", Value(message.status)},
                       {"code", Value(message.code)}};
  if (!message.detail.empty()) object.emplace_back("detail", Value(message.detail));
  if (message.retry_after_s) object.emplace_back("retryAfterS", Value(*message.retry_after_s));
  if (!message.issues.empty()) {
    Value::Array issues;
    for (const form::Issue& issue : message.issues) issues.push_back(issue_value(issue));
    object.emplace_back("issues", Value(std::move(issues)));
  }
  if (!message.missing.empty()) {
    Value::Array missing;
    for (const std::string& field : message.missing) missing.push_back(Value(field));
    object.emplace_back("missing", Value(std::move(missing)));
  }
  return form::to_json(Value(std::move(object)));
}

}  // namespace madoguchi::portal
