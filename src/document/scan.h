// One format's examination, and the words in which it answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/reader.h"
#include "document/recognition.h"

namespace madoguchi::document {

// Goes as far as the bytes at hand go and keeps its place. Nothing: the reader wants bytes; run again when they are
// there.
class Scan {
 public:
  virtual ~Scan() = default;
  virtual std::optional<Recognition> run(Reader& reader) = 0;
};

inline Recognition taken(Kind kind) { return {kind, std::nullopt}; }

inline Recognition refused(std::string code, std::map<std::string, std::string> text_params,
                           std::map<std::string, std::uint64_t> number_params = {}) {
  return {std::nullopt, Refusal{std::move(code), std::move(text_params), std::move(number_params)}};
}

// Something else than the four kinds; `detected` may be empty, where nobody knows what.
inline Recognition unsupported(std::string_view detected) {
  if (detected.empty()) return refused("document.unsupported", {});
  return refused("document.unsupported", {{"detected", std::string(detected)}});
}

inline Recognition damaged(std::string_view detected) {
  return refused("document.damaged", {{"detected", std::string(detected)}});
}

inline Recognition with_macros(std::string_view detected) {
  return refused("document.macros", {{"detected", std::string(detected)}});
}

inline Recognition encrypted(std::string_view detected) {
  return refused("document.encrypted", {{"detected", std::string(detected)}});
}

std::unique_ptr<Scan> make_pdf_scan();
std::unique_ptr<Scan> make_png_scan();
std::unique_ptr<Scan> make_compound_scan();  // OLE2: XLS, Word, PowerPoint, encrypted Office, …
std::unique_ptr<Scan> make_biff_scan();      // XLS of Excel 2 to 5 without a container
std::unique_ptr<Scan> make_zip_scan();       // XLSX, Word, ODF, APK, …

}  // namespace madoguchi::document
