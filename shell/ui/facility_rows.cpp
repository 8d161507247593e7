// See facility_rows.h.
#include "ui/facility_rows.h"

#include <string>
#include <vector>

#include "ui/widgets.h"

namespace madoguchi::ui {

void draw_facility(Page& page, std::string_view id, const portal::Facility& facility, const portal::Person* person) {
  const bool kenshin = facility.type == portal::FacilityType::kenshin;
  heading(page, id, 2, page.text("form.facility"));
  const auto row = [&](std::string_view key, std::string_view value) { return Definition{page.text(key), value}; };
  std::vector<Definition> rows;
  if (person != nullptr) {
    rows.push_back(row("form.facility.applicant", person->name));
    rows.push_back(row("form.facility.email", person->email));
  }
  for (const Definition& each : {
           row("form.facility.type", page.text(kenshin ? "form.facility.type.kenshin" : "form.facility.type.sejutsu")),
           row("form.facility.name", facility.name),
           row("form.facility.administrator", facility.administrator_name),
           row(kenshin ? "form.facility.kenshin_number" : "form.facility.registration_number",
               facility.registration_number),
           row("form.facility.postal_code", facility.postal_code),
           row("form.facility.prefecture", facility.prefecture),
           row("form.facility.address", facility.address),
           row("form.facility.phone", facility.phone),
       }) {
    if (!each.value.empty()) rows.push_back(each);
  }
  definition_rows(page, std::string(id) + ".rows", rows);
}

}  // namespace madoguchi::ui
