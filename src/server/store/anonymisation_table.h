// Statements that take what is personal out of applications whose time has come.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <vector>

#include "server/store/application_table.h"

namespace madoguchi::server {

// The account, of nobody, that an anonymous application belongs to.
inline constexpr const char* nobodys_account = "anonymous";

// Applications that were decided or withdrawn before a time and are not anonymous yet, the oldest first.
std::vector<std::string> list_applications_to_anonymise(soci::session& sql, std::int64_t before_ms, int limit);

// The uploads that an application ever had as attachments.
std::vector<std::string> list_all_attachment_ids(soci::session& sql, const std::string& application_id);

// Puts `row`'s snapshot, facts and answers in place of what is there and takes the rest away: who sent it, names,
// hashed answers, attachments, earlier answers, what reviewers wrote, its words in the search index.
void anonymise_application_row(soci::session& sql, const ApplicationRow& row, std::int64_t now_ms);

// The search index lets go of words that no application has any more only when it is written anew.
void rewrite_search_index(soci::session& sql);

}  // namespace madoguchi::server
