// How this installation is set up, as far as use cases have to know: what an operator says by option or file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "server/use_case/calendar.h"

namespace madoguchi::server {

class ArticleLibrary;  // article_library.h: what can be read on the portal
class Words;           // words.h: the words of users

struct Settings {
  std::filesystem::path assets = "assets";
  std::shared_ptr<const Words> words;        // of the assets; read at the start
  std::filesystem::path content;             // the installation's own articles; empty: it has none
  std::shared_ptr<ArticleLibrary> articles;  // of the assets and of `content`
  // Where users reach the portal, without a slash at the end; links in mails begin with it.
  std::string public_url = "http://127.0.0.1:8080";
  std::string mail_sender = "no-reply@localhost";
  bool four_eyes = false;          // an approval takes two reviewers
  std::int64_t evidence_days = 0;  // how long after the decision attachments are kept; 0: for good
  int anonymise_years = 0;         // how long after the decision applications keep what is personal; 0: for good
  bool scans_attachments = false;  // a virus scanner is configured
  std::int64_t session_idle_ms = 30 * minute_ms;
  std::int64_t session_absolute_ms = 12 * hour_ms;
};

}  // namespace madoguchi::server
