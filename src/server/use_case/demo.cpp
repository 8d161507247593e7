// Demo data; see demo.h. The files are read by the same import and account making that real data go through.
#include "server/use_case/demo.h"

#include <fstream>
#include <iterator>

#include "form/value.h"
#include "server/store/account_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/accounts.h"
#include "server/use_case/facility_csv.h"
#include "server/use_case/facility_import.h"

namespace madoguchi::server {
namespace {

std::string text_member(const form::Value* object, std::string_view name) {
  const form::Value* member = object ? object->find(name) : nullptr;
  const std::string* text = member ? member->as_string() : nullptr;
  return text ? *text : std::string();
}

// The fault of the import as one sentence, or an empty text.
std::string load_facilities(Context& context, const std::filesystem::path& file) {
  std::ifstream csv(file, std::ios::binary);
  if (!csv) return "The demo facilities " + file.string() + " cannot be read.";
  const ImportReport report = import_facilities(context, csv);
  if (report.faults.empty()) return {};
  const LineFault& first = report.faults.front();
  return "The demo facilities " + file.string() + " are wrong in line " + std::to_string(first.line) + ", column \"" +
         first.column + "\": " + first.message;
}

// Makes the account of one entry unless it is there; the fault as a sentence, or an empty text.
std::string load_account(Context& context, const form::Value& entry) {
  NewAccount account;
  account.email = text_member(&entry, "email");
  account.password = text_member(&entry, "password");
  account.person_name = text_member(&entry, "personName");
  const auto role = portal::role_from_name(text_member(&entry, "role"));
  if (account.email.empty() || account.password.empty() || !role) {
    return "A demo account lacks an address, a password or a role.";
  }
  account.role = *role;
  if (const form::Value* facility = entry.find("facility")) {
    const auto type = portal::facility_type_from_name(text_member(facility, "type"));
    const std::string key = registration_key(text_member(facility, "registrationNumber"));
    const auto id = type ? find_facility_id(context.store.sql(), *type, key) : std::nullopt;
    if (!id) return "The demo account " + account.email + " belongs to a facility that is not in the demo facilities.";
    account.facility_id = *id;
  }
  if ((account.role == portal::Role::applicant) == account.facility_id.empty()) {
    return "The demo account " + account.email + " must have a facility if, and only if, it is an applicant's.";
  }
  if (!find_account_by_email(context.store.sql(), fold_email(account.email))) create_account(context, account);
  return {};
}

}  // namespace

Result<std::vector<DemoLogin>, std::string> load_demo(Context& context, const std::filesystem::path& demo_folder) {
  if (std::string fault = load_facilities(context, demo_folder / "facilities.csv"); !fault.empty())
    return Failure{fault};

  const std::filesystem::path file = demo_folder / "accounts.json";
  std::ifstream stream(file, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto document = form::parse_json(json);
  const form::Value* list = document ? document->find("accounts") : nullptr;
  const form::Value::Array* entries = list ? list->as_array() : nullptr;
  if (entries == nullptr) return Failure{"The demo accounts " + file.string() + " cannot be read."};

  std::vector<DemoLogin> logins;
  for (const form::Value& entry : *entries) {
    if (std::string fault = load_account(context, entry); !fault.empty()) return Failure{fault};
    logins.push_back({text_member(&entry, "label"), text_member(&entry, "email"), text_member(&entry, "password"),
                      text_member(&entry, "checkValue")});
  }
  return logins;
}

}  // namespace madoguchi::server
