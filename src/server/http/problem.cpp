// The table of wire errors; see problem.h.
#include "server/http/problem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madoguchi::server {
namespace {

constexpr std::array kinds{
    ProblemKind{"http.malformed", 400, "The request is not well-formed HTTP"},
    ProblemKind{"http.header_too_large", 431, "The request's header is too large"},
    ProblemKind{"http.body_too_large", 413, "The request's body is too large"},
    ProblemKind{"http.expectation_failed", 417, "The expectation is not supported"},
    ProblemKind{"http.unknown_path", 404, "There is nothing at this path"},
    ProblemKind{"http.method_not_allowed", 405, "The method is not allowed here"},
    ProblemKind{"http.unsupported_media_type", 415, "The media type is not supported here"},
    ProblemKind{"request.malformed", 400, "The message is not of the expected form"},
    ProblemKind{"request.wrong_origin", 403, "The request comes from another site"},
    ProblemKind{"server.internal", 500, "The server failed"},
    ProblemKind{"server.busy", 503, "The server is busy"},
    ProblemKind{"server.stopping", 503, "The server is stopping"},
    ProblemKind{"session.required", 401, "This needs a log-in"},
    ProblemKind{"session.forbidden", 403, "This account may not do that"},
    ProblemKind{"session.invalid_credentials", 401, "Address or password is wrong"},
    ProblemKind{"session.throttled", 429, "Too many attempts to log in"},
    ProblemKind{"session.second_factor_required", 403, "The second factor has not been passed yet"},
    ProblemKind{"session.unknown", 404, "There is no such session"},
    ProblemKind{"second_factor.wrong", 401, "The code is wrong"},
    ProblemKind{"second_factor.throttled", 429, "Too many wrong codes"},
    ProblemKind{"second_factor.not_expected", 409, "The session does not wait for that"},
    ProblemKind{"registration.invalid", 422, "The answers are not valid"},
    ProblemKind{"registration.throttled", 429, "Too many registrations"},
    ProblemKind{"password_reset.throttled", 429, "Too many requests for a new password"},
    ProblemKind{"link.invalid", 410, "The link is used, expired or unknown"},
    ProblemKind{"password.refused", 422, "The password cannot be taken"},
    ProblemKind{"email.refused", 422, "The mail address cannot be taken"},
    ProblemKind{"account.wrong_password", 401, "The current password is wrong"},
    ProblemKind{"account.throttled", 429, "Too many wrong passwords"},
    ProblemKind{"account.exists", 409, "The mail address has an account"},
    ProblemKind{"form.unknown", 404, "There is no such form"},
    ProblemKind{"article.unknown", 404, "There is no such article"},
    ProblemKind{"check.unknown", 404, "The form has no such check"},
    ProblemKind{"facility_check.not_applicable", 422, "Nothing visible is to be checked"},
    ProblemKind{"facility_check.invalid", 422, "The answers cannot be checked as they are"},
    ProblemKind{"application.invalid", 422, "The answers are not valid"},
    ProblemKind{"application.review_mismatch", 409, "The answers are not those that were reviewed"},
    ProblemKind{"application.attachment_unknown", 422, "An attachment is not there"},
    ProblemKind{"application.unknown", 404, "There is no such application"},
    ProblemKind{"application.not_withdrawable", 409, "The application cannot be withdrawn any more"},
    ProblemKind{"application.not_returned", 409, "The application was not returned"},
    ProblemKind{"application.locked", 422, "An answer that was not flagged is not as it was"},
    ProblemKind{"attachment.unknown", 404, "There is no such attachment"},
    ProblemKind{"attachment.removed", 410, "The attachment was deleted after its time"},
    ProblemKind{"attachment.infected", 409, "A virus scanner found something in the attachment"},
    ProblemKind{"attachment.scan_waiting", 409, "The virus scanner has not looked at the attachment yet"},
    ProblemKind{"attachment.no_workbook", 409, "The attachment is no workbook"},
    ProblemKind{"attachment.table_unreadable", 422, "The workbook cannot be shown as a table"},
    ProblemKind{"review.claimed", 409, "Another reviewer works on the application"},
    ProblemKind{"review.not_open", 409, "Nothing is to be decided on the application"},
    ProblemKind{"review.not_decidable", 409, "The application is not in review"},
    ProblemKind{"review.not_confirmed", 409, "The facility was not confirmed by the check"},
    ProblemKind{"review.changed", 412, "The application is not as it was looked at"},
    ProblemKind{"review.precondition_missing", 428, "The header If-Match is missing"},
    ProblemKind{"review.invalid", 422, "The decision lacks something or has too much"},
    ProblemKind{"review.second_reviewer_needed", 409, "Another reviewer has to approve"},
    ProblemKind{"facility.unknown", 404, "There is no such facility"},
    ProblemKind{"facility_check.not_closed", 409, "The check is not closed"},
    ProblemKind{"issued_account.unknown", 404, "There is no such account"},
    ProblemKind{"issued_account.stopped", 409, "The account was stopped"},
    ProblemKind{"issued_account.replaced", 409, "Another account was issued in its place"},
    ProblemKind{"notice.unknown", 404, "There is no such notice"},
    ProblemKind{"notice.conflict", 412, "The notice is not as it was"},
    ProblemKind{"notice.precondition_missing", 428, "The header If-Match is missing"},
    ProblemKind{"notice.invalid", 422, "The notice cannot be shown as it is"},
    ProblemKind{"import.changed", 412, "The file or the master data are not as they were previewed"},
    ProblemKind{"import.precondition_missing", 428, "The header If-Match is missing"},
    ProblemKind{"import.invalid", 422, "The file has faults"},
    ProblemKind{"staff.unknown", 404, "There is no such reviewer or administrator"},
    ProblemKind{"staff.invalid", 422, "The name cannot be shown"},
    ProblemKind{"staff.last_administrator", 409, "Nobody would be left to administrate"},
    ProblemKind{"paper.no_typeface", 503, "No typeface with Japanese letters is installed"},
    ProblemKind{"draft.unknown", 404, "There is no draft of this form"},
    ProblemKind{"draft.conflict", 412, "The draft is not as it was"},
    ProblemKind{"draft.precondition_missing", 428, "The header If-Match or If-None-Match is missing"},
    ProblemKind{"idempotency.key_missing", 400, "The header Idempotency-Key is missing"},
    ProblemKind{"idempotency.key_reused", 422, "The idempotency key was used for something else"},
    ProblemKind{"mail.unknown", 404, "There is no such mail"},
    ProblemKind{"mail.not_dead", 409, "Only a mail that was given up can be tried again"},
    ProblemKind{"tus.version_unsupported", 412, "Only tus 1.0.0 is spoken here"},
    ProblemKind{"tus.header_malformed", 400, "A tus header is missing or malformed"},
    ProblemKind{"upload.too_large", 413, "The file is too large"},
    ProblemKind{"upload.empty", 422, "The file is empty"},
    ProblemKind{"upload.bad_name", 422, "The file has no usable name"},
    ProblemKind{"upload.too_many", 429, "Too many open uploads"},
    ProblemKind{"upload.unknown", 404, "There is no such upload"},
    ProblemKind{"upload.expired", 410, "The upload has expired"},
    ProblemKind{"upload.gone", 410, "The upload was refused and its bytes are gone"},
    ProblemKind{"upload.in_use", 409, "An application holds the upload"},
    ProblemKind{"upload.locked", 423, "Another request works on the upload"},
    ProblemKind{"upload.taken_over", 409, "A newer request took the upload over"},
    ProblemKind{"upload.offset_mismatch", 409, "The offset is not the upload's offset"},
    ProblemKind{"upload.length_exceeded", 413, "More bytes than the upload's length"},
    ProblemKind{"upload.checksum_mismatch", 460, "The bytes do not match their checksum"},
    ProblemKind{"upload.checksum_unsupported", 400, "The checksum algorithm is not supported"},
    ProblemKind{"upload.incomplete_body", 400, "The body ended before its length"},
    ProblemKind{"upload.no_space", 507, "There is no space left for uploads"},
};

const ProblemKind* find_kind(std::string_view code) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const ProblemKind& kind) { return kind.code == code; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

std::span<const ProblemKind> problem_kinds() { return kinds; }

portal::Problem make_problem(std::string_view code, std::string detail) {
  const ProblemKind* kind = find_kind(code);
  if (!kind) kind = find_kind("server.internal");
  portal::Problem problem;
  problem.status = kind->status;
  problem.code = kind->code;
  problem.title = kind->title;
  problem.detail = std::move(detail);
  return problem;
}

portal::Problem completed(const portal::Problem& given) {
  portal::Problem problem = given;
  const ProblemKind* kind = find_kind(given.code);
  if (problem.status == 0) problem.status = kind ? kind->status : 422;
  if (problem.title.empty()) problem.title = kind ? kind->title : "The content was refused";
  return problem;
}

}  // namespace madoguchi::server
