// The second factor; see second_factor.h.
#include "server/use_case/second_factor.h"

#include <algorithm>
#include <vector>

#include "server/store/account_table.h"
#include "server/store/second_factor_table.h"
#include "server/store/session_table.h"
#include "server/store/store.h"
#include "server/use_case/account_mails.h"
#include "server/use_case/audit.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/qr_code.h"
#include "server/use_case/throttle.h"
#include "server/use_case/totp.h"
#include "text/fold.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t secret_bytes = 20;  // RFC 4226, section 4: as long as the hash
constexpr std::size_t code_digits = 6;
constexpr int recovery_codes = 10;
constexpr std::string_view seal_purpose = "second-factor";
constexpr std::string_view issuer = "Madoguchi";

// What is typed in any width, in groups, in small letters.
std::string folded_code(std::string_view typed) {
  std::string code;
  for (const char c : text::remove_spaces(text::fold_dashes(text::fold_width(typed)))) {
    if (c != '-') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

bool is_app_code(std::string_view code) {
  return code.size() == code_digits &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string recovery_hash(const Keys& keys, std::string_view account_id, std::string_view folded) {
  return keys.keyed_hash("recovery-code", std::string(account_id) + " " + std::string(folded));
}

// Fifty random bits in letters and digits that are not taken for one another.
std::string fresh_recovery_code(const Keys& keys) {
  constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string code;
  for (const char byte : keys.random_bytes(10)) {
    if (code.size() == 5) code += '-';
    code += letters[static_cast<unsigned char>(byte) % letters.size()];
  }
  return code;
}

std::string secret_of(const Keys& keys, const SecondFactorRow& row) {
  auto secret = keys.unseal(seal_purpose, row.secret_sealed);
  if (!secret) throw soci::soci_error("The secret of a second factor cannot be read with this installation's key.");
  return *std::move(secret);
}

std::optional<Failure<portal::Problem>> throttled(AccountThrottle& throttle) {
  const auto wait_s = throttle.begin_attempt();
  if (!wait_s) return std::nullopt;
  auto refused = problem_of("second_factor.throttled");
  refused.error.retry_after_s = *wait_s;
  return refused;
}

LoggedIn passed(Context& context, Caller caller, std::string token) {
  caller.second_factor = portal::SecondFactor::passed;
  return {std::move(token), describe_session(context, caller)};
}

// Inside the Transaction: takes the code, so that it works no more. False where it is none.
bool take_code(Context& context, const Caller& caller, const SecondFactorRow& factor, const std::string& code) {
  soci::session& sql = context.store.sql();
  if (is_app_code(code)) {
    const auto step = matching_totp_step(secret_of(context.keys, factor), code, context.now_ms(), factor.last_step);
    return step && take_step(sql, caller.account_id, *step);
  }
  const std::string hash = recovery_hash(context.keys, caller.account_id, code);
  if (!use_recovery_code(sql, caller.account_id, hash, context.now_ms())) return false;
  const auto account = find_account(sql, caller.account_id);
  const int left = count_recovery_codes(sql, caller.account_id);
  if (account) mail_account(context, "recovery-code-used", account->email, {{"left", std::to_string(left)}});
  return true;
}

}  // namespace

portal::SecondFactor second_factor_at_log_in(Context& context, const AccountRow& account) {
  if (account.role == portal::role_name(portal::Role::applicant)) return portal::SecondFactor::passed;
  return has_second_factor(context, account.id) ? portal::SecondFactor::required : portal::SecondFactor::enrolment;
}

bool has_second_factor(Context& context, const std::string& account_id) {
  const auto factor = find_second_factor(context.store.sql(), account_id);
  return factor && factor->state == "active";
}

Outcome<LoggedIn> pass_second_factor(Context& context, const Caller& caller, std::string_view code) {
  if (caller.second_factor != portal::SecondFactor::required) return problem_of("second_factor.not_expected");
  AccountThrottle throttle(context, "second-factor", caller.account_id);
  if (auto refused = throttled(throttle)) return *std::move(refused);

  Transaction transaction(context.store);
  const auto factor = find_second_factor(context.store.sql(), caller.account_id);
  if (!factor || factor->state != "active") return problem_of("second_factor.not_expected");
  if (!take_code(context, caller, *factor, folded_code(code))) return problem_of("second_factor.wrong");
  throttle.attempt_succeeded();
  std::string token = renew_session(context, caller);
  transaction.commit();
  return passed(context, caller, std::move(token));
}

Outcome<portal::SecondFactorEnrolment> begin_enrolment(Context& context, const Caller& caller) {
  if (caller.second_factor != portal::SecondFactor::enrolment) return problem_of("second_factor.not_expected");
  soci::session& sql = context.store.sql();
  const std::string secret = context.keys.random_bytes(secret_bytes);
  Transaction transaction(context.store);
  const auto account = find_account(sql, caller.account_id);
  // Another session may have finished in the meantime: what it set up stays.
  if (!account || has_second_factor(context, caller.account_id)) return problem_of("second_factor.not_expected");
  put_second_factor(sql, {caller.account_id, context.keys.seal(seal_purpose, secret), "pending", 0}, context.now_ms());
  transaction.commit();
  const std::string shown = base32(secret);
  const std::string uri = otpauth_uri(issuer, account->email, shown);
  return portal::SecondFactorEnrolment{shown, uri, qr_code(uri)};
}

Outcome<Enrolled> confirm_enrolment(Context& context, const Caller& caller, std::string_view code) {
  if (caller.second_factor != portal::SecondFactor::enrolment) return problem_of("second_factor.not_expected");
  AccountThrottle throttle(context, "second-factor", caller.account_id);
  if (auto refused = throttled(throttle)) return *std::move(refused);

  soci::session& sql = context.store.sql();
  Enrolled enrolled;
  std::vector<std::string> hashes;
  for (int i = 0; i < recovery_codes; ++i) {
    enrolled.recovery.codes.push_back(fresh_recovery_code(context.keys));
    hashes.push_back(recovery_hash(context.keys, caller.account_id, folded_code(enrolled.recovery.codes.back())));
  }
  Transaction transaction(context.store);
  const auto account = find_account(sql, caller.account_id);
  auto factor = find_second_factor(sql, caller.account_id);
  if (!account || !factor || factor->state != "pending") return problem_of("second_factor.not_expected");
  const auto step = matching_totp_step(secret_of(context.keys, *factor), folded_code(code), context.now_ms(), 0);
  if (!step) return problem_of("second_factor.wrong");
  factor->state = "active";
  factor->last_step = *step;
  put_second_factor(sql, *factor, context.now_ms());
  put_recovery_codes(sql, caller.account_id, hashes);
  throttle.attempt_succeeded();
  append_audit_entry(context, caller, {"secondFactor", caller.account_id, "none", "active"});
  mail_account(context, "second-factor-enrolled", account->email, {});
  std::string token = renew_session(context, caller);
  transaction.commit();
  enrolled.logged_in = passed(context, caller, std::move(token));
  return enrolled;
}

void reset_second_factor(Context& context, const Caller& actor, const AccountRow& account) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  delete_second_factor(sql, account.id);
  delete_sessions_of(sql, account.id, "");
  append_audit_entry(context, actor, {"secondFactor", account.id, "active", "none"});
  mail_account(context, "second-factor-reset", account.email, {});
  transaction.commit();
}

}  // namespace madoguchi::server
