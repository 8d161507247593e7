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
inline std::vector<MailKind> mail_kinds() {
  return {
      {"application-completed", {"form", "number", "portal"}},
      {"application-rejected", {"name", "form", "number", "url"}},
      {"application-returned", {"name", "form", "number", "url"}},
      {"draft-reminder", {"name", "form", "saved_on", "deleted_on", "url"}},
      {"email-change", {"link", "valid_until", "portal"}},
      {"email-change-known-address", {"portal"}},
      {"email-change-notice", {"portal"}},
      {"email-changed", {"portal"}},
      {"invitation", {"link", "valid_until", "portal"}},
      {"password-changed", {"portal"}},
      {"password-reset", {"link", "valid_until", "portal"}},
      {"password-reset-unknown-address", {"portal"}},
      {"recovery-code-used", {"left", "portal"}},
      {"registration", {"link", "valid_until", "portal"}},
      {"registration-known-address", {"portal"}},
      {"registration-known-facility", {"portal"}},
      {"second-factor-enrolled", {"portal"}},
      {"second-factor-reset", {"portal"}},
  };
}

}  // namespace madoguchi::server
