// Statements about facilities; see facility_table.h.
#include "server/store/facility_table.h"

namespace soci {

template <>
struct type_conversion<madoguchi::server::FacilityRow> {
  using base_type = values;

  static void from_base(const values& from, indicator, madoguchi::server::FacilityRow& row) {
    const auto type = madoguchi::portal::facility_type_from_name(from.get<std::string>("type"));
    if (!type) throw soci_error("A facility in the database has an unknown type.");
    row.id = from.get<std::string>("id");
    row.registration_key = from.get<std::string>("registration_key");
    row.facility.type = *type;
    row.facility.registration_number = from.get<std::string>("registration_number");
    row.facility.name = from.get<std::string>("name");
    row.facility.administrator_name = from.get<std::string>("administrator_name");
    row.facility.postal_code = from.get<std::string>("postal_code");
    row.facility.prefecture = from.get<std::string>("prefecture");
    row.facility.address = from.get<std::string>("address");
    row.facility.phone = from.get<std::string>("phone");
  }

  static void to_base(const madoguchi::server::FacilityRow& row, values& to, indicator& state) {
    to.set("id", row.id);
    to.set("type", std::string(madoguchi::portal::facility_type_name(row.facility.type)));
    to.set("registration_key", row.registration_key);
    to.set("registration_number", row.facility.registration_number);
    to.set("name", row.facility.name);
    to.set("administrator_name", row.facility.administrator_name);
    to.set("postal_code", row.facility.postal_code);
    to.set("prefecture", row.facility.prefecture);
    to.set("address", row.facility.address);
    to.set("phone", row.facility.phone);
    state = i_ok;
  }
};

}  // namespace soci

