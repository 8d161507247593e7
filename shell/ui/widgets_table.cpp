// See widgets_table.h. As a table it is one to assistive technology too; as cards it is a list whose items say each
// column's head with its value.
#include "ui/widgets_table.h"

#include <algorithm>
#include <numeric>

#include "ui/node.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr float cell_side = space::m;    // left and right of what stands in a cell
constexpr float cell_top = 12;           // above and below it
constexpr float least_words = 112;       // no column of words is narrower, if its words are wider
constexpr float action_side = space::m;  // of a quiet button, left and right of its words
constexpr float card_padding = space::m;
constexpr float choice_mark = 24;  // a checkbox's square

class Table {
 public:
  Table(Page& page, const TableSpec& spec) : page_(page), spec_(spec) {}

  std::optional<TablePress> draw() {
    page_.gap(space::m);
    if (find_widths()) {
      draw_rows();
    } else {
      draw_cards();
    }
    page_.gap(space::m);
    return press_;
  }

 private:
  struct Width {
    float least = 0;  // below which it is no use
    float whole = 0;  // at which nothing is broken
    float given = 0;
  };

  float action_width(const TableAction& action) {
    return std::max(page_.text_width(action.label, TextStyle::button) + 2 * action_side, 96.0F);
  }

  Width width_of(const TableCell& cell) {
    Width width;
    width.whole = page_.text_width(cell.text, TextStyle::body);
    width.least = std::min(width.whole, least_words);
    float actions = 0;
    for (const TableAction& action : cell.actions) {
      width.least = std::max(width.least, action_width(action));
      actions += action_width(action) + space::s;
    }
    width.whole = std::max(width.whole, actions);
    return width;
  }

  // Whether there is room for columns; and how wide they are then.
  bool find_widths() {
    if (page_.narrow()) return false;
    for (std::size_t column = 0; column < spec_.columns.size(); ++column) {
      Width width;
      width.whole = page_.text_width(spec_.columns[column], TextStyle::strong);
      width.least = std::min(width.whole, least_words);
      for (const TableRow& row : spec_.rows) {
        const Width asked = width_of(row.cells[column]);
        width.least = std::max(width.least, asked.least);
        width.whole = std::max(width.whole, asked.whole);
      }
      width.given = width.least;
      widths_.push_back(width);
    }
    if (!spec_.choose.empty()) choice_width_ = 2 * cell_side + page_.text_width(spec_.choose, TextStyle::strong);
    const float sides = 2 * cell_side * static_cast<float>(widths_.size()) + choice_width_;
    float left = std::accumulate(widths_.begin(), widths_.end(), page_.width() - sides,
                                 [](float room, const Width& width) { return room - width.least; });
    if (left < 0) return false;
    share_out(left);
    return true;
  }

  // Who asks for little gets it, the others share alike; what nobody asks for goes to all.
  void share_out(float room) {
    std::vector<Width*> asking;
    for (Width& width : widths_) asking.push_back(&width);
    std::sort(asking.begin(), asking.end(),
              [](const Width* a, const Width* b) { return a->whole - a->least < b->whole - b->least; });
    for (std::size_t i = 0; i < asking.size(); ++i) {
      const float share = room / static_cast<float>(asking.size() - i);
      const float got = std::min(share, asking[i]->whole - asking[i]->least);
      asking[i]->given += got;
      room -= got;
    }
    for (Width& width : widths_) width.given += room / static_cast<float>(widths_.size());
  }

  // ---- rows and columns

  void draw_rows() {
    const Region region(page_, spec_.id, Role::table, spec_.name);
    draw_heads();
    for (std::size_t row = 0; row < spec_.rows.size(); ++row) draw_row(row);
  }

