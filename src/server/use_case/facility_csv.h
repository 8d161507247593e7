// What a line of a facilities' CSV file says, checked and folded: the columns, which of them must be there, what each
// may hold. Knows nothing of the store.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "portal/wire.h"
#include "server/use_case/csv.h"
#include "server/use_case/facility_import.h"
#include "server/use_case/form_catalogue.h"

namespace madoguchi::server {

struct FacilityLine {
  std::size_t line = 0;
  std::string registration_key;  // folded, without hyphens
  portal::Facility facility;
  // Comparable forms by attribute; empty: there is none on file. Attributes whose column is not in the file are not
  // here.
  std::map<std::string, std::string> attributes;
};

struct FacilityLines {
  std::vector<FacilityLine> lines;
  std::vector<LineFault> faults;
};

// A column of text and what it fills of a facility.
struct FacilityColumn {
  std::string_view name;
  std::string portal::Facility::*member;
};

// All but the type, which a facility is found by and which never changes.
std::vector<FacilityColumn> facility_columns();
// The column of an attribute that is checked against; empty for an unknown one.
std::string_view attribute_column(std::string_view attribute);

// The first record is the header. A value that is to be checked against (口座番号, 生年月日) is brought to the
// comparable form of the form field that is matched with it, so that both sides fold by one rule.
FacilityLines read_facility_lines(const FormCatalogue& forms, const std::vector<CsvRecord>& records);

// The form in which registration numbers are compared: widths folded, without spaces and hyphens (D1).
std::string registration_key(std::string_view typed);

}  // namespace madoguchi::server
