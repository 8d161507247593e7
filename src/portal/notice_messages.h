// The wire messages about notices (お知らせ) as everyone reads them: those that are published, within their period.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portal/administration_messages.h"

namespace madoguchi::portal {

struct PublicNoticeListing {
  std::string id;
  std::string title;
  NoticeCategory category = NoticeCategory::general;
  bool important = false;
  std::string valid_from;   // ISO 8601 day, Asia/Tokyo
  std::string valid_until;  // the last day; empty: without end
  bool unread = false;      // by who asks; a stranger has read all
};

// GET /notices: newest first.
struct PublicNoticeList {
  std::vector<PublicNoticeListing> notices;
};

// GET /notices/{id}.
struct PublicNotice {
  PublicNoticeListing listing;
  std::string body;  // plain text; '\n' starts a new line
};

Result<PublicNoticeList, WireFault> read_public_notice_list(std::string_view json);
Result<PublicNotice, WireFault> read_public_notice(std::string_view json);
std::string write(const PublicNoticeList& message);
std::string write(const PublicNotice& message);

}  // namespace madoguchi::portal
