// Sessions; see session.h.
#include "server/use_case/session.h"

#include <algorithm>

#include "server/store/account_table.h"
#include "server/store/check_table.h"
#include "server/store/facility_table.h"
#include "server/store/issued_account_table.h"
#include "server/store/session_table.h"
#include "server/store/store.h"
#include "server/use_case/accounts.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/second_factor.h"
#include "server/use_case/throttle.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 100;
constexpr std::size_t max_user_agent_bytes = 200;
// How long a session may wait for its second factor.
constexpr std::int64_t second_factor_within_ms = 30 * minute_ms;

// Spares a write on each request.
std::int64_t touch_every_ms(const Settings& settings) { return std::min(minute_ms, settings.session_idle_ms / 30); }

std::string token_hash(const Keys& keys, std::string_view token) { return keys.keyed_hash("session-token", token); }

// What may be kept and shown of the name that a browser gives itself.
std::string shown_user_agent(std::string_view given) {
  std::string shown;
  for (std::size_t at = 0; at < given.size();) {
    const text::Decoded decoded = text::decode_at(given, at);
    at += decoded.size_bytes;
    const bool control = decoded.code_point < 0x20 || (decoded.code_point >= 0x7f && decoded.code_point < 0xa0);
    if (control || !decoded.well_formed) continue;
    if (shown.size() + decoded.size_bytes > max_user_agent_bytes) break;
    text::append_utf8(shown, decoded.code_point);
  }
  return shown;
}

bool has_ended(const SessionRow& session, const Settings& settings, std::int64_t now) {
  return now >= session.ends_at_ms || now - session.last_seen_ms >= settings.session_idle_ms;
}

Caller caller_of(const AccountRow& account, const SessionRow& session) {
  const auto role = portal::role_from_name(account.role);
  const auto factor = portal::second_factor_from_name(session.second_factor);
  if (!role || !factor) throw soci::soci_error("An account or a session in the database cannot be read.");
  return {session.id, account.id, account.facility_id, *role, *factor};
}

int seconds(std::int64_t span_ms) { return static_cast<int>(std::max<std::int64_t>(0, span_ms) / second_ms); }

}  // namespace

Outcome<LoggedIn> log_in(Context& context, const portal::LoginRequest& request, std::string_view client_address,
                         std::string_view user_agent) {
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
  const portal::SecondFactor factor = second_factor_at_log_in(context, *account);
  const bool waits = factor != portal::SecondFactor::passed;
  const std::int64_t lasts_ms = waits ? std::min(second_factor_within_ms, context.settings.session_absolute_ms)
                                      : context.settings.session_absolute_ms;
  const SessionRow session{context.keys.random_id(),
                           account->id,
                           now,
                           now,
                           now + lasts_ms,
                           std::string(portal::second_factor_name(factor)),
                           shown_user_agent(user_agent)};
  {
    Transaction transaction(context.store);
    throttle.attempt_succeeded(account->id);
    if (!new_hash.empty()) set_password_hash(sql, account->id, new_hash, now);
    delete_stale_sessions(sql, now - context.settings.session_idle_ms);
    insert_session(sql, session, token_hash(context.keys, logged_in.token));
    transaction.commit();
  }
  logged_in.session = describe_session(context, caller_of(*account, session));
  return logged_in;
}

std::optional<Caller> find_caller(Context& context, std::string_view token, Use use, std::string_view meant_for) {
  if (token.empty()) return std::nullopt;
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  const auto session = find_session(sql, token_hash(context.keys, token));
  if (!session || has_ended(*session, context.settings, now)) return std::nullopt;
  if (!meant_for.empty() && meant_for != session->account_id) return std::nullopt;
  const auto account = find_account(sql, session->account_id);
  if (!account || account->state != "active") return std::nullopt;
  if (use == Use::counts && now - session->last_seen_ms >= touch_every_ms(context.settings))
    touch_session(sql, session->id, now);
  return caller_of(*account, *session);
}

portal::Session describe_session(Context& context, const std::optional<Caller>& caller) {
  const std::int64_t now = context.now_ms();
  portal::Session session;
  session.today = text::to_iso(tokyo_date(now));
  if (!caller) return session;
  soci::session& sql = context.store.sql();
  const auto account = find_account(sql, caller->account_id);
  const auto row = find_session_by_id(sql, caller->session_id);
  if (!account || !row) return session;
  session.person = portal::Person{account->id, account->person_name, account->email, caller->role};
  session.second_factor = caller->second_factor;
  session.ends_in_s = seconds(row->ends_at_ms - now);
  session.idle_ends_in_s =
      std::min(session.ends_in_s, seconds(row->last_seen_ms + context.settings.session_idle_ms - now));
  if (caller->facility_id.empty()) return session;
  const auto facility = find_facility(sql, caller->facility_id);
  if (!facility) return session;
  session.facility = facility->facility;
  if (is_check_closed(sql, caller->facility_id)) session.facility_check = portal::FacilityCheck::closed;
  session.accounts_issued = has_issued_accounts(sql, caller->facility_id);
  return session;
}

void extend_session(Context& context, const Caller& caller) {
  touch_session(context.store.sql(), caller.session_id, context.now_ms());
}

std::string renew_session(Context& context, const Caller& caller) {
  soci::session& sql = context.store.sql();
  auto session = find_session_by_id(sql, caller.session_id);
  if (!session) throw soci::soci_error("A session that is to be renewed is gone.");
  session->last_seen_ms = context.now_ms();
  session->ends_at_ms = session->created_at_ms + context.settings.session_absolute_ms;
  const std::string token = context.keys.random_token();
  renew_session(sql, *session, token_hash(context.keys, token));
  return token;
}

void log_out(Context& context, const Caller& caller) { delete_session(context.store.sql(), caller.session_id); }

portal::SessionList list_sessions(Context& context, const Caller& caller) {
  const std::int64_t now = context.now_ms();
  portal::SessionList list;
  for (const SessionRow& row : list_session_rows(context.store.sql(), caller.account_id,
                                                 now - context.settings.session_idle_ms, now, max_listed)) {
    list.sessions.push_back(
        {row.id, rfc3339(row.created_at_ms), rfc3339(row.last_seen_ms), row.user_agent, row.id == caller.session_id});
  }
  return list;
}

Outcome<Done> end_session(Context& context, const Caller& caller, std::string_view id) {
  if (!delete_session_of(context.store.sql(), caller.account_id, std::string(id))) return problem_of("session.unknown");
  return Done();
}

void end_other_sessions(Context& context, const Caller& caller) {
  delete_sessions_of(context.store.sql(), caller.account_id, caller.session_id);
}

}  // namespace madoguchi::server
