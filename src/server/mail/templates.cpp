// Reading and filling the templates of mails; see templates.h.
#include "server/mail/templates.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>

#include "server/mail/address.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view subject_head = "Subject: ";

// Calls `on_text` and `on_name` for the parts of a template in order. False when a brace stands alone.
template <class OnText, class OnName>
bool walk(std::string_view text, OnText on_text, OnName on_name) {
  while (!text.empty()) {
    const auto open = text.find_first_of("{}");
    on_text(text.substr(0, open));
    if (open == std::string_view::npos) return true;
    const auto close = text.find('}', open);
    if (text[open] == '}' || close == std::string_view::npos) return false;
    on_name(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return true;
}

std::optional<std::string> fault_of(const MailKind& kind, std::string_view subject, std::string_view body) {
  std::set<std::string, std::less<>> used;
  const auto ignore = [](std::string_view) {};
  const auto note = [&used](std::string_view name) { used.emplace(name); };
  if (!walk(subject, ignore, note) || !walk(body, ignore, note)) return "a brace stands alone";
  for (const std::string& name : used) {
    if (std::find(kind.values.begin(), kind.values.end(), name) == kind.values.end())
      return "nothing fills the placeholder {" + name + "}";
  }
  for (const std::string& name : kind.values) {
    if (!used.contains(name)) return "the placeholder {" + name + "} is missing";
  }
  return std::nullopt;
}

std::string filled(std::string_view text, const MailValues& values) {
  std::string result;
  const auto add = [&result](std::string_view part) { result += part; };
  const auto add_value = [&](std::string_view name) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    result += found->second;
  };
  walk(text, add, add_value);
  return result;
}

}  // namespace

Result<MailTemplates, std::string> MailTemplates::create(const std::filesystem::path& folder,
                                                         const std::vector<MailKind>& kinds) {
  MailTemplates templates;
  for (const MailKind& kind : kinds) {
    const std::filesystem::path path = folder / (kind.name + ".txt");
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto wrong = [&path](const std::string& fault) {
      return Failure{"The mail template " + path.string() + " is wrong: " + fault + "."};
    };
    if (!file) return Failure{"The mail template " + path.string() + " cannot be read."};
    if (!text::is_utf8(text) || text.find('\r') != std::string::npos)
      return wrong("it must be UTF-8 with lines that end with LF");
    const auto end_of_subject = text.find("\n\n");
    if (!text.starts_with(subject_head) || end_of_subject == std::string::npos || end_of_subject != text.find('\n') ||
        end_of_subject == subject_head.size()) {
      return wrong("it must begin with a line \"Subject: …\" and an empty line");
    }
    Template made{kind.values, text.substr(subject_head.size(), end_of_subject - subject_head.size()),
                  text.substr(end_of_subject + 2)};
    if (const auto fault = fault_of(kind, made.subject, made.body)) return wrong(*fault);
    templates.templates_.emplace(kind.name, std::move(made));
  }
  return templates;
}

MailText MailTemplates::fill(std::string_view kind, const MailValues& values) const {
  const auto found = templates_.find(kind);
  if (found == templates_.end()) throw std::invalid_argument("There is no mail of the kind " + std::string(kind) + ".");
  const Template& chosen = found->second;
  const auto given = [&values](const std::string& name) {
    return std::any_of(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
  };
  if (values.size() != chosen.values.size() || !std::all_of(chosen.values.begin(), chosen.values.end(), given))
    throw std::invalid_argument("The values are not those of the mail " + std::string(kind) + ".");
  for (const auto& [name, value] : values) {
    if (!is_mail_line(value))
      throw std::invalid_argument("The value " + name + " of the mail " + std::string(kind) +
                                  " cannot stand in a mail.");
  }
  return {filled(chosen.subject, values), filled(chosen.body, values)};
}

}  // namespace madoguchi::server
