// See document_frame.h. What is in the frame is drawn by the platform: the page draws its ground and its edge.
#include "ui/document_frame.h"

#include <algorithm>
#include <string>

#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float least_height = 360;
constexpr float left_of_window = 120;  // what stays to be seen around it, so that one can scroll past it

}  // namespace

void document_frame(Page& page, const DocumentSpec& spec) {
  if (!page.platform().mirrors()) {
    const std::string id(spec.id);
    return message(page, id + ".elsewhere", MessageKind::info, page.text("document.elsewhere"), false);
  }
  const float height = std::max(least_height, page.window_height() - left_of_window);
  const Rect rect = page.place(page.width(), height);
  page.fill(rect, Color::sunken, size::radius);
  page.outline(rect, Color::control_border, size::stroke, size::radius);
  semantics::Node node;
  node.id = spec.id;
  node.role = Role::document;
  node.name = spec.name;
  node.document = semantics::Document{std::string(spec.url), std::string(spec.kind)};
  node.rect = rect;
  page.add_node(std::move(node));
}

}  // namespace madoguchi::ui
