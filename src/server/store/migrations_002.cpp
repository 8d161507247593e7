// Schema version 2: accounts of real people (registration, links in mails, second factors, sessions one can see),
// drafts, the outbox of mails, notices. Columns named *_sealed hold what Keys::seal made of it.
#include "server/store/migrations_002.h"

#include <array>

namespace madoguchi::server {
namespace {

constexpr std::array statements = {
    // A facility that registered without being in the master data has the origin 'registration'.
    std::string_view(R"(ALTER TABLE facilities ADD COLUMN origin TEXT NOT NULL DEFAULT 'master'
  CHECK (origin IN ('master', 'registration')))"),
    // What a facility said of itself when it registered. The master data stay as they were loaded.
    std::string_view(R"(CREATE TABLE facility_profiles (
  facility_id TEXT NOT NULL PRIMARY KEY REFERENCES facilities (id) ON DELETE CASCADE,
  registration_number TEXT NOT NULL,
  name TEXT NOT NULL,
  administrator_name TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  changed_at_ms BIGINT NOT NULL
))"),

    // Links in mails: each works once and until it expires. `account_id` is empty where there is no account yet.
    std::string_view(R"(CREATE TABLE mailed_links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('registration', 'passwordReset', 'emailChange', 'invitation')),
  account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
  payload_sealed TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  expires_at_ms BIGINT NOT NULL,
  used_at_ms BIGINT
))"),
    std::string_view(R"(CREATE INDEX mailed_links_by_account ON mailed_links (account_id, purpose))"),
    std::string_view(R"(CREATE INDEX mailed_links_by_expiry ON mailed_links (expires_at_ms))"),

    // What stands between a session and its rights, and what it is recognised by in the list of sessions.
    std::string_view(R"(ALTER TABLE sessions ADD COLUMN second_factor TEXT NOT NULL DEFAULT 'passed'
  CHECK (second_factor IN ('passed', 'required', 'enrolment')))"),
    std::string_view(R"(ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '')"),

    // `last_step` is the newest time step (RFC 6238) whose code was taken: no code works twice.
    std::string_view(R"(CREATE TABLE second_factors (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  secret_sealed TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active')),
  last_step BIGINT NOT NULL,
  created_at_ms BIGINT NOT NULL
))"),
    std::string_view(R"(CREATE TABLE recovery_codes (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  used_at_ms BIGINT,
  PRIMARY KEY (account_id, code_hash)
))"),

    // One draft of a form an account. `version` counts its savings, for If-Match; it grows beyond the draft's end,
    // which
    // leaves the row without content, so that no late saving is taken for one of the next draft. The content is sealed,
    // because it holds answers that are kept as keyed hashes once they are sent (D5).
    std::string_view(R"(CREATE TABLE drafts (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  form_id TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  version BIGINT NOT NULL,
  content_sealed TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  saved_at_ms BIGINT NOT NULL,
  reminded_at_ms BIGINT,
  ended_at_ms BIGINT,
  UNIQUE (account_id, form_id),
  CHECK (ended_at_ms IS NULL OR content_sealed = '')
))"),
    std::string_view(R"(CREATE INDEX drafts_by_saving ON drafts (saved_at_ms) WHERE ended_at_ms IS NULL)"),
    std::string_view(R"(CREATE TABLE draft_uploads (
  upload_id TEXT NOT NULL PRIMARY KEY REFERENCES uploads (id) ON DELETE CASCADE,
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE
))"),
    std::string_view(R"(CREATE INDEX draft_uploads_by_draft ON draft_uploads (draft_id))"),

    // The facility as it was when the application was sent, as JSON; empty in applications from before this version.
    std::string_view(R"(ALTER TABLE applications ADD COLUMN facility_snapshot TEXT NOT NULL DEFAULT '')"),

    // Mails leave through here: written in the transaction of what they tell of. An event has one mail.
    std::string_view(R"(CREATE TABLE mail_outbox (
  id TEXT NOT NULL PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  message_sealed TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dead')),
  attempts INTEGER NOT NULL,
  next_attempt_ms BIGINT NOT NULL,
  last_fault TEXT NOT NULL,
  created_at_ms BIGINT NOT NULL,
  sent_at_ms BIGINT
))"),
    std::string_view(R"(CREATE INDEX mail_outbox_by_due ON mail_outbox (state, next_attempt_ms))"),

    // お知らせ. Days are ISO 8601, in Tokyo; without `valid_until` a notice stays.
    std::string_view(R"(CREATE TABLE notices (
  id TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  category TEXT NOT NULL,
  important INTEGER NOT NULL CHECK (important IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  created_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL
))"),
    std::string_view(R"(CREATE INDEX notices_by_day ON notices (state, valid_from))"),

    std::string_view(R"(CREATE INDEX login_known_addresses_by_age ON login_known_addresses (last_login_ms))"),
    std::string_view(R"(CREATE INDEX accounts_by_role ON accounts (role, email))"),
    std::string_view(R"(CREATE INDEX audit_entries_by_time ON audit_entries (at_ms, sequence))"),
    std::string_view(R"(CREATE INDEX audit_entries_by_subject_id ON audit_entries (subject_id, sequence))"),
    std::string_view(R"(CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, sequence))"),
};

}  // namespace

std::span<const std::string_view> migration_002() { return statements; }

}  // namespace madoguchi::server
