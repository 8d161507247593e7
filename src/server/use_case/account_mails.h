// The mails of accounts. Each tells of one event; the templates are assets/mail/ja/KIND.txt. None says anything that
// somebody typed into a form: a stranger could send it to anybody.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

// Inside a Transaction. Every template may use {portal}, the address of the portal, besides `values`.
void mail_account(Context& context, std::string_view kind, const std::string& to,
                  std::vector<std::pair<std::string, std::string>> values);

}  // namespace madoguchi::server
