// When frames are drawn: after an event, and one more so that ImGui settles; then none. Partner of web/frames.js.
#pragma once

namespace madoguchi::platform::web {

class Frames {
 public:
  void request();  // a frame and the one that settles it
  void draw();     // now; asks for the next one while frames are owed

 private:
  int owed_ = 0;
  bool drawing_ = false;
  bool drew_first_ = false;
  double last_ms_ = 0;
};

}  // namespace madoguchi::platform::web
