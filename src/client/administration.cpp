// See administration.h.
#include "client/administration.h"

#include <utility>

namespace madoguchi::client {

Administration::Administration(Ports& ports, const std::string& today, const std::function<void()>& changed,
                               std::function<void(const std::string& path)> go)
    : notices(ports, changed, std::move(go), today),
      facilities(ports, changed),
      staff(ports, changed),
      mails(ports, changed),
      audit(ports, changed) {}

void Administration::open(std::string_view section) {
  if (section == "notices") notices.load_list();
  if (section == "staff") staff.load();
  if (section == "mails") mails.load();
  if (section == "audit") audit.search();
}

}  // namespace madoguchi::client
