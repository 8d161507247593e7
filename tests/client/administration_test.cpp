// The administrator's desks: who gets to them, what each says to the server, and what it makes of the answer.
#include "client/administration.h"

#include <boost/test/unit_test.hpp>

#include "client/app.h"
#include "fakes/fake_world.h"

using namespace madoguchi;
using client::HistoryChange;
using client::ImportStep;
using client::LoadState;
using client::Screen;
using World = fakes::FakeWorld;

namespace {

struct Driver {
  explicit Driver(const std::string& path = "/administration", const char* email = World::administrator_email) {
    if (email != nullptr) world.server.log_in_as(email);
    app = std::make_unique<client::App>(
        world.ports,
        client::App::Events{[this] { ++changes; }, [this](std::string_view to, HistoryChange) { bar = to; }});
    bar = path;
    app->start(path);
  }
  client::Administration& desks() { return *app->administration(); }
  client::FacilityImport& import() { return desks().facilities; }
  void choose(const std::string& bytes = "a,b\n") {
    world.files.will_choose({world.files.add("機関.csv", bytes)});
    import().choose_file();
  }
  const client::Request& last_request() const { return world.transport.requests().back(); }

  World world;
  std::string bar;
  int changes = 0;
  std::unique_ptr<client::App> app;
};

portal::NoticeRequest notice_text(const client::NoticeDesk& desk, const char* title) {
  portal::NoticeRequest text = desk.notice().text;
  text.title = title;
  text.body = "本文";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(administration)

BOOST_AUTO_TEST_CASE(its_screens_are_for_administrators_only) {
  Driver visitor("/administration/mails", nullptr);
  BOOST_TEST((visitor.app->route().screen == Screen::login));
  BOOST_TEST(visitor.bar == "/login?next=/administration/mails");
  visitor.app->set_login_email(World::administrator_email);
  visitor.app->set_login_password(World::password);
  visitor.app->submit_login();
  BOOST_TEST(visitor.bar == "/administration/mails");
  BOOST_TEST(visitor.desks().mails.view().mails.size() == 2U);

  Driver applicant("/administration/mails", World::kenshin_email);
  BOOST_TEST((applicant.app->route().screen == Screen::not_found));
  BOOST_TEST(applicant.bar == "/administration/mails");
  BOOST_TEST(!applicant.app->is_administrator());
  BOOST_TEST(applicant.app->administration() == nullptr);
  BOOST_TEST(applicant.world.transport.count("GET", "/api/v1/admin") == 0);
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_gone_with_whoever_logs_out) {
  Driver d("/administration/staff");
  d.desks().staff.set_invitation({"shinsa9@example.jp", "審査", portal::Role::reviewer});
  d.app->open("/");
  d.app->open("/administration/staff");
  BOOST_TEST(d.desks().staff.view().invitation.email == "shinsa9@example.jp");
  d.app->log_out();
  BOOST_TEST(d.app->administration() == nullptr);
}

BOOST_AUTO_TEST_CASE(a_file_is_checked_before_it_is_imported) {
  Driver d("/administration/facilities");
  d.world.transport.answer_later(true);
  d.choose("機関種別\n");
  BOOST_TEST((d.import().view().step == ImportStep::checking));
  BOOST_TEST(d.import().view().file_name == "機関.csv");
  d.world.transport.deliver_all();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
  BOOST_TEST(d.import().view().importable());
  BOOST_TEST(d.world.server.administration.imported.empty());
  d.import().import();
  d.import().import();  // a second press
  BOOST_TEST((d.import().view().step == ImportStep::importing));
  d.world.transport.deliver_all();
  BOOST_TEST((d.import().view().step == ImportStep::done));
  BOOST_TEST(d.import().view().result.unchanged == 12);
  BOOST_TEST(d.world.server.administration.imported == "機関種別\n");
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/admin/facility-imports") == 2);  // the preview and the import
  BOOST_TEST(d.world.files.released(1));
  BOOST_TEST(d.world.files.read_bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(an_import_over_data_that_changed_meanwhile_is_previewed_anew) {
  Driver d("/administration/facilities");
  d.choose();
  d.world.server.administration.preview.digest = std::string(64, 'b');
  d.world.server.administration.preview.changed = 7;
  d.import().import();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
  BOOST_TEST(d.import().view().changed_meanwhile);
  BOOST_TEST(d.import().view().preview.changed == 7);
  BOOST_TEST(d.world.server.administration.imported.empty());
  d.import().import();
  BOOST_TEST((d.import().view().step == ImportStep::done));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_imported_is_not_sent) {
  Driver d("/administration/facilities");
  d.world.server.administration.preview = {};
  d.world.server.administration.preview.fault_count = 1;
  d.world.server.administration.preview.faults = {{2, "住所", "1文字以上300文字以内で入力してください。"}};
  d.choose();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
  BOOST_TEST(!d.import().view().importable());
  d.import().import();
  BOOST_TEST((d.import().view().step == ImportStep::preview));

  d.world.server.administration.preview = {};
  d.world.server.administration.preview.digest = std::string(64, 'c');
  d.world.server.administration.preview.unchanged = 3;
  d.choose();
  BOOST_TEST(!d.import().view().importable());
  BOOST_TEST(d.world.files.released(1));  // the file before
}

BOOST_AUTO_TEST_CASE(a_file_that_was_not_checked_can_be_checked_again) {
  Driver d("/administration/facilities");
  d.world.transport.cut();
  d.choose();
  BOOST_TEST((d.import().view().step == ImportStep::choosing));
  BOOST_TEST(d.import().view().problem->code == "client.unreachable");
  d.world.transport.mend();
  d.import().check_again();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
  BOOST_TEST(!d.import().view().problem.has_value());
  d.world.server.answer_next("POST", "/api/v1/admin/facility-imports",
                             fakes::FakeServer::problem(500, "server.internal"));
  d.import().import();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
  BOOST_TEST(d.import().view().problem->code == "server.internal");
  d.import().start_again();
  BOOST_TEST((d.import().view().step == ImportStep::choosing));
  BOOST_TEST(d.world.files.released(1));
}

BOOST_AUTO_TEST_CASE(a_cancelled_dialog_changes_nothing) {
  Driver d("/administration/facilities");
  d.choose();
  d.world.files.will_choose({});
  d.import().choose_file();
  BOOST_TEST((d.import().view().step == ImportStep::preview));
}

BOOST_AUTO_TEST_CASE(mails_are_listed_by_state_and_dead_ones_put_back) {
  Driver d("/administration/mails");
  client::MailDesk& mails = d.desks().mails;
  BOOST_TEST((mails.view().load == LoadState::ready));
  BOOST_REQUIRE(mails.view().mails.size() == 2U);
  mails.retry("m-1");
  BOOST_TEST(mails.view().retried);
  BOOST_TEST(mails.view().mails.size() == 1U);
  d.world.server.answer_next("POST", "/api/v1/admin/mails", fakes::FakeServer::problem(409, "mail.not_dead"));
  mails.retry("m-2");
  BOOST_TEST(!mails.view().retried);
  BOOST_TEST(mails.view().problem->code == "mail.not_dead");
  BOOST_TEST(mails.view().mails.size() == 1U);
  mails.choose(portal::MailState::waiting);
  BOOST_TEST(mails.view().mails.size() == 2U);
  BOOST_TEST(d.last_request().path == "/api/v1/admin/mails?state=waiting");
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_older_question_is_not_shown) {
  Driver d("/administration/mails");
  client::MailDesk& mails = d.desks().mails;
  d.world.transport.answer_later(true);
  mails.choose(portal::MailState::sent);
  mails.choose(portal::MailState::waiting);
  d.world.transport.deliver_all();
  BOOST_REQUIRE(mails.view().mails.size() == 1U);
  BOOST_TEST(mails.view().mails.front().id == "m-3");
}

BOOST_AUTO_TEST_CASE(a_list_that_did_not_come_can_be_asked_for_again) {
  Driver d;
  d.world.transport.cut();
  d.app->open("/administration/staff");
  BOOST_TEST((d.desks().staff.view().load == LoadState::failed));
  d.world.transport.mend();
  d.desks().staff.load();
  BOOST_TEST(d.desks().staff.view().staff.size() == 4U);
}

BOOST_AUTO_TEST_CASE(staff_are_invited) {
  Driver d("/administration/staff");
  client::StaffDesk& staff = d.desks().staff;
  staff.invite();
  BOOST_TEST(staff.view().email_missing);
  BOOST_TEST(staff.view().name_missing);
  BOOST_TEST(d.world.transport.count("POST", "/api/v1/admin/staff") == 0);
  staff.set_invitation({" shinsa9@example.jp ", "審査　九郎", portal::Role::reviewer});
  BOOST_TEST(!staff.view().email_missing);
  staff.invite();
  BOOST_TEST((staff.view().news == client::StaffNews::invited));
  BOOST_TEST(staff.view().staff.back().email == "shinsa9@example.jp");
  BOOST_TEST(staff.view().invitation.email.empty());
  staff.set_invitation({"shinsa9@example.jp", "審査　九郎", portal::Role::reviewer});
  staff.invite();
  BOOST_TEST(staff.view().invitation_problem->code == "staff.email_taken");
  BOOST_TEST(staff.view().invitation.email == "shinsa9@example.jp");  // to be mended
}

BOOST_AUTO_TEST_CASE(staff_are_changed_but_one_administrator_stays) {
  Driver d("/administration/staff");
  client::StaffDesk& staff = d.desks().staff;
  staff.change("s-shinsa", {portal::Role::reviewer, portal::StaffState::disabled});
  BOOST_TEST((staff.view().news == client::StaffNews::changed));
  BOOST_TEST((staff.view().staff[1].state == portal::StaffState::disabled));
  staff.change("s-kanri", {portal::Role::reviewer, portal::StaffState::active});
  BOOST_TEST(staff.view().problem->code == "staff.last_administrator");
  BOOST_TEST((staff.view().staff[0].role == portal::Role::administrator));
  BOOST_TEST((staff.view().load == LoadState::ready));
}

BOOST_AUTO_TEST_CASE(the_audit_log_is_searched_and_read_on) {
  Driver d("/administration/audit");
  client::AuditSearch& audit = d.desks().audit;
  BOOST_TEST(audit.view().entries.size() == 3U);
  BOOST_TEST(audit.view().more);
  audit.load_more();
  audit.load_more();
  BOOST_TEST(audit.view().entries.size() == 7U);
  BOOST_TEST(!audit.view().more);
  audit.load_more();
  BOOST_TEST(d.last_request().path == "/api/v1/admin/audit?before=2");

  audit.set_filter({"s-kanri", "n 1/&", "令和8年11月1日", "2026/11/30"});
  audit.search();
  BOOST_TEST(d.last_request().path ==
             "/api/v1/admin/audit?actor=s-kanri&subject=n%201%2F%26&from=2026-11-01&to=2026-11-30");
  audit.set_filter({"", "", "きのう", ""});
  const auto before = d.world.transport.requests().size();
  audit.search();
  BOOST_TEST(audit.view().from_wrong);
  BOOST_TEST(d.world.transport.requests().size() == before);
}

BOOST_AUTO_TEST_CASE(a_page_that_did_not_come_leaves_the_others) {
  Driver d("/administration/audit");
  client::AuditSearch& audit = d.desks().audit;
  d.world.transport.cut();
  audit.load_more();
  BOOST_TEST(audit.view().entries.size() == 3U);
  BOOST_TEST(audit.view().problem.has_value());
  BOOST_TEST((audit.view().load == LoadState::ready));
  d.world.transport.mend();
  audit.load_more();
  BOOST_TEST(audit.view().entries.size() == 6U);
  BOOST_TEST(!audit.view().problem.has_value());
}

BOOST_AUTO_TEST_CASE(a_notice_is_written_published_and_deleted) {
  Driver d("/administration/notices/new");
  client::NoticeDesk& desk = d.desks().notices;
  BOOST_TEST(desk.notice().text.valid_from == "2026-11-23");
  desk.save(portal::NoticeState::draft);
  BOOST_TEST(desk.notice().title_missing);
  BOOST_TEST(desk.notice().body_missing);
  BOOST_TEST(!d.app->has_unsent_input());
  desk.set_text(notice_text(desk, " 件名 "));
  BOOST_TEST(d.app->has_unsent_input());
  desk.save(portal::NoticeState::draft);
  BOOST_TEST(d.bar == "/administration/notices/n1");
  BOOST_TEST((desk.notice().news == client::NoticeNews::saved));
  BOOST_TEST(!d.app->has_unsent_input());
  BOOST_TEST(d.world.server.administration.notices["n1"].listing.title == "件名");

  desk.save(portal::NoticeState::published);
  BOOST_TEST((desk.notice().news == client::NoticeNews::published));
  BOOST_TEST((d.world.server.administration.notices["n1"].listing.state == portal::NoticeState::published));
  desk.save(portal::NoticeState::draft);
  BOOST_TEST((desk.notice().news == client::NoticeNews::withdrawn));
  desk.remove();
  BOOST_TEST(d.bar == "/administration/notices");
  BOOST_TEST(d.world.server.administration.notices.count("n1") == 0U);
  BOOST_TEST(desk.list().notices.size() == 2U);
  BOOST_TEST(desk.list().deleted);
  desk.load_list();
  BOOST_TEST(!desk.list().deleted);
}

BOOST_AUTO_TEST_CASE(what_somebody_else_changed_is_looked_at_before_it_is_deleted) {
  Driver d("/administration/notices/n-stop");
  client::NoticeDesk& desk = d.desks().notices;
  portal::Notice& stored = d.world.server.administration.notices["n-stop"];
  stored.listing.title = "ほかの人の件名";
  ++stored.listing.version;
  desk.remove();
  BOOST_REQUIRE(desk.notice().theirs.has_value());
  desk.take_theirs();
  BOOST_TEST(desk.notice().text.title == "ほかの人の件名");
  desk.remove();
  BOOST_TEST(d.world.server.administration.notices.count("n-stop") == 0U);
}

BOOST_AUTO_TEST_CASE(days_of_a_notice_are_typed_as_people_write_them) {
  Driver d("/administration/notices/new");
  client::NoticeDesk& desk = d.desks().notices;
  portal::NoticeRequest text = notice_text(desk, "件名");
  text.valid_from = "令和8年12月1日";
  text.valid_until = "2026/11/30";
  desk.set_text(text);
  desk.save(portal::NoticeState::draft);
  BOOST_TEST(desk.notice().until_wrong);
  text.valid_until = "2026.12.2";
  desk.set_text(text);
  desk.save(portal::NoticeState::draft);
  BOOST_TEST(desk.notice().text.valid_from == "2026-12-01");
  BOOST_TEST(desk.notice().text.valid_until == "2026-12-02");
}

BOOST_AUTO_TEST_CASE(of_a_notice_that_two_people_saved_both_are_shown) {
  Driver d("/administration/notices/n-stop");
  client::NoticeDesk& desk = d.desks().notices;
  portal::Notice& stored = d.world.server.administration.notices["n-stop"];
  desk.set_text(notice_text(desk, "わたしの件名"));
  stored.listing.title = "ほかの人の件名";
  ++stored.listing.version;
  desk.save(portal::NoticeState::published);
  BOOST_REQUIRE(desk.notice().theirs.has_value());
  BOOST_TEST(desk.notice().theirs->listing.title == "ほかの人の件名");
  BOOST_TEST(desk.notice().text.title == "わたしの件名");
  BOOST_TEST(stored.listing.title == "ほかの人の件名");
  desk.keep_mine();
  BOOST_TEST(stored.listing.title == "わたしの件名");
  BOOST_TEST(!desk.notice().theirs.has_value());

  desk.set_text(notice_text(desk, "もう一度"));
  ++stored.listing.version;
  desk.save(portal::NoticeState::published);
  desk.take_theirs();
  BOOST_TEST(desk.notice().text.title == "わたしの件名");
  BOOST_TEST(!desk.notice().dirty);
}

BOOST_AUTO_TEST_CASE(what_was_typed_of_a_notice_stays_while_one_looks_elsewhere) {
  Driver d("/administration/notices/n-stop");
  client::NoticeDesk& desk = d.desks().notices;
  desk.set_text(notice_text(desk, "書きかけ"));
  d.app->open("/administration/mails");
  d.app->open("/administration/notices/n-stop");
  BOOST_TEST(desk.notice().text.title == "書きかけ");
  d.app->open("/administration/notices/n-faq");
  BOOST_TEST(desk.notice().text.title == "よくある質問を追加しました");
  d.app->open("/administration/notices/nothing");
  BOOST_TEST((desk.notice().load == LoadState::failed));
}

BOOST_AUTO_TEST_CASE(an_ended_session_is_renewed_and_what_was_typed_is_there) {
  Driver d("/administration/notices/n-stop");
  d.desks().notices.set_text(notice_text(d.desks().notices, "書きかけ"));
  d.world.server.end_session();
  d.desks().notices.save(portal::NoticeState::published);
  BOOST_TEST(d.bar == "/login?next=/administration/notices/n-stop");
  d.app->set_login_email(World::administrator_email);
  d.app->set_login_password(World::password);
  d.app->submit_login();
  BOOST_TEST(d.bar == "/administration/notices/n-stop");
  BOOST_TEST(d.desks().notices.notice().text.title == "書きかけ");
}

BOOST_AUTO_TEST_SUITE_END()
