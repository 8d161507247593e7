// The table of routes and its lookup; see router.h. assets/openapi.json describes the same table.
#include "server/http/router.h"

#include <array>
#include <optional>

#include "portal/draft_messages.h"
#include "server/http/administration_handlers.h"
#include "server/http/handlers.h"
#include "server/http/review_handlers.h"
#include "server/http/tus.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t small_body = 64 * 1024;
constexpr std::size_t application_body = 1024 * 1024;
constexpr std::size_t decision_body = 256 * 1024;  // flags with comments

const std::array table{
    Route{"GET", "/healthz", &answer_alive},
    Route{"GET", "/readyz", &answer_ready},
    Route{"GET", "/api/v1/openapi.json", &answer_openapi},
    Route{"POST", "/api/v1/session", &log_in_with_password, small_body},
    Route{"GET", "/api/v1/session", &answer_session},
    Route{"DELETE", "/api/v1/session", &end_session},
    Route{"POST", "/api/v1/session/extension", &extend_session},
    Route{"POST", "/api/v1/session/second-factor", &take_second_factor, small_body},
    Route{"POST", "/api/v1/session/second-factor/enrolment", &begin_second_factor},
    Route{"POST", "/api/v1/session/second-factor/enrolment/confirm", &confirm_second_factor, small_body},
    Route{"GET", "/api/v1/sessions", &answer_sessions},
    Route{"DELETE", "/api/v1/sessions", &end_other_sessions},
    Route{"DELETE", "/api/v1/sessions/{id}", &end_one_session},
    Route{"POST", "/api/v1/registrations", &take_registration, small_body},
    Route{"POST", "/api/v1/registrations/confirm", &confirm_registration, small_body},
    Route{"POST", "/api/v1/password-resets", &take_password_reset, small_body},
    Route{"POST", "/api/v1/password-resets/confirm", &confirm_password_reset, small_body},
    Route{"POST", "/api/v1/invitations/confirm", &confirm_invitation, small_body},
    Route{"GET", "/api/v1/account", &answer_account},
    Route{"PUT", "/api/v1/account/password", &change_password, small_body},
    Route{"POST", "/api/v1/account/email", &take_email_change, small_body},
    Route{"POST", "/api/v1/account/email/confirm", &confirm_email_change, small_body},
    Route{"GET", "/api/v1/forms/{id}/{version}", &answer_form},
    Route{"GET", "/api/v1/articles", &answer_articles},
    Route{"GET", "/api/v1/articles/{id}", &answer_article},
    Route{"GET", "/api/v1/notices", &answer_public_notices},
    Route{"GET", "/api/v1/notices/{id}", &answer_public_notice},
    Route{"POST", "/api/v1/notices/{id}/reading", &take_notice_reading, small_body},
    Route{"GET", "/notices.atom", &answer_notice_feed},
    Route{"GET", "/api/v1/search", &answer_search},
    Route{"POST", "/api/v1/facility-checks", &answer_facility_check, small_body},
    Route{"POST", "/api/v1/applications", &take_application, application_body},
    Route{"GET", "/api/v1/applications", &answer_applications},
    Route{"GET", "/api/v1/applications/{id}", &answer_application},
    Route{"GET", "/api/v1/applications/{id}/copy.pdf", &answer_application_copy},
    Route{"POST", "/api/v1/applications/{id}/withdrawal", &take_back_application, small_body},
    Route{"POST", "/api/v1/applications/{id}/resubmission", &take_resubmission, application_body},
    Route{"GET", "/api/v1/accounts", &answer_issued_accounts},
    Route{"GET", "/api/v1/accounts/{id}/settings.pdf", &answer_settings_paper},
    Route{"GET", "/api/v1/review/applications", &answer_review_queue},
    Route{"GET", "/api/v1/review/applications/{id}", &answer_review},
    Route{"GET", "/api/v1/review/applications/{id}/attachments/{attachment}", &answer_review_attachment},
    Route{"GET", "/api/v1/review/applications/{id}/attachments/{attachment}/table", &answer_attachment_table},
    Route{"POST", "/api/v1/review/applications/{id}/claim", &claim_review, small_body},
    Route{"DELETE", "/api/v1/review/applications/{id}/claim", &release_review},
    Route{"POST", "/api/v1/review/applications/{id}/decision", &take_decision, decision_body},
    Route{"POST", "/api/v1/review/approvals", &take_approvals, small_body},
    Route{"POST", "/api/v1/review/facility-checks/reopening", &reopen_check, small_body},
    Route{"POST", "/api/v1/review/accounts/{id}/stop", &stop_issued_account, small_body},
    Route{"POST", "/api/v1/review/accounts/{id}/reissue", &replace_issued_account, small_body},
    Route{"GET", "/api/v1/drafts", &answer_drafts},
    Route{"GET", "/api/v1/drafts/{form}", &answer_draft},
    Route{"PUT", "/api/v1/drafts/{form}", &keep_draft, portal::max_draft_bytes},
    Route{"DELETE", "/api/v1/drafts/{form}", &drop_draft},
    Route{"GET", "/api/v1/admin/notices", &answer_notices},
    Route{"POST", "/api/v1/admin/notices", &take_notice, small_body},
    Route{"GET", "/api/v1/admin/notices/{id}", &answer_notice},
    Route{"PUT", "/api/v1/admin/notices/{id}", &keep_notice, small_body},
    Route{"DELETE", "/api/v1/admin/notices/{id}", &drop_notice},
    Route{"POST", "/api/v1/admin/facility-imports/preview", &answer_import_preview},
    Route{"POST", "/api/v1/admin/facility-imports", &take_import},
    Route{"GET", "/api/v1/admin/staff", &answer_staff},
    Route{"POST", "/api/v1/admin/staff", &take_invitation, small_body},
    Route{"PUT", "/api/v1/admin/staff/{id}", &keep_staff_member, small_body},
    Route{"GET", "/api/v1/admin/mails", &answer_mails},
    Route{"POST", "/api/v1/admin/mails/{id}/retry", &send_mail_again, small_body},
    Route{"GET", "/api/v1/admin/audit", &answer_audit},
    Route{"OPTIONS", "/api/v1/uploads", &answer_tus_options},
    Route{"POST", "/api/v1/uploads", &create_tus_upload},
    Route{"OPTIONS", "/api/v1/uploads/{id}", &answer_tus_options},
    Route{"GET", "/api/v1/uploads/{id}", &answer_upload_status},
    Route{"HEAD", "/api/v1/uploads/{id}", &answer_tus_offset},
    Route{"PATCH", "/api/v1/uploads/{id}", &take_tus_bytes},
    Route{"DELETE", "/api/v1/uploads/{id}", &terminate_tus_upload},
};

