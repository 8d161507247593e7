// Putting mails into the outbox and looking after those that lie in it; see outbox.h.
#include "server/mail/outbox.h"

#include <algorithm>
#include <stdexcept>

#include "server/mail/address.h"
#include "server/mail/message.h"
#include "server/store/mail_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {
namespace {

MailSummary summary_of(const Keys& keys, const MailRow& row) {
  const auto message = unseal_message(keys, row.message_sealed);
  return {.id = row.id,
          .kind = row.kind,
          .state = row.state,
          .recipient = message ? message->to : std::string(),
          .attempts = row.attempts,
          .created_at_ms = row.created_at_ms,
          .next_attempt_ms = row.next_attempt_ms,
          .sent_at_ms = row.sent_at_ms,
          .last_fault = row.last_fault};
}

}  // namespace

void enqueue_mail(Context& context, const MailEvent& event) {
  if (!is_mail_address(event.to)) throw std::invalid_argument("A mail of the kind " + event.kind + " has no address.");
  MailText text = context.mails.fill(event.kind, event.values);
  const std::int64_t now = context.now_ms();
  MailRow row;
  row.id = context.keys.random_id();
  row.event_key = event.event_key;
  row.kind = event.kind;
  row.message_sealed = seal_message(context.keys, {event.to, std::move(text.subject), std::move(text.body)});
  row.next_attempt_ms = now;
  row.created_at_ms = now;
  if (insert_mail(context.store.sql(), row)) context.mail_was_enqueued = true;
}

std::vector<MailSummary> list_mails(Context& context, std::string_view state, int limit) {
  std::vector<MailRow> rows;
  if (state == "waiting") rows = list_mail_rows(context.store.sql(), "sending", limit);
  for (MailRow& row : list_mail_rows(context.store.sql(), std::string(state), limit)) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(),
                   [](const MailRow& left, const MailRow& right) { return left.created_at_ms > right.created_at_ms; });
  if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
  std::vector<MailSummary> mails;
  for (const MailRow& row : rows) mails.push_back(summary_of(context.keys, row));
  return mails;
}

Outcome<MailSummary> retry_mail(Context& context, const Caller& actor, std::string_view id) {
  soci::session& sql = context.store.sql();
  Transaction transaction(context.store);
  auto row = find_mail(sql, std::string(id));
  if (!row) return problem_of("mail.unknown");
  if (row->state != "dead") return problem_of("mail.not_dead");
  set_mail_waiting(sql, row->id, 0, context.now_ms(), row->last_fault);
  append_audit_entry(context, actor, {"mail", row->id, "dead", "waiting"});
  row = find_mail(sql, row->id);
  transaction.commit();
  context.mail_was_enqueued = true;
  return summary_of(context.keys, *row);
}

void purge_old_mails(Context& context) {
  constexpr std::int64_t kept_ms = 90 * 24 * hour_ms;
  delete_old_mails(context.store.sql(), context.now_ms() - kept_ms);
}

}  // namespace madoguchi::server
