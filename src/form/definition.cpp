// What a definition answers once it is made. Making one is DefinitionBuilder's.
#include "form/definition.h"

#include "form/definition_builder.h"

namespace madoguchi::form {

Result<Definition, DefinitionFault> Definition::create(std::string_view json) { return DefinitionBuilder::build(json); }

const Field* Definition::find(std::string_view field_id) const {
  for (const Field& field : fields_) {
    if (field.id == field_id) return &field;
  }
  return nullptr;
}

std::string resolve_key(std::string_view key, const Value& facts) {
  std::string resolved;
  while (!key.empty()) {
    const auto open = key.find('{');
    const auto close = key.find('}', open == std::string_view::npos ? key.size() : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    resolved += key.substr(0, open);
    const Value* fact = facts.find(key.substr(open + 1, close - open - 1));
    if (fact != nullptr && fact->as_string() != nullptr) resolved += *fact->as_string();
    key.remove_prefix(close + 1);
  }
  resolved += key;
  return resolved;
}

}  // namespace madoguchi::form
