// See qr_code.h.
#include "server/use_case/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace madoguchi::server {

std::vector<std::string> qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> symbol(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free);
  if (!symbol) throw std::length_error("No QR code holds a text of " + std::to_string(text.size()) + " bytes.");
  constexpr unsigned dark_bit = 1;  // of a module's byte; the others tell what it is for
  const auto width = static_cast<std::size_t>(symbol->width);
  std::vector<std::string> rows(width);
  for (std::size_t y = 0; y < width; ++y)
    for (std::size_t x = 0; x < width; ++x) rows[y] += (symbol->data[y * width + x] & dark_bit) != 0 ? '1' : '0';
  return rows;
}

}  // namespace madoguchi::server
