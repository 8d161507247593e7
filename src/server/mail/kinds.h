// The kinds of mail that the server sends, each with the values that its event gives. Each kind has a template,
// assets/mail/ja/KIND.txt, which uses every one of these values and no other; the start is refused where it does not.
#pragma once

#include <string>
#include <vector>

namespace madoguchi::server {

struct MailKind {
  std::string name;
  std::vector<std::string> values;
};

// One row a kind; who owns the event owns its row and its template.
inline std::vector<MailKind> mail_kinds() { return {}; }

}  // namespace madoguchi::server
