// The wire messages from JSON: strict about types and bounds, lenient about members that it does not know. The first
// fault, with its place, refuses the message.
#include <algorithm>

#include "portal/application.h"
#include "portal/wire.h"
#include "text/date.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::size_t max_email_bytes = 254;      // RFC 5321, section 4.5.3.1.3 with the brackets off
constexpr std::size_t max_password_bytes = 1024;  // 128 characters (D2) in any script, composed or not
constexpr std::size_t max_text_bytes = 2000;
constexpr std::size_t max_id_bytes = 200;
constexpr std::int64_t max_size_bytes = std::int64_t{1} << 53;
constexpr std::size_t max_listed = 1000;

// Reads members and remembers the first fault; what is read after it is empty and of no matter.
class Reader {
 public:
  void fail(std::string pointer, std::string message) {
    if (!fault_) fault_ = WireFault{std::move(pointer), std::move(message)};
  }
  const std::optional<WireFault>& fault() const { return fault_; }

  const Value* member(const Value& object, const std::string& place, std::string_view name) {
    const Value* value = object.find(name);
    if (value == nullptr) fail(at(place, name), "is missing");
    return value;
  }

  std::string text(const Value& object, const std::string& place, std::string_view name, std::size_t min_bytes = 0,
                   std::size_t max_bytes = max_text_bytes) {
    const Value* value = member(object, place, name);
    if (value == nullptr) return {};
    const std::string* text = value->as_string();
    if (text != nullptr && text->size() >= min_bytes && text->size() <= max_bytes) return *text;
    fail(at(place, name),
         "must be a text of " + std::to_string(min_bytes) + " to " + std::to_string(max_bytes) + " bytes");
    return {};
  }

  std::string optional_text(const Value& object, const std::string& place, std::string_view name) {
    const Value* value = object.find(name);
    return value == nullptr || value->is_null() ? std::string() : text(object, place, name);
  }

  std::int64_t integer(const Value& object, const std::string& place, std::string_view name, std::int64_t min,
                       std::int64_t max) {
    const Value* value = member(object, place, name);
    if (value == nullptr) return min;
    const auto* integer = value->as_integer();
    if (integer != nullptr && *integer >= min && *integer <= max) return *integer;
    fail(at(place, name), "must be an integer from " + std::to_string(min) + " to " + std::to_string(max));
    return min;
  }

  template <class T>
  T named(const Value& object, const std::string& place, std::string_view name,
          std::optional<T> (*from_name)(std::string_view), T otherwise) {
    const auto value = from_name(text(object, place, name, 1));
    if (!value) fail(at(place, name), "is no value that is known here");
    return value.value_or(otherwise);
  }

  Value object_member(const Value& object, const std::string& place, std::string_view name) {
    const Value* value = member(object, place, name);
    if (value != nullptr && value->as_object() != nullptr) return *value;
    fail(at(place, name), "must be an object");
    return Value(Value::Object{});
  }

  // An array that may be left out.
  const Value::Array& array(const Value& object, const std::string& place, std::string_view name) {
    static const Value::Array nothing;
    const Value* value = object.find(name);
    if (value == nullptr || value->is_null()) return nothing;
    if (value->as_array() != nullptr && value->as_array()->size() <= max_listed) return *value->as_array();
    fail(at(place, name), "must be an array of at most " + std::to_string(max_listed) + " elements");
    return nothing;
  }

  form::Issue issue(const Value& object, const std::string& place) {
    if (object.as_object() == nullptr) fail(place, "must be an object");
    form::Issue issue;
    issue.field = text(object, place, "field", 0, max_id_bytes);
    issue.code = text(object, place, "code", 1, max_id_bytes);
    issue.params = object_member(object, place, "params");
    return issue;
  }

  static std::string at(const std::string& place, std::string_view name) { return place + "/" + std::string(name); }
  static std::string at(const std::string& place, std::size_t index) { return place + "/" + std::to_string(index); }

 private:
  std::optional<WireFault> fault_;
};

