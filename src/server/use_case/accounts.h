// Accounts: how addresses are compared, and how an account comes to be. Registration by mail (S11, D1) builds on this.
#pragma once

#include <string>
#include <string_view>

#include "server/use_case/context.h"

namespace madoguchi::server {

// The one form in which an address is kept and looked up: widths folded, white space off the ends, lower case (ASCII).
std::string fold_email(std::string_view typed);

struct NewAccount {
  std::string email;
  std::string person_name;
  std::string password;
  portal::Role role = portal::Role::applicant;
  std::string facility_id;  // applicants have one, others none
};

// Makes an active account; gives its id, or an empty text when the address is taken.
std::string create_account(Context& context, const NewAccount& account);

}  // namespace madoguchi::server
