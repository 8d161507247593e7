// The wire names of enumerations, and the facts of a form made from them.
#include "portal/name_table.h"
#include "portal/wire.h"

namespace madoguchi::portal {

namespace {

constexpr Names<FacilityType, 2> facility_types{
    {{FacilityType::kenshin, "kenshin"}, {FacilityType::sejutsu, "sejutsu"}}};
constexpr Names<Role, 3> roles{
    {{Role::applicant, "applicant"}, {Role::reviewer, "reviewer"}, {Role::administrator, "administrator"}}};
constexpr Names<SecondFactor, 3> second_factors{
    {{SecondFactor::passed, "passed"}, {SecondFactor::required, "required"}, {SecondFactor::enrolment, "enrolment"}}};
constexpr Names<FacilityCheck, 4> facility_checks{{{FacilityCheck::none, "none"},
                                                   {FacilityCheck::confirmed, "confirmed"},
                                                   {FacilityCheck::failed, "failed"},
                                                   {FacilityCheck::closed, "closed"}}};

}  // namespace

std::string_view facility_type_name(FacilityType type) { return name_of(facility_types, type); }
std::optional<FacilityType> facility_type_from_name(std::string_view name) { return value_of(facility_types, name); }
std::string_view role_name(Role role) { return name_of(roles, role); }
std::optional<Role> role_from_name(std::string_view name) { return value_of(roles, name); }
std::string_view second_factor_name(SecondFactor factor) { return name_of(second_factors, factor); }
std::optional<SecondFactor> second_factor_from_name(std::string_view name) { return value_of(second_factors, name); }
std::string_view facility_check_name(FacilityCheck check) { return name_of(facility_checks, check); }
std::optional<FacilityCheck> facility_check_from_name(std::string_view name) { return value_of(facility_checks, name); }

form::Value form_facts(FacilityType type, FacilityCheck check, std::string_view today, bool accounts_issued) {
  return form::Value(form::Value::Object{{"facilityType", form::Value(facility_type_name(type))},
                                         {"facilityCheck", form::Value(facility_check_name(check))},
                                         {"accounts", form::Value(accounts_issued ? "issued" : "none")},
                                         {"today", form::Value(today)}});
}

}  // namespace madoguchi::portal
