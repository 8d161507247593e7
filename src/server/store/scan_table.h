// Statements about what a virus scanner said of attachments.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::server {

struct ScanRow {
  std::string upload_id;
  std::string state;  // portal::scan_state_name
  std::string detail;
  int attempts = 0;
  long long due_ms = 0;
  long long changed_at_ms = 0;
};

// One that is there already stays.
void insert_waiting_scan(soci::session& sql, const std::string& upload_id, std::int64_t now_ms);
// For each attachment of an application that has none and whose bytes are there. How many there were.
int insert_missing_scans(soci::session& sql, std::int64_t now_ms);
// The one that waits longest past its time.
std::optional<ScanRow> find_due_scan(soci::session& sql, std::int64_t now_ms);
// When the next one is due; nothing where none waits.
std::optional<std::int64_t> next_scan_due(soci::session& sql);
void set_scan(soci::session& sql, const ScanRow& row);

}  // namespace madoguchi::server
