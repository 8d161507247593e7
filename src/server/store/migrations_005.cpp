// Schema version 5: what a virus scanner said of attachments, and which applications were made anonymous.
#include "server/store/migrations_005.h"

#include <array>

namespace madoguchi::server {
namespace {

constexpr std::array statements = {
    // An attachment without a row was not given to a scanner. `detail` is the signature that was found, or why it
    // failed; one that waits is tried at `due_ms`.
    std::string_view(R"(CREATE TABLE attachment_scans (
  upload_id TEXT NOT NULL PRIMARY KEY REFERENCES uploads (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'clean', 'infected', 'failed')),
  detail TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL
))"),
    std::string_view("CREATE INDEX attachment_scans_by_due ON attachment_scans (state, due_ms)"),
    std::string_view("ALTER TABLE applications ADD COLUMN anonymised_at_ms BIGINT"),
    std::string_view("CREATE INDEX applications_to_anonymise ON applications (changed_at_ms) "
                     "WHERE anonymised_at_ms IS NULL"),
};

}  // namespace

std::span<const std::string_view> migration_005() { return statements; }

}  // namespace madoguchi::server
