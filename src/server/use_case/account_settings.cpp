// Account settings; see account_settings.h.
#include "server/use_case/account_settings.h"

#include "server/store/account_table.h"
#include "server/store/session_table.h"
#include "server/store/store.h"
#include "server/use_case/account_answers.h"
#include "server/use_case/account_mails.h"
#include "server/use_case/accounts.h"
#include "server/use_case/audit.h"
#include "server/use_case/keys.h"
#include "server/use_case/mailed_links.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/second_factor.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server {
namespace {

AccountRow own_account(Context& context, const Caller& caller) {
  auto account = find_account(context.store.sql(), caller.account_id);
  if (!account) throw soci::soci_error("An account with a session is gone.");
  return *std::move(account);
}

// The own password once more, before what changes who may log in.
std::optional<Failure<portal::Problem>> refuse_without_password(Context& context, const AccountRow& account,
                                                                std::string_view password) {
  AccountThrottle throttle(context, "own-password", account.id);
  if (const auto wait_s = throttle.begin_attempt()) {
    auto refused = problem_of("account.throttled");
    refused.error.retry_after_s = *wait_s;
    return refused;
  }
  if (!context.keys.password_matches(account.password_hash, password)) return problem_of("account.wrong_password");
  Transaction transaction(context.store);
  throttle.attempt_succeeded();
  transaction.commit();
  return std::nullopt;
}

}  // namespace

portal::AccountDetails describe_account(Context& context, const Caller& caller) {
  const AccountRow account = own_account(context, caller);
  return {account.email, account.person_name, caller.role, has_second_factor(context, account.id)};
}

Outcome<Done> change_password(Context& context, const Caller& caller, const portal::PasswordChange& change) {
  const AccountRow account = own_account(context, caller);
  if (auto refused = refuse_without_password(context, account, change.current_password)) return *std::move(refused);
  if (auto issues = judge_password(context, account, change.new_password); !issues.empty()) {
    auto refused = problem_of("password.refused");
    refused.error.issues = std::move(issues);
    return refused;
  }
  const std::string hash = context.keys.hash_password(change.new_password);

  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  set_password_hash(sql, account.id, hash, context.now_ms());
  end_other_sessions(context, caller);
  end_links(context, LinkPurpose::password_reset, account.id);
  append_audit_entry(context, caller, {"password", account.id, "set", "changed"});
  mail_account(context, "password-changed", account.email, {});
  transaction.commit();
  return Done();
}

Outcome<Done> request_email_change(Context& context, const Caller& caller, const portal::EmailChange& change) {
  const AccountRow account = own_account(context, caller);
  if (auto refused = refuse_without_password(context, account, change.password)) return *std::move(refused);
  const std::string email = fold_email(change.email);
  if (auto issues = judge_email(context, email); !issues.empty()) {
    auto refused = problem_of("email.refused");
    refused.error.issues = std::move(issues);
    return refused;
  }
  Transaction transaction(context.store);
  const bool taken = find_account_by_email(context.store.sql(), email).has_value();
  const IssuedLink link =
      issue_link(context, LinkPurpose::email_change, account.id, form::Value::Object{{"email", email}});
  if (taken) {
    mail_account(context, "email-change-known-address", email, {});
  } else {
    mail_account(context, "email-change", email, {{"link", link.url}, {"valid_until", link.valid_until}});
  }
  mail_account(context, "email-change-notice", account.email, {});
  transaction.commit();
  return Done();
}

Outcome<portal::ConfirmedEmail> confirm_email_change(Context& context, const std::optional<Caller>& caller,
                                                     std::string_view token) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  const auto link = find_link(context, LinkPurpose::email_change, token);
  if (!link || !use_link(context, *link)) return problem_of("link.invalid");
  const auto account = find_account(sql, link->account_id);
  const form::Value* member = link->payload.find("email");
  const std::string* email = member == nullptr ? nullptr : member->as_string();
  if (!account || account->state != "active" || email == nullptr || find_account_by_email(sql, *email)) {
    transaction.commit();  // the link is used up
    return problem_of("link.invalid");
  }
  set_email(sql, account->id, *email, context.now_ms());
  const bool own = caller && caller->account_id == account->id;
  delete_sessions_of(sql, account->id, own ? caller->session_id : std::string());
  // A reset that was mailed to the old address is no longer for its reader.
  end_links(context, LinkPurpose::password_reset, account->id);
  const Caller owner{"", account->id, account->facility_id,
                     portal::role_from_name(account->role).value_or(portal::Role::applicant)};
  append_audit_entry(context, owner, {"email", account->id, "set", "changed"});
  mail_account(context, "email-changed", account->email, {});
  transaction.commit();
  return portal::ConfirmedEmail{*email};
}

}  // namespace madoguchi::server