namespace madoguchi::server {
namespace {

const char* const select_by_registration =
    "SELECT id, type, registration_key, registration_number, name, administrator_name, postal_code, prefecture, "
    "address, "
    "phone FROM facilities WHERE type = :type AND registration_key = :registration_key";
const char* const select_attribute =
    "SELECT value_hash FROM facility_attributes WHERE facility_id = :facility_id AND attribute = :attribute";

}  // namespace

std::optional<FacilityRow> find_facility(soci::session& sql, const std::string& id) {
  FacilityRow row;
  sql << "SELECT f.id AS id, f.type AS type, f.registration_key AS registration_key, "
         "COALESCE(p.registration_number, f.registration_number) AS registration_number, "
         "COALESCE(p.name, f.name) AS name, "
         "COALESCE(p.administrator_name, f.administrator_name) AS administrator_name, "
         "COALESCE(p.postal_code, f.postal_code) AS postal_code, COALESCE(p.prefecture, f.prefecture) AS prefecture, "
         "COALESCE(p.address, f.address) AS address, COALESCE(p.phone, f.phone) AS phone "
         "FROM facilities f LEFT JOIN facility_profiles p ON p.facility_id = f.id WHERE f.id = :id",
      soci::use(id, "id"), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return row;
}

void insert_registered_facility(soci::session& sql, const FacilityRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO facilities (id, type, registration_key, registration_number, name, administrator_name, "
         "postal_code, prefecture, address, phone, created_at_ms, changed_at_ms, origin) "
         "VALUES (:id, :type, :registration_key, :registration_number, :name, :administrator_name, :postal_code, "
         ":prefecture, :address, :phone, :now, :now, 'registration')",
      soci::use(row), soci::use(now_ms, "now");
}

void put_facility_profile(soci::session& sql, const FacilityRow& row, std::int64_t now_ms) {
  sql << "INSERT INTO facility_profiles (facility_id, registration_number, name, administrator_name, postal_code, "
         "prefecture, address, phone, changed_at_ms) "
         "VALUES (:id, :registration_number, :name, :administrator_name, :postal_code, :prefecture, :address, :phone, "
         ":now) "
         "ON CONFLICT (facility_id) DO UPDATE SET registration_number = excluded.registration_number, "
         "name = excluded.name, administrator_name = excluded.administrator_name, "
         "postal_code = excluded.postal_code, prefecture = excluded.prefecture, address = excluded.address, "
         "phone = excluded.phone, changed_at_ms = excluded.changed_at_ms",
      soci::use(row), soci::use(now_ms, "now");
}

std::optional<std::string> find_facility_id(soci::session& sql, portal::FacilityType type,
                                            const std::string& registration_key) {
  const std::string type_name(portal::facility_type_name(type));
  std::string id;
  sql << "SELECT id FROM facilities WHERE type = :type AND registration_key = :registration_key",
      soci::use(type_name, "type"), soci::use(registration_key, "registration_key"), soci::into(id);
  if (!sql.got_data()) return std::nullopt;
  return id;
}

std::optional<std::string> find_attribute_hash(soci::session& sql, const std::string& facility_id,
                                               const std::string& attribute) {
  std::string hash;
  sql << select_attribute, soci::use(facility_id, "facility_id"), soci::use(attribute, "attribute"), soci::into(hash);
  if (!sql.got_data()) return std::nullopt;
  return hash;
}

FacilityLoader::FacilityLoader(soci::session& sql, std::int64_t now_ms)
    : now_ms_(now_ms),
      find_((sql.prepare << select_by_registration, soci::use(type_, "type"), soci::use(key_, "registration_key"),
             soci::into(row_))),
      insert_(
          (sql.prepare << "INSERT INTO facilities (id, type, registration_key, registration_number, name, "
                          "administrator_name, postal_code, prefecture, address, phone, created_at_ms, changed_at_ms) "
                          "VALUES (:id, :type, :registration_key, :registration_number, :name, :administrator_name, "
                          ":postal_code, :prefecture, :address, :phone, :now, :now)",
           soci::use(row_), soci::use(now_ms_, "now"))),
      update_((sql.prepare << "UPDATE facilities SET registration_number = :registration_number, name = :name, "
                              "administrator_name = :administrator_name, postal_code = :postal_code, "
                              "prefecture = :prefecture, address = :address, phone = :phone, changed_at_ms = :now, "
                              "origin = 'master' WHERE id = :id",
               soci::use(row_), soci::use(now_ms_, "now"))),
      find_attribute_((sql.prepare << select_attribute, soci::use(facility_id_, "facility_id"),
                       soci::use(attribute_, "attribute"), soci::into(hash_))),
      put_attribute_(
          (sql.prepare << "INSERT INTO facility_attributes (facility_id, attribute, value_hash) "
                          "VALUES (:facility_id, :attribute, :value_hash) "
                          "ON CONFLICT (facility_id, attribute) DO UPDATE SET value_hash = excluded.value_hash",
           soci::use(facility_id_, "facility_id"), soci::use(attribute_, "attribute"), soci::use(hash_, "value_hash"))),
      drop_attribute_((sql.prepare << "DELETE FROM facility_attributes "
                                      "WHERE facility_id = :facility_id AND attribute = :attribute",
                       soci::use(facility_id_, "facility_id"), soci::use(attribute_, "attribute"))) {}

std::optional<FacilityRow> FacilityLoader::find(portal::FacilityType type, const std::string& registration_key) {
  type_ = portal::facility_type_name(type);
  key_ = registration_key;
  if (!find_.execute(true)) return std::nullopt;
  return row_;
}

void FacilityLoader::insert(const FacilityRow& row) {
  row_ = row;
  insert_.execute(true);
}

void FacilityLoader::update(const FacilityRow& row) {
  row_ = row;
  update_.execute(true);
}

std::string FacilityLoader::attribute_hash(const std::string& facility_id, const std::string& attribute) {
  facility_id_ = facility_id;
  attribute_ = attribute;
  return find_attribute_.execute(true) ? hash_ : std::string();
}

void FacilityLoader::set_attribute_hash(const std::string& facility_id, const std::string& attribute,
                                        const std::string& hash) {
  facility_id_ = facility_id;
  attribute_ = attribute;
  hash_ = hash;
  (hash.empty() ? drop_attribute_ : put_attribute_).execute(true);
}

}  // namespace madoguchi::server
