// See attachment_scans.h. Each verdict is an entry in the audit log.
#include "server/use_case/attachment_scans.h"

#include "server/store/scan_table.h"
#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server {
namespace {

constexpr int max_attempts = 5;
constexpr std::int64_t pause_ms = 30 * second_ms;

// The server itself: nobody's account.
const Caller scanner{"", "", "", portal::Role::administrator};

portal::ScanState state_of(const ScanVerdict& verdict, int attempts) {
  switch (verdict.kind) {
    case ScanVerdict::Kind::clean:
      return portal::ScanState::clean;
    case ScanVerdict::Kind::infected:
      return portal::ScanState::infected;
    case ScanVerdict::Kind::unfit:
      return portal::ScanState::failed;
    case ScanVerdict::Kind::faulty:
      return attempts >= max_attempts ? portal::ScanState::failed : portal::ScanState::waiting;
    case ScanVerdict::Kind::away:
      break;
  }
  return portal::ScanState::waiting;
}

}  // namespace

void request_scan(Context& context, const std::string& upload_id) {
  if (!context.settings.scans_attachments) return;
  insert_waiting_scan(context.store.sql(), upload_id, context.now_ms());
  context.scan_was_requested = true;
}

int request_missing_scans(Context& context) {
  Transaction transaction(context.store);
  const int count = insert_missing_scans(context.store.sql(), context.now_ms());
  transaction.commit();
  return count;
}

std::optional<DueScan> find_scan_to_do(Context& context) {
  const auto row = find_due_scan(context.store.sql(), context.now_ms());
  if (!row) return std::nullopt;
  const auto upload = find_upload_row(context.store.sql(), row->upload_id);
  return DueScan{row->upload_id, upload ? upload->size_bytes : 0, row->attempts};
}

std::optional<std::int64_t> next_scan_ms(Context& context) { return next_scan_due(context.store.sql()); }

void record_scan(Context& context, const DueScan& scan, const ScanVerdict& verdict) {
  Transaction transaction(context.store);
  const std::int64_t now = context.now_ms();
  const int attempts = scan.attempts + (verdict.kind == ScanVerdict::Kind::away ? 0 : 1);
  const portal::ScanState state = state_of(verdict, attempts);
  const std::string name(portal::scan_state_name(state));
  set_scan(context.store.sql(), {scan.upload_id, name, verdict.detail, attempts, now + pause_ms, now});
  if (state != portal::ScanState::waiting) {
    append_audit_entry(context, scanner, {"attachment", scan.upload_id, "", name});
  }
  transaction.commit();
}

portal::AttachmentScan told_scan(const Context& context, const ReviewAttachmentRow& row) {
  portal::AttachmentScan told;
  told.state = portal::scan_state_from_name(row.scan_state).value_or(portal::ScanState::unscanned);
  // Nobody is there any more who could be waited for.
  if (told.state == portal::ScanState::waiting && !context.settings.scans_attachments) told.state = {};
  if (told.state == portal::ScanState::unscanned) return told;
  told.at = rfc3339(row.scan_changed_at_ms);
  if (told.state == portal::ScanState::infected) told.signature = row.scan_detail;
  if (told.state == portal::ScanState::failed) told.reason = row.scan_detail;
  return told;
}

}  // namespace madoguchi::server
