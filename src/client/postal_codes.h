// 都道府県 and town of a postal code, from the server's own files (web/build/postal_codes.mjs). Where there is no
// answer nothing is said: the person types on.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "client/ports.h"

namespace madoguchi::client {

struct Town {
  std::string prefecture;
  std::string address;  // of several towns with one code what they have in common
};

class PostalCodes {
 public:
  explicit PostalCodes(Transport& transport);
  ~PostalCodes();
  PostalCodes(const PostalCodes&) = delete;
  PostalCodes& operator=(const PostalCodes&) = delete;

  // `code`: seven digits; anything else asks nothing, and what was asked before is no longer wanted.
  void look_up(std::string_view code, std::function<void(const Town&)> found);

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
