// Statements about facilities: master data and the keyed hashes of what they are checked by (D5).
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>

#include "portal/wire.h"

namespace madoguchi::server {

struct FacilityRow {
  std::string id;
  std::string registration_key;  // unique within its type: folded, without hyphens
  portal::Facility facility;
};

// As the facility is shown: what it said of itself when it registered, else the master data.
std::optional<FacilityRow> find_facility(soci::session& sql, const std::string& id);
// A facility that registered without being in the master data.
void insert_registered_facility(soci::session& sql, const FacilityRow& row, std::int64_t now_ms);
// What a facility says of itself; takes the place of what it said before. The master data stay.
void put_facility_profile(soci::session& sql, const FacilityRow& row, std::int64_t now_ms);
// The id, or nothing.
std::optional<std::string> find_facility_id(soci::session& sql, portal::FacilityType type,
                                            const std::string& registration_key);
std::optional<std::string> find_attribute_hash(soci::session& sql, const std::string& facility_id,
                                               const std::string& attribute);

// Loading many facilities: statements that are prepared once and run for each line. To be used inside a Transaction.
class FacilityLoader {
 public:
  FacilityLoader(soci::session& sql, std::int64_t now_ms);
  FacilityLoader(const FacilityLoader&) = delete;
  FacilityLoader& operator=(const FacilityLoader&) = delete;

  std::optional<FacilityRow> find(portal::FacilityType type, const std::string& registration_key);
  void insert(const FacilityRow& row);
  void update(const FacilityRow& row);
  // Empty where there is none.
  std::string attribute_hash(const std::string& facility_id, const std::string& attribute);
  // An empty hash takes the attribute away.
  void set_attribute_hash(const std::string& facility_id, const std::string& attribute, const std::string& hash);

 private:
  // What the statements are bound to; they read and write these on each run.
  FacilityRow row_;
  std::string type_, key_, facility_id_, attribute_, hash_;
  long long now_ms_;
  soci::statement find_, insert_, update_, find_attribute_, put_attribute_, drop_attribute_;
};

}  // namespace madoguchi::server
