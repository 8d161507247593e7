// What administrators do: mails that could not be sent, staff, the audit log, the import of master data. Each
// desk asks for what it shows when it is opened, and does one thing at a time. No words, no layout.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/errand.h"
#include "client/ports.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

class MailDesk {
 public:
  MailDesk(Ports& ports, std::function<void()> changed);

  portal::MailState state() const { return state_; }
  void show(portal::MailState state);
  void retry(const std::string& id);
  const std::vector<portal::MailListing>& mails() const { return mails_; }
  const Errand& loading() const { return loading_; }
  const Errand& retrying() const { return retrying_; }

 private:
  portal::MailState state_ = portal::MailState::dead;
  std::vector<portal::MailListing> mails_;
  Errand loading_, retrying_;
};

class StaffDesk {
 public:
  StaffDesk(Ports& ports, std::function<void()> changed);

  void load();
  void invite();
  void change(const std::string& id, portal::Role role, portal::StaffState state);
  const std::vector<portal::StaffMember>& staff() const { return staff_; }
  portal::StaffInvitation& invitation() { return invitation_; }  // as it is typed
  const Errand& loading() const { return loading_; }
  const Errand& inviting() const { return inviting_; }
  const Errand& changing() const { return changing_; }

 private:
  void put(portal::StaffMember member);

  std::vector<portal::StaffMember> staff_;
  portal::StaffInvitation invitation_;
  Errand loading_, inviting_, changing_;
};

struct AuditSearch {
  std::string actor, subject;  // ids; empty: whatever
  std::string from, to;        // days as they are typed
};

class AuditDesk {
 public:
  AuditDesk(Ports& ports, std::function<void()> changed);

  AuditSearch& wanted() { return wanted_; }  // as it is typed
  bool from_wrong() const { return from_wrong_; }
  bool to_wrong() const { return to_wrong_; }
  void search();
  void more();
  bool has_more() const { return next_.has_value(); }
  const std::vector<portal::AuditEntry>& entries() const { return entries_; }
  const Errand& loading() const { return loading_; }

 private:
  void ask(bool further);

  AuditSearch wanted_, searched_;
  bool from_wrong_ = false, to_wrong_ = false;
  std::vector<portal::AuditEntry> entries_;
  std::optional<std::int64_t> next_;
  Errand loading_;
};

class ImportDesk {
 public:
  ImportDesk(Ports& ports, std::function<void()> changed);
  ~ImportDesk();

  void choose();  // a CSV file; it is looked at by the server at once
  void import();  // what was previewed, and nothing else
  const std::optional<ChosenFile>& file() const { return file_; }
  bool too_large() const { return too_large_; }
  const std::optional<portal::ImportPreview>& preview() const { return preview_; }
  const std::optional<portal::ImportResult>& result() const { return result_; }
  const Errand& previewing() const { return previewing_; }
  const Errand& importing() const { return importing_; }

 private:
  void take(ChosenFile file);
  void release();

  Ports& ports_;
  std::function<void()> changed_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);  // what the platform answers later may find nobody
  std::optional<ChosenFile> file_;
  bool too_large_ = false;
  std::optional<portal::ImportPreview> preview_;
  std::optional<portal::ImportResult> result_;
  Errand previewing_, importing_;
};

}  // namespace madoguchi::client
