// Small files of a known kind, made here: whole PDFs of any size, and some that are refused.
#pragma once

#include <cstddef>
#include <string>

namespace madoguchi::fakes {

std::string sample_pdf(std::size_t about_bytes = 700);  // a valid one-page PDF, at least that large
std::string pdf_with_javascript();                      // document.active_content
std::string gif();                                      // document.unsupported

}  // namespace madoguchi::fakes
