// Choosing a password at a mailed link; see chosen_password.h.
#include "server/use_case/chosen_password.h"

#include "server/store/store.h"
#include "server/use_case/account_answers.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {

Outcome<portal::ConfirmedEmail> choose_password(
    Context& context, LinkPurpose purpose, std::string_view state, const portal::NewPassword& request,
    const std::function<void(const AccountRow& account, const std::string& hash)>& take) {
  const auto account_of_link = [&]() -> std::optional<AccountRow> {
    const auto link = find_link(context, purpose, request.token);
    auto account = link ? find_account(context.store.sql(), link->account_id) : std::nullopt;
    return account && account->state == state ? account : std::nullopt;
  };
  const auto judged = account_of_link();
  if (!judged) return problem_of("link.invalid");
  if (auto issues = judge_password(context, *judged, request.password); !issues.empty()) {
    auto refused = problem_of("password.refused");
    refused.error.issues = std::move(issues);
    return refused;
  }
  const std::string hash = context.keys.hash_password(request.password);  // slow: before the transaction

  Transaction transaction(context.store);
  const auto link = find_link(context, purpose, request.token);
  const auto account = account_of_link();
  if (!link || !account || !use_link(context, *link)) return problem_of("link.invalid");
  take(*account, hash);
  transaction.commit();
  return portal::ConfirmedEmail{account->email};
}

}  // namespace madoguchi::server
