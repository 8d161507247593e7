// The rules of a definition's fields: which rule fits which type of field, with which parameters in which ranges.
#include <algorithm>

#include "form/definition_builder.h"

namespace madoguchi::form {

namespace {

constexpr std::size_t max_rules = 20;
constexpr std::int64_t max_text_length = 10'000;
constexpr std::int64_t max_file_count = 100;
constexpr std::int64_t max_row_count = 50;
constexpr std::int64_t max_file_size_bytes = std::int64_t{1} << 40;

// The rule without which a field of this type would take anything; empty where the type says it all.
std::string_view needed_rule(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "length";
    case FieldType::integer:
      return "range";
    case FieldType::date:
      return "dateRange";
    case FieldType::attachments:
      return "files";
    case FieldType::rows:
      return "rows";
    default:
      return {};
  }
}

bool is_extension(std::string_view text) {
  return !text.empty() && text.size() <= 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

void DefinitionBuilder::read_rules(Members& members, Field& field, FieldRules& rules) {
  const Value::Array& list = members.optional_array("rules", max_rules);
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    read_rule(list[i], field, rules, child_pointer(members.pointer_to("rules"), i), seen);
  }
  const std::string_view needed = needed_rule(rules.type);
  if (needed.empty() || std::find(seen.begin(), seen.end(), needed) != seen.end()) return;
  members.fault("rules", "lacks the rule \"" + std::string(needed) + "\", which a field of this type needs");
}

void DefinitionBuilder::read_rule(const Value& json, Field& field, FieldRules& rules, std::string pointer,
                                  std::vector<std::string>& seen) {
  Members rule(faults_, json, std::move(pointer));
  const std::string name = rule.required_text("rule");
  if (name != "refuse" && std::find(seen.begin(), seen.end(), name) != seen.end()) {
    rule.fault("rule", "stands on this field already");
  }
  seen.push_back(name);

  if (name == "refuse") {
    RefusalRule refusal;
    if (const Value* when = rule.required("when")) refusal.when = read_condition(*when, rule.pointer_to("when"), 0);
    refusal.code = rule.required_text("code");
    if (!is_issue_code(refusal.code)) rule.fault("code", "must be an issue's code, as \"group.what_is_wrong\"");
    rules.refusals.push_back(std::move(refusal));
  } else if (name == "digits" && rules.type == FieldType::text) {
    rules.digits_only = true;
  } else if (name == "length" && rules.type == FieldType::text) {
    read_length(rule, rules);
  } else if (name == "format" && rules.type == FieldType::text) {
    read_format(rule, rules);
  } else if (name == "checkDigit" && rules.type == FieldType::text) {
    rules.check_digit = true;
  } else if (name == "password" && rules.type == FieldType::text) {
    read_password(rule, rules);
  } else if (name == "range" && (rules.type == FieldType::integer || rules.type == FieldType::computed)) {
    read_range(rule, rules);
  } else if (name == "dateRange" && rules.type == FieldType::date) {
    read_date_range(rule, rules);
  } else if (name == "files" && rules.type == FieldType::attachments) {
    read_files(rule, field, rules);
  } else if (name == "rows" && rules.type == FieldType::rows) {
    read_row_count(rule, field, rules);
  } else {
    rule.fault("rule", "is no rule for a field of this type");
    return;
  }
  rule.finish();
}

void DefinitionBuilder::read_length(Members& rule, FieldRules& rules) {
  rules.max_length = rule.required_integer("max", 1, max_text_length);
  rules.min_length = rule.optional_integer("min", 0, max_text_length, 0);
  if (rules.min_length > rules.max_length) rule.fault("min", "is above \"max\"");
}

void DefinitionBuilder::read_format(Members& rule, FieldRules& rules) {
  const auto format = text_format_from_name(rule.required_text("is"));
  if (!format) rule.fault("is", "is no format that there is");
  rules.format = format.value_or(TextFormat::any);
}

void DefinitionBuilder::read_password(Members& rule, FieldRules& rules) {
  if (!rules.secret) rule.fault("rule", "belongs on a field whose storage is \"secret\"");
  rules.refuse_guessable = true;
  const Value* unlike = rule.optional("unlike");
  if (unlike == nullptr) return;
  for (const std::string& id : rule.texts(*unlike, "unlike", 10)) {
    const auto other = find_field(id);
    if (!other || rules_.fields[*other].type != FieldType::text) rule.fault("unlike", "names what is no field of text");
    rules.unlike.push_back(other.value_or(0));
  }
}

void DefinitionBuilder::read_range(Members& rule, FieldRules& rules) {
  rules.max = rule.required_integer("max", -integer_limit, integer_limit);
  rules.min = rule.required_integer("min", -integer_limit, integer_limit);
  if (rules.min > rules.max) rule.fault("min", "is above \"max\"");
}

void DefinitionBuilder::read_date_range(Members& rule, FieldRules& rules) {
  const auto min = text::parse_iso_date(rule.required_text("min"));
  if (!min) rule.fault("min", "must be a day as YYYY-MM-DD");
  rules.min_date = min.value_or(text::Date{});
  rules.not_before = read_day_fact(rule, "notBefore");
  rules.not_after = read_day_fact(rule, "notAfter");
  const std::string max = rule.required_text("max");
  if (max == "today") return;
  rules.max_date = text::parse_iso_date(max);
  if (!rules.max_date) {
    rule.fault("max", "must be a day as YYYY-MM-DD, or \"today\"");
  } else if (*rules.max_date < rules.min_date) {
    rule.fault("min", "is after \"max\"");
  }
}

std::optional<Index> DefinitionBuilder::read_day_fact(Members& rule, std::string_view name) {
  const std::string fact_name = rule.optional_text(name);
  if (fact_name.empty()) return std::nullopt;
  const auto fact = find_fact(fact_name);
  if (!fact || rules_.facts[*fact].type != FactType::date) rule.fault(name, "is no declared fact of a day");
  return fact;
}

void DefinitionBuilder::read_row_count(Members& rule, Field& field, FieldRules& rules) {
  rules.max_rows = rule.required_integer("max", 1, max_row_count);
  rules.min_rows = rule.optional_integer("min", 1, max_row_count, 1);
  if (rules.min_rows > rules.max_rows) rule.fault("min", "is above \"max\"");
  field.min_rows = static_cast<int>(rules.min_rows);
  field.max_rows = static_cast<int>(rules.max_rows);
}

void DefinitionBuilder::read_files(Members& rule, Field& field, FieldRules& rules) {
  rules.max_files = rule.required_integer("max", 1, max_file_count);
  rules.max_file_bytes = rule.required_integer("maxSizeBytes", 1, max_file_size_bytes);
  const Value::Object& kinds = rule.required_object("kinds", 50);
  if (kinds.empty()) rule.fault("kinds", "must name at least one kind");
  const Value holder(kinds);
  Members names(faults_, holder, rule.pointer_to("kinds"));
  for (const auto& [name, extensions] : kinds) {
    FileKind kind{name, names.texts(extensions, name, 20)};
    if (!is_extension(name)) names.fault(name, "must be lower-case letters and digits");
    if (!std::all_of(kind.extensions.begin(), kind.extensions.end(), is_extension)) {
      names.fault(name, "must list extensions in lower case, without the dot");
    }
    field.accepted_kinds.push_back(name);
    rules.kinds.push_back(std::move(kind));
  }
  field.max_files = static_cast<int>(rules.max_files);
  field.max_file_bytes = rules.max_file_bytes;
}

void DefinitionBuilder::read_folds(Members& members, FieldRules& rules) {
  if (rules.type != FieldType::text) return;
  if (const Value* folds = members.optional("folds")) {
    if (rules.secret) members.fault("folds", "cannot stand on a secret, which is read to the letter");
    for (const std::string& fold : members.texts(*folds, "folds", 10)) {
      if (fold == "width") {
        rules.folds.width = true;
      } else if (fold == "removeSpaces") {
        rules.folds.remove_spaces = true;
      } else if (fold == "dashes") {
        rules.folds.dashes = true;
      } else if (fold == "removeDashes") {
        rules.folds.remove_dashes = true;
      } else if (fold == "bankKana") {
        rules.folds.bank_kana = true;
      } else {
        members.fault("folds", "names a fold that there is not: \"" + fold + "\"");
      }
    }
  }
  if (const Value* folds = members.optional("compareFolds")) {
    for (const std::string& fold : members.texts(*folds, "compareFolds", 10)) {
      if (fold != "leadingZeros") members.fault("compareFolds", "names a fold that there is not: \"" + fold + "\"");
      rules.compare_without_leading_zeros = true;
    }
  }
}

// A check has the id of the fact that its action establishes, and the values of it that mean: confirmed.
void DefinitionBuilder::read_check(Members& members, Index index) {
  FieldRules& rules = rules_.fields[index];
  if (rules.type != FieldType::check) return;
  const auto fact = find_fact(definition_.fields_[index].id);
  if (!fact) members.fault("id", "must be the name of a declared fact");
  const Value* confirmed_by = members.required("confirmedBy");
  if (!fact || confirmed_by == nullptr) return;
  rules.fact = *fact;
  rules.confirmed_by = mask_of(*confirmed_by, members.pointer_to("confirmedBy"), rules_.facts[*fact].values);
}

}  // namespace madoguchi::form
