// Notices; see notices.h.
#include "server/use_case/notices.h"

#include <algorithm>
#include <string>

#include "server/store/notice_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/site_search.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 500;

portal::NoticeListing listing_of(const NoticeRow& row) {
  return {row.id,         row.version,
          row.title,      portal::notice_category_from_name(row.category).value_or(portal::NoticeCategory::general),
          row.important,  portal::notice_state_from_name(row.state).value_or(portal::NoticeState::draft),
          row.valid_from, row.valid_until};
}

portal::Notice notice_of(const NoticeRow& row) { return {listing_of(row), row.body}; }

void fill(NoticeRow& row, const portal::NoticeRequest& request) {
  row.title = request.title;
  row.body = request.body;
  row.category = portal::notice_category_name(request.category);
  row.important = request.important;
  row.state = portal::notice_state_name(request.state);
  row.valid_from = request.valid_from;
  row.valid_until = request.valid_until;
}

bool is_readable(std::string_view text, bool may_have_lines) {
  if (!text::is_utf8(text) || text::trim(text).empty()) return false;
  return std::none_of(text.begin(), text.end(),
                      [&](char c) { return c == 0x7F || (c >= 0 && c < ' ' && !(may_have_lines && c == '\n')); });
}

bool is_readable(const portal::NoticeRequest& request) {
  return is_readable(request.title, false) && is_readable(request.body, true);
}

// The notice that a change is about; inside a Transaction.
Outcome<NoticeRow> row_to_change(Context& context, std::string_view id, const Precondition& precondition) {
  if (precondition.kind != Precondition::Kind::version) return problem_of("notice.precondition_missing");
  auto row = find_notice_row(context.store.sql(), std::string(id));
  if (!row) return problem_of("notice.unknown");
  if (row->version != precondition.version) return problem_of("notice.conflict");
  return *std::move(row);
}

}  // namespace

portal::NoticeList list_notices(Context& context) {
  portal::NoticeList list;
  for (const NoticeRow& row : list_notice_rows(context.store.sql(), max_listed))
    list.notices.push_back(listing_of(row));
  return list;
}

Outcome<portal::Notice> find_notice(Context& context, std::string_view id) {
  const auto row = find_notice_row(context.store.sql(), std::string(id));
  if (!row) return problem_of("notice.unknown");
  return notice_of(*row);
}

Outcome<portal::Notice> create_notice(Context& context, const Caller& actor, const portal::NoticeRequest& request) {
  if (!is_readable(request)) return problem_of("notice.invalid");
  NoticeRow row;
  row.id = context.keys.random_id();
  row.version = 1;
  fill(row, request);
  Transaction transaction(context.store);
  insert_notice(context.store.sql(), row, context.now_ms());
  index_notice(context, row);
  append_audit_entry(context, actor, {"notice", row.id, "", row.state});
  transaction.commit();
  return notice_of(row);
}

Outcome<portal::Notice> change_notice(Context& context, const Caller& actor, std::string_view id,
                                      const Precondition& precondition, const portal::NoticeRequest& request) {
  if (!is_readable(request)) return problem_of("notice.invalid");
  Transaction transaction(context.store);
  auto found = row_to_change(context, id, precondition);
  if (!found) return Failure{found.error()};
  NoticeRow& row = found.value();
  const std::string before = row.state;
  fill(row, request);
  ++row.version;
  update_notice(context.store.sql(), row, context.now_ms());
  index_notice(context, row);
  append_audit_entry(context, actor, {"notice", row.id, before, row.state});
  transaction.commit();
  return notice_of(row);
}

Outcome<bool> remove_notice(Context& context, const Caller& actor, std::string_view id,
                            const Precondition& precondition) {
  Transaction transaction(context.store);
  const auto row = row_to_change(context, id, precondition);
  if (!row) return Failure{row.error()};
  delete_notice(context.store.sql(), row->id);
  forget_indexed_notice(context, row->id);
  append_audit_entry(context, actor, {"notice", row->id, row->state, "deleted"});
  transaction.commit();
  return true;
}

}  // namespace madoguchi::server
