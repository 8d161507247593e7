// Routes: which screen a path of the address bar stands for. Each screen has its own URL (requirement B4).
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::client {

enum class Screen {
  top,                    // /
  login,                  // /login?next=PATH
  registration,           // /registration
  registration_sent,      // /registration/sent     a mail is on its way
  registration_confirm,   // /registration/confirm#TOKEN
  password_reset,         // /password-reset
  password_reset_new,     // /password-reset/new#TOKEN
  invitation,             // /invitation#TOKEN
  settings,               // /settings
  email_confirm,          // /settings/email/confirm#TOKEN
  applications,           // /applications           各種申請 (S12, S13)
  article,                // /applications/FORM      the article that leads to a form (S15)
  form,                   // /applications/FORM/form
  receipt,                // /applications/FORM/receipt
  my_list,                // /my-list
  sent,                   // /my-list/applications/ID one application as it was sent
  correction,             // /my-list/applications/ID/correction  what the reviewer wants changed in it (B5)
  corrected,              // /my-list/applications/ID/corrected   the receipt of that
  account_status,         // /account-status         資格確認アカウント申請状況 (D16)
  issued_accounts,        // /accounts               資格確認アカウント管理 (D14)
  articles,               // /articles               what can be read, by category; #CATEGORY goes to one
  content,                // /articles/ID            #ANCHOR goes to a heading; /documents/ID leads here too
  notices,                // /notices?category=NAME  お知らせ
  notice,                 // /notices/ID
  search,                 // /search?q=WORDS         検索
  coming,                 // /coming/TOPIC           what is to come, with a way back
  review,                 // /review?QUERY           審査: the queue; for reviewers
  review_application,     // /review/applications/ID
  review_attachment,      // /review/applications/ID/attachments/PART
  administration,         // /administration/SECTION, or without one; for administrators
  administration_notice,  // /administration/notices/ID, or new
  not_found,              // argument: the path, as it was asked for
};

struct Route {
  Screen screen = Screen::top;
  std::string argument;     // FORM, TOPIC, SECTION or ID: letters, digits, - and _
  std::string next;         // login: where to go afterwards; always a path of this site
  std::string token = {};   // of a mailed link; it came behind the # and never goes back into the address
  std::string part = {};    // PART of what `argument` names
  std::string query = {};   // review, search, notices: what is listed, in its own spelling
  std::string anchor = {};  // of a part of what is read; it stands behind the #

  friend bool operator==(const Route&, const Route&) = default;
};

bool opened_by_link(Screen screen);  // of a mail: its path has a token behind the #
bool has_anchors(Screen screen);     // that can be gone to: its path may have an anchor behind the #

Route parse_route(std::string_view path_and_query);
std::string to_path(const Route& route);

}  // namespace madoguchi::client
