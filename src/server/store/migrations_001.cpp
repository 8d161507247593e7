// Schema version 1: facilities and their checks, accounts and sessions, uploads, applications with their idempotency
// keys and receipt numbers, and the audit chain. Plain SQL that PostgreSQL takes too; times are milliseconds since 1970
// (UTC).
#include "server/store/migrations_001.h"

#include <array>

namespace madoguchi::server {
namespace {

constexpr std::array<std::string_view, 27> statements = {
    // Master data. `registration_number` is as it is shown, `registration_key` its folded form without hyphens.
    R"(CREATE TABLE facilities (
  id TEXT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('kenshin', 'sejutsu')),
  registration_key TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  name TEXT NOT NULL,
  administrator_name TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL,
  UNIQUE (type, registration_key)
))",
    // What a facility is checked by (口座番号, 生年月日): only keyed hashes of comparable forms (D5).
    R"(CREATE TABLE facility_attributes (
  facility_id TEXT NOT NULL REFERENCES facilities (id) ON DELETE CASCADE,
  attribute TEXT NOT NULL,
  value_hash TEXT NOT NULL,
  PRIMARY KEY (facility_id, attribute)
))",

    R"(CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  person_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('applicant', 'reviewer', 'administrator')),
  facility_id TEXT REFERENCES facilities (id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'disabled')),
  created_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL,
  CHECK ((role = 'applicant') = (facility_id IS NOT NULL))
))",
    R"(CREATE INDEX accounts_by_facility ON accounts (facility_id))",

    R"(CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at_ms BIGINT NOT NULL,
  last_seen_ms BIGINT NOT NULL,
  ends_at_ms BIGINT NOT NULL
))",
    R"(CREATE INDEX sessions_by_account ON sessions (account_id))",
    R"(CREATE INDEX sessions_by_last_seen ON sessions (last_seen_ms))",

    // Log-in attempts by subject: a network address, an account, or both together; subjects are keyed hashes.
    R"(CREATE TABLE login_throttle (
  subject TEXT NOT NULL PRIMARY KEY,
  attempts INTEGER NOT NULL,
  last_attempt_ms BIGINT NOT NULL,
  blocked_until_ms BIGINT NOT NULL
))",
    R"(CREATE INDEX login_throttle_by_last_attempt ON login_throttle (last_attempt_ms))",
    // Addresses from which an account has logged in: strangers' attempts elsewhere do not slow these down.
    R"(CREATE TABLE login_known_addresses (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  address_hash TEXT NOT NULL,
  last_login_ms BIGINT NOT NULL,
  PRIMARY KEY (account_id, address_hash)
))",

    R"(CREATE TABLE facility_checks (
  id TEXT NOT NULL PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  form_id TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  check_id TEXT NOT NULL,
  value_hash TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'failed')),
  at_ms BIGINT NOT NULL
))",
    R"(CREATE INDEX facility_checks_by_outcome ON facility_checks (facility_id, outcome, at_ms))",
    R"(CREATE TABLE facility_check_closures (
  id TEXT NOT NULL PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  closed_at_ms BIGINT NOT NULL,
  reopened_at_ms BIGINT,
  reopened_by TEXT REFERENCES accounts (id)
))",
    R"(CREATE INDEX facility_check_closures_by_facility ON facility_check_closures (facility_id, reopened_at_ms))",
    R"(CREATE UNIQUE INDEX facility_check_closures_open ON facility_check_closures (facility_id)
  WHERE reopened_at_ms IS NULL)",

    R"(CREATE TABLE uploads (
  id TEXT NOT NULL PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  size_bytes BIGINT NOT NULL CHECK (size_bytes > 0),
  offset_bytes BIGINT NOT NULL CHECK (offset_bytes >= 0 AND offset_bytes <= size_bytes),
  state TEXT NOT NULL CHECK (state IN ('receiving', 'accepted', 'refused')),
  kind TEXT NOT NULL,
  refusal_code TEXT NOT NULL,
  refusal_params TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  expires_at_ms BIGINT NOT NULL
))",
    R"(CREATE INDEX uploads_by_facility ON uploads (facility_id, state, expires_at_ms))",
    R"(CREATE INDEX uploads_by_expiry ON uploads (expires_at_ms))",

    // An application is pinned to the form version it was made with (B7). `answers` are the normalised answers without
    // those that are kept as keyed hashes; `reviewed_hash` is keyed too, because the reviewed text holds all answers.
    R"(CREATE TABLE applications (
  id TEXT NOT NULL PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  form_id TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  receipt_number TEXT NOT NULL UNIQUE,
  received_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL,
  facts TEXT NOT NULL,
  answers TEXT NOT NULL,
  reviewed_hash TEXT NOT NULL
))",
    R"(CREATE INDEX applications_by_facility ON applications (facility_id, received_at_ms, receipt_number))",
    R"(CREATE TABLE application_hashed_answers (
  application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value_hash TEXT NOT NULL,
  PRIMARY KEY (application_id, field)
))",
    // An upload belongs to one application at most.
    R"(CREATE TABLE application_attachments (
  upload_id TEXT NOT NULL PRIMARY KEY REFERENCES uploads (id),
  application_id TEXT NOT NULL REFERENCES applications (id),
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (application_id, field, position)
))",
    R"(CREATE TABLE idempotency_keys (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  idempotency_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  application_id TEXT NOT NULL REFERENCES applications (id),
  created_at_ms BIGINT NOT NULL,
  PRIMARY KEY (account_id, idempotency_key)
))",
    R"(CREATE INDEX idempotency_keys_by_application ON idempotency_keys (application_id))",
    R"(CREATE TABLE receipt_counters (
  day TEXT NOT NULL PRIMARY KEY,
  last_number INTEGER NOT NULL
))",

    // The audit chain (B6): each entry holds the hash of the entry before. Ids only, no personal data.
    R"(CREATE TABLE audit_entries (
  sequence BIGINT NOT NULL PRIMARY KEY,
  at_ms BIGINT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  entry_hash TEXT NOT NULL
))",
    R"(CREATE INDEX audit_entries_by_subject ON audit_entries (subject_type, subject_id, sequence))",
};

}  // namespace

std::span<const std::string_view> migration_001() { return statements; }

}  // namespace madoguchi::server
