// Drafts that were left; see draft_purge.h.
#include "server/use_case/draft_purge.h"

#include <string>

#include "server/mail/outbox.h"
#include "server/store/draft_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/drafts.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/words.h"

namespace madoguchi::server {
namespace {

constexpr std::int64_t kept_ms = 90 * day_ms;
constexpr std::int64_t notice_ms = 14 * day_ms;  // between the mail and the end
constexpr int purged_at_once = 200;

std::string form_title(Context& context, const OldDraft& draft) {
  const CataloguedForm* form = context.forms.find(draft.form_id, draft.form_version);
  if (form == nullptr) form = context.forms.latest(draft.form_id);
  return form == nullptr ? draft.form_id : words_of(context).text(form->definition.title_key());
}

void remind(Context& context, const OldDraft& draft) {
  const std::int64_t now = context.now_ms();
  set_draft_reminded(context.store.sql(), draft.id, now);
  if (draft.email.empty()) return;
  enqueue_mail(context, {"draft-reminder:" + draft.id + ":" + std::to_string(draft.version),
                         "draft-reminder",
                         draft.email,
                         {{"name", draft.person_name},
                          {"form", form_title(context, draft)},
                          {"saved_on", text::to_japanese(tokyo_date(draft.saved_at_ms))},
                          {"deleted_on", text::to_japanese(tokyo_date(now + notice_ms))},
                          {"url", context.settings.public_url + "/applications/" + draft.form_id + "/form"}}});
}

}  // namespace

PurgedDrafts purge_drafts(Context& context) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  PurgedDrafts purged;
  Transaction transaction(context.store);
  for (const OldDraft& draft : list_drafts_to_remind_of(sql, now - (kept_ms - notice_ms), purged_at_once)) {
    remind(context, draft);
    ++purged.reminded;
  }
  for (const OldDraft& draft : list_drafts_to_end(sql, now - kept_ms, now - notice_ms, purged_at_once)) {
    end_draft_now(context, draft.account_id, draft.form_id, draft.form_version);
    ++purged.ended;
  }
  transaction.commit();
  return purged;
}

}  // namespace madoguchi::server
