// Definition to JSON Schema: a sub-schema for each field's value, for its visibility and for its being given, and the
// demands of the whole over them. Each condition becomes a schema of the whole record.
#include "command/schema.h"

#include <algorithm>
#include <utility>

#include "command/schema_patterns.h"
#include "form/rules.h"

namespace madoguchi::command {

namespace {

using form::FieldType;
using form::Index;
using form::Value;

Value object(Value::Object members) { return Value(std::move(members)); }

Value texts(const std::vector<std::string>& list) {
  Value::Array array;
  for (const std::string& text : list) array.emplace_back(text);
  return Value(std::move(array));
}

// Those of `values` whose bit is set.
Value masked(const std::vector<std::string>& values, std::uint64_t mask) {
  Value::Array array;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (((mask >> i) & 1) != 0) array.emplace_back(values[i]);
  }
  return Value(std::move(array));
}

// A record whose `part` ("facts" or "answers") has the member `name`, which fits `schema`.
Value with_member(const char* part, const std::string& name, Value schema) {
  Value member = object({{"type", Value("object")},
                         {"required", Value(Value::Array{Value(name)})},
                         {"properties", object({{name, std::move(schema)}})}});
  return object({{"type", Value("object")},
                 {"required", Value(Value::Array{Value(part)})},
                 {"properties", object({{part, std::move(member)}})}});
}

Value reference(const char* group, const std::string& id) {
  return object({{"$ref", Value("#/$defs/" + std::string(group) + "." + id)}});
}

Value all_of(Value::Array schemas) { return object({{"allOf", Value(std::move(schemas))}}); }

class Exporter {
 public:
  explicit Exporter(const form::Definition& definition) : definition_(definition), rules_(definition.rules()) {}

  Value schema() const {
    Value::Object definitions;
    Value::Array demands;
    for (Index field = 0; field < rules_.fields.size(); ++field) {
      const std::string& id = id_of(field);
      if (rules_.fields[field].type != FieldType::check) {
        definitions.emplace_back("value." + id, value_schema(definition_.fields()[field], rules_.fields[field]));
      }
      definitions.emplace_back("visible." + id, visible_schema(field));
      definitions.emplace_back("given." + id, given_schema(field));
      add_demands(field, demands);
    }
    return object(
        {{"$schema", Value("https://json-schema.org/draft/2020-12/schema")},
         {"$id", Value("urn:madoguchi:form:" + definition_.id() + ":" + std::to_string(definition_.version()))},
         {"type", Value("object")},
         {"required", Value(Value::Array{Value("facts"), Value("answers")})},
         {"properties", object({{"facts", facts_schema()}, {"answers", answers_schema()}})},
         {"allOf", Value(std::move(demands))},
         {"$defs", Value(std::move(definitions))}});
  }

 private:
  const std::string& id_of(Index field) const { return definition_.fields()[field].id; }

  Value facts_schema() const {
    Value::Array required;
    Value::Object properties;
    for (const form::FactRules& fact : rules_.facts) {
      required.emplace_back(fact.name);
      properties.emplace_back(fact.name, fact_schema(fact));
    }
    required.emplace_back("today");
    properties.emplace_back("today", object({{"type", Value("string")}, {"pattern", Value(day_pattern({}, {}))}}));
    return object({{"type", Value("object")},
                   {"required", Value(std::move(required))},
                   {"properties", Value(std::move(properties))}});
  }

  static Value fact_schema(const form::FactRules& fact) {
    switch (fact.type) {
      case form::FactType::integer:
        return object({{"type", Value("integer")}, {"minimum", Value(fact.min)}, {"maximum", Value(fact.max)}});
      case form::FactType::date:
        return object({{"type", Value("string")}, {"pattern", Value(day_pattern({}, {}))}});
      default:
        return object({{"enum", texts(fact.values)}});
    }
  }

  Value answers_schema() const {
    Value::Object properties;
    for (const auto& [name, field] : rules_.by_name) properties.emplace_back(name, Value(true));
    return object({{"type", Value("object")},
                   {"properties", Value(std::move(properties))},
                   {"additionalProperties", Value(false)}});
  }

