// See app.h. Every way to a screen goes through show(): it keeps unguarded what anyone may see, sends to the log-in
// what needs one (S12), and tells the address bar what it made of it.
#include "client/app.h"

#include <utility>

#include "client/account_transport.h"
#include "client/link_form.h"
#include "client/open_forms.h"
#include "client/session_transport.h"

namespace madoguchi::client {
namespace {

constexpr int longest_parting_ms = 2'000;

bool is_administrators(const Route& route) {
  return route.screen == Screen::administration || route.screen == Screen::administration_notice;
}

bool is_reviewers(const Route& route) {
  return route.screen == Screen::review || route.screen == Screen::review_application ||
         route.screen == Screen::review_attachment;
}

bool is_receipt(const Route& route) { return route.screen == Screen::receipt || route.screen == Screen::corrected; }

bool needs_login(const Route& route) {
  return route.screen == Screen::applications || route.screen == Screen::article || is_form(route) ||
         is_receipt(route) || route.screen == Screen::my_list || route.screen == Screen::sent ||
         route.screen == Screen::settings || route.screen == Screen::issued_accounts ||
         route.screen == Screen::account_status || is_reviewers(route) || is_administrators(route);
}

// マイリスト, and what else is told of the applications in it.
bool shows_my_list(const Route& route) {
  return route.screen == Screen::my_list || route.screen == Screen::account_status;
}

bool is_for_visitors(const Route& route) {
  return route.screen == Screen::registration || route.screen == Screen::registration_sent;
}

// What the address bar has, as far as it counts: the part behind the # where it is a token, which must go, or names a
// part of what is read.
std::string_view counted(std::string_view path, const Route& route) {
  return opened_by_link(route.screen) || has_anchors(route.screen) ? path : path.substr(0, path.find('#'));
}

}  // namespace

struct App::Machine : std::enable_shared_from_this<Machine> {
  Machine(Ports& ports, Events events)
      : ports_(ports),
        events_(std::move(events)),
        account_transport_(ports.transport, [this] { return keeper_.account_id(); }),
        account_ports_{account_transport_, ports.clock,  ports.local_store,
                       ports.file_picker,  ports.digest, ports.random},
        transport_(account_transport_, [this] { session_ended(); }),
        screen_ports_{transport_, ports.clock, ports.local_store, ports.file_picker, ports.digest, ports.random},
        articles_(screen_ports_, [this] { article_came(); }),
        notices_(screen_ports_, [this] { notice_came(); }),
        search_(
            screen_ports_, [this] { notify(); }, [this](const std::string& query) { searched(query); }),
        keeper_(account_ports_, {[this] { notify(); }, [this] { session_known(); }, [this] { logged_in(); }}),
        clock_(account_ports_, {[this] { notify(); }, [this] { session_ended(); }}),
        forms_(screen_ports_, [this](const Route& form) { form_changed(form); }) {}

  // ---- where one is

  void start(std::string_view path) {
    route_ = parse_route(path);
    forget_token(path);
    keeper_.ask();
  }

  // A token is out of the address as soon as it was read.
  void forget_token(std::string_view path) {
    if (opened_by_link(route_.screen) && path.find('#') != std::string_view::npos)
      change_path(route_, HistoryChange::replace);
  }

  void session_known() {
    owner_ = account_id();
    follow_session();
    show(route_, HistoryChange::replace, to_path(route_));
    notify();
  }

  void open(std::string_view path) {
    const Route wanted = parse_route(path);
    if (!keeper_.known()) {  // guarded when the session is known
      change_path(wanted, HistoryChange::push);
    } else {
      show(wanted, HistoryChange::push, to_path(route_));
      wanted_anchor_ = route_.anchor;
    }
    notify();
  }

  void history_moved(std::string_view path) {
    const Route wanted = parse_route(path);
    if (keeper_.known()) {
      show(wanted, HistoryChange::replace, counted(path, wanted));
    } else {
      route_ = wanted;
      forget_token(path);
    }
    notify();
  }

