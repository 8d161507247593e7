// What a virus scanner says of attachments (clamd, see scan/): asked for with the application that holds them, kept
// with each, tried again while the scanner is away. Applicants never wait for it; reviewers wait until it has spoken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "portal/review_messages.h"
#include "server/store/review_record_table.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// Where the installation has a scanner; inside the Transaction that makes the attachment an application's.
void request_scan(Context& context, const std::string& upload_id);
// For attachments that came before there was a scanner. How many there were.
int request_missing_scans(Context& context);

struct DueScan {
  std::string upload_id;
  std::uint64_t size_bytes = 0;
  int attempts = 0;  // that failed before
};

std::optional<DueScan> find_scan_to_do(Context& context);
std::optional<std::int64_t> next_scan_ms(Context& context);

struct ScanVerdict {
  enum class Kind {
    clean,
    infected,
    unfit,   // this file will never be scanned
    faulty,  // the scanner could not; given up after some attempts
    away,    // the scanner is not there
  } kind = Kind::away;
  std::string detail;  // the signature, or why not
};

void record_scan(Context& context, const DueScan& scan, const ScanVerdict& verdict);

// What reviewers are told.
portal::AttachmentScan told_scan(const Context& context, const ReviewAttachmentRow& row);

}  // namespace madoguchi::server
