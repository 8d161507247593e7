// Keeping evidence for a time; see evidence_retention.h.
#include "server/use_case/evidence_retention.h"

#include "server/store/review_record_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

// The server itself: nobody's account.
const Caller janitor{"", "", "", portal::Role::administrator};

}  // namespace

std::vector<std::string> evidence_to_remove(Context& context, int limit) {
  if (context.settings.evidence_days == 0) return {};
  const std::int64_t before_ms = context.now_ms() - context.settings.evidence_days * day_ms;
  return list_old_evidence(context.store.sql(), before_ms, limit);
}

void record_evidence_removed(Context& context, const std::vector<std::string>& upload_ids) {
  Transaction transaction(context.store);
  for (const std::string& id : upload_ids) {
    set_evidence_removed(context.store.sql(), id, context.now_ms());
    append_audit_entry(context, janitor, {"attachment", id, "", "removed"});
  }
  transaction.commit();
}

}  // namespace madoguchi::server