  // Goes where `wanted` leads; `shown_path` is what the address bar has now, and nothing is told to it if that is
  // right.
  void show(const Route& wanted, HistoryChange change, std::string_view shown_path) {
    const Route target = led(wanted);
    wanted_anchor_.clear();
    prepare(target);
    prepare_articles(target);
    prepare_administration(target);
    prepare_review(target);
    if (target.screen == Screen::login && route_.screen != Screen::login) keeper_.clear_login();
    if (to_path(target) == shown_path)
      route_ = target;
    else
      change_path(target, change);
    find_out_about_form();
    find_out_about_article();
    find_out_about_notice();
  }

  void change_path(const Route& target, HistoryChange change) {
    route_ = target;
    if (events_.path_changed) events_.path_changed(to_path(target), change);
  }

  // Where one really gets, asking for `wanted`.
  Route led(const Route& wanted) const {
    if (needs_login(wanted) && !keeper_.logged_in()) return {Screen::login, "", to_path(wanted)};
    if (is_for_visitors(wanted) && keeper_.logged_in()) return {};
    if (is_reviewers(wanted) && !is_reviewer()) return {Screen::not_found, to_path(wanted), ""};
    if (is_administrators(wanted) && !is_administrator()) return {Screen::not_found, to_path(wanted), ""};
    if (wanted.screen == Screen::login && keeper_.logged_in())
      return led(wanted.next.empty() ? Route{} : parse_route(wanted.next));
    if (is_receipt(wanted) && !forms_.receipt(form_of(wanted)))
      return {wanted.screen == Screen::receipt ? Screen::article : Screen::sent, wanted.argument, ""};
    return wanted;
  }

  // The form's screen needs a form; one that was sent has done its work.
  void prepare(const Route& target) {
    prepare_lists(target);
    prepare_account_screens(target);
    if (target.screen == Screen::registration && !registration_)
      registration_ = std::make_unique<FormScreen>(
          screen_ports_, keeper_.session(), "registration", [this] { registration_changed(); },
          DraftPlace::this_device);
    if (is_form(target)) forms_.open(target, keeper_.session());
  }

  // Asked for anew each time one comes: another window may have sent something meanwhile.
  void prepare_lists(const Route& target) {
    if (shows_my_list(target))
      my_list_ = std::make_unique<MyList>(
          screen_ports_, MyList::Events{[this] { notify(); }, [this](std::string_view id) { draft_deleted(id); }});
    if (target.screen == Screen::issued_accounts)
      issued_accounts_ = std::make_unique<IssuedAccounts>(screen_ports_, [this] { notify(); });
    if (target.screen == Screen::sent && (!sent_ || sent_->id() != target.argument))
      sent_ = std::make_unique<SentApplication>(screen_ports_, target.argument, [this] { notify(); });
    if (target.screen == Screen::review_attachment)
      review_attachment_ =
          std::make_unique<ReviewAttachment>(screen_ports_, target.argument, target.part, [this] { notify(); });
  }

  void prepare_articles(const Route& target) {
    if (target.screen == Screen::articles) articles_.open_list();
    if (target.screen == Screen::content) articles_.open(target.argument);
    if (target.screen == Screen::notices) notices_.load();
    const bool opened = target.screen == Screen::notice && notices_.notice().id != target.argument;
    if (opened) notices_.open(target.argument);
    if (target.screen == Screen::search) search_.open(target.query);
  }

  // What is looked for now stands in the address.
  void searched(const std::string& query) {
    if (route_.screen == Screen::search)
      show({Screen::search, "", "", {}, {}, query}, HistoryChange::replace, to_path(route_));
    notify();
  }

  void notice_came() {
    find_out_about_notice();
    notify();
  }

  // A notice that is not there (any more); the address stays as it was asked for.
  void find_out_about_notice() {
    const Notices::View& view = notices_.notice();
    const bool shown = route_.screen == Screen::notice && view.id == route_.argument;
    if (shown && view.state == LoadState::failed && view.problem->status == 404)
      route_ = {Screen::not_found, to_path(route_), ""};
  }

  void article_came() {
    find_out_about_article();
    notify();
  }

