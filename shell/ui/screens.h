// The screens: each draws one page of the client at the page's cursor, inside the landmark "main" that the application
// has opened (header and footer open their own). A screen sets the page's title, has one level 1 heading with the id
// "title", and calls back the client.
#pragma once

#include "client/app.h"
#include "ui/page.h"

namespace madoguchi::ui {

void draw_header(Page& page,
                 client::App& app);  // banner: title, お知らせ, よくある質問, ログイン or マイリスト (S1, S5)
void draw_footer(Page& page, client::App& app);  // contentinfo: contact, links, operators (S8, S9, S10)

// Instead of a screen until the client knows who one is (App::session_known): loading, or the server cannot be reached
// (App::session_unreachable) and 「もう一度接続する」.
void draw_waiting(Page& page, client::App& app);

void draw_top(Page& page, client::App& app);            // S1 to S5
void draw_login(Page& page, client::App& app);          // S6, S7
void draw_second_factor(Page& page, client::App& app);  // instead of the log-in, while it is asked for
void draw_registration_sent(Page& page, client::App& app);
void draw_link(Page& page, client::App& app);            // what a mailed link opens
void draw_password_reset(Page& page, client::App& app);  // S7
void draw_settings(Page& page, client::App& app);
void draw_applications(Page& page, client::App& app);  // S13, S14
void draw_article(Page& page, client::App& app);       // S15
void draw_form(Page& page, client::App& app);          // S16 to S28
void draw_my_list(Page& page, client::App& app);
void draw_sent_application(Page& page, client::App& app);
void draw_account_status(Page& page, client::App& app);   // D16
void draw_issued_accounts(Page& page, client::App& app);  // D14
void draw_receipt(Page& page, client::App& app);
void draw_review_attachment(Page& page, client::App& app);
void draw_notices(Page& page, client::App& app);  // お知らせ
void draw_notice(Page& page, client::App& app);
void draw_search(Page& page, client::App& app);              // 検索 (S1)
void draw_articles(Page& page, client::App& app);            // what can be read, by category (S13)
void draw_content(Page& page, client::App& app);             // an article, terms of use among them (S9, S26)
void draw_administration(Page& page, client::App& app);      // for administrators: the overview and its five screens
void draw_review_queue(Page& page, client::App& app);        // for reviewers: what is to be reviewed
void draw_review_application(Page& page, client::App& app);  // one of these, and the decision about it
void draw_coming(Page& page, client::App& app);              // what is to come, with a way back
void draw_not_found(Page& page, client::App& app);

}  // namespace madoguchi::ui
