// 検索 over the whole portal: articles by section, questions, notices, kinds of application by name, and one's own
// applications by 受付番号.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portal/search_messages.h"
#include "server/use_case/article_library.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct NoticeRow;  // store/notice_table.h

// `caller`: who asks, for their own applications; nothing: a stranger. Brings the index up to date where articles have
// changed.
portal::SearchAnswer search_site(Context& context, const std::optional<Caller>& caller, std::string_view typed);

// Brings the articles' part of the index up to date; at the start, so that nobody waits for it.
void index_articles(Context& context);

// A notice as it is now, a draft too: only what stands is found. Inside a Transaction.
void index_notice(Context& context, const NoticeRow& notice);
void forget_indexed_notice(Context& context, const std::string& id);

}  // namespace madoguchi::server
