// Drafts that were left: a mail tells of it, and two weeks later they are deleted.
#pragma once

#include "server/use_case/context.h"

namespace madoguchi::server {

struct PurgedDrafts {
  int reminded = 0;
  int ended = 0;
};

// Drafts last saved 76 days ago: a mail to their account, once for each saving. Those last saved 90 days ago of which a
// mail told at least 14 days ago: they end. Some hundred at a time; the janitor comes round again.
PurgedDrafts purge_drafts(Context& context);

}  // namespace madoguchi::server
