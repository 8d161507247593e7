// Statements about mails; see mail_table.h.
#include "server/store/mail_table.h"

namespace madoguchi::server {
namespace {

constexpr const char* columns =
    "id, event_key, kind, message_sealed, state, attempts, next_attempt_ms, last_fault, created_at_ms, sent_at_ms";

// Reads the rows of a statement into a MailRow, one after the other.
struct Reading {
  MailRow row;
  long long next_attempt_ms = 0;
  long long created_at_ms = 0;
  long long sent_at_ms = 0;
  soci::indicator sent = soci::i_null;

  template <class Query>
  auto into(Query&& query) {
    return (query, soci::into(row.id), soci::into(row.event_key), soci::into(row.kind), soci::into(row.message_sealed),
            soci::into(row.state), soci::into(row.attempts), soci::into(next_attempt_ms), soci::into(row.last_fault),
            soci::into(created_at_ms), soci::into(sent_at_ms, sent));
  }

  MailRow take() {
    row.next_attempt_ms = next_attempt_ms;
    row.created_at_ms = created_at_ms;
    row.sent_at_ms.reset();
    if (sent == soci::i_ok) row.sent_at_ms = sent_at_ms;
    return row;
  }
};

}  // namespace

bool insert_mail(soci::session& sql, const MailRow& row) {
  soci::statement insert =
      (sql.prepare << "INSERT INTO mail_outbox (id, event_key, kind, message_sealed, state, attempts, next_attempt_ms, "
                      "last_fault, created_at_ms) VALUES (:id, :event_key, :kind, :message, 'waiting', 0, :next, '', "
                      ":created) ON CONFLICT (event_key) DO NOTHING",
       soci::use(row.id, "id"), soci::use(row.event_key, "event_key"), soci::use(row.kind, "kind"),
       soci::use(row.message_sealed, "message"), soci::use(row.next_attempt_ms, "next"),
       soci::use(row.created_at_ms, "created"));
  insert.execute(true);
  return insert.get_affected_rows() > 0;
}

std::optional<MailRow> find_mail(soci::session& sql, const std::string& id) {
  Reading reading;
  soci::statement select =
      reading.into((sql.prepare << "SELECT " << columns << " FROM mail_outbox WHERE id = :id", soci::use(id, "id")));
  if (!select.execute(true)) return std::nullopt;
  return reading.take();
}

std::vector<MailRow> list_mail_rows(soci::session& sql, const std::string& state, int limit) {
  Reading reading;
  soci::statement select = reading.into((sql.prepare << "SELECT " << columns
                                                     << " FROM mail_outbox WHERE state = :state "
                                                        "ORDER BY next_attempt_ms DESC, id LIMIT :limit",
                                         soci::use(state, "state"), soci::use(limit, "limit")));
  std::vector<MailRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back(reading.take());
  return rows;
}

std::optional<MailRow> find_due_mail(soci::session& sql, std::int64_t now_ms) {
  Reading reading;
  soci::statement select =
      reading.into((sql.prepare << "SELECT " << columns
                                << " FROM mail_outbox WHERE state = 'waiting' AND next_attempt_ms <= :now "
                                   "ORDER BY next_attempt_ms LIMIT 1",
                    soci::use(now_ms, "now")));
  if (!select.execute(true)) return std::nullopt;
  return reading.take();
}

std::optional<std::int64_t> next_mail_due(soci::session& sql) {
  long long next = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MIN(next_attempt_ms) FROM mail_outbox WHERE state = 'waiting'", soci::into(next, found);
  if (found != soci::i_ok) return std::nullopt;
  return next;
}

void set_mail_sending(soci::session& sql, const std::string& id) {
  sql << "UPDATE mail_outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id", soci::use(id, "id");
}

void set_mail_sent(soci::session& sql, const std::string& id, std::int64_t now_ms) {
  sql << "UPDATE mail_outbox SET state = 'sent', message_sealed = '', last_fault = '', sent_at_ms = :now WHERE id = "
         ":id",
      soci::use(now_ms, "now"), soci::use(id, "id");
}

void set_mail_waiting(soci::session& sql, const std::string& id, int attempts, std::int64_t next_attempt_ms,
                      const std::string& fault) {
  sql << "UPDATE mail_outbox SET state = 'waiting', attempts = :attempts, next_attempt_ms = :next, last_fault = :fault "
         "WHERE id = :id",
      soci::use(attempts, "attempts"), soci::use(next_attempt_ms, "next"), soci::use(fault, "fault"),
      soci::use(id, "id");
}

void set_mail_dead(soci::session& sql, const std::string& id, const std::string& fault) {
  sql << "UPDATE mail_outbox SET state = 'dead', last_fault = :fault WHERE id = :id", soci::use(fault, "fault"),
      soci::use(id, "id");
}

int release_mails(soci::session& sql, std::int64_t now_ms, const std::string& fault) {
  soci::statement update =
      (sql.prepare << "UPDATE mail_outbox SET state = 'waiting', next_attempt_ms = :now, last_fault = :fault "
                      "WHERE state = 'sending'",
       soci::use(now_ms, "now"), soci::use(fault, "fault"));
  update.execute(true);
  return static_cast<int>(update.get_affected_rows());
}

int delete_old_mails(soci::session& sql, std::int64_t before_ms) {
  soci::statement remove = (sql.prepare << "DELETE FROM mail_outbox WHERE state IN ('sent', 'dead') AND "
                                           "next_attempt_ms < :before",
                            soci::use(before_ms, "before"));
  remove.execute(true);
  return static_cast<int>(remove.get_affected_rows());
}

}  // namespace madoguchi::server
