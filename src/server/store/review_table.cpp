// Statements of the review desk; see review_table.h.
#include "server/store/review_table.h"

#include <algorithm>

#include "portal/effect_fields.h"
#include "server/store/search_text.h"

namespace madoguchi::server {
namespace {

std::string text_member(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

// Claims and names are looked up for the rows of one page only.
const std::string row_columns =
    "a.id, a.number, a.receipt_number, a.received_at_ms, a.changed_at_ms, a.form_id, a.form_version, a.state, "
    "a.version, a.facility_type, a.facility_name, a.prefecture, a.method, a.check_confirmed, p.person_name, "
    "COALESCE(c.account_id, ''), COALESCE(q.person_name, ''), "
    "EXISTS (SELECT 1 FROM application_decisions d WHERE d.application_id = a.id AND d.completed = 0 "
    "AND d.version = a.version), a.answers ";
const std::string row_joins =
    "JOIN accounts p ON p.id = a.account_id "
    "LEFT JOIN application_claims c ON c.application_id = a.id AND c.expires_at_ms > :now "
    "LEFT JOIN accounts q ON q.id = c.account_id ";

void bind(soci::statement& select, ReviewRow& row) {
  select.exchange(soci::into(row.id));
  select.exchange(soci::into(row.number));
  select.exchange(soci::into(row.receipt_number));
  select.exchange(soci::into(row.received_at_ms));
  select.exchange(soci::into(row.changed_at_ms));
  select.exchange(soci::into(row.form_id));
  select.exchange(soci::into(row.form_version));
  select.exchange(soci::into(row.state));
  select.exchange(soci::into(row.version));
  select.exchange(soci::into(row.facility_type));
  select.exchange(soci::into(row.facility_name));
  select.exchange(soci::into(row.prefecture));
  select.exchange(soci::into(row.method));
  select.exchange(soci::into(row.check_confirmed));
  select.exchange(soci::into(row.person_name));
  select.exchange(soci::into(row.claimed_by_id));
  select.exchange(soci::into(row.claimed_by_name));
  select.exchange(soci::into(row.approval_proposed));
  select.exchange(soci::into(row.answers));
}

void run(soci::statement& select, const std::string& query) {
  select.alloc();
  select.prepare(query);
  select.define_and_bind();
  select.execute();
}

// Applications are numbered in the order of the clock: a range of times is a range of numbers.
struct NumberRange {
  long long lowest = 1;
  long long highest = 0;
};

NumberRange numbers_of(soci::session& sql, const ReviewFilter& filter) {
  NumberRange range{1, INT64_MAX};
  if (filter.from_ms) {
    sql << "SELECT number FROM applications WHERE received_at_ms >= :from ORDER BY received_at_ms, number LIMIT 1",
        soci::use(*filter.from_ms, "from"), soci::into(range.lowest);
    if (!sql.got_data()) return {};
  }
  if (filter.until_ms) {
    sql << "SELECT number FROM applications WHERE received_at_ms < :until "
           "ORDER BY received_at_ms DESC, number DESC LIMIT 1",
        soci::use(*filter.until_ms, "until"), soci::into(range.highest);
    if (!sql.got_data()) return {};
  }
  return range;
}

// The conditions on what applications are filtered by, with their values. With a search no index of theirs may lead
// ("+"): the row is there already, by its number.
std::string filter_conditions(soci::statement& select, const ReviewFilter& filter, const std::string& alias) {
  const std::string lead = (filter.search.empty() ? "AND " : "AND +") + alias + ".";
  std::string conditions;
  const auto add = [&](const char* condition, const std::string& value, const char* name) {
    if (value.empty()) return;
    conditions += lead + condition;
    select.exchange(soci::use(value, name));
  };
  add("facility_type = :facility_type ", filter.facility_type, "facility_type");
  add("prefecture = :prefecture ", filter.prefecture, "prefecture");
  add("method = :method ", filter.method, "method");
  return conditions;
}

}  // namespace

ReviewColumns review_columns(const portal::Facility& facility, const form::Value& facts, const form::Value& answers) {
  ReviewColumns columns;
  columns.facility_type = portal::facility_type_name(facility.type);
  columns.facility_name = facility.name;
  columns.prefecture = facility.prefecture;
  columns.method = text_member(answers, portal::method_field);
  columns.check_confirmed =
      text_member(facts, "facilityCheck") == portal::facility_check_name(portal::FacilityCheck::confirmed);
  columns.administrator_name = facility.administrator_name;
  columns.registration_number = facility.registration_number;
  return columns;
}

void index_application(soci::session& sql, const std::string& id, const ReviewColumns& columns,
                       const std::string& receipt_number, const std::string& person_name) {
  long long number = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT MAX(number) FROM applications", soci::into(number, found);
  number = found == soci::i_ok ? number + 1 : 1;
  sql << "UPDATE applications SET number = :number WHERE id = :id", soci::use(number, "number"), soci::use(id, "id");
  set_review_columns(sql, id, columns);
  const std::string words = search_words(
      {columns.facility_name, columns.administrator_name, person_name, receipt_number, columns.registration_number});
  sql << "INSERT INTO application_search (rowid, words) VALUES (:number, :words)", soci::use(number, "number"),
      soci::use(words, "words");
}

void set_review_columns(soci::session& sql, const std::string& id, const ReviewColumns& columns) {
  const int confirmed = columns.check_confirmed ? 1 : 0;
  sql << "UPDATE applications SET facility_type = :type, facility_name = :name, prefecture = :prefecture, "
         "method = :method, check_confirmed = :confirmed WHERE id = :id",
      soci::use(columns.facility_type, "type"), soci::use(columns.facility_name, "name"),
      soci::use(columns.prefecture, "prefecture"), soci::use(columns.method, "method"),
      soci::use(confirmed, "confirmed"), soci::use(id, "id");
}

namespace {

// What a page's conditions are bound to while they are run.
struct PageBounds {
  NumberRange range;
  std::int64_t changed_at_ms = 0;
  std::int64_t number = 0;
};

std::string order_by(const std::string& alias, const ReviewOrder& order) {
  const std::string direction = order.newest_first ? " DESC" : "";
  const std::string by_number = alias + ".number" + direction;
  return "ORDER BY " + (order.by_change ? alias + ".changed_at_ms" + direction + ", " + by_number : by_number);
}

// The numbers of a page's applications, by the indexes alone: what else is shown is looked up for these only. With a
// search the index of words leads, and gives its rows in the order of their numbers. The bounds are said even where
// they keep nothing out: they tell SQLite by which index to go.
std::string page_query(soci::statement& select, const ReviewFilter& filter, const ReviewOrder& order, bool goes_on,
                       const PageBounds& bounds) {
  const bool searches = !filter.search.empty();
  std::string query = searches ? "SELECT i.number FROM application_search CROSS JOIN applications i "
                                 "WHERE application_search.words MATCH :search AND i.number = application_search.rowid "
                               : "SELECT i.number FROM applications i WHERE 1 = 1 ";
  if (searches) select.exchange(soci::use(filter.search, "search"));
  if (!order.by_change || bounds.range.lowest > 1 || bounds.range.highest < INT64_MAX) {
    const std::string number = searches ? "application_search.rowid" : "i.number";
    query += "AND " + number + " >= :lowest AND " + number + " <= :highest ";
    select.exchange(soci::use(bounds.range.lowest, "lowest"));
    select.exchange(soci::use(bounds.range.highest, "highest"));
  }
  if (!filter.state.empty()) {
    query += searches ? "AND +i.state = :state " : "AND i.state = :state ";
    select.exchange(soci::use(filter.state, "state"));
  }
  query += filter_conditions(select, filter, "i");
  if (order.by_change && goes_on) {
    const std::string beyond = order.newest_first ? "<" : ">";
    query += "AND (i.changed_at_ms, i.number) " + beyond + " (:changed, :last) ";
    select.exchange(soci::use(bounds.changed_at_ms, "changed"));
    select.exchange(soci::use(bounds.number, "last"));
  } else if (order.by_change) {
    query += "AND i.changed_at_ms >= 0 ";
  }
  const std::string leader = searches && !order.by_change ? "application_search.rowid" : "";
  const std::string direction = order.newest_first ? " DESC" : "";
  return query + (leader.empty() ? order_by("i", order) : "ORDER BY " + leader + direction) + " LIMIT :limit";
}

}  // namespace

std::vector<ReviewRow> list_review_rows(soci::session& sql, const ReviewFilter& filter, const ReviewOrder& order,
                                        const std::optional<ReviewCursor>& after, std::int64_t now_ms, int limit) {
  std::vector<ReviewRow> rows;
  PageBounds bounds{numbers_of(sql, filter), 0, 0};
  if (after) {
    bounds.changed_at_ms = after->changed_at_ms;
    bounds.number = after->number;
    if (!order.by_change && order.newest_first) {
      bounds.range.highest = std::min<long long>(bounds.range.highest, after->number - 1);
    } else if (!order.by_change) {
      bounds.range.lowest = std::max<long long>(bounds.range.lowest, after->number + 1);
    }
  }
  if (bounds.range.lowest > bounds.range.highest) return rows;
  ReviewRow row;
  soci::statement select(sql);
  select.exchange(soci::use(now_ms, "now"));
  const std::string page = page_query(select, filter, order, after.has_value(), bounds);
  select.exchange(soci::use(limit, "limit"));
  bind(select, row);
  run(select, "SELECT " + row_columns + "FROM applications a " + row_joins + "WHERE a.number IN (" + page + ") " +
                  order_by("a", order));
  while (select.fetch()) rows.push_back(row);
  return rows;
}

std::optional<ReviewRow> find_review_row(soci::session& sql, const std::string& id, std::int64_t now_ms) {
  ReviewRow row;
  soci::statement select(sql);
  select.exchange(soci::use(now_ms, "now"));
  select.exchange(soci::use(id, "id"));
  bind(select, row);
  run(select, "SELECT " + row_columns + "FROM applications a " + row_joins + "WHERE a.id = :id");
  if (!select.fetch()) return std::nullopt;
  return row;
}

std::vector<std::pair<std::string, long long>> count_by_state(soci::session& sql, const ReviewFilter& filter) {
  std::vector<std::pair<std::string, long long>> counts;
  const NumberRange range = numbers_of(sql, filter);
  if (range.lowest > range.highest) return counts;
  std::string state;
  long long count = 0;
  soci::statement select(sql);
  std::string query =
      "SELECT a.state, COUNT(*) FROM applications a WHERE a.state IN ('received', 'inReview', 'returned', 'completed', "
      "'rejected', 'withdrawn') ";
  if (filter.from_ms || filter.until_ms) {
    query += "AND a.number >= :lowest AND a.number <= :highest ";
    select.exchange(soci::use(range.lowest, "lowest"));
    select.exchange(soci::use(range.highest, "highest"));
  }
  query += filter_conditions(select, filter, "a");
  select.exchange(soci::into(state));
  select.exchange(soci::into(count));
  run(select, query + "GROUP BY a.state ORDER BY a.state");
  while (select.fetch()) counts.emplace_back(state, count);
  return counts;
}

}  // namespace madoguchi::server
