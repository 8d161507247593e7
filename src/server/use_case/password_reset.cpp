// Password reset; see password_reset.h.
#include "server/use_case/password_reset.h"

#include "server/store/account_table.h"
#include "server/store/session_table.h"
#include "server/store/store.h"
#include "server/use_case/account_answers.h"
#include "server/use_case/account_mails.h"
#include "server/use_case/accounts.h"
#include "server/use_case/audit.h"
#include "server/use_case/chosen_password.h"
#include "server/use_case/mailed_links.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server {

Outcome<Done> request_password_reset(Context& context, const portal::PasswordResetRequest& request,
                                     std::string_view client_address) {
  const std::string email = fold_email(request.email);
  // What is no address gets no mail; that is told, as it tells nothing of accounts.
  if (auto issues = judge_email(context, email); !issues.empty()) {
    auto refused = problem_of("email.refused");
    refused.error.issues = std::move(issues);
    return refused;
  }
  if (const auto wait_s = throttle_password_reset(context, client_address)) {
    auto refused = problem_of("password_reset.throttled");
    refused.error.retry_after_s = *wait_s;
    return refused;
  }
  if (!is_reset_mail_due(context, email)) return Done();
  Transaction transaction(context.store);
  const auto account = find_account_by_email(context.store.sql(), email);
  const bool usable = account && account->state == "active";
  // A link that belongs to no account is mailed to nobody; it is there so that both ways do the same work.
  const IssuedLink link = issue_link(context, LinkPurpose::password_reset, usable ? account->id : std::string(),
                                     form::Value(form::Value::Object{}));
  if (usable) {
    mail_account(context, "password-reset", email, {{"link", link.url}, {"valid_until", link.valid_until}});
  } else {
    mail_account(context, "password-reset-unknown-address", email, {});
  }
  transaction.commit();
  return Done();
}

Outcome<portal::ConfirmedEmail> reset_password(Context& context, const portal::NewPassword& request) {
  return choose_password(context, LinkPurpose::password_reset, "active", request,
                         [&](const AccountRow& account, const std::string& hash) {
                           soci::session& sql = context.store.sql();
                           set_password_hash(sql, account.id, hash, context.now_ms());
                           delete_sessions_of(sql, account.id, "");
                           forget_login_attempts(context, account.email);
                           forget_reset_mails(context, account.email);
                           const Caller owner{"", account.id, account.facility_id,
                                              portal::role_from_name(account.role).value_or(portal::Role::applicant)};
                           append_audit_entry(context, owner, {"password", account.id, "set", "reset"});
                           mail_account(context, "password-changed", account.email, {});
                         });
}

}  // namespace madoguchi::server
