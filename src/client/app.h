// The client without pixels: where one is (route), who one is (session), and the state machine of the screen that is
// open. The shell draws what this says and calls back what the person does; `changed` tells it that there is something
// to draw.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/administration.h"
#include "client/articles.h"
#include "client/form_screen.h"
#include "client/issued_accounts.h"
#include "client/my_list.h"
#include "client/notices.h"
#include "client/ports.h"
#include "client/review_attachment.h"
#include "client/review_desk.h"
#include "client/route.h"
#include "client/sent_application.h"
#include "client/session_clock.h"
#include "client/session_keeper.h"
#include "client/settings.h"
#include "client/short_form.h"
#include "client/site_search.h"
#include "portal/wire.h"

namespace madoguchi::client {

// How the app tells the address bar: a new entry, or a correction of the present one.
enum class HistoryChange { push, replace };

class App {
 public:
  struct Events {
    std::function<void()> changed;
    std::function<void(std::string_view path, HistoryChange)> path_changed;
  };

  App(Ports& ports, Events events);
  ~App();

  void start(std::string_view path);          // asks for the session, then opens the path's screen
  void open(std::string_view path);           // a link was followed; guards screens that need a log-in (S12)
  void history_moved(std::string_view path);  // the back or forward button

  bool session_known() const;        // false until the first answer
  bool session_unreachable() const;  // the first question got no answer; retry_session() asks again
  void retry_session();
  const portal::Session& session() const;
  bool logged_in() const;
  const Route& route() const;

  const LoginView& login() const;
  void set_login_email(std::string_view text);
  void set_login_password(std::string_view text);
  void submit_login();  // afterwards: the top page (S5), or where one wanted to go (S12)
  void log_out();       // at once here; on the server when what was typed is saved there, or that takes too long
  SecondFactor* second_factor();  // on the log-in screen, while it is asked for

  // The session's end, while it is near.
  const std::optional<SessionEnding>& session_ending() const;
  void stay_logged_in();
  void close_session_ending();  // where staying is not possible

  ShortForm* link_form();  // on the screens of mailed links; null where the link is not whole
  Settings* settings();    // on its screen

  FormScreen* form();  // on the form's screens and the registration's; keeps what is typed while one reads elsewhere
  bool has_unsent_input() const;          // in any form: leaving now would lose it
  void put_away();                        // the page goes out of sight: what is not saved yet is, now
  void look_again();                      // it is in sight again, or the network is back
  MyList* my_list();                      // on its screen, and on that of 申請状況
  IssuedAccounts* issued_accounts();      // on its screen
  SentApplication* sent_application();    // on its screen
  ReviewAttachment* review_attachment();  // on its screen
  Articles& articles();
  Notices& notices();
  SiteSearch& search();
  std::string take_anchor();                    // the one to go to, once, when what has it is there
  const portal::Receipt* receipt() const;       // on the receipt's screen
  void start_new_form();                        // from the receipt: an empty form
  const std::string& registered_email() const;  // where a registration's mail went, "" where that is not known

  bool is_administrator() const;
  Administration* administration();  // once a screen of the administrator's was opened; null before

  bool is_reviewer() const;
  ReviewDesk* review();  // once a screen of the reviewer's was opened; null before

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
