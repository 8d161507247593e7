// A writer of PDF: objects one after the other, a classic cross-reference table, a trailer.
#include "document/samples.h"

namespace madoguchi::document_samples {

std::string pdf_of(const std::vector<std::string>& objects, std::string_view trailer) {
  std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t index = 0; index < objects.size(); ++index) {
    const std::string place = std::to_string(file.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    file += std::to_string(index + 1) + " 0 obj\n" + objects[index] + "\nendobj\n";
  }
  const std::string table_place = std::to_string(file.size());
  return file + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " +
         std::string(trailer) + " >>\nstartxref\n" + table_place + "\n%%EOF\n";
}

std::vector<std::string> page_objects(std::string_view catalogue, std::string_view page_content) {
  return {"<< /Type /Catalog /Pages 2 0 R " + std::string(catalogue) + " >>",
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>", pdf_stream("", page_content)};
}

std::string pdf_stream(std::string_view entries, std::string_view data) {
  return "<< " + std::string(entries) + " /Length " + std::to_string(data.size()) + " >>\nstream\n" +
         std::string(data) + "\nendstream";
}

std::string object_stream(const std::vector<std::string>& objects, std::string_view type, int from) {
  std::string places;
  std::string bodies;
  for (std::size_t index = 0; index < objects.size(); ++index) {
    places += std::to_string(from + static_cast<int>(index)) + " " + std::to_string(bodies.size()) + " ";
    bodies += objects[index] + "\n";
  }
  return pdf_stream(std::string(type) + "/Filter /FlateDecode /N " + std::to_string(objects.size()) + " /First " +
                        std::to_string(places.size()),
                    deflated(places + bodies, false));
}

}  // namespace madoguchi::document_samples
