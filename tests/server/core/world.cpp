// The tests' small world; see world.h.
#include "server/core/world.h"

#include <soci/soci.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "form/evaluation.h"
#include "portal/review.h"
#include "server/store/account_table.h"
#include "server/store/facility_table.h"
#include "server/use_case/applications.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/facility_import.h"
#include "server/use_case/words.h"

namespace madoguchi::server::test {
namespace {

const char* const facilities =
    "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号,生年月日\n"
    "健診実施機関等,みほん健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区1-2-3,03-0000-0001,7654321,\n"
    "施術所,みほん接骨院,𠮷田 一郎,契1399001-0-0,000-0003,東京都,見本区4-5-6,03-0000-0003,,1980-04-01\n";

Caller make_account(Context& context, const std::string& name, portal::Role role, const std::string& facility_id) {
  static const std::string hash = context.keys.hash_password(password);  // slow: once for all tests
  const AccountRow row{
      "account-" + name, name + "@example.jp", name, hash, std::string(portal::role_name(role)), facility_id, "active"};
  insert_account(context.store.sql(), row, context.now_ms());
  return {"session-" + name, row.id, facility_id, role};
}

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "madoguchi-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("A folder for the test cannot be made.");
  path_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

form::Value registration_answers(const std::string& email, const std::string& typed_password) {
  return form::Value::Object{{"facilityType", "kenshin"},
                             {"facilityName", "あさがお健診センター"},
                             {"administratorName", "朝顔 花子"},
                             {"kenshinNumber", "1319900099"},
                             {"postalCode", "100-0001"},
                             {"prefecture", "東京都"},
                             {"address", "千代田区1-1"},
                             {"phone", "03-1234-5678"},
                             {"email", email},
                             {"password", typed_password},
                             {"termsAccepted", true}};
}

Keys open_keys(const std::filesystem::path& folder) {
  auto keys = Keys::open(folder / "madoguchi.key");
  BOOST_REQUIRE_MESSAGE(keys.ok(), "keys");
  return std::move(keys).value();
}

FormCatalogue load_forms() {
  auto forms = FormCatalogue::create(std::filesystem::path(MADOGUCHI_ASSETS) / "forms");
  BOOST_REQUIRE_MESSAGE(forms.ok(), (forms.ok() ? "" : forms.error()));
  return std::move(forms).value();
}

MailTemplates load_mails() {
  const TempFolder folder;
  auto kinds = mail_kinds();
  for (const MailKind& kind : kinds) {
    const std::string file = kind.name + ".txt";
    std::filesystem::copy_file(std::filesystem::path(MADOGUCHI_ASSETS) / "mail" / "ja" / file, folder.path() / file);
  }
  kinds.push_back({"test", {"name", "link"}});
  std::ofstream(folder.path() / "test.txt") << "Subject: {name} 様へのお知らせ\n\n{name} 様\n\n{link}\n.\n";
  auto mails = MailTemplates::create(folder.path(), kinds);
  BOOST_REQUIRE_MESSAGE(mails.ok(), (mails.ok() ? "" : mails.error()));
  return std::move(mails).value();
}

World::World()
    : keys(open_keys(folder.path())), forms(load_forms()), mails(load_mails()), store(database()), context{store,
                                                                                                           keys,
                                                                                                           forms,
                                                                                                           settings,
                                                                                                           mails,
                                                                                                           [this] { return now_ms; }} {
  static const auto words = std::make_shared<const Words>(Words::load(MADOGUCHI_ASSETS).value());
  settings.assets = MADOGUCHI_ASSETS;
  settings.words = words;
  std::istringstream csv(facilities);
  const ImportReport report = import_facilities(context, csv);
  BOOST_REQUIRE_EQUAL(report.faults.size(), 0U);
  kenshin = make_account(context, "kenshin", portal::Role::applicant,
                         *find_facility_id(store.sql(), portal::FacilityType::kenshin, "1319900011"));
  sejutsu = make_account(context, "sejutsu", portal::Role::applicant,
                         *find_facility_id(store.sql(), portal::FacilityType::sejutsu, "契139900100"));
  reviewer = make_account(context, "reviewer", portal::Role::reviewer, "");
}

const form::Definition& World::use_start() const { return forms.find("use-start", 1)->definition; }

std::string World::value(const std::string& query) {
  std::string text;
  soci::indicator found = soci::i_null;
  store.sql() << query, soci::into(text, found);
  return found == soci::i_ok ? text : std::string();
}

int World::count(const std::string& table_and_condition) {
  int count = 0;
  store.sql() << "SELECT COUNT(*) FROM " + table_and_condition, soci::into(count);
  return count;
}

UploadRecord World::accepted_upload(const Caller& caller, std::string_view name, std::uint64_t size_bytes) {
  const auto created = create_upload(context, caller, name, size_bytes);
  BOOST_REQUIRE(created.ok());
  record_offset(context, created->id, size_bytes);
  document::Recognition recognition;
  recognition.kind = document::Kind::pdf;
  record_recognition(context, created->id, recognition);
  const auto found = find_upload(context, caller, created->id);
  BOOST_REQUIRE(found.ok());
  return found.value();
}

portal::FacilityCheckResult World::check(const Caller& caller, const form::Value& answers) {
  const auto result = check_facility(context, caller, {"use-start", 1, "facilityCheck", answers});
  BOOST_REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().code));
  return result.value();
}

