// A document that somebody sent, in a frame of its own.
#pragma once

#include <string_view>

#include "ui/page.h"

namespace madoguchi::ui {

struct DocumentSpec {
  std::string_view id = {};
  std::string_view name = {};  // of the file
  std::string_view url = {};   // semantics::Document
  std::string_view kind = {};
};
// As wide as the column and nearly as high as the window. Where the platform has no such frames (a desktop), says that
// it can be downloaded instead.
void document_frame(Page& page, const DocumentSpec& spec);

}  // namespace madoguchi::ui
