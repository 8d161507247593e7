// Statements about the outbox of mails. A mail is waiting until its time has come, sending while a sender has it, then
// sent, waiting again, or dead.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::server {

struct MailRow {
  std::string id;
  std::string event_key;
  std::string kind;
  std::string message_sealed;  // empty once it was sent
  std::string state;
  int attempts = 0;
  std::int64_t next_attempt_ms = 0;
  std::string last_fault;
  std::int64_t created_at_ms = 0;
  std::optional<std::int64_t> sent_at_ms;
};

// Nothing happens when there is a mail of the same event already; whether it was inserted.
bool insert_mail(soci::session& sql, const MailRow& row);
std::optional<MailRow> find_mail(soci::session& sql, const std::string& id);
std::vector<MailRow> list_mail_rows(soci::session& sql, const std::string& state, int limit);

// The waiting mail whose time came first, if one's has come.
std::optional<MailRow> find_due_mail(soci::session& sql, std::int64_t now_ms);
// When the next waiting mail is due.
std::optional<std::int64_t> next_mail_due(soci::session& sql);
// One more attempt begins.
void set_mail_sending(soci::session& sql, const std::string& id);
// The message goes.
void set_mail_sent(soci::session& sql, const std::string& id, std::int64_t now_ms);
void set_mail_waiting(soci::session& sql, const std::string& id, int attempts, std::int64_t next_attempt_ms,
                      const std::string& fault);
void set_mail_dead(soci::session& sql, const std::string& id, const std::string& fault);
// What a stop in the middle of sending left behind waits again. How many there were.
int release_mails(soci::session& sql, std::int64_t now_ms, const std::string& fault);
// Removes mails that were sent or died, and last tried before `before_ms`.
int delete_old_mails(soci::session& sql, std::int64_t before_ms);

}  // namespace madoguchi::server