  static Value value_schema(const form::Field& field, const form::FieldRules& rules) {
    switch (rules.type) {
      case FieldType::choice: {
        Value::Array values;
        for (const form::Choice& choice : field.choices) values.emplace_back(choice.value);
        return object({{"enum", Value(std::move(values))}});
      }
      case FieldType::text:
        return object({{"type", Value("string")},
                       {"minLength", Value(std::max<std::int64_t>(1, rules.min_length))},
                       {"maxLength", Value(rules.max_length)},
                       {"pattern", Value(text_pattern(rules))}});
      case FieldType::integer:
        return object({{"type", Value("integer")}, {"minimum", Value(rules.min)}, {"maximum", Value(rules.max)}});
      case FieldType::computed:
        return object({{"type", Value("integer")},
                       {"minimum", Value(rules.min)},
                       {"maximum", Value(rules.max)},
                       {"readOnly", Value(true)}});
      case FieldType::rows:
        return object({{"type", Value("array")},
                       {"minItems", Value(rules.min_rows)},
                       {"maxItems", Value(rules.max_rows)},
                       {"items", row_schema(field, rules)}});
      case FieldType::date:
        return object({{"type", Value("string")}, {"pattern", Value(day_pattern(rules.min_date, rules.max_date))}});
      case FieldType::attachments:
        return object({{"type", Value("array")},
                       {"minItems", Value(1)},
                       {"maxItems", Value(rules.max_files)},
                       {"items", file_schema(rules)}});
      default:
        return object({{"const", Value(true)}});  // consent
    }
  }

  // Cells in which nothing stands are not there, and no row is blank.
  static Value row_schema(const form::Field& field, const form::FieldRules& rules) {
    Value::Array required;
    Value::Object properties;
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      properties.emplace_back(field.columns[i].id, value_schema(field.columns[i], rules.columns[i]));
      if (rules.columns[i].required) required.emplace_back(field.columns[i].id);
    }
    return object({{"type", Value("object")},
                   {"required", Value(std::move(required))},
                   {"minProperties", Value(1)},
                   {"properties", Value(std::move(properties))},
                   {"additionalProperties", Value(false)}});
  }

  static Value file_schema(const form::FieldRules& rules) {
    Value::Array kinds;
    for (const form::FileKind& kind : rules.kinds) {
      kinds.push_back(
          object({{"properties", object({{"kind", object({{"const", Value(kind.name)}})},
                                         {"name", object({{"pattern", Value(file_name_pattern(kind))}})}})}}));
    }
    Value size = object({{"type", Value("integer")}, {"minimum", Value(1)}, {"maximum", Value(rules.max_file_bytes)}});
    Value upload_id = object(
        {{"type", Value(Value::Array{Value("string"), Value("null")})}, {"pattern", Value("^[A-Za-z0-9_-]{1,128}$")}});
    Value name = object({{"type", Value("string")}, {"minLength", Value(1)}, {"maxLength", Value(255)}});
    return object({{"type", Value("object")},
                   {"required", Value(Value::Array{Value("name"), Value("sizeBytes"), Value("kind")})},
                   {"properties", object({{"name", std::move(name)},
                                          {"sizeBytes", std::move(size)},
                                          {"kind", object({{"type", Value("string")}})},
                                          {"uploadId", std::move(upload_id)}})},
                   {"anyOf", Value(std::move(kinds))}});
  }

  Value visible_schema(Index field) const {
    const auto& when = rules_.fields[field].visible_when;
    return when ? condition_schema(*when) : Value(true);
  }

  // Visible, there, and valid in itself; a check: confirmed.
  Value given_schema(Index field) const {
    const form::FieldRules& rules = rules_.fields[field];
    const std::string& id = id_of(field);
    if (rules.type != FieldType::check) {
      return all_of({reference("visible", id), with_member("answers", id, reference("value", id))});
    }
    const form::FactRules& fact = rules_.facts[rules.fact];
    Value confirmed = object({{"enum", masked(fact.values, rules.confirmed_by)}});
    return all_of({reference("visible", id), with_member("facts", fact.name, std::move(confirmed))});
  }