// Parses the JSON, which must be an object, and lets `fill` read the message from it.
template <class Message, class Fill>
Result<Message, WireFault> read_message(std::string_view json, const Fill& fill) {
  const auto parsed = form::parse_json(json);
  if (!parsed) return Failure{WireFault{"", "is no JSON that can be read (" + parsed.error().code + ")"}};
  if (parsed->as_object() == nullptr) return Failure{WireFault{"", "must be an object"}};
  Reader reader;
  Message message;
  fill(reader, *parsed, message);
  if (reader.fault()) return Failure{*reader.fault()};
  return message;
}

void read_form(Reader& reader, const Value& json, std::string& form_id, int& form_version) {
  form_id = reader.text(json, "", "formId", 1, max_id_bytes);
  form_version = static_cast<int>(reader.integer(json, "", "formVersion", 1, 1'000'000));
}

bool is_sha256_hex(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

Result<Session, WireFault> read_session(std::string_view json) {
  return read_message<Session>(json, [](Reader& reader, const Value& value, Session& session) {
    const Value* person = reader.member(value, "", "person");
    if (person != nullptr && !person->is_null()) {
      const Value object = reader.object_member(value, "", "person");
      session.person =
          Person{reader.text(object, "/person", "name"), reader.text(object, "/person", "email", 1, max_email_bytes),
                 reader.named(object, "/person", "role", &role_from_name, Role::applicant)};
    }
    const Value* facility = reader.member(value, "", "facility");
    if (facility != nullptr && !facility->is_null()) {
      const std::string place = "/facility";
      const Value object = reader.object_member(value, "", "facility");
      Facility read;
      read.type = reader.named(object, place, "type", &facility_type_from_name, FacilityType::kenshin);
      read.name = reader.text(object, place, "name");
      read.administrator_name = reader.text(object, place, "administratorName");
      read.registration_number = reader.text(object, place, "registrationNumber");
      read.postal_code = reader.text(object, place, "postalCode");
      read.prefecture = reader.text(object, place, "prefecture");
      read.address = reader.text(object, place, "address");
      read.phone = reader.text(object, place, "phone");
      session.facility = std::move(read);
    }
    session.facility_check = reader.named(value, "", "facilityCheck", &facility_check_from_name, FacilityCheck::none);
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
                                              read_form(reader, value, request.form_id, request.form_version);
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
  return read_message<UploadStatus>(json, [](Reader& reader, const Value& value, UploadStatus& status) {
    status.id = reader.text(value, "", "id", 1, max_id_bytes);
    status.name = reader.text(value, "", "name", 1);
    status.size_bytes = static_cast<std::uint64_t>(reader.integer(value, "", "sizeBytes", 0, max_size_bytes));
    status.offset_bytes = static_cast<std::uint64_t>(reader.integer(value, "", "offsetBytes", 0, max_size_bytes));
    if (status.offset_bytes > status.size_bytes) reader.fail("/offsetBytes", "is beyond the file's size");
    status.state = reader.text(value, "", "state", 1, max_id_bytes);
    if (status.state != "receiving" && status.state != "accepted" && status.state != "refused") {
      reader.fail("/state", "is no value that is known here");
    }
    status.kind = reader.optional_text(value, "", "kind");
    if (status.state == "accepted" && status.kind.empty()) reader.fail("/kind", "is missing");
    if (const Value* refusal = value.find("refusal"); refusal != nullptr && !refusal->is_null()) {
      status.refusal = reader.issue(*refusal, "/refusal");
    } else if (status.state == "refused") {
      reader.fail("/refusal", "is missing");
    }
  });
}

Result<ApplicationRequest, WireFault> read_application_request(std::string_view json) {
  return read_message<ApplicationRequest>(json, [](Reader& reader, const Value& value, ApplicationRequest& request) {
    read_form(reader, value, request.form_id, request.form_version);
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
    read_form(reader, value, receipt.form_id, receipt.form_version);
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
    const auto& missing = reader.array(value, "", "missing");
    for (std::size_t i = 0; i < missing.size(); ++i) {
      const std::string* field = missing[i].as_string();
      if (field == nullptr || field->size() > max_id_bytes) {
        reader.fail(Reader::at("/missing", i), "must be a text of at most " + std::to_string(max_id_bytes) + " bytes");
      } else {
        problem.missing.push_back(*field);
      }
    }
  });
}

}  // namespace madoguchi::portal
