// An initial password of an issued account: twelve characters in groups of four ("k7pm-x2hd-9rtw"), none of which looks
// like another one, because it is typed from paper. 59 bits.
#pragma once

#include <string>

namespace madoguchi::server {

class Keys;

std::string initial_password(const Keys& keys);

}  // namespace madoguchi::server
