// Says aloud what changes away from where the person is: messages that appear (status and alert; the mirror's elements
// are silent themselves, so that nothing is read twice), a button that began to work, an attachment that arrived or
// paused, the quarters of a large one, how many faults were found. Each once, when it comes about.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "client/app.h"
#include "semantics/tree.h"

namespace madoguchi::ui {

class Announcer {
 public:
  // Compares the frame and the open form with what they were; says what is new through `out`. Once a frame.
  void observe(client::App& app, const semantics::Tree& before, semantics::Builder& out);

 private:
  void observe_form(client::App& app, semantics::Builder& out);
  void observe_uploads(const client::FieldView& view, semantics::Builder& out);
  void observe_summary(const client::FormScreen& form, semantics::Builder& out);

  const client::FormScreen* form_ = nullptr;
  struct HeardUpload {
    client::UploadState state;
    std::uint64_t quarters = 0;
  };
  std::map<std::string, HeardUpload> uploads_;
  bool summary_shown_ = false;
  bool opened_ = false;  // the form was looked at before
};

}  // namespace madoguchi::ui