// What stood in the pattern's {…}; nothing where the path is another one.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::span<const std::string> segments) {
  std::vector<std::string> parameters;
  std::size_t index = 0;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);  // '/'
    const auto slash = pattern.find('/');
    const std::string_view wanted = pattern.substr(0, slash);
    pattern = slash == std::string_view::npos ? std::string_view() : pattern.substr(slash);
    if (index == segments.size()) return std::nullopt;
    const std::string& segment = segments[index++];
    if (wanted.starts_with('{') && !segment.empty()) {
      parameters.push_back(segment);
    } else if (wanted != segment) {
      return std::nullopt;
    }
  }
  if (index != segments.size()) return std::nullopt;
  return parameters;
}

}  // namespace

std::span<const Route> routes() { return table; }

RouteMatch find_route(std::string_view method, std::span<const std::string> segments) {
  RouteMatch result;
  const Route* get = nullptr;
  bool has_head = false, has_options = false;
  const auto allow = [&](std::string_view name) {
    if (!result.allow.empty()) result.allow += ", ";
    result.allow += name;
  };
  for (const Route& route : table) {
    auto parameters = match(route.pattern, segments);
    if (!parameters) continue;
    if (result.parameters.empty()) result.parameters = std::move(*parameters);
    if (route.method == "GET") get = &route;
    if (route.method == "HEAD") has_head = true;
    if (route.method == "OPTIONS") has_options = true;
    allow(route.method);
    if (route.method == method) result.route = &route;
  }
  if (result.allow.empty()) return result;
  if (!result.route && method == "HEAD") result.route = get;  // the connection leaves the body out
  if (get && !has_head) allow("HEAD");
  if (!has_options) allow("OPTIONS");
  return result;
}

}  // namespace madoguchi::server
