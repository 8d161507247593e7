// The form definitions of a folder, read and checked once at the start; a wrong one stops the start with its place of
// fault.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/definition.h"
#include "text/result.h"

namespace madoguchi::server {

struct CataloguedForm {
  form::Definition definition;
  std::string json;  // the bytes as they are served
};

class FormCatalogue {
 public:
  // Reads every *.json of the folder. The error is a sentence for the log: file, JSON pointer, fault.
  static Result<FormCatalogue, std::string> create(const std::filesystem::path& folder);

  const CataloguedForm* find(std::string_view id, int version) const;
  const CataloguedForm* latest(std::string_view id) const;
  std::vector<const CataloguedForm*> all() const;  // by id, then version

 private:
  std::map<std::pair<std::string, int>, CataloguedForm, std::less<>> forms_;
};

}  // namespace madoguchi::server