  void draw_heads() {
    float height = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) height = std::max(height, head(i).height());
    const Rect rect = page_.place(page_.width(), height + 2 * space::s);
    page_.fill(rect, Color::sunken);
    page_.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, Color::control_border);
    const std::string id = part_id(spec_.id, "head");
    page_.begin_node(base_node(id, Role::row, {}, rect));
    float x = rect.x + choice_width_;
    if (!spec_.choose.empty()) {
      const TextLines& lines = page_.lay_out(spec_.choose, TextStyle::strong, choice_width_);
      const Rect cell{rect.x, rect.y, choice_width_, rect.height};
      words(part_id(id, "choose"), Role::columnheader, lines, cell, cell.y + space::s, Color::text);
    }
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const Rect cell{x, rect.y, widths_[i].given + 2 * cell_side, rect.height};
      words(part_id(id, i), Role::columnheader, head(i), cell, cell.y + space::s, Color::text);
      x += cell.width;
    }
    page_.end_node();
  }

  const TextLines& head(std::size_t column) {
    return page_.lay_out(spec_.columns[column], TextStyle::strong, widths_[column].given);
  }

  void draw_row(std::size_t row) {
    const std::vector<TableCell>& cells = spec_.rows[row].cells;
    float height = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const float filled = page_.measure(widths_[i].given + indent(cells[i]), [&] { fill_cell(row, i, cells[i]); });
      height = std::max(height, filled - 2 * lead(cells[i], widths_[i].given));
    }
    const Rect rect = page_.place(page_.width(), height + 2 * cell_top);
    page_.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, Color::border);
    page_.begin_node(base_node(row_id(row), Role::row, {}, rect));
    float x = rect.x + choice_width_;
    if (!spec_.choose.empty()) draw_choice_cell(row, {rect.x, rect.y, choice_width_, rect.height});
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const Rect cell{x, rect.y, widths_[i].given + 2 * cell_side, rect.height};
      draw_cell(row, i, cells[i], cell);
      x += cell.width;
    }
    page_.end_node();
  }

  void draw_cell(std::size_t row, std::size_t column, const TableCell& cell, const Rect& rect) {
    const Role role = column == 0 ? Role::rowheader : Role::cell;
    const std::string id = part_id(row_id(row), column);
    if (cell.href.empty() && cell.actions.empty()) {
      const TextLines& lines = page_.lay_out(cell.text, TextStyle::body, widths_[column].given);
      return words(id, role, lines, rect, rect.y + cell_top, cell.color);
    }
    page_.begin_node(base_node(id, role, {}, rect));
    {
      const float side = indent(cell);
      const Area inside(page_, rect.x + cell_side - side, rect.y + cell_top - lead(cell, widths_[column].given),
                        widths_[column].given + side);
      fill_cell(row, column, cell);
    }
    page_.end_node();
  }

  void draw_choice_cell(std::size_t row, const Rect& rect) {
    page_.begin_node(base_node(part_id(row_id(row), "choice"), Role::cell, {}, rect));
    if (spec_.rows[row].chosen) {
      const float top = rect.y + cell_top + body_line() / 2 - size::target / 2;
      draw_choice(row, {rect.x + cell_side + (choice_mark - size::target) / 2, top, size::target, size::target});
    }
    page_.end_node();
  }

  void words(std::string_view id, Role role, const TextLines& lines, const Rect& rect, float top, Color color) {
    const float left = rect.x + cell_side;
    page_.draw_lines(lines, left, top, rect.width, color);
    semantics::Node node = text_node(id, role, lines, rect);
    node.layout = layout_of(lines, rect, left, top);
    page_.add_node(std::move(node));
  }

  // ---- cards

  void draw_cards() {
    const Region list(page_, spec_.id, Role::list, spec_.name);
    for (std::size_t row = 0; row < spec_.rows.size(); ++row) {
      page_.gap(space::m);
      const Region item(page_, row_id(row), Role::listitem);
      const Box box(page_, {.ground = Color::raised, .border = Color::border, .padding = card_padding});
      if (spec_.rows[row].chosen) draw_card_choice(row);
      const Region pairs(page_, part_id(row_id(row), "pairs"), Role::description_list);
      for (std::size_t i = 0; i < spec_.columns.size(); ++i) draw_pair(row, i);
    }
  }

  // The checkbox with its word, pressed together.
  void draw_card_choice(std::size_t row) {
    const TextLines& lines = page_.lay_out(spec_.choose, TextStyle::body, page_.width());
    const Rect rect = page_.place(choice_mark + space::s + lines.width, size::target);
    const float top = rect.y + (rect.height - lines.height()) / 2;
    draw_choice(row, rect);
    const float left = rect.x + choice_mark + space::s;
    page_.draw_lines(lines, left, top, lines.width, Color::text);
    page_.add_node(hidden_node(part_id(row_id(row), "choose.word"), lines, {left, top, lines.width, lines.height()}));
  }

  void draw_pair(std::size_t row, std::size_t column) {
    const TableCell& cell = spec_.rows[row].cells[column];
    if (cell.text.empty() && cell.actions.empty()) return;
    page_.gap(space::s);
    const float label_width = page_.width() * 0.34F;
    const float value_left = label_width + cell_side;
    const float value_width = page_.width() - value_left;
    const float side = indent(cell);
    const TextLines& label = page_.lay_out(spec_.columns[column], TextStyle::small, label_width);
    const float value_height = page_.measure(value_width + side, [&] { fill_cell(row, column, cell); });
    const Rect rect = page_.place(page_.width(), std::max(label.height(), value_height));
    const float top = rect.y + lead(cell, value_width) + std::max(0.0F, (body_line() - label.metrics.line_height) / 2);
    page_.draw_lines(label, rect.x, top, label_width, Color::muted);
    const std::string id = part_id(row_id(row), column);
    page_.add_node(text_node(part_id(id, "head"), Role::term, label, {rect.x, top, label_width, label.height()}));
    const Rect value{rect.x + value_left - side, rect.y, value_width + side, value_height};
    if (cell.href.empty() && cell.actions.empty()) {
      const TextLines& lines = page_.lay_out(cell.text, TextStyle::body, value_width);
      page_.draw_lines(lines, value.x, value.y, value.width, cell.color);
      return page_.add_node(text_node(id, Role::definition, lines, value));
    }
    page_.begin_node(base_node(id, Role::definition, {}, value));
    {
      const Area inside(page_, value.x, value.y, value.width);
      fill_cell(row, column, cell);
    }
    page_.end_node();
  }

  // ---- both

  // `rect` is what can be pressed; the square stands at its left, or in its middle where it is as wide as high.
  void draw_choice(std::size_t row, const Rect& rect) {
    const bool chosen = *spec_.rows[row].chosen;
    const float left = rect.width > rect.height ? rect.x : rect.x + (rect.width - choice_mark) / 2;
    const Rect mark{left, rect.y + (rect.height - choice_mark) / 2, choice_mark, choice_mark};
    semantics::Node node = base_node(part_id(row_id(row), "choose"), Role::checkbox, spec_.rows[row].choose_name, rect);
    node.checked = chosen;
    const ControlState state = page_.control(std::move(node));
    page_.fill(mark, chosen ? Color::primary : state.hovered ? Color::primary_ground : Color::raised, 4);
    page_.outline(mark, chosen ? Color::primary : Color::control_border, 2, 4);
    if (chosen) page_.icon(Icon::check, mark.x + 2, mark.y + 2, choice_mark - 4, Color::on_primary);
    if (state.focused) page_.focus_ring(rect);
    if (state.pressed) press_ = TablePress{row, {}};
  }

  float body_line() { return page_.lay_out("", TextStyle::body, 1).metrics.line_height; }

  // How far below its top the words of a link or a button stand: so that they stand in line with those beside them.
  float lead(const TableCell& cell, float width) {
    if (cell.href.empty()) return cell.text.empty() ? (size::button - body_line()) / 2 : 0;
    return std::max(0.0F, (size::target - page_.lay_out(cell.text, TextStyle::body, width).height()) / 2);
  }

  // How far a button's edge, which is not drawn, stands left of its words.
  static float indent(const TableCell& cell) {
    return cell.href.empty() && cell.text.empty() && !cell.actions.empty() ? action_side : 0;
  }

  void fill_cell(std::size_t row, std::size_t column, const TableCell& cell) {
    const std::string id = part_id(row_id(row), column);
    if (!cell.href.empty()) {
      link(page_, part_id(id, "link"), cell.text, cell.href);
    } else if (!cell.text.empty()) {
      const TextLines& lines = page_.lay_out(cell.text, TextStyle::body, page_.width());
      const Rect rect = page_.place(page_.width(), lines.height());
      page_.draw_lines(lines, rect.x, rect.y, rect.width, cell.color);
      page_.add_node(text_node(part_id(id, "text"), Role::text, lines, rect));
    }
    if (cell.actions.empty()) return;
    page_.gap(space::s);
    const Flow flow(page_, space::s);
    for (const TableAction& action : cell.actions) {
      const std::string action_id = part_id(row_id(row), action.id);
      if (button(page_, {.id = action_id,
                         .label = action.label,
                         .kind = ButtonKind::quiet,
                         .busy = action.busy,
                         .name = action.name})) {
        press_ = TablePress{row, action.id};
      }
    }
  }

  std::string row_id(std::size_t row) const { return part_id(spec_.id, spec_.rows[row].id); }

  Page& page_;
  const TableSpec& spec_;
  std::vector<Width> widths_;
  float choice_width_ = 0;  // of the column of checkboxes
  std::optional<TablePress> press_;
};

}  // namespace

std::optional<TablePress> table(Page& page, const TableSpec& spec) { return Table(page, spec).draw(); }

}  // namespace madoguchi::ui
