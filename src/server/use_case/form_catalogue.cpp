// The form definitions of a folder; see form_catalogue.h.
#include "server/use_case/form_catalogue.h"

#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>

namespace madoguchi::server {

Result<FormCatalogue, std::string> FormCatalogue::create(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::directory_iterator entries(folder, fault);
  if (fault)
    return Failure{"The folder of form definitions " + folder.string() + " cannot be read: " + fault.message()};

  FormCatalogue catalogue;
  for (const std::filesystem::directory_entry& entry : entries) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string json{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return Failure{"The form definition " + entry.path().string() + " cannot be read."};
    auto definition = form::Definition::create(json);
    if (!definition) {
      return Failure{"The form definition " + entry.path().string() + " is wrong at \"" + definition.error().pointer +
                     "\": " + definition.error().message};
    }
    std::pair<std::string, int> key{definition->id(), definition->version()};
    const bool added =
        catalogue.forms_.emplace(key, CataloguedForm{std::move(definition).value(), std::move(json)}).second;
    if (!added) {
      return Failure{"The form definition " + entry.path().string() + " repeats " + key.first + " version " +
                     std::to_string(key.second) + "."};
    }
  }
  if (catalogue.forms_.empty()) return Failure{"There are no form definitions in " + folder.string() + "."};
  return catalogue;
}

const CataloguedForm* FormCatalogue::find(std::string_view id, int version) const {
  const auto found = forms_.find(std::pair<std::string, int>{id, version});
  return found == forms_.end() ? nullptr : &found->second;
}

const CataloguedForm* FormCatalogue::latest(std::string_view id) const {
  const auto after = forms_.upper_bound(std::pair<std::string, int>{id, std::numeric_limits<int>::max()});
  if (after == forms_.begin()) return nullptr;
  const auto last = std::prev(after);
  return last->first.first == id ? &last->second : nullptr;
}

std::vector<const CataloguedForm*> FormCatalogue::all() const {
  std::vector<const CataloguedForm*> forms;
  for (const auto& [key, form] : forms_) forms.push_back(&form);
  return forms;
}

}  // namespace madoguchi::server
