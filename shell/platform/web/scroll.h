// How far the page is scrolled. Partner of web/scroll.js.
#pragma once

namespace madoguchi::platform::web {

class Scroll {
 public:
  void moved(float y) { y_ = y; }
  float y() const { return y_; }
  void to(float y);  // when the next tree, with its page height, was presented

 private:
  float y_ = 0;
};

}  // namespace madoguchi::platform::web
