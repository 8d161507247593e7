// Passwords and mail addresses outside the registration are judged by the registration's own form: one truth for both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/use_case/context.h"

namespace madoguchi::server {

struct AccountRow;

inline constexpr std::string_view registration_form = "registration";

// The issues of a new password of this account, which must be unlike what is known of its owner.
std::vector<form::Issue> judge_password(Context& context, const AccountRow& account, std::string_view password);
// The issues of a mail address.
std::vector<form::Issue> judge_email(Context& context, std::string_view email);

}  // namespace madoguchi::server
