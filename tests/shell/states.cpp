// See states.h.
#include "shell/states.h"

#include <string>

#include "fakes/sample_files.h"
#include "shell/states_staff.h"

namespace madoguchi::tests {
namespace {

constexpr std::string_view form_path = "/applications/use-start/form";

using Look = std::function<void(Headless&, std::string_view)>;

class Visits {
 public:
  Visits(const Options& options, const Look& look) : options_(options), look_(look) {}

  void all() {
    screens();
    log_in();
    session_that_does_not_answer();
    form_that_does_not_load();
    form_by_master_data();
    form_by_documents(fakes::FakeWorld::kenshin_email);
    form_by_documents(fakes::FakeWorld::sejutsu_email);
    birth_date();
    sending();
    drafts();
    my_list();
    correction();
    issued_accounts();
    registration();
    mailed_links();
    second_factor();
    settings();
    end_of_session();
    visit_staff_states(options_, look_);
  }

 private:
  Options as(std::string_view email) const {
    Options options = options_;
    options.logged_in_as = email;
    return options;
  }

  void screens() {
    for (const std::string_view email : {std::string_view(), std::string_view(fakes::FakeWorld::kenshin_email)}) {
      for (const std::string_view path :
           {"/", "/applications", "/applications/use-start", "/applications/use-start/receipt", "/articles/use-terms",
            "/articles/contact", "/articles", "/articles/faq#kenshin", "/applications/operation-start", "/notices",
            "/notices/n-2", "/search?q=x", "/coming/subsidy", "/nowhere"}) {
        Headless page(path, as(email));
        look_(page, std::string(path) + (email.empty() ? "" : " logged in"));
      }
    }
  }

  void log_in() {
    Headless page("/login", options_);
    look_(page, "log-in");
    page.key(ImGuiKey_Tab);
    look_(page, "log-in, skip link");
    page.press(Role::button, "ログイン");
    look_(page, "log-in, nothing typed");
    page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
    page.type("パスワード", "wrong");
    page.press(Role::button, "ログイン");
    look_(page, "log-in refused");
    page.press(Role::button, "パスワードを表示する");
    page.world.transport.answer_later(true);
    page.press(Role::button, "ログイン");
    look_(page, "log-in under way, password shown");
  }

  void session_that_does_not_answer() {
    Headless page("/login", options_);
    page.world.transport.cut();
    page.press(Role::button, "ログイン");
    look_(page, "log-in, no network");
  }

  void form_that_does_not_load() {
    Headless page("/applications", as(fakes::FakeWorld::kenshin_email));
    page.world.transport.answer_later(true);
    page.application->history_moved(form_path);
    page.settle();
    look_(page, "form loading");
    page.world.transport.cut();
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "form not loaded");
  }

  void form_by_master_data() {
    Headless page(form_path, as(fakes::FakeWorld::kenshin_email));
    look_(page, "form");
    page.press_id("confirmationMethod.help");
    look_(page, "form, help open");
    page.press(Role::button, "送信");
    look_(page, "form, nothing chosen");
    page.press_id("confirmationMethod.master");
    page.press(Role::button, "送信");
    look_(page, "form by master data, faults");
    page.type("口座番号", "999");
    page.world.transport.answer_later(true);
    page.press_id("facilityCheck");
    look_(page, "check under way");
    page.world.transport.answer_later(false);
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "check failed");
    page.world.transport.cut();
    page.press_id("facilityCheck");
    look_(page, "check, no network");
    page.world.transport.mend();
    page.type("口座番号", "123456");
    page.press_id("facilityCheck");
    look_(page, "check confirmed");
    page.type("口座番号", "999");
    for (int i = 0; i < 4; ++i) page.press_id("facilityCheck");
    look_(page, "check closed");
  }

  void birth_date() {
    Headless page(form_path, as(fakes::FakeWorld::sejutsu_email));
    page.press_id("confirmationMethod.master");
    page.press_id("birthDate.help");
    page.type("生年月日（西暦）", "S55.4.1");
    look_(page, "birth date, shown back");
  }

  static void attach(Headless& page, const std::string& name, const std::string& bytes) {
    page.world.files.will_choose({page.world.files.add(name, bytes)});
    page.press_id("attachments");
    page.settle();
  }

