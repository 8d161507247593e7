// Conditions of a definition, compiled: {"all":[…]}, {"any":[…]}, {"not":…}, {"fact":NAME,"is":VALUE},
// {"fact":NAME,"in":[VALUE…]}, {"answer":ID,"is":VALUE}, {"answer":ID,"in":[VALUE…]}, {"answer":ID,"given":true}.
#include <algorithm>

#include "form/definition_builder.h"

namespace madoguchi::form {

namespace {

constexpr int max_depth = 12;
constexpr std::size_t max_children = 50;
constexpr std::size_t max_conditions = 2'000;

std::vector<std::string> values_of(const std::vector<Choice>& choices) {
  std::vector<std::string> values;
  for (const Choice& choice : choices) values.push_back(choice.value);
  return values;
}

}  // namespace

Index DefinitionBuilder::read_condition(const Value& json, std::string pointer, int depth) {
  Members members(faults_, json, std::move(pointer));
  if (depth > max_depth)
    faults_.add(members.pointer(), "nests deeper than " + std::to_string(max_depth) + " conditions");
  if (rules_.conditions.size() >= max_conditions)
    faults_.add(members.pointer(), "is one condition too many for a form");
  if (faults_.any()) return 0;

  Condition condition;
  if (const Value* all = members.optional("all")) {
    condition.kind = ConditionKind::all;
    condition.children = read_children(*all, members.pointer_to("all"), depth);
  } else if (const Value* any = members.optional("any")) {
    condition.kind = ConditionKind::any;
    condition.children = read_children(*any, members.pointer_to("any"), depth);
  } else if (const Value* negated = members.optional("not")) {
    condition.kind = ConditionKind::negation;
    condition.children = {read_condition(*negated, members.pointer_to("not"), depth + 1)};
  } else if (members.optional("fact") != nullptr) {
    read_fact_condition(members, condition);
  } else if (members.optional("answer") != nullptr) {
    read_answer_condition(members, condition);
  } else {
    faults_.add(members.pointer(), "must be one of all, any, not, fact, answer");
  }
  members.finish();
  rules_.conditions.push_back(std::move(condition));
  return static_cast<Index>(rules_.conditions.size() - 1);
}

std::vector<Index> DefinitionBuilder::read_children(const Value& list, std::string pointer, int depth) {
  const Value::Array* array = list.as_array();
  if (array == nullptr || array->empty() || array->size() > max_children) {
    faults_.add(std::move(pointer), "must be an array of 1 to " + std::to_string(max_children) + " conditions");
    return {};
  }
  std::vector<Index> children;
  for (std::size_t i = 0; i < array->size(); ++i) {
    children.push_back(read_condition((*array)[i], child_pointer(pointer, i), depth + 1));
  }
  return children;
}

void DefinitionBuilder::read_fact_condition(Members& members, Condition& condition) {
  condition.kind = ConditionKind::fact;
  const auto fact = find_fact(members.required_text("fact"));
  if (!fact || rules_.facts[*fact].type != FactType::text) {
    members.fault("fact", "is no declared fact that is a text");
    return;
  }
  condition.subject = *fact;
  const Value* is = members.optional("is");
  const Value* in = members.optional("in");
  if ((is == nullptr) == (in == nullptr)) {
    faults_.add(members.pointer(), "must have either \"is\" or \"in\"");
    return;
  }
  check_shapes(members, is, in);
  condition.mask =
      mask_of(is != nullptr ? *is : *in, members.pointer_to(is != nullptr ? "is" : "in"), rules_.facts[*fact].values);
}

void DefinitionBuilder::read_answer_condition(Members& members, Condition& condition) {
  const auto subject = find_field(members.required_text("answer"));
  if (!subject) {
    members.fault("answer", "is no field of this form");
    return;
  }
  condition.subject = *subject;
  const Value* is = members.optional("is");
  const Value* in = members.optional("in");
  const Value* given = members.optional("given");
  if ((is != nullptr) + (in != nullptr) + (given != nullptr) != 1) {
    faults_.add(members.pointer(), "must have one of \"is\", \"in\", \"given\"");
    return;
  }
  check_shapes(members, is, in);
  if (given != nullptr) {
    condition.kind = ConditionKind::given;
    if (given->as_bool() == nullptr || !*given->as_bool()) members.fault("given", "must be true (else use \"not\")");
    return;
  }
  if (is != nullptr) {
    read_operand(*is, members.pointer_to("is"), condition);
  } else if (rules_.fields[*subject].type == FieldType::choice) {
    read_operand(*in, members.pointer_to("in"), condition);
  } else if (const Value::Array* array = in->as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      read_operand((*array)[i], child_pointer(members.pointer_to("in"), i), condition);
    }
  }
}