portal::ApplicationRequest World::request(const Caller& caller, const form::Value& answers) {
  const auto facility = find_facility(store.sql(), caller.facility_id);
  const form::Value facts = portal::form_facts(facility->facility.type, portal::FacilityCheck::confirmed, "2026-11-23");
  const form::Evaluation evaluation = form::evaluate(use_start(), facts, answers);
  return {"use-start", 1, evaluation.answers, keys.sha256_hex(portal::reviewed_text(use_start(), evaluation.answers))};
}

const Caller& World::second_reviewer() {
  if (second_reviewer_.account_id.empty())
    second_reviewer_ = make_account(context, "second", portal::Role::reviewer, "");
  return second_reviewer_;
}

std::string World::send(const Caller& caller, const form::Value& answers, const std::string& key) {
  const auto sent = submit_application(context, caller, request(caller, answers), key);
  BOOST_REQUIRE_MESSAGE(sent.ok(), (sent.ok() ? "" : portal::write(sent.error())));
  return sent->receipt.id;
}

std::string World::send_confirmed(const std::string& key) {
  check(kenshin, kenshin_answers());
  return send(kenshin, kenshin_answers(), key);
}

std::string World::send_documents(const std::string& key) {
  return send(sejutsu, document_answers(accepted_upload(sejutsu, "受領委任承諾通知書.pdf")), key);
}

form::Value kenshin_answers(std::string_view bank_account) {
  return form::Value::Object{{"confirmationMethod", "master"},
                             {"bankAccountNumber", bank_account},
                             {"staffCount", 3},
                             {"deviceCount", 2},
                             {"termsAccepted", true}};
}

form::Value sejutsu_answers(std::string_view birth_date) {
  return form::Value::Object{{"confirmationMethod", "master"},
                             {"birthDate", birth_date},
                             {"staffCount", 3},
                             {"deviceCount", 2},
                             {"termsAccepted", true}};
}

form::Value document_answers(const UploadRecord& upload) {
  const form::Value attachment = form::Value::Object{{"name", upload.name},
                                                     {"sizeBytes", static_cast<std::int64_t>(upload.size_bytes)},
                                                     {"kind", upload.kind},
                                                     {"uploadId", upload.id}};
  return form::Value::Object{{"confirmationMethod", "documents"},
                             {"staffCount", 3},
                             {"deviceCount", 2},
                             {"termsAccepted", true},
                             {"attachments", form::Value::Array{attachment}}};
}

}  // namespace madoguchi::server::test
