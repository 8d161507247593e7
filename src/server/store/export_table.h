// Statements that read all applications for an export.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::server {

struct ExportRow {
  std::string id;
  long long number = 0;  // in the order of receipt
  std::string receipt_number;
  long long received_at_ms = 0;
  long long changed_at_ms = 0;
  std::string form_id;
  int form_version = 0;
  std::string state;
  std::string facility_snapshot;  // JSON; empty: not kept
  std::string facility_type, facility_name, prefecture, registration_number;
  std::string person_name;
  std::string method;
  int check_confirmed = 0;
  std::string answers;  // JSON
  int accounts = 0;     // that were issued
};

// Those beyond a number, in their order.
std::vector<ExportRow> list_export_rows(soci::session& sql, std::int64_t after_number, int limit);

}  // namespace madoguchi::server