// "is" takes one value, "in" an array of them.
void DefinitionBuilder::check_shapes(Members& members, const Value* is, const Value* in) {
  if (is != nullptr && is->as_array() != nullptr) members.fault("is", "must be one value (use \"in\" for several)");
  if (in != nullptr && (in->as_array() == nullptr || in->as_array()->empty() || in->as_array()->size() > 64)) {
    members.fault("in", "must be an array of 1 to 64 values");
  }
}

// What an answer is compared with, by the type of its field.
void DefinitionBuilder::read_operand(const Value& operand, std::string pointer, Condition& condition) {
  switch (rules_.fields[condition.subject].type) {
    case FieldType::choice:
      condition.kind = ConditionKind::choice;
      condition.mask = mask_of(operand, pointer, values_of(definition_.fields_[condition.subject].choices));
      return;
    case FieldType::consent:
      condition.kind = ConditionKind::consent;
      if (operand.as_bool() == nullptr || !*operand.as_bool()) faults_.add(std::move(pointer), "must be true");
      return;
    case FieldType::integer:
    case FieldType::computed:
      condition.kind = ConditionKind::integer;
      if (operand.as_integer() == nullptr) {
        faults_.add(std::move(pointer), "must be an integer");
        return;
      }
      condition.integers.push_back(*operand.as_integer());
      return;
    case FieldType::text:
    case FieldType::date:
      condition.kind = ConditionKind::text;
      if (operand.as_string() == nullptr) {
        faults_.add(std::move(pointer), "must be a text");
        return;
      }
      condition.texts.push_back(*operand.as_string());
      return;
    case FieldType::check:
    case FieldType::attachments:
    case FieldType::rows:
      faults_.add(std::move(pointer), "can only be asked whether it is \"given\"");
      return;
  }
}

// One value, or an array of values, as bits over `values`.
std::uint64_t DefinitionBuilder::mask_of(const Value& operand, const std::string& pointer,
                                         const std::vector<std::string>& values) {
  const Value::Array* array = operand.as_array();
  if (array != nullptr && array->empty()) faults_.add(pointer, "must have at least one value");
  const std::size_t count = array != nullptr ? array->size() : 1;
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string* value = (array != nullptr ? (*array)[i] : operand).as_string();
    const auto found = value == nullptr ? values.end() : std::find(values.begin(), values.end(), *value);
    if (found == values.end()) {
      faults_.add(array != nullptr ? child_pointer(pointer, i) : pointer, "is none of the values that there are");
      return 0;
    }
    mask |= std::uint64_t{1} << (found - values.begin());
  }
  return mask;
}

void DefinitionBuilder::collect_answers(Index index, std::vector<Index>& fields) const {
  const Condition& condition = rules_.conditions[index];
  for (const Index child : condition.children) collect_answers(child, fields);
  switch (condition.kind) {
    case ConditionKind::choice:
    case ConditionKind::consent:
    case ConditionKind::integer:
    case ConditionKind::text:
    case ConditionKind::given:
      fields.push_back(condition.subject);
      return;
    default:
      return;
  }
}

}  // namespace madoguchi::form
