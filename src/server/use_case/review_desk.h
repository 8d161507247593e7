// The review desk: the queue, one application with all that is known of it, and claims, so that two reviewers do not
// work on one. Whoever looks at an application, or downloads an attachment, leaves an entry in the audit log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "portal/review_messages.h"
#include "server/store/application_table.h"
#include "server/store/review_table.h"
#include "server/use_case/calendar.h"
#include "server/use_case/context.h"
#include "text/date.h"

namespace madoguchi::server {

inline constexpr std::int64_t claim_lifetime_ms = 30 * minute_ms;

struct ReviewQuery {
  ReviewFilter filter;                 // without search and times, which are given as typed
  std::string typed;                   // looked for in names, numbers and people; empty: all
  std::optional<text::Date> from, to;  // days of receipt in Tokyo, both included
  ReviewOrder order;
  std::string after;  // what the page before gave as `next`; empty: the first page
};

// At most 50 a page. Problem: request.malformed (400: `after` is none that was given).
Outcome<portal::ReviewPage> list_for_review(Context& context, const Caller& reviewer, const ReviewQuery& query);

// Problem: application.unknown (404).
Outcome<portal::ReviewApplication> find_for_review(Context& context, const Caller& reviewer, std::string_view id);

// Takes it, or keeps it for another half hour; one that was received is taken up. Problems: application.unknown (404),
// review.claimed (409: by somebody else), review.not_open (409: nothing is to be decided).
Outcome<portal::ReviewApplication> claim_application(Context& context, const Caller& reviewer, std::string_view id);
// Lets it go; nothing happens where it is not the caller's. Problem: application.unknown (404).
Outcome<Done> release_application(Context& context, const Caller& reviewer, std::string_view id);

struct ReviewedFile {
  std::string upload_id;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string kind;
};

enum class AttachmentUse { download, table };

// An attachment that is about to be given out. Problems: application.unknown (404), attachment.unknown (404),
// attachment.removed (410: it was deleted after its time), attachment.infected and
// attachment.scan_waiting (409: a virus scanner found something, or has not spoken yet), attachment.no_workbook (409:
// of what is no table).
Outcome<ReviewedFile> open_attachment(Context& context, const Caller& reviewer, std::string_view id,
                                      std::string_view attachment, AttachmentUse use = AttachmentUse::download);

// For the other use cases of review; all inside a Transaction.
// The application with all that is known of it, as it is now.
portal::ReviewApplication describe_for_review(Context& context, const Caller& reviewer, const ApplicationRow& row);
// received → inReview, unless it is there already. `row` follows.
void take_up(Context& context, const Caller& reviewer, ApplicationRow& row);
// review.claimed, where somebody else works on it.
std::optional<portal::Problem> claim_in_the_way(Context& context, const Caller& reviewer, const std::string& id);

}  // namespace madoguchi::server
