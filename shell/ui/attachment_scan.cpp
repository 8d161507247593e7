// See attachment_scan.h.
#include "ui/attachment_scan.h"

namespace madoguchi::ui {

std::string scan_words(const Locale& locale, const portal::AttachmentScan& scan) {
  const std::string key = "scan." + std::string(portal::scan_state_name(scan.state));
  return locale.text(key, {{"time", japan_time(scan.at)}, {"signature", scan.signature}});
}

bool may_be_opened(const portal::AttachmentScan& scan) {
  return scan.state != portal::ScanState::infected && scan.state != portal::ScanState::waiting;
}

MessageKind scan_kind(const portal::AttachmentScan& scan) {
  return scan.state == portal::ScanState::infected ? MessageKind::error : MessageKind::info;
}

}  // namespace madoguchi::ui
