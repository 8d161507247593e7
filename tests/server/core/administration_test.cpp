// What administrators do: notices, staff, the import that was looked at, the audit log. Each act has an audit entry.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/store/account_table.h"
#include "server/store/facility_table.h"
#include "server/store/session_table.h"
#include "server/use_case/audit.h"
#include "server/use_case/audit_search.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_import.h"
#include "server/use_case/notices.h"
#include "server/use_case/staff.h"

namespace madoguchi::server::test {
namespace {

const std::string header =
    "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号,生年月日\n";
const std::string kenshin_line =
    "健診実施機関等,みほん健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区1-2-3,03-0000-0001,7654321,\n";

Caller add_administrator(World& world, const std::string& name) {
  insert_account(world.store.sql(),
                 {"account-" + name, name + "@example.jp", name, "hash", "administrator", "", "active"}, world.now_ms);
  insert_session(
      world.store.sql(),
      {"session-" + name, "account-" + name, world.now_ms, world.now_ms, world.now_ms + day_ms, "passed", ""},
      "token-" + name);
  return {"session-" + name, "account-" + name, "", portal::Role::administrator, portal::SecondFactor::passed};
}

portal::NoticeRequest notice(const std::string& title = "メンテナンスのお知らせ") {
  portal::NoticeRequest request;
  request.title = title;
  request.body = "11月30日に停止します。\nご不便をおかけします。";
  request.valid_from = "2026-11-24";
  return request;
}

Precondition at(std::int64_t version) { return {Precondition::Kind::version, version}; }

template <class T>
std::string fault(const Outcome<T>& outcome) {
  return outcome ? "none" : outcome.error().code;
}

// The newest audit entry.
std::string last_act(World& world) {
  return world.value(
      "SELECT actor_id || ' ' || subject_type || ' ' || from_state || '>' || to_state FROM audit_entries "
      "ORDER BY sequence DESC LIMIT 1");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(administration)

BOOST_AUTO_TEST_CASE(a_notice_is_written_changed_and_removed) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const auto created = create_notice(world.context, admin, notice());
  BOOST_REQUIRE(created.ok());
  BOOST_TEST(created->listing.version == 1);
  BOOST_TEST(last_act(world) == "account-admin notice >draft");
  const std::string id = created->listing.id;
  BOOST_TEST(find_notice(world.context, id)->body == notice().body);

  portal::NoticeRequest published = notice("停止のお知らせ");
  published.state = portal::NoticeState::published;
  published.important = true;
  published.category = portal::NoticeCategory::maintenance;
  published.valid_until = "2026-11-30";
  BOOST_TEST(fault(change_notice(world.context, admin, id, {}, published)) == "notice.precondition_missing");
  BOOST_TEST(fault(change_notice(world.context, admin, id, at(2), published)) == "notice.conflict");
  BOOST_TEST(fault(change_notice(world.context, admin, "nothing", at(1), published)) == "notice.unknown");
  const auto changed = change_notice(world.context, admin, id, at(1), published);
  BOOST_REQUIRE(changed.ok());
  BOOST_TEST(changed->listing.version == 2);
  BOOST_TEST(last_act(world) == "account-admin notice draft>published");
  BOOST_TEST(fault(change_notice(world.context, admin, id, at(1), notice())) == "notice.conflict");
  const auto list = list_notices(world.context).notices;
  BOOST_REQUIRE_EQUAL(list.size(), 1U);
  BOOST_TEST(list[0].title == "停止のお知らせ");
  BOOST_TEST(list[0].important);
  BOOST_TEST(list[0].valid_until == "2026-11-30");

  BOOST_TEST(fault(remove_notice(world.context, admin, id, at(1))) == "notice.conflict");
  BOOST_TEST(fault(remove_notice(world.context, admin, id, {})) == "notice.precondition_missing");
  BOOST_TEST(fault(remove_notice(world.context, admin, id, at(2))) == "none");
  BOOST_TEST(last_act(world) == "account-admin notice published>deleted");
  BOOST_TEST(fault(find_notice(world.context, id)) == "notice.unknown");
}

BOOST_AUTO_TEST_CASE(a_notice_that_cannot_be_read_is_refused) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  for (const char* title : {" ", "　", "a\nb", "a\x07", "a\xFF"}) {
    BOOST_TEST(fault(create_notice(world.context, admin, notice(title))) == "notice.invalid");
  }
  portal::NoticeRequest empty = notice();
  empty.body = " \n ";
  BOOST_TEST(fault(create_notice(world.context, admin, empty)) == "notice.invalid");
}

BOOST_AUTO_TEST_CASE(staff_is_listed_without_applicants) {
  World world;
  add_administrator(world, "admin");
  const auto staff = list_staff(world.context).staff;
  BOOST_REQUIRE_EQUAL(staff.size(), 2U);
  BOOST_TEST(staff[0].email == "admin@example.jp");
  BOOST_TEST((staff[0].role == portal::Role::administrator));
  BOOST_TEST(staff[0].last_seen_at == rfc3339(start_ms));
  BOOST_TEST(staff[1].email == "reviewer@example.jp");
  BOOST_TEST(staff[1].last_seen_at == "");
}

BOOST_AUTO_TEST_CASE(an_invitation_makes_somebody_who_waits) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const auto invited = invite_staff(world.context, admin, {"New@example.jp", " 新井 新 ", portal::Role::reviewer});
  BOOST_REQUIRE_MESSAGE(invited.ok(), fault(invited));
  BOOST_TEST((invited->state == portal::StaffState::pending));
  BOOST_TEST(invited->person_name == "新井 新");
  BOOST_TEST(invited->email == "new@example.jp");
  BOOST_TEST(world.count("mail_outbox WHERE kind = 'invitation'") == 1);
  BOOST_TEST(last_act(world) == "account-admin account >pending");
  BOOST_TEST(fault(invite_staff(world.context, admin, {"a@example.jp", "a\nb", portal::Role::reviewer})) ==
             "staff.invalid");
  BOOST_TEST(fault(invite_staff(world.context, admin, {"kenshin@example.jp", "a", portal::Role::reviewer})) ==
             "account.exists");
  BOOST_TEST(invite_staff(world.context, admin, {"new@example.jp", "新井", portal::Role::administrator}).ok());
  BOOST_TEST(last_act(world) == "account-admin account pending>pending");

