// The whole of a definition and its fields: names, words, what depends on what. Rules and conditions are read next
// door.
#include "form/definition_builder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace madoguchi::form {

namespace {

// No real form comes near these; without them a hostile definition could make every evaluation slow.
constexpr ParseLimits definition_limits{1 << 18, 24};
constexpr std::size_t max_fields = 200;
constexpr std::size_t max_facts = 50;
constexpr std::size_t max_columns = 12;
constexpr std::size_t max_values = 64;  // of a fact or a choice: one bit each
constexpr std::int64_t max_version = 1'000'000;

std::optional<FieldType> type_from_name(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, FieldType>, 9> types{{{"choice", FieldType::choice},
                                                                         {"text", FieldType::text},
                                                                         {"integer", FieldType::integer},
                                                                         {"date", FieldType::date},
                                                                         {"check", FieldType::check},
                                                                         {"consent", FieldType::consent},
                                                                         {"attachments", FieldType::attachments},
                                                                         {"rows", FieldType::rows},
                                                                         {"computed", FieldType::computed}}};
  for (const auto& [known, type] : types) {
    if (known == name) return type;
  }
  return std::nullopt;
}

bool is_typed(FieldType type) {
  return type == FieldType::text || type == FieldType::integer || type == FieldType::date;
}

bool is_input_mode(std::string_view mode) {
  constexpr std::array<std::string_view, 8> modes{"none", "text",   "decimal", "numeric",
                                                  "tel",  "search", "email",   "url"};
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

}  // namespace

Result<Definition, DefinitionFault> DefinitionBuilder::build(std::string_view json) {
  auto parsed = parse_json(json, definition_limits);
  if (!parsed) {
    const std::string place = " at byte " + std::to_string(parsed.error().offset_bytes);
    return Failure{DefinitionFault{"", "is no JSON that can be read (" + parsed.error().code + place + ")"}};
  }
  DefinitionBuilder builder;
  builder.read(*parsed);
  if (builder.faults_.any()) return Failure{builder.faults_.first()};
  builder.definition_.rules_ = std::make_shared<const CompiledRules>(std::move(builder.rules_));
  return std::move(builder.definition_);
}

void DefinitionBuilder::read(const Value& json) {
  Members top(faults_, json, "");
  definition_.id_ = top.required_text("id");
  if (!is_form_id(definition_.id_)) top.fault("id", "must be lower-case letters, digits and dashes");
  definition_.version_ = static_cast<int>(top.required_integer("version", 1, max_version));
  const std::string purpose = top.optional_text("purpose");
  if (!purpose.empty() && purpose != "application" && purpose != "report" && purpose != "registration") {
    top.fault("purpose", "must be \"application\", \"report\" or \"registration\"");
  }
  definition_.purpose_ = purpose == "registration" ? Purpose::registration
                         : purpose == "report"     ? Purpose::report
                                                   : Purpose::application;
  read_facts(top);
  definition_.title_key_ = top.optional_key("titleKey", true);
  check_key(top, "titleKey", definition_.title_key_);
  definition_.lead_key_ = top.optional_key("leadKey");
  check_key(top, "leadKey", definition_.lead_key_);

  top.required("fields");
  const Value::Array& fields = top.optional_array("fields", max_fields);
  if (fields.empty()) top.fault("fields", "must have at least one field");
  const std::string place = top.pointer_to("fields");
  for (std::size_t i = 0; i < fields.size(); ++i) read_identity(fields[i], child_pointer(place, i));
  for (std::size_t i = 0; i < fields.size() && !faults_.any(); ++i) {
    read_field(fields[i], static_cast<Index>(i), child_pointer(place, i));
  }
  top.finish();
  if (faults_.any()) return;
  order_by_visibility();
  index_names();
}

void DefinitionBuilder::read_facts(Members& top) {
  if (top.optional("facts") == nullptr) return;
  const std::string place = top.pointer_to("facts");
  const Value::Object& facts = top.required_object("facts", max_facts);
  Value holder(facts);
  Members members(faults_, holder, place);
  for (const auto& [name, values] : facts) {
    members.optional(name);
    if (!is_identifier(name)) members.fault(name, "is no name of a fact: letters and digits, the first in lower case");
    if (name == "today") members.fault(name, "is given to every form and cannot be declared");
    FactRules fact;
    fact.name = name;
    if (values.as_object() != nullptr) {
      read_measured_fact(values, members.pointer_to(name), fact);
    } else {
      fact.values = members.texts(values, name, max_values);
    }
    rules_.facts.push_back(std::move(fact));
  }
}

// A fact that is no text of a few, but a number or a day.
void DefinitionBuilder::read_measured_fact(const Value& json, std::string pointer, FactRules& fact) {
  Members members(faults_, json, std::move(pointer));
  const std::string type = members.required_text("type");
  if (type == "integer") {
    fact.type = FactType::integer;
    fact.min = members.required_integer("min", -integer_limit, integer_limit);
    fact.max = members.required_integer("max", -integer_limit, integer_limit);
    if (fact.min > fact.max) members.fault("min", "is above \"max\"");
  } else if (type == "date") {
    fact.type = FactType::date;
  } else {
    members.fault("type", "must be \"integer\" or \"date\"");
  }
  members.finish();
}

void DefinitionBuilder::read_identity(const Value& json, std::string pointer) {
  Members members(faults_, json, std::move(pointer));
  Field field = read_id_and_type(members);
  if (find_field(field.id)) members.fault("id", "repeats the id \"" + field.id + "\"");
  FieldRules rules;
  rules.type = field.type;
  definition_.fields_.push_back(std::move(field));
  rules_.fields.push_back(std::move(rules));
}

Field DefinitionBuilder::read_id_and_type(Members& members) {
  Field field;
  field.id = members.required_text("id");
  if (!is_identifier(field.id)) members.fault("id", "must be letters and digits, the first in lower case");
  const auto type = type_from_name(members.required_text("type"));
  if (!type) members.fault("type", "is no type of a field");
  field.type = type.value_or(FieldType::text);

  if (field.type == FieldType::choice) {
    const Value::Array& choices = members.optional_array("choices", max_values);
    if (choices.empty()) members.fault("choices", "must have at least one choice");
    for (std::size_t i = 0; i < choices.size(); ++i) {
      Members choice(faults_, choices[i], child_pointer(members.pointer_to("choices"), i));
      Choice read{choice.required_text("value"), choice.optional_key("labelKey", true)};
      check_key(choice, "labelKey", read.label_key);
      const auto same = [&](const Choice& other) { return other.value == read.value; };
      if (std::any_of(field.choices.begin(), field.choices.end(), same)) choice.fault("value", "repeats a choice");
      choice.finish();
      field.choices.push_back(std::move(read));
    }
  }
  return field;
}

void DefinitionBuilder::read_field(const Value& json, Index index, std::string pointer) {
  Members members(faults_, json, std::move(pointer));
  Field& field = definition_.fields_[index];
  FieldRules& rules = rules_.fields[index];
  members.optional("id");
  members.optional("type");
  if (field.type == FieldType::choice) members.optional("choices");
  read_words(members, field);

  if (const Value* when = members.optional("visibleWhen")) {
    rules.visible_when = read_condition(*when, members.pointer_to("visibleWhen"), 0);
  }
  const bool is_computed = field.type == FieldType::computed;
  if (!is_computed) rules.required = members.optional_boolean("required");
  if (const Value* when = is_computed ? nullptr : members.optional("requiredWhen")) {
    if (rules.required) members.fault("requiredWhen", "cannot stand beside \"required\": true");
    rules.required_when = read_condition(*when, members.pointer_to("requiredWhen"), 0);
  }
  field.marked_required = rules.required || rules.required_when.has_value();
  field.in_review = members.optional_boolean("inReview");

  read_typing(members, field);
  if (is_typed(field.type)) read_storage(members, index);
  read_postal_fill(members, field);
  read_folds(members, rules);
  read_check(members, index);
  read_matches(members, field);
  read_columns(members, index);
  read_compute(members, index);
  read_rules(members, field, rules);
  read_lines(members, index);
  if (rules.type == FieldType::text) field.input_type = rules.secret ? "password" : input_type(rules.format);
  members.finish();
}

void DefinitionBuilder::read_typing(Members& members, Field& field) {
  if (is_typed(field.type)) {
    field.max_length = static_cast<int>(members.optional_integer("maxLength", 1, 10'000, 0));
    field.input_mode = members.optional("inputMode") == nullptr ? "text" : members.required_text("inputMode");
    if (!is_input_mode(field.input_mode)) members.fault("inputMode", "is no inputmode of HTML");
  }
  if (is_typed(field.type) || field.type == FieldType::choice) {
    field.autocomplete = members.optional("autocomplete") == nullptr ? "off" : members.required_text("autocomplete");
  }
}

void DefinitionBuilder::read_columns(Members& members, Index index) {
  Field& field = definition_.fields_[index];
  if (field.type != FieldType::rows) return;
  members.required("columns");
  const Value::Array& columns = members.optional_array("columns", max_columns);
  if (columns.empty()) members.fault("columns", "must have at least one column");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Members column(faults_, columns[i], child_pointer(members.pointer_to("columns"), i));
    Field cell = read_id_and_type(column);
    if (!is_typed(cell.type) && cell.type != FieldType::choice) column.fault("type", "is no type of a column");
    const auto same = [&](const Field& other) { return other.id == cell.id; };
    if (std::any_of(field.columns.begin(), field.columns.end(), same)) column.fault("id", "repeats a column's id");
    FieldRules rules;
    rules.type = cell.type;
    read_words(column, cell);
    if (!cell.section_key.empty()) column.fault("sectionKey", "is no member of a column");
    rules.required = column.optional_boolean("required");
    cell.marked_required = rules.required;
    read_typing(column, cell);
    read_folds(column, rules);
    read_rules(column, cell, rules);
    if (rules.type == FieldType::text) cell.input_type = input_type(rules.format);
    if (!rules.refusals.empty()) column.fault("rules", "can hold no \"refuse\" in a column");
    column.finish();
    field.columns.push_back(std::move(cell));
    rules_.fields[index].columns.push_back(std::move(rules));
  }
}

void DefinitionBuilder::read_storage(Members& members, Index index) {
  Field& field = definition_.fields_[index];
  const std::string storage = members.optional_text("storage");
  if (storage == "keyedHash") {
    field.storage = Storage::keyed_hash;
  } else if (storage == "secret" && field.type == FieldType::text) {
    field.storage = Storage::secret;
    rules_.fields[index].secret = true;
  } else if (!storage.empty() && storage != "plain") {
    members.fault("storage", "must be \"plain\", \"keyedHash\", or of a text \"secret\"");
  }
}

void DefinitionBuilder::read_lines(Members& members, Index index) {
  FieldRules& rules = rules_.fields[index];
  if (rules.type != FieldType::text || !members.optional_boolean("multiline")) return;
  const Folds& folds = rules.folds;
  const bool one_line = rules.secret || rules.digits_only || rules.format != TextFormat::any || folds.remove_spaces ||
                        folds.dashes || folds.remove_dashes || folds.width || folds.bank_kana;
  if (one_line) members.fault("multiline", "cannot stand beside folds, digits, a format or a secret");
  rules.multiline = definition_.fields_[index].multiline = true;
}

void DefinitionBuilder::read_postal_fill(Members& members, Field& field) {
  if (field.type != FieldType::text) return;
  const Value* fill = members.optional("postalFill");
  if (fill == nullptr) return;
  Members targets(faults_, *fill, members.pointer_to("postalFill"));
  field.postal_fill = {targets.required_text("prefecture"), targets.required_text("address")};
  const auto is_of_type = [&](const std::string& id, FieldType type) {
    const auto target = find_field(id);
    return target && rules_.fields[*target].type == type;
  };
  if (!is_of_type(field.postal_fill.prefecture, FieldType::choice))
    targets.fault("prefecture", "is no field of choices");
  if (!is_of_type(field.postal_fill.address, FieldType::text)) targets.fault("address", "is no field of text");
  targets.finish();
}

void DefinitionBuilder::read_words(Members& members, Field& field) {
  const std::pair<std::string_view, std::string*> keys[] = {
      {"labelKey", &field.label_key},     {"hintKey", &field.hint_key},       {"helpKey", &field.help_key},
      {"supportKey", &field.support_key}, {"exampleKey", &field.example_key}, {"sectionKey", &field.section_key}};
  for (const auto& [name, key] : keys) {
    *key = members.optional_key(name, name == "labelKey");
    check_key(members, name, *key);
  }
  if (field.type == FieldType::consent) {
    field.document_key = members.optional_key("documentKey");
    check_key(members, "documentKey", field.document_key);
  }
  if (field.type == FieldType::check || field.type == FieldType::attachments || field.type == FieldType::rows) {
    field.action_key = members.optional_key("actionKey", true);
    check_key(members, "actionKey", field.action_key);
  }
}

void DefinitionBuilder::read_matches(Members& members, Field& field) {
  if (field.type != FieldType::check) return;
  const Value::Array& matches = members.optional_array("matches", max_fields);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    Members match(faults_, matches[i], child_pointer(members.pointer_to("matches"), i));
    Field::Match read{match.required_text("field"), match.required_text("attribute")};
    const auto subject = find_field(read.field);
    if (!subject || !is_typed(rules_.fields[*subject].type)) match.fault("field", "is no field that is typed into");
    if (!is_identifier(read.attribute)) match.fault("attribute", "must be letters and digits, the first in lower case");
    match.finish();
    field.matches.push_back(std::move(read));
  }
}

// A key may hold "{fact}" for any text that is declared as a fact; braces otherwise are a slip.
void DefinitionBuilder::check_key(Members& members, std::string_view name, std::string_view key) {
  while (true) {
    const auto brace = key.find_first_of("{}");
    if (brace == std::string_view::npos) return;
    const auto close = key.find('}', brace);
    const auto fact = key[brace] == '}' || close == std::string_view::npos
                          ? std::nullopt
                          : find_fact(key.substr(brace + 1, close - brace - 1));
    if (!fact || rules_.facts[*fact].type != FactType::text) {
      members.fault(name, "has braces around something that is no declared fact");
      return;
    }
    key.remove_prefix(close + 1);
  }
}

// Puts each field after those that its visibility asks about and that it is computed of, otherwise in form order;
// refuses cycles.
void DefinitionBuilder::order_by_visibility() {
  const std::size_t count = rules_.fields.size();
  std::vector<std::vector<Index>> asked(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (rules_.fields[i].visible_when) collect_answers(*rules_.fields[i].visible_when, asked[i]);
    const auto& sources = rules_.fields[i].computed_of;
    asked[i].insert(asked[i].end(), sources.begin(), sources.end());
  }
  std::vector<bool> placed(count, false);
  for (bool progress = true; progress && rules_.order.size() < count;) {
    progress = false;
    for (std::size_t i = 0; i < count; ++i) {
      const auto is_placed = [&](Index field) { return placed[field]; };
      if (placed[i] || !std::all_of(asked[i].begin(), asked[i].end(), is_placed)) continue;
      placed[i] = true;
      rules_.order.push_back(static_cast<Index>(i));
      progress = true;
    }
  }
  const auto stuck = std::find(placed.begin(), placed.end(), false);
  if (stuck == placed.end()) return;
  const std::string place = child_pointer("/fields", static_cast<std::size_t>(stuck - placed.begin()));
  faults_.add(child_pointer(place, "visibleWhen"), "depends on its own visibility, directly or by way of other fields");
}

void DefinitionBuilder::index_names() {
  for (std::size_t i = 0; i < definition_.fields_.size(); ++i) {
    if (definition_.fields_[i].type == FieldType::check) continue;
    rules_.by_name.emplace_back(definition_.fields_[i].id, static_cast<Index>(i));
  }
  std::sort(rules_.by_name.begin(), rules_.by_name.end());
}

std::optional<Index> DefinitionBuilder::find_field(std::string_view id) const {
  for (std::size_t i = 0; i < definition_.fields_.size(); ++i) {
    if (definition_.fields_[i].id == id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

std::optional<Index> DefinitionBuilder::find_fact(std::string_view name) const {
  for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
    if (rules_.facts[i].name == name) return static_cast<Index>(i);
  }
  return std::nullopt;
}

}  // namespace madoguchi::form
