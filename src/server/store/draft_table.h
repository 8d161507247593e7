// Statements about drafts and the uploads that belong to them. A draft that ended (sent, discarded, too old) leaves its
// row behind without content: its version goes on growing where the next draft of the form begins.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/use_case/uploads.h"

namespace madoguchi::server {

struct DraftRow {
  std::string id;
  std::string account_id;
  std::string form_id;
  int form_version = 0;
  long long version = 0;
  std::string content_sealed;  // empty once it has ended
  long long saved_at_ms = 0;
  long long ended_at_ms = 0;  // 0: it lives
};

std::optional<DraftRow> find_draft_row(soci::session& sql, const std::string& account_id, const std::string& form_id);
// The account's living drafts, the newest saving first, without content.
std::vector<DraftRow> list_draft_rows(soci::session& sql, const std::string& account_id);
// Writes the row of the account's draft of the form, whether there was one or not. It lives, nobody was reminded of it.
void put_draft(soci::session& sql, const DraftRow& row);
// Lets the draft's uploads go (they expire at the given time, unless an application holds them), takes its content away
// and counts its version up. Where there is no row, one comes to be that has ended.
struct DraftEnd {
  std::string new_id;  // of a row that comes to be
  std::string account_id;
  std::string form_id;
  int form_version = 0;
  long long now_ms = 0;
  long long uploads_expire_at_ms = 0;
};
void end_draft(soci::session& sql, const DraftEnd& end);

// The uploads that belong to a draft.
std::vector<UploadRecord> list_draft_uploads(soci::session& sql, const std::string& draft_id);
// Gives an upload to a draft: it does not expire while it is there. Only one of this facility that has not expired,
// that no application holds and that no other draft has; else nothing happens. Prepared once, run for each upload.
class DraftUploadLoader {
 public:
  DraftUploadLoader(soci::session& sql, const std::string& draft_id, const std::string& facility_id,
                    std::int64_t now_ms);
  DraftUploadLoader(const DraftUploadLoader&) = delete;
  DraftUploadLoader& operator=(const DraftUploadLoader&) = delete;

  void add(const std::string& upload_id);
  void remove(const std::string& upload_id, std::int64_t expires_at_ms);

 private:
  std::string upload_id_, draft_id_, facility_id_;
  long long now_ms_, expires_at_ms_ = 0;
  soci::statement add_, keep_, remove_, release_;
};

// A draft that nobody has saved for long, with whose it is.
struct OldDraft {
  std::string id;
  std::string account_id;
  std::string form_id;
  int form_version = 0;
  long long version = 0;
  long long saved_at_ms = 0;
  std::string email;  // empty: an account that is not active
  std::string person_name;
};

// Living drafts last saved at or before a time of which nobody was reminded; the oldest first.
std::vector<OldDraft> list_drafts_to_remind_of(soci::session& sql, std::int64_t saved_until_ms, int limit);
// Those of which somebody was reminded at or before a time.
std::vector<OldDraft> list_drafts_to_end(soci::session& sql, std::int64_t saved_until_ms,
                                         std::int64_t reminded_until_ms, int limit);
void set_draft_reminded(soci::session& sql, const std::string& id, std::int64_t now_ms);

}  // namespace madoguchi::server
