// Running the PDF tools; see pdf_tools.h.
#include "server/core/pdf_tools.h"

#include <sys/wait.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <fstream>

#include "server/core/world.h"

namespace madoguchi::server::test {

Ran run(const std::string& command, const std::string& pdf, const std::string& after) {
  const TempFolder folder;
  const std::filesystem::path file = folder.path() / "paper.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  std::FILE* pipe = ::popen((command + " " + file.string() + after + " 2>&1").c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  Ran ran;
  std::array<char, 4096> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe))
    ran.output.append(piece.data(), size);
  ran.status = WEXITSTATUS(::pclose(pipe));
  return ran;
}

std::string text_of(const std::string& pdf) { return run("pdftotext", pdf, " -").output; }

std::string tags_of(const std::string& pdf) { return run("pdfinfo -struct-text", pdf).output; }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace madoguchi::server::test
