// The update of a catalog; see pdf_catalog.h.
#include "server/pdf/pdf_catalog.h"

#include <array>
#include <cstdio>
#include <optional>

namespace madoguchi::server {
namespace {

constexpr std::string_view digits = "0123456789";

// The number that follows the last `mark`.
std::optional<std::string_view> number_after_last(std::string_view pdf, std::string_view mark) {
  const auto at = pdf.rfind(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = pdf.find_first_of(digits, at + mark.size());
  if (begin == std::string_view::npos) return std::nullopt;
  return pdf.substr(begin, pdf.find_first_not_of(digits, begin) - begin);
}

// "/Size 12", "/Info 3 0 R": an entry of the trailer as it stands there.
std::string entry(std::string_view trailer, std::string_view name) {
  const auto at = trailer.find(name);
  return at == std::string_view::npos ? std::string()
                                      : std::string(trailer.substr(at, trailer.find_first_of("\r\n>", at) - at));
}

}  // namespace

std::string with_language(std::string pdf, std::string_view language) {
  const auto root = number_after_last(pdf, "/Root ");
  const auto table = number_after_last(pdf, "startxref");
  const auto trailer_at = pdf.rfind("trailer");
  if (!root || !table || trailer_at == std::string::npos) return pdf;
  const std::string object = "\n" + std::string(*root) + " 0 obj\n<<";
  const auto catalog_at = pdf.rfind(object);
  const auto body_at = catalog_at + object.size();
  const auto end = catalog_at == std::string::npos ? catalog_at : pdf.find(">>\nendobj", body_at);
  if (end == std::string::npos) return pdf;

  const std::string trailer = pdf.substr(trailer_at);
  const std::string catalog = pdf.substr(body_at, end - body_at);
  if (catalog.find("/StructTreeRoot") == std::string::npos || catalog.find("/MarkInfo") != std::string::npos)
    return pdf;
  const std::size_t offset = pdf.size();
  std::string update =
      std::string(*root) + " 0 obj\n<<" + catalog + "   /Lang (" + std::string(language) +
      ")\n   /MarkInfo << /Marked true >>\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
  const std::size_t xref = offset + update.size();
  std::array<char, 32> place{};
  std::snprintf(place.data(), place.size(), "%010zu 00000 n \n", offset);
  update += "xref\n" + std::string(*root) + " 1\n" + place.data() + "trailer\n<< " + entry(trailer, "/Size") + " " +
            entry(trailer, "/Root") + " " + entry(trailer, "/Info") + " /Prev " + std::string(*table) +
            " >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
  return pdf + update;
}

}  // namespace madoguchi::server