  void add_demands(Index field, Value::Array& demands) const {
    const form::FieldRules& rules = rules_.fields[field];
    const std::string& id = id_of(field);
    if (rules.type == FieldType::computed) {
      demands.push_back(computed_demand(field));
    } else if (rules.required) {
      demands.push_back(object({{"if", reference("visible", id)}, {"then", reference("given", id)}}));
    } else {
      if (rules.required_when) {
        Value when = all_of({reference("visible", id), condition_schema(*rules.required_when)});
        demands.push_back(object({{"if", std::move(when)}, {"then", reference("given", id)}}));
      }
      if (rules.type != FieldType::check) {
        demands.push_back(object({{"if", reference("visible", id)}, {"then", given_or_nothing(field)}}));
      }
    }
    for (const form::RefusalRule& refusal : rules.refusals) {
      Value refused = all_of({reference("visible", id), condition_schema(refusal.when)});
      demands.push_back(object({{"not", std::move(refused)}}));
    }
  }

  // Normalised answers have what is computed, just when everything is there that it is worked out of.
  Value computed_demand(Index field) const {
    const std::string& id = id_of(field);
    Value::Array sources{reference("visible", id)};
    for (const Index source : rules_.fields[field].computed_of) sources.push_back(reference("given", id_of(source)));
    Value nothing = object({{"if", reference("visible", id)}, {"then", nothing_of(field)}});
    return object({{"if", all_of(std::move(sources))}, {"then", reference("given", id)}, {"else", std::move(nothing)}});
  }

  // A record in which nothing stands in the field.
  Value nothing_of(Index field) const {
    Value nothing = object({{"enum", Value(Value::Array{Value()})}});
    return object({{"properties",
                    object({{"answers", object({{"properties", object({{id_of(field), std::move(nothing)}})}})}})}});
  }

  Value given_or_nothing(Index field) const {
    const std::string& id = id_of(field);
    Value::Array nothing{Value()};
    switch (rules_.fields[field].type) {
      case FieldType::consent:
        nothing.emplace_back(false);
        break;
      case FieldType::attachments:
      case FieldType::rows:
        nothing.emplace_back(Value::Array{});
        break;
      default:
        nothing.emplace_back("");
        break;
    }
    Value either =
        object({{"anyOf", Value(Value::Array{reference("value", id), object({{"enum", Value(std::move(nothing))}})})}});
    return object({{"properties", object({{"answers", object({{"properties", object({{id, std::move(either)}})}})}})}});
  }

  Value condition_schema(Index index) const {
    const form::Condition& condition = rules_.conditions[index];
    Value::Array children;
    for (const Index child : condition.children) children.push_back(condition_schema(child));
    switch (condition.kind) {
      case form::ConditionKind::all:
        return all_of(std::move(children));
      case form::ConditionKind::any:
        return object({{"anyOf", Value(std::move(children))}});
      case form::ConditionKind::negation:
        return object({{"not", std::move(children.front())}});
      case form::ConditionKind::fact: {
        const form::FactRules& fact = rules_.facts[condition.subject];
        return with_member("facts", fact.name, object({{"enum", masked(fact.values, condition.mask)}}));
      }
      default:
        return answer_schema(condition);
    }
  }

  Value answer_schema(const form::Condition& condition) const {
    const std::string& id = id_of(condition.subject);
    Value given = reference("given", id);
    Value::Array values;
    switch (condition.kind) {
      case form::ConditionKind::choice: {
        const auto& choices = definition_.fields()[condition.subject].choices;
        for (std::size_t i = 0; i < choices.size(); ++i) {
          if (((condition.mask >> i) & 1) != 0) values.emplace_back(choices[i].value);
        }
        break;
      }
      case form::ConditionKind::integer:
        for (const std::int64_t integer : condition.integers) values.emplace_back(integer);
        break;
      case form::ConditionKind::text:
        for (const std::string& text : condition.texts) values.emplace_back(text);
        break;
      default:
        return given;  // consent has one value; given asks for no more
    }
    return all_of({std::move(given), with_member("answers", id, object({{"enum", Value(std::move(values))}}))});
  }

  const form::Definition& definition_;
  const form::CompiledRules& rules_;
};

}  // namespace

std::string json_schema(const form::Definition& definition) { return form::to_json(Exporter(definition).schema()); }

}  // namespace madoguchi::command
