// The wire messages of the API (version 1) and their JSON. Both sides use these; assets/openapi.json describes them.
// Reading is strict about types and bounds and lenient about members that it does not know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/evaluation.h"
#include "form/value.h"
#include "text/result.h"

namespace madoguchi::portal {

enum class FacilityType { kenshin, sejutsu };
enum class Role { applicant, reviewer, administrator };
// Where a session stands: passed, a code is wanted, or the second factor has to be set up first.
enum class SecondFactor { passed, required, enrolment };
enum class FacilityCheck { none, confirmed, failed, closed };

std::string_view facility_type_name(FacilityType type);
std::optional<FacilityType> facility_type_from_name(std::string_view name);
std::string_view role_name(Role role);
std::optional<Role> role_from_name(std::string_view name);
std::string_view second_factor_name(SecondFactor factor);
std::optional<SecondFactor> second_factor_from_name(std::string_view name);
std::string_view facility_check_name(FacilityCheck check);
std::optional<FacilityCheck> facility_check_from_name(std::string_view name);

struct Facility {
  FacilityType type = FacilityType::kenshin;
  std::string name;
  std::string administrator_name;   // 院長（管理者）氏名
  std::string registration_number;  // 登録記号番号 (sejutsu) or 健診機関番号 (kenshin)
  std::string postal_code;          // "100-0001"
  std::string prefecture;
  std::string address;
  std::string phone;
};

struct Person {
  std::string id;  // of the account
  std::string name;
  std::string email;
  Role role = Role::applicant;
};

// A header of requests: the id of the account that they are meant for. The cookie is the browser's, and belongs to
// another account once somebody else has logged in from another window.
inline constexpr std::string_view account_header = "madoguchi-account";

// POST and GET /session. Without a person: nobody is logged in.
struct Session {
  std::optional<Person> person;
  std::optional<Facility> facility;
  FacilityCheck facility_check = FacilityCheck::none;  // none or closed: what the server knows before a value is typed
  bool accounts_issued = false;                        // the facility has accounts of the app
  std::string today;                                   // ISO 8601, Asia/Tokyo
  // Of the person who is logged in:
  SecondFactor second_factor = SecondFactor::passed;
  int idle_ends_in_s = 0;  // without use, counted from the answer
  int ends_in_s = 0;       // in any case
};

struct LoginRequest {
  std::string email;
  std::string password;
};

// POST /facility-checks: which form's which check, with the answers that it matches.
struct FacilityCheckRequest {
  std::string form_id;
  int form_version = 0;
  std::string check;  // the id of the field of type check
  form::Value answers;
};

struct FacilityCheckResult {
  FacilityCheck outcome = FacilityCheck::none;  // confirmed, failed or closed
  int remaining_attempts = 0;                   // of the five in 24 h (D5)
};

// GET /uploads/{id}: what became of an upload.
struct UploadStatus {
  std::string id;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::uint64_t offset_bytes = 0;
  std::string state;  // "receiving", "accepted", "refused"
  std::string kind;   // when accepted
  std::optional<form::Issue> refusal;
};

// POST /applications, beside the header Idempotency-Key.
struct ApplicationRequest {
  std::string form_id;
  int form_version = 0;
  form::Value answers;          // normalised; each attachment with its uploadId
  std::string reviewed_sha256;  // lower-case hex of SHA-256 over portal::reviewed_text
};

struct Receipt {
  std::string id;
  std::string receipt_number;
  std::string received_at;  // RFC 3339, UTC
  std::string form_id;
  int form_version = 0;
  std::string state;
};

// RFC 9457. `type` is "about:blank"-free: "/problems/<code>".
struct Problem {
  int status = 0;
  std::string code;
  std::string title;  // English, for engineers; users read the locale's "problem.<code>"
  std::string detail;
  std::optional<int> retry_after_s;
  std::vector<form::Issue> issues;
  std::vector<std::string> missing;
};

struct WireFault {
  std::string pointer;  // RFC 6901
  std::string message;
};

// Each reads the JSON of its message, within form::ParseLimits.
Result<Session, WireFault> read_session(std::string_view json);
Result<LoginRequest, WireFault> read_login_request(std::string_view json);
Result<FacilityCheckRequest, WireFault> read_facility_check_request(std::string_view json);
Result<FacilityCheckResult, WireFault> read_facility_check_result(std::string_view json);
Result<UploadStatus, WireFault> read_upload_status(std::string_view json);
Result<ApplicationRequest, WireFault> read_application_request(std::string_view json);
Result<Receipt, WireFault> read_receipt(std::string_view json);
Result<Problem, WireFault> read_problem(std::string_view json);

// A facility on its own, as it stands in a session.
Result<Facility, WireFault> read_facility(std::string_view json);
std::string write(const Facility& facility);

std::string write(const Session& message);
std::string write(const LoginRequest& message);
std::string write(const FacilityCheckRequest& message);
std::string write(const FacilityCheckResult& message);
std::string write(const UploadStatus& message);
std::string write(const ApplicationRequest& message);
std::string write(const Receipt& message);
std::string write(const Problem& message);

// The facts a form may ask about, from what the session and the checks say.
form::Value form_facts(FacilityType type, FacilityCheck check, std::string_view today, bool accounts_issued = false);

}  // namespace madoguchi::portal