  // Told to be active, whoever has no password yet goes on waiting; disabled and back again, too.
  const portal::StaffChange active{portal::Role::reviewer, portal::StaffState::active};
  BOOST_TEST((change_staff(world.context, admin, invited->id, active)->state == portal::StaffState::pending));
  const portal::StaffChange disabled{portal::Role::reviewer, portal::StaffState::disabled};
  BOOST_TEST((change_staff(world.context, admin, invited->id, disabled)->state == portal::StaffState::disabled));
  BOOST_TEST((change_staff(world.context, admin, invited->id, active)->state == portal::StaffState::pending));
}

BOOST_AUTO_TEST_CASE(whoever_loses_rights_is_logged_out) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const Caller other = add_administrator(world, "other");
  BOOST_TEST(fault(change_staff(world.context, admin, world.kenshin.account_id, {})) == "staff.unknown");
  BOOST_TEST(fault(change_staff(world.context, admin, "nothing", {})) == "staff.unknown");
  const auto demoted =
      change_staff(world.context, admin, other.account_id, {portal::Role::reviewer, portal::StaffState::active});
  BOOST_REQUIRE(demoted.ok());
  BOOST_TEST((demoted->role == portal::Role::reviewer));
  BOOST_TEST(last_act(world) == "account-admin role administrator>reviewer");
  BOOST_TEST(world.count("sessions WHERE account_id = 'account-other'") == 0);
  BOOST_TEST(world.count("sessions WHERE account_id = 'account-admin'") == 1);

  const auto disabled =
      change_staff(world.context, admin, other.account_id, {portal::Role::reviewer, portal::StaffState::disabled});
  BOOST_TEST((disabled->state == portal::StaffState::disabled));
  BOOST_TEST(last_act(world) == "account-admin account active>disabled");
  const int acts = world.count("audit_entries");
  change_staff(world.context, admin, other.account_id, {portal::Role::reviewer, portal::StaffState::disabled}).ok();
  BOOST_TEST(world.count("audit_entries") == acts);  // nothing changed
}