  void form_by_documents(std::string_view email) {
    Headless page(form_path, as(email));
    page.press_id("confirmationMethod.documents");
    page.press(Role::button, "送信");
    look_(page, "form by documents, faults");
    page.world.transport.cut();
    attach(page, "途切れた.pdf", fakes::sample_pdf());
    look_(page, "upload paused");
    page.world.transport.mend();
    attach(page, "scan.pdf", fakes::pdf_with_javascript());
    attach(page, "x.gif", fakes::gif());
    page.world.transport.answer_later(true);
    attach(page, "届出.pdf", fakes::sample_pdf());
    look_(page, "upload under way, others refused");
  }

  void sending() {
    Headless page(form_path, as(fakes::FakeWorld::kenshin_email));
    page.press_id("confirmationMethod.documents");
    attach(page, "a.pdf", fakes::sample_pdf());
    page.type("職員数", "3");
    page.type("申請台数", "2");
    page.press_id("termsAccepted");
    look_(page, "form, complete");
    page.press(Role::button, "送信");
    look_(page, "confirmation");
    page.world.transport.cut();
    page.press(Role::button, "OK");
    look_(page, "sending, no network");
    page.world.transport.mend();
    page.world.server.answer_next("POST", "/api/v1/applications", fakes::FakeServer::problem(500, "internal"));
    page.press(Role::button, "もう一度送信する");
    look_(page, "sending refused");
    page.world.transport.answer_later(true);
    page.press(Role::button, "もう一度送信する");
    look_(page, "sending under way");
    page.world.transport.deliver_all();
    page.settle();
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "receipt");
  }

  static void fill(Headless& page) {
    page.press_id("confirmationMethod.documents");
    attach(page, "届出.pdf", fakes::sample_pdf());
    page.type("職員数", "3");
    page.type("申請台数", "2");
    page.press_id("termsAccepted");
  }

  // The same account in another window.
  static void type_elsewhere(Headless& page, std::string_view field, std::string_view text) {
    auto& draft = page.world.server.drafts[fakes::FakeWorld::kenshin_email];
    draft.answers.set(field, text);
    draft.listing.version += 100;
  }

  void drafts() {
    Headless page(form_path, as(fakes::FakeWorld::kenshin_email));
    fill(page);
    look_(page, "draft saved");
    page.world.transport.cut();
    page.type("職員数", "4");
    look_(page, "draft kept in this device");
    page.world.store.fill(true);
    page.type("職員数", "5");
    look_(page, "draft kept nowhere");
    page.world.transport.mend();
    type_elsewhere(page, "staffCount", "6");
    page.application->look_again();
    page.settle();
    look_(page, "draft, both changed the same");
    page.press(Role::button, "あとで選ぶ");
    look_(page, "draft, choice put off");
    page.press(Role::button, "内容を選ぶ");
    page.press(Role::button, "この内容で保存する");
    page.press(Role::button, "下書きを削除");
    look_(page, "draft to be deleted");
    page.press(Role::button, "キャンセル");
    page.world.server.drafts.clear();
    page.application->look_again();
    page.settle();
    look_(page, "draft gone");
  }

  void my_list() {
    Headless page("/my-list", as(fakes::FakeWorld::kenshin_email));
    look_(page, "my list, empty");
    page.application->history_moved(form_path);
    page.settle();
    fill(page);
    page.press(Role::button, "送信");
    page.press(Role::button, "OK");
    page.application->history_moved(form_path);
    page.settle();
    page.type("職員数", "7");
    page.application->history_moved("/my-list");
    page.settle();
    look_(page, "my list");
    page.press_id("my_list.draft.use-start.delete");
    look_(page, "my list, a draft to be deleted");
    page.press(Role::button, "キャンセル");
    const std::string id = page.world.server.applications.at(0).receipt.id;
    page.press_id("my_list.application." + id + ".withdraw");
    look_(page, "my list, an application to be taken back");
    page.press(Role::button, "取り下げる");
    look_(page, "my list, taken back");
    for (const char* state : {"received", "inReview", "returned", "completed", "rejected", "withdrawn"}) {
      page.world.server.applications.at(0).state = state;
      page.application->history_moved("/account-status");
      page.settle();
      look_(page, std::string("account status, ") + state);
      page.application->history_moved("/my-list");
      page.settle();
    }
    page.press_id("my_list.application." + id + ".open");
    look_(page, "sent application");
    page.application->history_moved("/my-list/applications/none");
    page.settle();
    look_(page, "sent application, unknown");
    page.world.transport.cut();
    page.application->history_moved("/my-list");
    page.settle();
    look_(page, "my list not loaded");
  }

  void correction() {
    Headless page(form_path, as(fakes::FakeWorld::kenshin_email));
    fill(page);
    page.press(Role::button, "送信");
    page.press(Role::button, "OK");
    page.world.server.send_back({{"staffCount", "職員数と申請台数が合いません。"},
                                 {"attachments", "文字が読めません。\n鮮明なものを添付してください。"},
                                 {"termsAccepted", "もう一度ご確認ください。"}},
                                "2点ご確認ください。");
    const std::string id = page.world.server.applications.at(0).receipt.id;
    page.application->history_moved("/my-list/applications/" + id);
    page.settle();
    look_(page, "returned application");
    page.press_id("sent.correct");
    look_(page, "correction");
    page.type("職員数", "");
    page.press(Role::button, "送信");
    look_(page, "correction, faults");
    page.type("職員数", "5");
    page.press_id("draft.discard");
    look_(page, "correction, to be taken back");
    page.press(Role::button, "キャンセル");
    page.press(Role::button, "送信");
    look_(page, "correction, before and after");
    page.world.server.answer_next("POST", "/api/v1/applications",
                                  fakes::FakeServer::problem(409, "application.not_returned"));
    page.press(Role::button, "OK");
    look_(page, "correction, decided meanwhile");
    page.press(Role::button, "送信");
    page.press(Role::button, "OK");
    look_(page, "corrected");
    page.application->history_moved("/my-list/applications/" + id + "/correction");
    page.settle();
    look_(page, "nothing to correct");
  }

  void issued_accounts() {
    Headless page("/accounts", as(fakes::FakeWorld::kenshin_email));
    look_(page, "issued accounts, none");
    page.application->history_moved("/account-status");
    page.settle();
    look_(page, "account status, none");
    page.world.server.issued = fakes::issued_accounts();
    page.application->history_moved("/");
    page.application->history_moved("/accounts");
    page.settle();
    look_(page, "issued accounts");
    page.world.transport.cut();
    page.application->history_moved("/");
    page.application->history_moved("/accounts");
    page.settle();
    look_(page, "issued accounts not loaded");
  }

  void registration() {
    Headless page("/registration", options_);
    look_(page, "registration");
    page.press(Role::button, "登録する");
    look_(page, "registration, nothing given");
    page.press_id("facilityType.kenshin");
    page.type("健診機関番号", "1319900011");
    page.type("郵便番号", "100-0001");
    page.type("パスワード", "password password");
    look_(page, "registration, warned, filled in, a common password");
    page.press(Role::button, "パスワードを表示する");
    page.type("パスワード", "短い");
    look_(page, "registration, password shown");
    page.type("パスワード", "さくらの下で自転車を3台なおした");
    page.type("機関名", "みほん健診センター");
    page.type("院長（管理者）氏名", "見本 花子");
    page.type("電話番号", "03-0000-0000");
    page.type("メールアドレス", "new@example.jp");
    page.press_id("termsAccepted");
    page.world.transport.cut();
    page.press(Role::button, "登録する");
    look_(page, "registration, no network");
    page.world.transport.mend();
    page.world.server.answer_next("POST", "/api/v1/registrations",
                                  fakes::FakeServer::problem(429, "registration.throttled"));
    page.press(Role::button, "もう一度送信する");
    look_(page, "registration refused");
    page.world.transport.answer_later(true);
    page.press(Role::button, "もう一度送信する");
    look_(page, "registration under way");
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "registration sent");
    Headless again("/registration/sent", options_);
    look_(again, "registration sent, loaded anew");
    Headless loading("/", options_);
    loading.world.transport.answer_later(true);
    loading.application->history_moved("/registration");
    loading.settle();
    look_(loading, "registration loading");
    loading.world.transport.cut();
    loading.world.transport.deliver_all();
    loading.settle();
    look_(loading, "registration not loaded");
  }

  void mailed_links() {
    for (const std::string path :
         {"/registration/confirm", "/password-reset/new", "/invitation", "/settings/email/confirm"}) {
      Headless lost(path, options_);
      look_(lost, path + ", loaded anew");
      Headless page(path + "#wrong", options_);
      look_(page, path);
      page.press_id("link.submit");
      look_(page, path + ", pressed");
      if (page.find(Role::textbox, "新しいパスワード") != nullptr) {
        page.type("新しいパスワード", "さくらの下で自転車を3台なおした");
        page.press_id("link.submit");
      }
      look_(page, path + ", no longer good");
    }
    Headless confirmed("/registration/confirm#a-mailed-token", options_);
    confirmed.press_id("link.submit");
    look_(confirmed, "log-in after a confirmed registration");
    Headless changed("/settings/email/confirm#a-mailed-token", as(fakes::FakeWorld::kenshin_email));
    changed.press_id("link.submit");
    look_(changed, "mail address changed");
    Headless reset("/password-reset", options_);
    look_(reset, "password reset");
    reset.press_id("reset.submit");
    look_(reset, "password reset, nothing typed");
    reset.type("メールアドレス", "kenshin@example.jp");
    reset.world.transport.cut();
    reset.press_id("reset.submit");
    look_(reset, "password reset, no network");
    reset.world.transport.mend();
    reset.press_id("reset.submit");
    look_(reset, "password reset, sent");
  }

  void log_in(Headless& page) {
    page.type("ユーザー名 (メールアドレス)", fakes::FakeWorld::kenshin_email);
    page.type("パスワード", fakes::FakeWorld::password);
    page.press(Role::button, "ログイン");
  }

  void second_factor() {
    Headless page("/login", options_);
    page.world.server.accounts[0].second_factor = portal::SecondFactor::required;
    log_in(page);
    look_(page, "code");
    page.type("確認コード", "000000");
    page.press(Role::button, "確認する");
    look_(page, "code refused");
    Headless first("/login", options_);
    first.world.server.accounts[0].second_factor = portal::SecondFactor::enrolment;
    first.world.server.answer_next("POST", "/api/v1/session/second-factor/enrolment",
                                   fakes::FakeServer::problem(500, "internal"));
    log_in(first);
    look_(first, "enrolment not loaded");
    first.press(Role::button, "もう一度読み込む");
    look_(first, "enrolment");
    first.type("確認コード", fakes::FakeServer::code);
    first.press(Role::button, "確認する");
    look_(first, "recovery codes");
    first.press(Role::button, "続ける");
    look_(first, "recovery codes, not yet kept");
  }

  void settings() {
    Headless page("/", as(fakes::FakeWorld::kenshin_email));
    page.world.server.sessions.push_back({"other", "2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z",
                                          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36",
                                          false});
    page.world.server.sessions.push_back({"third", "2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z", "curl", false});
    page.press_id("header.person");
    look_(page, "settings");
    page.press_id("password.form.submit");
    page.press_id("email.form.submit");
    look_(page, "settings, nothing typed");
    page.type("現在のパスワード", "wrong");
    page.type("新しいパスワード", "さくらの下で自転車を3台なおした");
    page.press_id("password.form.submit");
    look_(page, "settings, wrong password");
    page.type("新しいメールアドレス", "new@example.jp");
    page.type("確認のためのパスワード", fakes::FakeWorld::password);
    page.press_id("email.form.submit");
    page.type("現在のパスワード", fakes::FakeWorld::password);
    page.press_id("password.form.submit");
    look_(page, "settings, changed");
    Headless failed("/", as(fakes::FakeWorld::kenshin_email));
    failed.world.transport.cut();
    failed.press_id("header.person");
    look_(failed, "settings not loaded");
  }

  void end_of_session() {
    Headless page(form_path, options_);
    page.world.server.idle_s = 30 * 60;
    log_in(page);
    page.world.clock.advance(28 * 60 * 1000);
    page.settle();
    look_(page, "session about to end");
    page.world.transport.cut();
    page.press(Role::button, "ログインを続ける");
    look_(page, "staying, no network");
    page.world.transport.mend();
    page.world.clock.advance(3 * 60 * 1000);
    page.settle();
    look_(page, "log-in after the end");
    Headless last("/", options_);
    last.world.server.idle_s = 30 * 60;
    last.world.server.absolute_s = 20 * 60;
    last.press(Role::link, "ログイン");
    log_in(last);
    last.world.clock.advance(18 * 60 * 1000);
    last.settle();
    look_(last, "session about to end for good");
  }

  const Options& options_;
  const Look& look_;
};

}  // namespace

void visit_states(const Options& options, const Look& look) { Visits(options, look).all(); }

}  // namespace madoguchi::tests
