// What lies in the outbox, opened: the tests read mails as their receivers do.
#pragma once

#include <string>
#include <vector>

#include "server/core/world.h"

namespace madoguchi::server::test {

struct Mail {
  std::string kind;
  std::string to;
  std::string subject;
  std::string body;

  // What stands behind the # of the mail's link; empty where there is no link.
  std::string token() const;
};

std::vector<Mail> mails(World& world);  // in the order in which they were written
// The newest one of the kind; a failure of the test where there is none.
Mail newest_mail(World& world, const std::string& kind);

}  // namespace madoguchi::server::test
