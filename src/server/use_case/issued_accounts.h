// Accounts of the app (D14, S29): issued with the approval, one a device, each with an initial password of its own that
// is printed in 「マイナ資格確認アプリユーザ設定情報」 and shown nowhere else. A reviewer stops them and issues others
// in their place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portal/review_messages.h"
#include "server/pdf/paper.h"
#include "server/store/application_table.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// As many as the application asks for; none where its form asks for none. Inside the approval's Transaction.
void issue_accounts(Context& context, const Caller& reviewer, const ApplicationRow& row);

std::vector<portal::IssuedAccount> accounts_of_application(Context& context, const std::string& application_id);

// The facility's own, in their order.
portal::IssuedAccountList list_issued_accounts(Context& context, const Caller& caller);

struct SettingsPaper {
  std::string file_name;  // in Japanese
  std::string ascii_file_name;
  std::string pdf;
};

// The accounts that were issued with this one and are not stopped, with their initial passwords; each download leaves
// an audit entry. Problems: issued_account.unknown (404: none, foreign), issued_account.stopped (409),
// paper.no_typeface (503).
Outcome<SettingsPaper> settings_paper(Context& context, const Caller& caller, std::string_view id);

// A reviewer stops an account; its initial password is forgotten. Problems: issued_account.unknown (404),
// issued_account.stopped (409).
Outcome<portal::IssuedAccount> stop_account(Context& context, const Caller& reviewer, std::string_view id);
// A reviewer issues another account in place of one, which is stopped. Problems: issued_account.unknown (404),
// issued_account.replaced (409).
Outcome<portal::IssuedAccount> reissue_account(Context& context, const Caller& reviewer, std::string_view id);

}  // namespace madoguchi::server
