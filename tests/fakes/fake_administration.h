// The administrator's part of the server in memory: notices with versions, an import whose preview a test says, staff,
// mails, audit entries in pages.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/ports.h"
#include "portal/administration_messages.h"

namespace madoguchi::fakes {

class FakeAdministration {
 public:
  static constexpr std::size_t page_size = 3;  // of audit entries

  // `path` begins after /api/v1/admin.
  client::Response answer(const client::Request& request, std::string_view path, std::string_view slice);

  std::map<std::string, portal::Notice> notices;
  portal::ImportPreview preview;  // what the next preview says
  std::string imported;           // the bytes that were imported last
  std::vector<portal::StaffMember> staff;
  std::vector<portal::MailListing> mails;
  std::vector<portal::AuditEntry> entries;  // newest first

  void fill();  // with a little of everything

 private:
  client::Response answer_notices(const client::Request& request, std::string_view path);
  client::Response answer_import(const client::Request& request, std::string_view path, std::string_view slice);
  client::Response answer_staff(const client::Request& request, std::string_view path);
  client::Response answer_mails(const client::Request& request, std::string_view path);
  client::Response answer_audit(std::string_view path) const;

  int last_id_ = 0;
};

}  // namespace madoguchi::fakes
