// The wire messages from JSON: strict about types and bounds, lenient about members that it does not know. The first
// fault, with its place, refuses the message.
#include <algorithm>

#include "portal/application.h"
#include "portal/wire.h"
#include "portal/wire_reader.h"
#include "text/date.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::int64_t max_session_s = 366 * 24 * 60 * 60;

bool is_sha256_hex(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

void read_form(Reader& reader, const Value& json, const std::string& place, std::string& form_id, int& form_version) {
  form_id = reader.text(json, place, "formId", 1, max_id_bytes);
  form_version = reader.form_version(json, place);
}

Facility read_facility(Reader& reader, const Value& object, const std::string& place) {
  Facility read;
  read.type = reader.named(object, place, "type", &facility_type_from_name, FacilityType::kenshin);
  read.name = reader.text(object, place, "name");
  read.administrator_name = reader.text(object, place, "administratorName");
  read.registration_number = reader.text(object, place, "registrationNumber");
  read.postal_code = reader.text(object, place, "postalCode");
  read.prefecture = reader.text(object, place, "prefecture");
  read.address = reader.text(object, place, "address");
  read.phone = reader.text(object, place, "phone");
  return read;
}

Result<Facility, WireFault> read_facility(std::string_view json) {
  return read_message<Facility>(json, [](Reader& reader, const Value& value, Facility& facility) {
    facility = read_facility(reader, value, "");
  });
}

UploadStatus read_upload(Reader& reader, const Value& object, const std::string& place) {
  UploadStatus status;
  status.id = reader.text(object, place, "id", 1, max_id_bytes);
  status.name = reader.text(object, place, "name", 1);
  status.size_bytes = static_cast<std::uint64_t>(reader.integer(object, place, "sizeBytes", 0, max_size_bytes));
  status.offset_bytes = static_cast<std::uint64_t>(reader.integer(object, place, "offsetBytes", 0, max_size_bytes));
  if (status.offset_bytes > status.size_bytes) {
    reader.fail(Reader::at(place, "offsetBytes"), "is beyond the file's size");
  }
  status.state = reader.text(object, place, "state", 1, max_id_bytes);
  if (status.state != "receiving" && status.state != "accepted" && status.state != "refused") {
    reader.fail(Reader::at(place, "state"), "is no value that is known here");
  }
  status.kind = reader.optional_text(object, place, "kind");
  if (status.state == "accepted" && status.kind.empty()) reader.fail(Reader::at(place, "kind"), "is missing");
  if (const Value* refusal = object.find("refusal"); refusal != nullptr && !refusal->is_null()) {
    status.refusal = reader.issue(*refusal, Reader::at(place, "refusal"));
  } else if (status.state == "refused") {
    reader.fail(Reader::at(place, "refusal"), "is missing");
  }
  return status;
}

Result<Session, WireFault> read_session(std::string_view json) {
  return read_message<Session>(json, [](Reader& reader, const Value& value, Session& session) {
    const Value* person = reader.member(value, "", "person");
    if (person != nullptr && !person->is_null()) {
      const Value object = reader.object_member(value, "", "person");
      session.person =
          Person{reader.text(object, "/person", "id", 1, max_id_bytes), reader.text(object, "/person", "name"),
                 reader.text(object, "/person", "email", 1, max_email_bytes),
                 reader.named(object, "/person", "role", &role_from_name, Role::applicant)};
      session.second_factor = reader.named(value, "", "secondFactor", &second_factor_from_name, SecondFactor::required);
      session.idle_ends_in_s = static_cast<int>(reader.integer(value, "", "idleEndsInS", 0, max_session_s));
      session.ends_in_s = static_cast<int>(reader.integer(value, "", "endsInS", 0, max_session_s));
    }
    const Value* facility = reader.member(value, "", "facility");
    if (facility != nullptr && !facility->is_null()) {
      session.facility = read_facility(reader, reader.object_member(value, "", "facility"), "/facility");
    }
    session.facility_check = reader.named(value, "", "facilityCheck", &facility_check_from_name, FacilityCheck::none);
    const Value* issued = value.find("accountsIssued");
    session.accounts_issued = issued && issued->as_bool() && *issued->as_bool();
    session.today = reader.text(value, "", "today", 10, 10);
    if (!text::parse_iso_date(session.today)) reader.fail("/today", "must be a day as YYYY-MM-DD");
  });
}

Result<LoginRequest, WireFault> read_login_request(std::string_view json) {
  return read_message<LoginRequest>(json, [](Reader& reader, const Value& value, LoginRequest& request) {
    request.email = reader.text(value, "", "email", 1, max_email_bytes);
    request.password = reader.text(value, "", "password", 1, max_password_bytes);
  });
}

Result<FacilityCheckRequest, WireFault> read_facility_check_request(std::string_view json) {
  return read_message<FacilityCheckRequest>(json,
                                            [](Reader& reader, const Value& value, FacilityCheckRequest& request) {
                                              read_form(reader, value, "", request.form_id, request.form_version);
                                              request.check = reader.text(value, "", "check", 1, max_id_bytes);
                                              request.answers = reader.object_member(value, "", "answers");
                                            });
}

Result<FacilityCheckResult, WireFault> read_facility_check_result(std::string_view json) {
  return read_message<FacilityCheckResult>(json, [](Reader& reader, const Value& value, FacilityCheckResult& result) {
    result.outcome = reader.named(value, "", "outcome", &facility_check_from_name, FacilityCheck::none);
    if (result.outcome == FacilityCheck::none) reader.fail("/outcome", "must say what came of the check");
    result.remaining_attempts = static_cast<int>(reader.integer(value, "", "remainingAttempts", 0, 1000));
  });
}

Result<UploadStatus, WireFault> read_upload_status(std::string_view json) {
  return read_message<UploadStatus>(
      json, [](Reader& reader, const Value& value, UploadStatus& status) { status = read_upload(reader, value, ""); });
}

Result<ApplicationRequest, WireFault> read_application_request(std::string_view json) {
  return read_message<ApplicationRequest>(json, [](Reader& reader, const Value& value, ApplicationRequest& request) {
    read_form(reader, value, "", request.form_id, request.form_version);
    request.answers = reader.object_member(value, "", "answers");
    request.reviewed_sha256 = reader.text(value, "", "reviewedSha256", 64, 64);
    if (!is_sha256_hex(request.reviewed_sha256)) reader.fail("/reviewedSha256", "must be 64 lower-case hex digits");
  });
}

Result<Receipt, WireFault> read_receipt(std::string_view json) {
  return read_message<Receipt>(json, [](Reader& reader, const Value& value, Receipt& receipt) {
    receipt.id = reader.text(value, "", "id", 1, max_id_bytes);
    receipt.receipt_number = reader.text(value, "", "receiptNumber", 1, max_id_bytes);
    if (!parse_receipt_number(receipt.receipt_number)) reader.fail("/receiptNumber", "is no receipt number");
    receipt.received_at = reader.text(value, "", "receivedAt", 20, 40);
    read_form(reader, value, "", receipt.form_id, receipt.form_version);
    receipt.state = reader.text(value, "", "state", 1, max_id_bytes);
    if (!state_from_name(receipt.state)) reader.fail("/state", "is no value that is known here");
  });
}

Result<Problem, WireFault> read_problem(std::string_view json) {
  return read_message<Problem>(json, [](Reader& reader, const Value& value, Problem& problem) {
    problem.status = static_cast<int>(reader.integer(value, "", "status", 100, 599));
    problem.code = reader.text(value, "", "code", 1, max_id_bytes);
    problem.title = reader.optional_text(value, "", "title");
    problem.detail = reader.optional_text(value, "", "detail");
    if (const Value* seconds = value.find("retryAfterS"); seconds != nullptr && !seconds->is_null()) {
      problem.retry_after_s = static_cast<int>(reader.integer(value, "", "retryAfterS", 0, 1'000'000'000));
    }
    const auto& issues = reader.array(value, "", "issues");
    for (std::size_t i = 0; i < issues.size(); ++i)
      problem.issues.push_back(reader.issue(issues[i], Reader::at("/issues", i)));
    problem.missing = reader.names(value, "", "missing");
  });
}

}  // namespace madoguchi::portal