BOOST_AUTO_TEST_CASE(the_last_active_administrator_stays) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const portal::StaffChange demoted{portal::Role::reviewer, portal::StaffState::active};
  const portal::StaffChange disabled{portal::Role::administrator, portal::StaffState::disabled};
  BOOST_TEST(fault(change_staff(world.context, admin, admin.account_id, demoted)) == "staff.last_administrator");
  BOOST_TEST(fault(change_staff(world.context, admin, admin.account_id, disabled)) == "staff.last_administrator");
  // One that waits or is disabled does not count.
  invite_staff(world.context, admin, {"new@example.jp", "新井", portal::Role::administrator}).ok();
  BOOST_TEST(fault(change_staff(world.context, admin, admin.account_id, disabled)) == "staff.last_administrator");
  add_administrator(world, "other");
  BOOST_TEST(fault(change_staff(world.context, admin, admin.account_id, disabled)) == "none");
}

BOOST_AUTO_TEST_CASE(an_import_is_what_was_looked_at) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const std::string csv =
      header + "健診実施機関等,新しい名,髙﨑 和子,1319900011,000-0001,東京都,見本区1-2-3,03-0000-0001,1111111,\n" +
      "施術所,みほん接骨院,𠮷田 一郎,契1399001-0-0,000-0003,東京都,見本区4-5-6,03-0000-0003,,1980-04-01\n" +
      "施術所,あたらしい院,新井 新,契1399009-0-0,000-0003,東京都,見本区9-9-9,03-0000-0009,,\n";
  const portal::ImportPreview preview = preview_facilities(world.context, csv);
  BOOST_TEST(preview.added == 1);
  BOOST_TEST(preview.changed == 1);
  BOOST_TEST(preview.unchanged == 1);
  BOOST_REQUIRE_EQUAL(preview.changes.size(), 2U);
  const portal::ImportedFacility& changed = preview.changes[0];
  BOOST_TEST(changed.registration_number == "1319900011");
  BOOST_REQUIRE_EQUAL(changed.fields.size(), 2U);
  BOOST_TEST(changed.fields[0].name == "機関名");
  BOOST_TEST(*changed.fields[0].before == "みほん健診センター");
  BOOST_TEST(*changed.fields[0].after == "新しい名");
  BOOST_TEST(changed.fields[1].name == "口座番号");
  BOOST_TEST(!changed.fields[1].before.has_value());
  BOOST_TEST(!changed.fields[1].after.has_value());
  BOOST_TEST((preview.changes[1].kind == portal::ImportKind::added));
  BOOST_TEST(portal::write(preview).find("1111111") == std::string::npos);
  BOOST_TEST(world.count("facilities") == 2);
  BOOST_TEST(portal::read_import_preview(portal::write(preview)).ok());

  BOOST_TEST(fault(import_previewed_facilities(world.context, admin, csv + " ", preview.digest)) != "none");
  BOOST_TEST(fault(import_previewed_facilities(world.context, admin, csv, std::string(64, 'a'))) == "import.changed");
  const auto result = import_previewed_facilities(world.context, admin, csv, preview.digest);
  BOOST_REQUIRE_MESSAGE(result.ok(), fault(result));
  BOOST_TEST(result->added == 1);
  BOOST_TEST(result->changed == 1);
  BOOST_TEST(last_act(world) == "account-admin facilityImport previewed>imported");
  BOOST_TEST(world.count("facilities") == 3);
  // Again, it is another import: nothing is left to change.
  BOOST_TEST(fault(import_previewed_facilities(world.context, admin, csv, preview.digest)) == "import.changed");
  BOOST_TEST(preview_facilities(world.context, csv).unchanged == 3);
}

BOOST_AUTO_TEST_CASE(an_import_meets_what_it_met_in_the_preview) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const std::string csv = header + kenshin_line;
  const std::string digest = preview_facilities(world.context, csv).digest;
  BOOST_TEST(preview_facilities(world.context, csv).digest == digest);
  const auto meanwhile = [&](const std::string& statement) {
    world.store.sql() << statement;
    BOOST_TEST(fault(import_previewed_facilities(world.context, admin, csv, digest)) == "import.changed", statement);
  };
  meanwhile("UPDATE facilities SET phone = '03-9999-9999' WHERE registration_key = '1319900011'");
  world.store.sql() << "UPDATE facilities SET phone = '03-0000-0001' WHERE registration_key = '1319900011'";
  BOOST_TEST(preview_facilities(world.context, csv).digest == digest);
  meanwhile("UPDATE facility_attributes SET value_hash = 'other'");
  BOOST_TEST(world.count("audit_entries") == 0);
}

