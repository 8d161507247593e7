// Accounts; see accounts.h.
#include "server/use_case/accounts.h"

#include <algorithm>

#include "server/store/account_table.h"
#include "server/store/store.h"
#include "server/use_case/keys.h"
#include "text/fold.h"

namespace madoguchi::server {

std::string fold_email(std::string_view typed) {
  const std::string folded = text::fold_width(typed);
  std::string email(text::trim(folded));
  std::transform(email.begin(), email.end(), email.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return email;
}

std::string create_account(Context& context, const NewAccount& account) {
  soci::session& sql = context.store.sql();
  AccountRow row;
  row.id = context.keys.random_id();
  row.email = fold_email(account.email);
  row.person_name = account.person_name;
  row.role = portal::role_name(account.role);
  row.facility_id = account.facility_id;
  row.state = "active";
  if (find_account_by_email(sql, row.email)) return {};
  row.password_hash = context.keys.hash_password(account.password);  // slow: before the transaction
  Transaction transaction(context.store);
  if (find_account_by_email(sql, row.email)) return {};
  insert_account(sql, row, context.now_ms());
  transaction.commit();
  return row.id;
}

}  // namespace madoguchi::server
