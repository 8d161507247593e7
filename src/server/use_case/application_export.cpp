// Exporting applications; see application_export.h.
#include "server/use_case/application_export.h"

#include <array>
#include <string>
#include <vector>

#include "portal/effect_fields.h"
#include "server/store/export_table.h"
#include "server/store/store.h"
#include "server/use_case/application_parts.h"
#include "server/use_case/audit.h"
#include "server/use_case/calendar.h"
#include "server/use_case/form_catalogue.h"

namespace madoguchi::server {
namespace {

constexpr int page_size = 500;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array columns{"receipt_number", "received_at", "changed_at", "form",       "state",
                             "facility_type",  "number",      "facility",   "prefecture", "person",
                             "method",         "check",       "devices",    "accounts"};

void write_record(std::ostream& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out << (i == 0 ? "" : ",") << csv_cell(cells[i]);
  out << "\r\n";
}

std::string form_title(const Context& context, const Words& words, const ExportRow& row) {
  const CataloguedForm* form = context.forms.find(row.form_id, row.form_version);
  return form == nullptr ? row.form_id : words.text(form->definition.title_key());
}

std::string device_count(const ExportRow& row) {
  const form::Value answers = stored_value(row.answers);
  const form::Value* answer = answers.find(portal::device_count_field);
  const std::int64_t* count = answer ? answer->as_integer() : nullptr;
  return count ? std::to_string(*count) : std::string();
}

std::vector<std::string> cells_of(const Context& context, const Words& words, const ExportRow& row) {
  const auto word_of = [&](const char* prefix, const std::string& value) {
    return value.empty() ? std::string() : words.text(prefix + value);
  };
  return {row.receipt_number,
          tokyo_minute(row.received_at_ms),
          tokyo_minute(row.changed_at_ms),
          form_title(context, words, row),
          word_of("my_list.state.", row.state),
          word_of("form.facility.type.", row.facility_type),
          row.registration_number,
          row.facility_name,
          row.prefecture,
          row.person_name,
          word_of("export.method.", row.method),
          words.text(row.check_confirmed != 0 ? "export.check.confirmed" : "export.check.none"),
          device_count(row),
          std::to_string(row.accounts)};
}

std::string json_line(const ExportRow& row) {
  form::Value::Object object{{"id", row.id},
                             {"receiptNumber", row.receipt_number},
                             {"receivedAt", rfc3339(row.received_at_ms)},
                             {"changedAt", rfc3339(row.changed_at_ms)},
                             {"formId", row.form_id},
                             {"formVersion", row.form_version},
                             {"state", row.state},
                             {"personName", row.person_name},
                             {"checkConfirmed", row.check_confirmed != 0},
                             {"accounts", row.accounts},
                             {"answers", stored_value(row.answers)}};
  if (!row.facility_snapshot.empty()) object.emplace_back("facility", stored_value(row.facility_snapshot));
  return form::to_json(form::Value(std::move(object)));
}

}  // namespace

std::string csv_cell(std::string_view text) {
  constexpr std::string_view formula_beginnings = "=+-@\t\r";
  const bool is_formula = !text.empty() && formula_beginnings.find(text.front()) != std::string_view::npos;
  const std::string plain = (is_formula ? "'" : "") + std::string(text);
  if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
  std::string quoted = "\"";
  for (const char c : plain) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::int64_t export_applications(Context& context, const Caller& actor, const Words& words, ExportFormat format,
                                 std::ostream& out) {
  {
    Transaction transaction(context.store);
    append_audit_entry(context, actor, {"applications", "all", "", "exported"});
    transaction.commit();
  }
  if (format == ExportFormat::csv) {
    out << byte_order_mark;
    std::vector<std::string> header;
    for (const char* column : columns) header.push_back(words.text(std::string("export.column.") + column));
    write_record(out, header);
  }
  std::int64_t count = 0;
  for (std::int64_t after = 0;;) {
    const std::vector<ExportRow> page = list_export_rows(context.store.sql(), after, page_size);
    for (const ExportRow& row : page) {
      if (format == ExportFormat::csv) {
        write_record(out, cells_of(context, words, row));
      } else {
        out << json_line(row) << '\n';
      }
      after = row.number;
      ++count;
    }
    if (page.size() < static_cast<std::size_t>(page_size)) return count;
  }
}

}  // namespace madoguchi::server