BOOST_AUTO_TEST_CASE(a_file_with_faults_says_them_and_is_not_imported) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  std::string csv = header;
  for (int i = 0; i < 250; ++i) csv += "健診実施機関等,,,x,,,,,,\n";
  const portal::ImportPreview preview = preview_facilities(world.context, csv);
  BOOST_TEST(preview.digest == "");
  BOOST_TEST(preview.fault_count > 250);
  BOOST_TEST(preview.faults.size() == portal::max_import_faults);
  BOOST_TEST(preview.faults[0].line == 2);
  BOOST_TEST(portal::read_import_preview(portal::write(preview)).ok());
  BOOST_TEST(fault(import_previewed_facilities(world.context, admin, csv, "")) == "import.invalid");

  std::string many = header;
  for (std::size_t i = 0; i <= max_previewed_lines; ++i) many += "a\n";
  BOOST_TEST(preview_facilities(world.context, many).faults.at(0).message ==
             "行が多すぎます。200000行までに分けてください。");
}

BOOST_AUTO_TEST_CASE(a_preview_lists_the_first_changes_and_counts_all) {
  World world;
  std::string csv = header;
  for (int i = 0; i < 300; ++i) {
    csv += "健診実施機関等,センター" + std::to_string(i) + ",髙﨑 和子," + std::to_string(2'000'000'000 + i) +
           ",000-0001,東京都,見本区1-2-3,03-0000-0001,,\n";
  }
  const portal::ImportPreview preview = preview_facilities(world.context, csv);
  BOOST_TEST(preview.fault_count == 0);
  BOOST_TEST(preview.added == 300);
  BOOST_TEST(preview.changes.size() == portal::max_import_changes);
}

BOOST_AUTO_TEST_CASE(B6_the_audit_log_is_searched_page_by_page) {
  World world;
  const Caller admin = add_administrator(world, "admin");
  const auto act = [&](const Caller& actor, const std::string& subject) {
    Transaction transaction(world.store);
    append_audit_entry(world.context, actor, {"notice", subject, "draft", "published"});
    transaction.commit();
  };
  for (int i = 0; i < 120; ++i) act(i % 2 == 0 ? admin : world.reviewer, "n" + std::to_string(i % 3));
  world.now_ms += day_ms;
  act(admin, "later");
  act(Caller{}, "later");

  AuditSearch all;
  int pages = 0;
  std::int64_t last = 1'000'000;
  std::size_t found = 0;
  for (;;) {
    const portal::AuditPage page = search_audit(world.context, all);
    ++pages;
    for (const portal::AuditEntry& entry : page.entries) {
      BOOST_TEST(entry.sequence < last);
      last = entry.sequence;
    }
    found += page.entries.size();
    BOOST_TEST(portal::read_audit_page(portal::write(page)).ok());
    if (!page.next) break;
    all.before = page.next;
  }
  BOOST_TEST(pages == 3);
  BOOST_TEST(found == 122U);

  AuditSearch by_actor;
  by_actor.actor = "account-admin";
  by_actor.to = text::Date{2026, 11, 23};
  const portal::AuditPage page = search_audit(world.context, by_actor);
  BOOST_TEST(page.entries.size() == 50U);
  BOOST_TEST(page.entries[0].actor_name == "admin");
  BOOST_TEST(page.entries[0].actor_role == "administrator");
  by_actor.before = page.next;
  BOOST_TEST(search_audit(world.context, by_actor).entries.size() == 10U);

  AuditSearch by_day;
  by_day.from = text::Date{2026, 11, 24};
  BOOST_TEST(search_audit(world.context, by_day).entries.size() == 2U);
  BOOST_TEST(search_audit(world.context, by_day).entries[0].actor_name == "");
  by_day.subject = "n1";
  BOOST_TEST(search_audit(world.context, by_day).entries.empty());
  by_day.subject = "later";
  by_day.actor = "account-admin";
  BOOST_TEST(search_audit(world.context, by_day).entries.size() == 1U);
  AuditSearch never;
  never.from = text::Date{2027, 1, 1};
  BOOST_TEST(search_audit(world.context, never).entries.empty());
  AuditSearch before_all;
  before_all.to = text::Date{2026, 11, 22};
  BOOST_TEST(search_audit(world.context, before_all).entries.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
