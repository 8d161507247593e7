// The words of mails: one text file a kind, read and checked once at the start. Its first line is "Subject: …", then
// comes an empty line, then the body; {name} stands for a value of the event.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/mail/kinds.h"
#include "text/result.h"

namespace madoguchi::server {

using MailValues = std::vector<std::pair<std::string, std::string>>;

struct MailText {
  std::string subject;
  std::string body;  // lines end with \n
};

class MailTemplates {
 public:
  // Reads the template of each kind. The error is a sentence for the log: a template that is missing or malformed, a
  // value that it does not use, a placeholder that no value fills.
  static Result<MailTemplates, std::string> create(const std::filesystem::path& folder,
                                                   const std::vector<MailKind>& kinds = mail_kinds());

  // Fills the template of `kind`. Throws std::invalid_argument, without naming any value, for an unknown kind, for
  // values that are not those of the kind, and for a value that holds a control character or is no UTF-8: a line break
  // in a value could make a header of its own.
  MailText fill(std::string_view kind, const MailValues& values) const;

 private:
  struct Template {
    std::vector<std::string> values;
    std::string subject;
    std::string body;
  };
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace madoguchi::server
