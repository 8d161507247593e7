// See columns.h.
#include "ui/columns.h"

#include <algorithm>
#include <vector>

#include "ui/node.h"

namespace madoguchi::ui {

void columns(Page& page, std::string_view id, float least_width, std::initializer_list<Part> parts) {
  const std::vector<Part> all(parts);
  const auto fitting = static_cast<std::size_t>((page.width() + space::l) / (least_width + space::l));
  const std::size_t count = std::clamp<std::size_t>(fitting, 1, all.size());
  if (count == 1) {
    for (const Part& part : all) part();
    return;
  }
  const float width = (page.width() - space::l * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (std::size_t begin = 0; begin < all.size(); begin += count) {
    const std::size_t end = std::min(begin + count, all.size());
    float height = 0;
    for (std::size_t i = begin; i < end; ++i) height = std::max(height, page.measure(width, all[i]));
    if (begin > 0) page.gap(space::l);
    const Rect rect = page.place(page.width(), height);
    for (std::size_t i = begin; i < end; ++i) {
      const Area area(page, rect.x + static_cast<float>(i - begin) * (width + space::l), rect.y, width);
      const Region part(page, part_id(id, i), Role::generic);
      all[i]();
    }
  }
}

}  // namespace madoguchi::ui
