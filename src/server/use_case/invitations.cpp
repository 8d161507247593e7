// Invitations; see invitations.h.
#include "server/use_case/invitations.h"

#include "server/store/account_table.h"
#include "server/store/store.h"
#include "server/use_case/account_answers.h"
#include "server/use_case/account_mails.h"
#include "server/use_case/accounts.h"
#include "server/use_case/audit.h"
#include "server/use_case/chosen_password.h"
#include "server/use_case/keys.h"
#include "server/use_case/mailed_links.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {

Outcome<Invited> invite(Context& context, const Caller& actor, const Invitation& invitation) {
  const std::string email = fold_email(invitation.email);
  if (auto issues = judge_email(context, email); !issues.empty()) {
    auto refused = problem_of("email.refused");
    refused.error.issues = std::move(issues);
    return refused;
  }
  soci::session& sql = context.store.sql();
  AccountRow account;
  account.id = context.keys.random_id();
  account.email = email;
  account.person_name = invitation.person_name;
  account.role = portal::role_name(invitation.role);
  account.state = "pending";  // without a password: nothing matches an empty hash

  Transaction transaction(context.store);
  if (const auto known = find_account_by_email(sql, email)) {
    if (known->state != "pending") return problem_of("account.exists");
    account.id = known->id;
    set_invited(sql, account, context.now_ms());
    append_audit_entry(context, actor, {"account", account.id, "pending", "pending"});
  } else {
    insert_account(sql, account, context.now_ms());
    append_audit_entry(context, actor, {"account", account.id, "", "pending"});
  }
  const IssuedLink link = issue_link(context, LinkPurpose::invitation, account.id, form::Value(form::Value::Object{}));
  mail_account(context, "invitation", email, {{"link", link.url}, {"valid_until", link.valid_until}});
  transaction.commit();
  return Invited{account.id, link.url};
}

Outcome<portal::ConfirmedEmail> accept_invitation(Context& context, const portal::NewPassword& request) {
  return choose_password(
      context, LinkPurpose::invitation, "pending", request, [&](const AccountRow& account, const std::string& hash) {
        activate_account(context.store.sql(), account.id, hash, context.now_ms());
        const Caller owner{"", account.id, "", portal::role_from_name(account.role).value_or(portal::Role::reviewer)};
        append_audit_entry(context, owner, {"account", account.id, "pending", "active"});
      });
}

}  // namespace madoguchi::server
