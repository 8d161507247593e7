// Loading facilities' master data; see facility_import.h. Reading and checking are csv.h's and facility_csv.h's.
#include "server/use_case/facility_import.h"

#include <tuple>

#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/csv.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/facility_csv.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

std::string message_for(CsvFaultKind kind) {
  switch (kind) {
    case CsvFaultKind::too_large:
      return "ファイルまたは行が大きすぎます。";
    case CsvFaultKind::unknown_encoding:
      return "文字コードがUTF-8でもShift_JISでもありません。";
    case CsvFaultKind::malformed:
      break;
  }
  return "引用符の使い方が正しくありません。";
}

bool same(const portal::Facility& left, const portal::Facility& right) {
  const auto members = [](const portal::Facility& each) {
    return std::tie(each.type, each.name, each.administrator_name, each.registration_number, each.postal_code,
                    each.prefecture, each.address, each.phone);
  };
  return members(left) == members(right);
}

// Writes the keyed hashes of one facility; whether any changed.
bool write_attributes(const Keys& keys, FacilityLoader& loader, const std::string& facility_id,
                      const FacilityLine& line) {
  bool changed = false;
  for (const auto& [attribute, comparable] : line.attributes) {
    const std::string hash =
        comparable.empty() ? std::string() : attribute_hash(keys, facility_id, attribute, comparable);
    if (loader.attribute_hash(facility_id, attribute) == hash) continue;
    loader.set_attribute_hash(facility_id, attribute, hash);
    changed = true;
  }
  return changed;
}

}  // namespace

ImportReport import_facilities(Context& context, std::istream& csv) {
  ImportReport report;
  const auto records = read_csv(csv);
  if (!records) {
    report.faults.push_back({records.error().line, "", message_for(records.error().kind)});
    return report;
  }
  FacilityLines read = read_facility_lines(context.forms, records.value());
  if (!read.faults.empty()) {
    report.faults = std::move(read.faults);
    return report;
  }

  Transaction transaction(context.store);
  FacilityLoader loader(context.store.sql(), context.now_ms());
  for (const FacilityLine& line : read.lines) {
    const auto known = loader.find(line.facility.type, line.registration_key);
    FacilityRow row{known ? known->id : context.keys.random_id(), line.registration_key, line.facility};
    const bool master_changed = known && !same(known->facility, row.facility);
    if (!known) loader.insert(row);
    if (master_changed) loader.update(row);
    const bool attributes_changed = write_attributes(context.keys, loader, row.id, line);
    std::size_t& counter = !known                                 ? report.added
                           : master_changed || attributes_changed ? report.changed
                                                                  : report.unchanged;
    ++counter;
  }
  transaction.commit();
  return report;
}

}  // namespace madoguchi::server
