// Log-in, who-am-I and log-out; see session.h.
#include "server/use_case/session.h"

#include <algorithm>

#include "server/store/account_table.h"
#include "server/store/check_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/accounts.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t touch_every_ms = minute_ms;  // spares a write on each request

std::string token_hash(const Keys& keys, std::string_view token) { return keys.keyed_hash("session-token", token); }

Caller caller_of(const AccountRow& account, const std::string& session_id) {
  const auto role = portal::role_from_name(account.role);
  if (!role) throw soci::soci_error("An account in the database has an unknown role.");
  return {session_id, account.id, account.facility_id, *role};
}

}  // namespace

Outcome<LoggedIn> log_in(Context& context, const portal::LoginRequest& request, std::string_view client_address) {
  soci::session& sql = context.store.sql();
  const std::string email = fold_email(request.email);
  const std::optional<AccountRow> account = find_account_by_email(sql, email);

  LoginThrottle throttle(context, email, client_address);
  if (const auto wait_s = throttle.begin_attempt(account ? account->id : std::string())) {
    auto refused = problem_of("session.throttled");
    refused.error.retry_after_s = *wait_s;
    return refused;
  }

  // Slow by intent, so it stands outside every transaction; and as slow where there is no such account.
  const bool matches =
      context.keys.password_matches(account ? account->password_hash : std::string(), request.password);
  if (!matches || account->state != "active") return problem_of("session.invalid_credentials");
  std::string new_hash;
  if (context.keys.password_needs_rehash(account->password_hash))
    new_hash = context.keys.hash_password(request.password);

  const std::int64_t now = context.now_ms();
  LoggedIn logged_in;
  logged_in.token = context.keys.random_token();
  const SessionRow session{context.keys.random_id(), account->id, now, now, now + context.settings.session_absolute_ms};
  {
    Transaction transaction(context.store);
    throttle.attempt_succeeded(account->id);
    if (!new_hash.empty()) set_password_hash(sql, account->id, new_hash, now);
    delete_stale_sessions(sql, now - context.settings.session_idle_ms);
    insert_session(sql, session, token_hash(context.keys, logged_in.token));
    transaction.commit();
  }
  logged_in.session = describe_session(context, caller_of(*account, session.id));
  return logged_in;
}

std::optional<Caller> find_caller(Context& context, std::string_view token) {
  if (token.empty()) return std::nullopt;
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  const auto session = find_session(sql, token_hash(context.keys, token));
  if (!session) return std::nullopt;
  if (now >= session->ends_at_ms || now - session->last_seen_ms >= context.settings.session_idle_ms)
    return std::nullopt;
  const auto account = find_account(sql, session->account_id);
  if (!account || account->state != "active") return std::nullopt;
  if (now - session->last_seen_ms >= touch_every_ms) touch_session(sql, session->id, now);
  return caller_of(*account, session->id);
}

portal::Session describe_session(Context& context, const std::optional<Caller>& caller) {
  portal::Session session;
  session.today = text::to_iso(tokyo_date(context.now_ms()));
  if (!caller) return session;
  soci::session& sql = context.store.sql();
  const auto account = find_account(sql, caller->account_id);
  if (!account) return session;
  session.person = portal::Person{account->person_name, account->email, caller->role};
  if (caller->facility_id.empty()) return session;
  const auto facility = find_facility(sql, caller->facility_id);
  if (!facility) return session;
  session.facility = facility->facility;
  if (is_check_closed(sql, caller->facility_id)) session.facility_check = portal::FacilityCheck::closed;
  return session;
}

void log_out(Context& context, const Caller& caller) { delete_session(context.store.sql(), caller.session_id); }

}  // namespace madoguchi::server
