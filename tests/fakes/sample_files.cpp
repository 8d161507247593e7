// See sample_files.h. PDF: ISO 32000-1, 7.5.
#include "fakes/sample_files.h"

#include <cstdio>
#include <vector>

namespace madoguchi::fakes {
namespace {

std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(pdf.size());
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", place);
    pdf += line;
  }
  pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
  return pdf;
}

std::vector<std::string> one_page(const std::string& catalogue_extra, const std::string& content) {
  return {"<< /Type /Catalog /Pages 2 0 R " + catalogue_extra + ">>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
          "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream"};
}

}  // namespace

std::string sample_pdf(std::size_t about_bytes) {
  std::string content;
  while (content.size() < about_bytes) content += "0 0 m 100 100 l S\n";
  return pdf_of(one_page("", content));
}

std::string pdf_with_javascript() {
  return pdf_of(one_page("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> ", "0 0 m S\n"));
}

std::string gif() { return std::string("GIF89a\x01\x00\x01\x00\x00\x00\x00;", 14); }

}  // namespace madoguchi::fakes