  // An article that the server does not have, or not for whom one is; the address stays as it was asked for.
  void find_out_about_article() {
    const Articles::View* view = route_.screen == Screen::content ? articles_.find(route_.argument) : nullptr;
    if (view == nullptr || view->state != LoadState::failed) return;
    if (view->problem->status == 404) route_ = {Screen::not_found, to_path(route_), ""};
    if (view->problem->status != 401 || keeper_.logged_in()) return;
    const Route wanted = route_;
    change_path({Screen::login, "", to_path({wanted.screen, wanted.argument, ""})}, HistoryChange::replace);
  }

  // The part that is to be gone to, once it is there.
  std::string take_anchor() {
    const LoadState state = route_.screen == Screen::articles ? articles_.load_state() : article_state();
    return state == LoadState::ready ? std::exchange(wanted_anchor_, std::string()) : std::string();
  }

  LoadState article_state() const {
    const Articles::View* view = route_.screen == Screen::content ? articles_.find(route_.argument) : nullptr;
    return view == nullptr ? LoadState::loading : view->state;
  }

  // A form that still shows what was deleted would only say so.
  void draft_deleted(std::string_view form_id) { forms_.close({Screen::form, std::string(form_id), ""}); }

  void prepare_account_screens(const Route& target) {
    if (!(target == link_route_)) {
      link_route_ = target;
      link_form_ = make_link_form(
          target, transport_, [this] { notify(); }, [this](const Response& response) { link_done(response); });
    }
    if (target.screen != Screen::settings)
      settings_.reset();
    else if (!settings_)
      settings_ = std::make_unique<Settings>(transport_, [this] { notify(); });
  }

  // The administrator's desks are one thing; each loads when one comes to it.
  void prepare_administration(const Route& target) {
    if (!is_administrators(target)) return;
    if (!administration_) {
      administration_ = std::make_unique<Administration>(
          screen_ports_, keeper_.session().today, [this] { notify(); },
          [this](const std::string& path) { show(parse_route(path), HistoryChange::replace, to_path(route_)); });
    }
    if (target.screen == Screen::administration_notice) {
      administration_->open_notice(target.argument);
    } else {
      administration_->open(target.argument);
    }
  }

  void prepare_review(const Route& target) {
    if (!is_reviewers(target)) return;
    if (!review_) {
      review_ = std::make_unique<ReviewDesk>(
          screen_ports_, keeper_.session().today, [this] { notify(); },
          [this](const std::string& path) { open(path); });
    }
    if (target.screen == Screen::review) review_->queue.open(target.query);
    if (target.screen == Screen::review_application) review_->one.open(target.argument);
  }

  bool is_reviewer() const { return keeper_.logged_in() && keeper_.session().person->role == portal::Role::reviewer; }

  bool is_administrator() const {
    return keeper_.logged_in() && keeper_.session().person->role == portal::Role::administrator;
  }

  // ---- who one is

  void logged_in() {
    transport_.renew();
    const std::string before = std::exchange(owner_, account_id());
    if (before != owner_) forget();
    follow_session();
    forms_.session_renewed(keeper_.session());
    if (route_.screen == Screen::login) show(route_, HistoryChange::replace, to_path(route_));
    notify();
  }

  // Nobody is taken away from what needs no log-in; the way back to what does will ask for it.
  void session_ended() {
    if (!keeper_.logged_in()) return;
    const bool in_time = clock_.due();
    clock_.stop();
    keeper_.end();
    show(route_, HistoryChange::replace, to_path(route_));
    if (route_.screen == Screen::login)
      keeper_.greet(in_time ? LoginNotice::session_ended : LoginNotice::ended_elsewhere);
    notify();
  }

  void follow_session() {
    if (!keeper_.logged_in()) return;
    clock_.follow(keeper_.session());
    if (owner_ != noticed_) notices_.load();  // how many are new stands in the header
    noticed_ = owner_;
  }

  // What a mailed link was for has been done: on to the log-in, with the address that it told.
  void link_done(const Response& response) {
    const Screen screen = route_.screen;
    const auto confirmed = portal::read_confirmed_email(response.body);
    if (screen == Screen::password_reset || !confirmed) return;
    const bool own = keeper_.logged_in() && email() == confirmed->email;
    // Another password ends all sessions of the account.
    if (own && screen != Screen::email_confirm) keeper_.end();
    if (keeper_.logged_in()) {
      keeper_.renew();
      return;
    }
    clock_.stop();
    show({Screen::login, "", ""}, HistoryChange::replace, to_path(route_));
    keeper_.greet(screen == Screen::registration_confirm ? LoginNotice::registered
                  : screen == Screen::email_confirm      ? LoginNotice::email_changed
                                                         : LoginNotice::password_set,
                  confirmed->email);
    notify();
  }

