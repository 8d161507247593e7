// Papers as PDF: A4, tagged (headings, paragraphs, tables, lists), with text that can be selected and searched.
#pragma once

#include <string>

#include "server/pdf/paper.h"

namespace madoguchi::server {

// Whether a typeface with Japanese letters is installed; without one papers show boxes.
bool has_japanese_typeface();

// The same paper, typefaces and libraries give the same bytes. Throws std::runtime_error when Cairo fails.
std::string paper_pdf(const Paper& paper);

}  // namespace madoguchi::server
