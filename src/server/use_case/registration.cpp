// Registration; see registration.h.
#include "server/use_case/registration.h"

#include "form/evaluation.h"
#include "server/store/account_table.h"
#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/account_answers.h"
#include "server/use_case/account_mails.h"
#include "server/use_case/accounts.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/facility_csv.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/mailed_links.h"
#include "server/use_case/problem_of.h"
#include "server/use_case/throttle.h"

namespace madoguchi::server {
namespace {

std::string text_of(const form::Value& object, std::string_view name) {
  const form::Value* member = object.find(name);
  const std::string* text = member == nullptr ? nullptr : member->as_string();
  return text == nullptr ? std::string() : *text;
}

// What becomes an account and a facility's profile. The payload of the link.
struct Registrant {
  std::string email;
  std::string password_hash;
  portal::Facility facility;
};

// "1000001" as it is written.
std::string written_postal_code(const std::string& digits) {
  return digits.size() == 7 ? digits.substr(0, 3) + "-" + digits.substr(3) : digits;
}

Registrant registrant_of(const form::Value& answers) {
  Registrant registrant;
  registrant.email = fold_email(text_of(answers, "email"));
  portal::Facility& facility = registrant.facility;
  facility.type =
      portal::facility_type_from_name(text_of(answers, "facilityType")).value_or(portal::FacilityType::kenshin);
  const bool is_kenshin = facility.type == portal::FacilityType::kenshin;
  facility.registration_number = text_of(answers, is_kenshin ? "kenshinNumber" : "registrationNumber");
  facility.name = text_of(answers, "facilityName");
  facility.administrator_name = text_of(answers, "administratorName");
  facility.postal_code = written_postal_code(text_of(answers, "postalCode"));
  facility.prefecture = text_of(answers, "prefecture");
  facility.address = text_of(answers, "address");
  facility.phone = text_of(answers, "phone");
  return registrant;
}

form::Value payload_of(const Registrant& registrant) {
  const portal::Facility& facility = registrant.facility;
  return form::Value::Object{{"email", registrant.email},
                             {"passwordHash", registrant.password_hash},
                             {"type", portal::facility_type_name(facility.type)},
                             {"registrationNumber", facility.registration_number},
                             {"name", facility.name},
                             {"administratorName", facility.administrator_name},
                             {"postalCode", facility.postal_code},
                             {"prefecture", facility.prefecture},
                             {"address", facility.address},
                             {"phone", facility.phone}};
}

Registrant registrant_from(const form::Value& payload) {
  Registrant registrant;
  registrant.email = text_of(payload, "email");
  registrant.password_hash = text_of(payload, "passwordHash");
  const auto type = portal::facility_type_from_name(text_of(payload, "type"));
  if (!type) throw soci::soci_error("A registration in the database cannot be read.");
  registrant.facility = {*type,
                         text_of(payload, "name"),
                         text_of(payload, "administratorName"),
                         text_of(payload, "registrationNumber"),
                         text_of(payload, "postalCode"),
                         text_of(payload, "prefecture"),
                         text_of(payload, "address"),
                         text_of(payload, "phone")};
  return registrant;
}

// Why a registration cannot become an account, by the mail that tells so; an empty text where it can.
std::string mail_of_obstacle(Context& context, const Registrant& registrant) {
  soci::session& sql = context.store.sql();
  const auto facility_id =
      find_facility_id(sql, registrant.facility.type, registration_key(registrant.facility.registration_number));
  const bool facility_known = facility_id && has_facility_account(sql, *facility_id);
  if (find_account_by_email(sql, registrant.email)) return "registration-known-address";
  return facility_known ? "registration-known-facility" : "";
}

// Inside the Transaction: facility, profile, account.
Caller make_account(Context& context, const Registrant& registrant) {
  soci::session& sql = context.store.sql();
  const std::int64_t now = context.now_ms();
  FacilityRow facility{"", registration_key(registrant.facility.registration_number), registrant.facility};
  const auto known_id = find_facility_id(sql, facility.facility.type, facility.registration_key);
  if (known_id) {
    facility.id = *known_id;
    // The number stays as the master data write it.
    if (const auto known = find_facility(sql, facility.id))
      facility.facility.registration_number = known->facility.registration_number;
  } else {
    facility.id = context.keys.random_id();
    insert_registered_facility(sql, facility, now);
  }
  put_facility_profile(sql, facility, now);
  const AccountRow account{context.keys.random_id(),
                           registrant.email,
                           registrant.facility.administrator_name,
                           registrant.password_hash,
                           std::string(portal::role_name(portal::Role::applicant)),
                           facility.id,
                           "active"};
  insert_account(sql, account, now);
  return {"", account.id, facility.id, portal::Role::applicant};
}

}  // namespace

Outcome<Done> start_registration(Context& context, const portal::RegistrationRequest& request,
                                 std::string_view client_address) {
  const CataloguedForm* form = context.forms.find(registration_form, request.form_version);
  if (form == nullptr) return problem_of("form.unknown");
  const form::Value facts = form::Value::Object{{"today", text::to_iso(tokyo_date(context.now_ms()))}};
  form::Evaluation evaluation = form::evaluate(form->definition, facts, request.answers);
  if (!evaluation.valid()) {
    auto invalid = problem_of("registration.invalid");
    invalid.error.issues = std::move(evaluation.issues);
    invalid.error.missing = std::move(evaluation.missing);
    return invalid;
  }
  Registrant registrant = registrant_of(evaluation.answers);
  if (const auto wait_s = throttle_registration(context, registrant.email, client_address)) {
    auto refused = problem_of("registration.throttled");
    refused.error.retry_after_s = *wait_s;
    return refused;
  }
  // From here everything is the same for known and unknown addresses: the slow hash of the password as it was typed,
  // a link in the store, a mail. A link that is not mailed is known to nobody and empty.
  registrant.password_hash = context.keys.hash_password(text_of(request.answers, "password"));
  Transaction transaction(context.store);
  const std::string obstacle = mail_of_obstacle(context, registrant);
  const IssuedLink link = issue_link(context, LinkPurpose::registration, "",
                                     obstacle.empty() ? payload_of(registrant) : form::Value(form::Value::Object{}));
  if (obstacle.empty()) {
    mail_account(context, "registration", registrant.email, {{"link", link.url}, {"valid_until", link.valid_until}});
  } else {
    mail_account(context, obstacle, registrant.email, {});
  }
  transaction.commit();
  return Done();
}

Outcome<portal::ConfirmedEmail> confirm_registration(Context& context, std::string_view token) {
  Transaction transaction(context.store);
  const auto link = find_link(context, LinkPurpose::registration, token);
  if (!link || !use_link(context, *link)) return problem_of("link.invalid");
  const Registrant registrant = registrant_from(link->payload);
  // Since the mail was sent another link for the same address or facility may have been used.
  if (const std::string obstacle = mail_of_obstacle(context, registrant); !obstacle.empty()) {
    mail_account(context, obstacle, registrant.email, {});
    transaction.commit();
    return problem_of("link.invalid");
  }
  const Caller owner = make_account(context, registrant);
  append_audit_entry(context, owner, {"account", owner.account_id, "", "active"});
  transaction.commit();
  return portal::ConfirmedEmail{registrant.email};
}

}  // namespace madoguchi::server