  void log_out() {
    finish_parting();
    forms_.put_away();
    const bool parting = forms_.part();
    forget();
    owner_.clear();
    transport_.renew();
    clock_.stop();
    keeper_.log_out(parting);
    if (parting) {
      parting_timer_ = ports_.clock.after(longest_parting_ms, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self) return;
        self->parting_timer_ = 0;
        self->finish_parting();
      });
    }
    show(Route{}, HistoryChange::push, to_path(route_));
    notify();
  }

  // The forms of who has logged out: their savings need the session that is about to end. What is not saved by then is
  // in this device.
  void finish_parting() {
    if (!forms_.parting()) return;
    if (const std::uint32_t timer = std::exchange(parting_timer_, 0); timer != 0) ports_.clock.cancel(timer);
    const auto gone = forms_.take_parting();
    keeper_.tell_log_out();
  }

  void submit_login() {
    finish_parting();
    keeper_.submit();
  }

  void forget() {
    forms_.clear();
    my_list_.reset();
    sent_.reset();
    review_attachment_.reset();
    issued_accounts_.reset();
    articles_.forget();
    notices_.forget();
    search_.forget();
    administration_.reset();
    review_.reset();
  }

  std::string account_id() const { return keeper_.logged_in() ? keeper_.account_id() : std::string(); }
  std::string email() const { return keeper_.logged_in() ? keeper_.session().person->email : std::string(); }

  // ---- the form

  void form_changed(const Route& of) {
    if (forms_.parting()) {
      if (forms_.parting_settled()) finish_parting();
      return;
    }
    const FormScreen* form = forms_.at(of);
    if (form && form->receipt()) received(of, *form->receipt());
    find_out_about_form();
    notify();
  }

  // A form that the server does not have is no place to be; the address stays as it was asked for.
  void find_out_about_form() {
    constexpr int not_found = 404;
    const FormScreen* form = this->form();
    const bool unknown =
        form && !form->corrects() && form->load_state() == LoadState::failed && form->problem()->status == not_found;
    if (unknown) route_ = {Screen::not_found, to_path(route_), ""};
  }

  void received(const Route& form, const portal::Receipt& receipt) {
    if (!forms_.keep(form, receipt)) return;
    sent_.reset();  // what is known of it is no longer so
    if (route_ == form) show(receipt_of(form), HistoryChange::replace, to_path(route_));
  }

  void registration_changed() {
    if (!registration_ || registration_->send_state() != SendState::received) return notify();
    registered_email_ = registration_->sent_user_name();
    registration_.reset();
    show({Screen::registration_sent, "", ""}, HistoryChange::replace, to_path(route_));
    notify();
  }

  void start_new_form() {
    if (route_.screen != Screen::receipt) return;
    const Route form = form_of(route_);
    forms_.forget_receipt(form);
    show(form, HistoryChange::push, to_path(route_));
    notify();
  }

  FormScreen* form() {
    if (route_.screen == Screen::registration) return registration_.get();
    return is_form(route_) ? forms_.at(route_) : nullptr;
  }

  bool has_unsent_input() {
    const SecondFactor* factor = keeper_.second_factor();
    if (factor && factor->step() == SecondFactor::Step::recovery_codes) return true;  // shown this once
    if (administration_ && administration_->notices.notice().dirty) return true;
    if (review_ && review_->one.unsent()) return true;
    return forms_.unkept();
  }

  void stop() {
    if (const std::uint32_t timer = std::exchange(parting_timer_, 0); timer != 0) ports_.clock.cancel(timer);
  }

  void notify() {
    const auto keep = shared_from_this();
    if (events_.changed) events_.changed();
  }

  Ports& ports_;
  Events events_;
  Route route_;
  AccountTransport account_transport_;
  Ports account_ports_;
  SessionTransport transport_;
  Ports screen_ports_;  // what screens work with: the transport that is watched for the end of the session
  Articles articles_;
  Notices notices_;
  SiteSearch search_;
  std::string wanted_anchor_;
  std::string noticed_;  // whose notices were asked for
  SessionKeeper keeper_;
  SessionClock clock_;
  std::string owner_;  // whose forms these are: the account that was logged in last
  OpenForms forms_;
  std::uint32_t parting_timer_ = 0;
  std::unique_ptr<MyList> my_list_;
  std::unique_ptr<SentApplication> sent_;
  std::unique_ptr<ReviewAttachment> review_attachment_;
  std::unique_ptr<IssuedAccounts> issued_accounts_;
  std::unique_ptr<FormScreen> registration_;
  std::string registered_email_;
  Route link_route_;
  std::unique_ptr<ShortForm> link_form_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Administration> administration_;
  std::unique_ptr<ReviewDesk> review_;
};

