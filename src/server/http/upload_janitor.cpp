// Tidying uploads; see upload_janitor.h.
#include "server/http/upload_janitor.h"

#include "server/store/store.h"
#include "server/store/upload_table.h"
#include "server/use_case/anonymisation.h"
#include "server/use_case/evidence_retention.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server {

int remove_expired_uploads(Context& context, const UploadFiles& files) {
  constexpr int at_once = 100;
  int count = 0;
  for (const std::string& id : expired_uploads(context, at_once)) {
    if (!forget_upload(context, id)) continue;
    files.remove(id);
    ++count;
  }
  return count;
}

int remove_old_evidence(Context& context, const UploadFiles& files) {
  constexpr int at_once = 200;
  const std::vector<std::string> ids = evidence_to_remove(context, at_once);
  for (const std::string& id : ids) files.remove(id);
  if (!ids.empty()) record_evidence_removed(context, ids);
  return static_cast<int>(ids.size());
}

int anonymise_old_applications(Context& context, const UploadFiles& files) {
  constexpr int at_once = 100;
  const std::vector<DueAnonymisation> due = applications_to_anonymise(context, at_once);
  for (const DueAnonymisation& each : due) {
    for (const std::string& id : each.upload_ids) files.remove(id);
  }
  if (!due.empty()) anonymise_applications(context, due);
  return static_cast<int>(due.size());
}

int remove_ownerless_files(Context& context, const UploadFiles& files) {
  int count = 0;
  for (const std::string& id : files.list()) {
    const auto record = find_upload_row(context.store.sql(), id);
    if (record && record->state != "refused") continue;
    files.remove(id);
    ++count;
  }
  return count;
}

}  // namespace madoguchi::server
