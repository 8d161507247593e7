// Statements of the review desk: the queue with its filters, search and counts; one application is in
// review_record_table.h.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"

namespace madoguchi::server {

// ---- What an application is looked up by

struct ReviewColumns {
  std::string facility_type;
  std::string facility_name;
  std::string prefecture;
  std::string method;
  bool check_confirmed = false;
  std::string administrator_name, registration_number;  // only searched
};

ReviewColumns review_columns(const portal::Facility& facility, const form::Value& facts, const form::Value& answers);

// Gives an application its number in the order of receipt, what it is filtered by, and its row in the search index.
void index_application(soci::session& sql, const std::string& id, const ReviewColumns& columns,
                       const std::string& receipt_number, const std::string& person_name);
// After a resubmission: the answers may have changed what it is filtered by.
void set_review_columns(soci::session& sql, const std::string& id, const ReviewColumns& columns);

// ---- The queue

struct ReviewFilter {
  std::string state;                              // empty: any
  std::string facility_type;                      // empty: any
  std::string prefecture;                         // empty: any
  std::string method;                             // empty: any
  std::string search;                             // an expression of search_text.h; empty: none
  std::optional<std::int64_t> from_ms, until_ms;  // received; until_ms is not included
};

struct ReviewOrder {
  bool by_change = false;  // else by receipt
  bool newest_first = false;
};

// The last row of the page before.
struct ReviewCursor {
  std::int64_t changed_at_ms = 0;  // only when ordered by change
  std::int64_t number = 0;
};

struct ReviewRow {
  std::string id;
  long long number = 0;
  std::string receipt_number;
  long long received_at_ms = 0;
  long long changed_at_ms = 0;
  std::string form_id;
  int form_version = 0;
  std::string state;
  long long version = 0;
  std::string facility_type, facility_name, prefecture, method;
  int check_confirmed = 0;
  std::string person_name;
  std::string claimed_by_id, claimed_by_name;  // empty: nobody
  int approval_proposed = 0;
  std::string answers;  // JSON
};

std::vector<ReviewRow> list_review_rows(soci::session& sql, const ReviewFilter& filter, const ReviewOrder& order,
                                        const std::optional<ReviewCursor>& after, std::int64_t now_ms, int limit);
std::optional<ReviewRow> find_review_row(soci::session& sql, const std::string& id, std::int64_t now_ms);
// How many there are in each state; the filter's state and search do not matter.
std::vector<std::pair<std::string, long long>> count_by_state(soci::session& sql, const ReviewFilter& filter);

}  // namespace madoguchi::server