App::App(Ports& ports, Events events) : machine_(std::make_shared<Machine>(ports, std::move(events))) {}

App::~App() {
  machine_->events_ = Events();
  machine_->stop();
}

void App::start(std::string_view path) { machine_->start(path); }
void App::open(std::string_view path) { machine_->open(path); }
void App::history_moved(std::string_view path) { machine_->history_moved(path); }

bool App::session_known() const { return machine_->keeper_.known(); }
bool App::session_unreachable() const { return machine_->keeper_.unreachable(); }
void App::retry_session() { machine_->keeper_.ask(); }
const portal::Session& App::session() const { return machine_->keeper_.session(); }
bool App::logged_in() const { return machine_->keeper_.logged_in(); }
const Route& App::route() const { return machine_->route_; }

const LoginView& App::login() const { return machine_->keeper_.login(); }
void App::set_login_email(std::string_view text) { machine_->keeper_.set_email(text); }
void App::set_login_password(std::string_view text) { machine_->keeper_.set_password(text); }
void App::submit_login() { machine_->submit_login(); }
void App::log_out() { machine_->log_out(); }

SecondFactor* App::second_factor() {
  return machine_->route_.screen == Screen::login ? machine_->keeper_.second_factor() : nullptr;
}

const std::optional<SessionEnding>& App::session_ending() const { return machine_->clock_.ending(); }
void App::stay_logged_in() { machine_->clock_.stay(); }
void App::close_session_ending() { machine_->clock_.close(); }
ShortForm* App::link_form() { return machine_->link_form_.get(); }
Settings* App::settings() { return machine_->settings_.get(); }
const std::string& App::registered_email() const { return machine_->registered_email_; }

FormScreen* App::form() { return machine_->form(); }
bool App::has_unsent_input() const { return machine_->has_unsent_input(); }
void App::put_away() { machine_->forms_.put_away(); }
void App::look_again() { machine_->forms_.look_again(); }
MyList* App::my_list() { return shows_my_list(machine_->route_) ? machine_->my_list_.get() : nullptr; }

ReviewAttachment* App::review_attachment() {
  return machine_->route_.screen == Screen::review_attachment ? machine_->review_attachment_.get() : nullptr;
}

SentApplication* App::sent_application() {
  return machine_->route_.screen == Screen::sent ? machine_->sent_.get() : nullptr;
}

IssuedAccounts* App::issued_accounts() {
  return machine_->route_.screen == Screen::issued_accounts ? machine_->issued_accounts_.get() : nullptr;
}

Notices& App::notices() { return machine_->notices_; }
SiteSearch& App::search() { return machine_->search_; }
Articles& App::articles() { return machine_->articles_; }
std::string App::take_anchor() { return machine_->take_anchor(); }
const portal::Receipt* App::receipt() const {
  return is_receipt(machine_->route_) ? machine_->forms_.receipt(form_of(machine_->route_)) : nullptr;
}

void App::start_new_form() { machine_->start_new_form(); }
bool App::is_administrator() const { return machine_->is_administrator(); }
Administration* App::administration() { return machine_->administration_.get(); }
bool App::is_reviewer() const { return machine_->is_reviewer(); }
ReviewDesk* App::review() { return machine_->review_.get(); }

}  // namespace madoguchi::client
