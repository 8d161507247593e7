// Papers read by other programs than the one that wrote them: those of qpdf and Poppler.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::server::test {

struct Ran {
  int status = 0;
  std::string output;
};

// Runs a program of the PDF tools on a file of these bytes.
Ran run(const std::string& command, const std::string& pdf, const std::string& after = "");
std::string text_of(const std::string& pdf);
std::string tags_of(const std::string& pdf);

bool has(const std::string& text, std::string_view part);

}  // namespace madoguchi::server::test
