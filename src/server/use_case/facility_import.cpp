// Loading facilities' master data; see facility_import.h. Reading and checking are csv.h's and facility_csv.h's.
#include "server/use_case/facility_import.h"

#include <sstream>
#include <tuple>

#include "server/store/facility_table.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/csv.h"
#include "server/use_case/facility_check.h"
#include "server/use_case/facility_csv.h"
#include "server/use_case/keys.h"
#include "server/use_case/problem_of.h"

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

FacilityLines read_facilities(const Context& context, std::istream& csv, std::size_t max_lines) {
  const auto records = read_csv(csv);
  FacilityLines read;
  if (!records) {
    read.faults.push_back({records.error().line, "", message_for(records.error().kind)});
    return read;
  }
  if (records->size() > max_lines + 1) {
    read.faults.push_back(
        {max_lines + 2, "", "行が多すぎます。" + std::to_string(max_lines) + "行までに分けてください。"});
    return read;
  }
  return read_facility_lines(context.forms, records.value());
}

// Inside a Transaction.
ImportReport write_facilities(Context& context, const std::vector<FacilityLine>& lines) {
  ImportReport report;
  FacilityLoader loader(context.store.sql(), context.now_ms());
  for (const FacilityLine& line : lines) {
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
  return report;
}

// Compares lines with the master data and remembers all that it met.
class Previewer {
 public:
  Previewer(Context& context, const std::string& csv)
      : keys_(context.keys),
        loader_(context.store.sql(), context.now_ms()),
        columns_(facility_columns()),
        met_(context.keys.sha256_hex(csv)) {}

  void look_at(const FacilityLine& line) {
    const auto known = loader_.find(line.facility.type, line.registration_key);
    if (!known) {
      remember("new");
      ++preview_.added;
      list(line, portal::ImportKind::added, {});
      return;
    }
    remember(known->id + portal::write(known->facility));
    std::vector<portal::ImportedField> fields = changed_texts(known->facility, line.facility);
    for (const auto& [attribute, comparable] : line.attributes) {
      const std::string before = loader_.attribute_hash(known->id, attribute);
      const std::string after =
          comparable.empty() ? std::string() : attribute_hash(keys_, known->id, attribute, comparable);
      remember(before);
      if (before != after) fields.push_back({std::string(attribute_column(attribute)), shown(before), shown(after)});
    }
    if (fields.empty()) {
      ++preview_.unchanged;
      return;
    }
    ++preview_.changed;
    list(line, portal::ImportKind::changed, std::move(fields));
  }

  portal::ImportPreview take() {
    preview_.digest = met_;
    return std::move(preview_);
  }

 private:
  // What is kept as a hash is not shown; that there is none is.
  static std::optional<std::string> shown(const std::string& hash) {
    return hash.empty() ? std::optional<std::string>("") : std::nullopt;
  }

  void remember(const std::string& what) { met_ = keys_.sha256_hex(met_ + what); }

  std::vector<portal::ImportedField> changed_texts(const portal::Facility& before,
                                                   const portal::Facility& after) const {
    std::vector<portal::ImportedField> fields;
    for (const FacilityColumn& column : columns_) {
      if (before.*column.member == after.*column.member) continue;
      fields.push_back({std::string(column.name), before.*column.member, after.*column.member});
    }
    return fields;
  }

  void list(const FacilityLine& line, portal::ImportKind kind, std::vector<portal::ImportedField> fields) {
    if (preview_.changes.size() == portal::max_import_changes) return;
    preview_.changes.push_back(
        {line.facility.type, line.facility.registration_number, line.facility.name, kind, std::move(fields)});
  }

  const Keys& keys_;
  FacilityLoader loader_;
  std::vector<FacilityColumn> columns_;
  std::string met_;  // SHA-256 over the file and each thing that it met, one after the other
  portal::ImportPreview preview_;
};

portal::ImportPreview preview_of(Context& context, const std::string& csv, const FacilityLines& read) {
  if (read.faults.empty()) {
    Previewer previewer(context, csv);
    for (const FacilityLine& line : read.lines) previewer.look_at(line);
    return previewer.take();
  }
  portal::ImportPreview preview;
  preview.fault_count = static_cast<std::int64_t>(read.faults.size());
  for (const LineFault& fault : read.faults) {
    if (preview.faults.size() == portal::max_import_faults) break;
    preview.faults.push_back({static_cast<std::int64_t>(fault.line), fault.column, fault.message});
  }
  return preview;
}

FacilityLines read_previewed(const Context& context, const std::string& csv) {
  std::istringstream stream(csv);
  return read_facilities(context, stream, max_previewed_lines);
}

}  // namespace

ImportReport import_facilities(Context& context, std::istream& csv) {
  FacilityLines read = read_facilities(context, csv, max_csv_bytes);
  if (!read.faults.empty()) {
    ImportReport report;
    report.faults = std::move(read.faults);
    return report;
  }
  Transaction transaction(context.store);
  ImportReport report = write_facilities(context, read.lines);
  transaction.commit();
  return report;
}

portal::ImportPreview preview_facilities(Context& context, const std::string& csv) {
  // No transaction: were the master data to change meanwhile, the digest would be one that nothing matches.
  return preview_of(context, csv, read_previewed(context, csv));
}

Outcome<portal::ImportResult> import_previewed_facilities(Context& context, const Caller& actor, const std::string& csv,
                                                          const std::string& digest) {
  const FacilityLines read = read_previewed(context, csv);
  if (!read.faults.empty()) return problem_of("import.invalid");
  Transaction transaction(context.store);
  if (preview_of(context, csv, read).digest != digest) return problem_of("import.changed");
  const ImportReport report = write_facilities(context, read.lines);
  append_audit_entry(context, actor, {"facilityImport", digest, "previewed", "imported"});
  transaction.commit();
  return portal::ImportResult{static_cast<std::int64_t>(report.added), static_cast<std::int64_t>(report.changed),
                              static_cast<std::int64_t>(report.unchanged)};
}

}  // namespace madoguchi::server
