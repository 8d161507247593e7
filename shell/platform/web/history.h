// The address bar and what leaves this page. Partner of web/history.js.
#pragma once

#include <string_view>

namespace madoguchi::platform::web {

class History {
 public:
  void push(std::string_view path);
  void replace(std::string_view path);
  void open(std::string_view url);  // beside this page
  void guard(bool unsent_input);    // while set, the browser asks before it leaves the page

 private:
  bool guarded_ = false;
};

}  // namespace madoguchi::platform::web
