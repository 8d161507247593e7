// The administrator's screens without pixels: one desk each. Each loads when its screen is opened, and keeps what is
// typed while one looks elsewhere.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "client/administration_audit.h"
#include "client/administration_import.h"
#include "client/administration_mails.h"
#include "client/administration_notices.h"
#include "client/administration_staff.h"

namespace madoguchi::client {

struct Administration {
  Administration(Ports& ports, const std::string& today, const std::function<void()>& changed,
                 std::function<void(const std::string& path)> go);

  // A screen is opened: Route::argument of Screen::administration or administration_notice.
  void open(std::string_view section);
  void open_notice(std::string_view id) { notices.open(id); }

  NoticeDesk notices;
  FacilityImport facilities;
  StaffDesk staff;
  MailDesk mails;
  AuditSearch audit;
};

}  // namespace madoguchi::client
