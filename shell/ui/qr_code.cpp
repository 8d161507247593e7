// See qr_code.h.
#include "ui/qr_code.h"

#include <algorithm>

#include "ui/node.h"

namespace madoguchi::ui {

void qr_code(Page& page, std::string_view id, std::string_view name, std::span<const std::string> rows) {
  constexpr float module = 5;
  constexpr float quiet = 4 * module;  // ISO/IEC 18004, 9.1
  const float side = static_cast<float>(rows.size()) * module + 2 * quiet;
  const Rect rect = page.place(side, side);
  page.fill(rect, Color::code_ground);
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const std::string& row = rows[y];
    // Runs rather than modules: no seam between neighbours at any density.
    for (std::size_t begin = row.find('1'); begin != std::string::npos;) {
      const std::size_t end = std::min(row.find('0', begin), row.size());
      page.fill({rect.x + quiet + static_cast<float>(begin) * module, rect.y + quiet + static_cast<float>(y) * module,
                 static_cast<float>(end - begin) * module, module},
                Color::code_module);
      begin = row.find('1', end);
    }
  }
  page.add_node(base_node(id, Role::image, name, rect));
}

}  // namespace madoguchi::ui
