// Notices for everyone; see public_notices.h.
#include "server/use_case/public_notices.h"

#include <algorithm>
#include <set>

#include "server/store/notice_table.h"
#include "server/store/store.h"
#include "server/use_case/atom.h"
#include "server/use_case/calendar.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/words.h"

namespace madoguchi::server {
namespace {

constexpr int max_listed = 200;
constexpr int max_fed = 50;

portal::PublicNoticeListing listing_of(const NoticeRow& row) {
  portal::PublicNoticeListing listing;
  listing.id = row.id;
  listing.title = row.title;
  listing.category = portal::notice_category_from_name(row.category).value_or(portal::NoticeCategory::general);
  listing.important = row.important;
  listing.valid_from = row.valid_from;
  listing.valid_until = row.valid_until;
  return listing;
}

std::string today(const Context& context) { return text::to_iso(tokyo_date(context.now_ms())); }

bool stands_on(const NoticeRow& row, const std::string& day) {
  return row.state == portal::notice_state_name(portal::NoticeState::published) && row.valid_from <= day &&
         (row.valid_until.empty() || row.valid_until >= day);
}

Outcome<NoticeRow> standing_row(Context& context, std::string_view id) {
  auto row = find_notice_row(context.store.sql(), std::string(id));
  if (!row || !stands_on(*row, today(context))) return problem_of("notice.unknown");
  return *std::move(row);
}

}  // namespace

portal::PublicNoticeList list_public_notices(Context& context, const std::string& account_id) {
  std::set<std::string> read;
  if (!account_id.empty()) read = read_notice_ids(context.store.sql(), account_id);
  portal::PublicNoticeList list;
  for (const NoticeRow& row : list_standing_notice_rows(context.store.sql(), today(context), max_listed)) {
    list.notices.push_back(listing_of(row));
    list.notices.back().unread = !account_id.empty() && !read.contains(row.id);
  }
  return list;
}

Outcome<portal::PublicNotice> find_public_notice(Context& context, std::string_view id, const std::string& account_id) {
  const auto row = standing_row(context, id);
  if (!row) return Failure{row.error()};
  portal::PublicNotice notice{listing_of(*row), row->body};
  notice.listing.unread = !account_id.empty() && !was_notice_read(context.store.sql(), account_id, row->id);
  return notice;
}

Outcome<Done> mark_notice_read(Context& context, const Caller& caller, std::string_view id) {
  Transaction transaction(context.store);
  const auto row = standing_row(context, id);
  if (!row) return Failure{row.error()};
  insert_notice_reading(context.store.sql(), caller.account_id, row->id, context.now_ms());
  transaction.commit();
  return Done{};
}

std::string notice_feed(Context& context) {
  const Words& words = words_of(context);
  const std::string& site = context.settings.public_url;
  AtomFeed feed{site + "/notices",
                words.text("header.notices") + " | " + words.text("site.title"),
                site + "/notices.atom",
                words.text("site.title"),
                {}};
  for (const NoticeRow& row : list_fed_notice_rows(context.store.sql(), today(context), max_fed)) {
    const std::string address = site + "/notices/" + row.id;
    const std::string title = row.important ? words.text("notice.important_title", {{"title", row.title}}) : row.title;
    feed.entries.push_back(
        {address, title, rfc3339(row.changed_at_ms), words.text("notices.category." + row.category), row.body});
  }
  return write_atom(feed);
}

}  // namespace madoguchi::server
