// Slowing down attempts; see throttle.h.
#include "server/use_case/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "server/store/account_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

struct Policy {
  int free_attempts;  // as many failures cost no delay
  std::int64_t max_delay_ms;
};

// An address may be a whole clinic's, so it has more free attempts than one account at one address.
constexpr Policy address_policy{20, 15 * minute_ms};
constexpr Policy pair_policy{5, 15 * minute_ms};
constexpr Policy account_policy{10, minute_ms};
constexpr Policy known_person_policy{5, 15 * minute_ms};
constexpr Policy reset_mail_policy{3, 15 * minute_ms};

constexpr std::int64_t forgotten_after_ms = day_ms;
constexpr std::int64_t address_known_for_ms = 90 * day_ms;

std::int64_t delay_after(const Policy& policy, int attempts) {
  const int beyond = attempts - policy.free_attempts;
  if (beyond < 0) return 0;
  return std::min(policy.max_delay_ms, second_ms << std::min(beyond, 20));
}

ThrottleRow current_row(soci::session& sql, const std::string& subject, std::int64_t now_ms) {
  const auto row = find_throttle(sql, subject);
  if (row && now_ms - row->last_attempt_ms < forgotten_after_ms) return *row;
  return {subject, 0, 0, 0};
}

// The network that an address stands for: IPv6 by its first 64 bits, which one customer has all of.
std::string network_of(std::string_view address) {
  const std::string text(address);
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
  std::array<char, 16> bytes{};
  std::memcpy(bytes.data(), &six, bytes.size());
  // An IPv4 address in IPv6 form (::ffff:a.b.c.d) stands for itself: its first 64 bits are everybody's.
  if (IN6_IS_ADDR_V4MAPPED(&six)) {
    std::array<char, INET_ADDRSTRLEN> four{};
    ::inet_ntop(AF_INET, bytes.data() + 12, four.data(), four.size());
    return four.data();
  }
  return std::string(bytes.data(), 8);
}

struct Subject {
  std::string hash;
  Policy policy;
};

// Counts an attempt for every subject, or gives the seconds that are left of the longest delay.
std::optional<int> begin(Context& context, const std::vector<Subject>& subjects) {
  const std::int64_t now = context.now_ms();
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);

  std::vector<ThrottleRow> rows;
  std::int64_t blocked_until = 0;
  for (const Subject& subject : subjects) {
    rows.push_back(current_row(sql, subject.hash, now));
    blocked_until = std::max<std::int64_t>(blocked_until, rows.back().blocked_until_ms);
  }
  if (blocked_until > now) return static_cast<int>((blocked_until - now + second_ms - 1) / second_ms);

  for (std::size_t i = 0; i < subjects.size(); ++i) {
    ThrottleRow& row = rows[i];
    row.attempts += 1;
    row.last_attempt_ms = now;
    const std::int64_t delay = delay_after(subjects[i].policy, row.attempts);
    row.blocked_until_ms = delay == 0 ? 0 : now + delay;
    put_throttle(sql, row);
  }
  delete_old_throttles(sql, now - forgotten_after_ms);
  transaction.commit();
  return std::nullopt;
}

std::string login_subject(const Keys& keys, std::string_view folded_email) {
  return keys.keyed_hash("login-account", folded_email);
}

std::string reset_mail_subject(const Keys& keys, std::string_view folded_email) {
  return keys.keyed_hash("reset-mail", folded_email);
}

}  // namespace

LoginThrottle::LoginThrottle(Context& context, std::string_view folded_email, std::string_view client_address)
    : context_(context),
      address_hash_(context.keys.keyed_hash("login-address", network_of(client_address))),
      account_subject_(login_subject(context.keys, folded_email)),
      pair_subject_(context.keys.keyed_hash("login-pair", address_hash_ + account_subject_)) {}

std::optional<int> LoginThrottle::begin_attempt(const std::string& account_id) {
  const std::int64_t known_since = context_.now_ms() - address_known_for_ms;
  const bool known =
      !account_id.empty() && is_known_address(context_.store.sql(), account_id, address_hash_, known_since);
  std::vector<Subject> subjects = {{address_hash_, address_policy}, {pair_subject_, pair_policy}};
  if (!known) subjects.push_back({account_subject_, account_policy});
  return begin(context_, subjects);
}

void LoginThrottle::attempt_succeeded(const std::string& account_id) {
  const std::int64_t now = context_.now_ms();
  soci::session& sql = context_.store.sql();
  delete_throttle(sql, pair_subject_);
  delete_throttle(sql, account_subject_);
  // The address only gets this attempt back: an own account must not wash away guesses at others.
  ThrottleRow address = current_row(sql, address_hash_, now);
  address.attempts = std::max(0, address.attempts - 1);
  address.blocked_until_ms = 0;
  put_throttle(sql, address);
  put_known_address(sql, account_id, address_hash_, now);
}

void forget_login_attempts(Context& context, std::string_view folded_email) {
  delete_throttle(context.store.sql(), login_subject(context.keys, folded_email));
}

AccountThrottle::AccountThrottle(Context& context, std::string_view purpose, std::string_view account_id)
    : context_(context), subject_(context.keys.keyed_hash(purpose, account_id)) {}

std::optional<int> AccountThrottle::begin_attempt() { return begin(context_, {{subject_, known_person_policy}}); }

void AccountThrottle::attempt_succeeded() { delete_throttle(context_.store.sql(), subject_); }

std::optional<int> throttle_registration(Context& context, std::string_view folded_email,
                                         std::string_view client_address) {
  const std::string address = context.keys.keyed_hash("registration-address", network_of(client_address));
  const std::string email = context.keys.keyed_hash("registration-email", folded_email);
  const std::string pair = context.keys.keyed_hash("registration-pair", address + email);
  return begin(context, {{address, address_policy}, {pair, pair_policy}, {email, account_policy}});
}

std::optional<int> throttle_password_reset(Context& context, std::string_view client_address) {
  return begin(context, {{context.keys.keyed_hash("reset-address", network_of(client_address)), address_policy}});
}

bool is_reset_mail_due(Context& context, std::string_view folded_email) {
  return !begin(context, {{reset_mail_subject(context.keys, folded_email), reset_mail_policy}}).has_value();
}

void forget_reset_mails(Context& context, std::string_view folded_email) {
  delete_throttle(context.store.sql(), reset_mail_subject(context.keys, folded_email));
}

void delete_forgotten_attempts(Context& context) {
  const std::int64_t now = context.now_ms();
  delete_old_throttles(context.store.sql(), now - forgotten_after_ms);
  delete_old_known_addresses(context.store.sql(), now - address_known_for_ms);
}

}  // namespace madoguchi::server
