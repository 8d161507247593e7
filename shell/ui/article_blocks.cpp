// See article_blocks.h.
#include "ui/article_blocks.h"

#include <algorithm>
#include <string>

#include "ui/node.h"
#include "ui/widgets.h"
#include "ui/widgets_table.h"

namespace madoguchi::ui {
namespace {

using portal::ArticleBlock;
using portal::ArticleRun;
using Kind = portal::ArticleBlockKind;

constexpr std::size_t fewest_contents = 4;
constexpr std::string_view bullet = "・";

std::vector<Run> runs_of(const std::vector<ArticleRun>& runs) {
  std::vector<Run> drawn;
  drawn.reserve(runs.size());
  for (const ArticleRun& run : runs) drawn.push_back({run.text, run.strong, run.code, run.href});
  return drawn;
}

class Blocks {
 public:
  Blocks(Page& page, std::string_view name) : page_(page), heading_(name) {}

  void draw(const std::string& id, const std::vector<ArticleBlock>& blocks, std::size_t first = 0) {
    for (std::size_t i = first; i < blocks.size(); ++i) draw_block(part_id(id, i), blocks[i]);
  }

 private:
  void draw_block(const std::string& id, const ArticleBlock& block) {
    switch (block.kind) {
      case Kind::heading:
        heading_ = portal::plain_text(block.runs);
        return heading(page_, block.anchor, block.level, heading_);
      case Kind::paragraph:
        return rich_paragraph(page_, id, runs_of(block.runs));
      case Kind::list:
        return draw_list(id, block);
      case Kind::table:
        return draw_table(id, block);
      case Kind::quote:
        return draw_quote(id, block);
      case Kind::code:
        return draw_code(id, block);
      case Kind::rule:
        return rule(page_);
    }
  }

  void draw_list(const std::string& id, const ArticleBlock& block) {
    std::vector<std::string> marks;
    float indent = 0;
    for (std::size_t i = 0; i < block.items.size(); ++i) {
      marks.push_back(block.ordered ? std::to_string(block.start + static_cast<int>(i)) + "." : std::string(bullet));
      indent = std::max(indent, page_.text_width(marks.back(), TextStyle::body) + space::xs);
    }
    page_.gap(space::m);
    {
      const Region list(page_, id, Role::list);
      for (std::size_t i = 0; i < block.items.size(); ++i)
        draw_item(part_id(id, i), marks[i], indent, block.ordered, block.items[i]);
    }
    page_.gap(space::m);
  }

  void draw_item(const std::string& id, const std::string& mark, float indent, bool says_mark,
                 const std::vector<ArticleBlock>& blocks) {
    page_.gap(space::s);
    const Region item(page_, id, Role::listitem);
    const TextLines& lines = page_.lay_out(mark, TextStyle::body, page_.width());
    const Rect rect{page_.left(), page_.y(), indent, lines.height()};
    page_.draw_lines(lines, rect.x, rect.y, rect.width, Color::text);
    const std::string mark_id = part_id(id, "mark");
    page_.add_node(says_mark ? text_node(mark_id, Role::text, lines, rect) : hidden_node(mark_id, lines, rect));
    const Column column(page_, page_.width() - indent, Align::end);
    const bool words_first = !blocks.empty() && blocks.front().kind == Kind::paragraph;
    if (words_first) rich_text(page_, part_id(id, 0), runs_of(blocks.front().runs));
    draw(id, blocks, words_first ? 1 : 0);
  }

  // A cell is its words, or a link where it is nothing else.
  void draw_table(const std::string& id, const ArticleBlock& block) {
    std::vector<std::string> heads;
    for (const auto& cell : block.rows.front()) heads.push_back(portal::plain_text(cell));
    const std::vector<std::string_view> columns(heads.begin(), heads.end());
    std::vector<TableRow> rows;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      TableRow& row = rows.emplace_back(TableRow{std::to_string(i), {}});
      for (const auto& cell : block.rows[i])
        row.cells.push_back({portal::plain_text(cell), cell.size() == 1 ? cell.front().href : std::string()});
    }
    table(page_, {.id = id,
                  .name = page_.locale().text("content.table", {{"heading", heading_}}),
                  .columns = columns,
                  .rows = rows});
  }

  void draw_quote(const std::string& id, const ArticleBlock& block) {
    page_.gap(space::m);
    {
      const Region quote(page_, id, Role::group);
      const Box box(page_, {.edge = Color::control_border, .padding = 20});
      for (const auto& blocks : block.items) draw(id, blocks);
    }
    page_.gap(space::m);
  }

  void draw_code(const std::string& id, const ArticleBlock& block) {
    page_.gap(space::m);
    {
      const Box box(page_);
      rich_text(page_, id, runs_of(block.runs), Role::paragraph);
    }
    page_.gap(space::m);
  }

  Page& page_;
  std::string heading_;  // the last one
};

}  // namespace

void article_blocks(Page& page, std::string_view id, std::string_view name, const std::vector<ArticleBlock>& blocks) {
  Blocks(page, name).draw(std::string(id), blocks);
}

void article_contents(Page& page, std::string_view path, const std::vector<ArticleBlock>& blocks) {
  std::vector<const ArticleBlock*> headings;
  for (const ArticleBlock& block : blocks)
    if (block.kind == Kind::heading && block.level == 2) headings.push_back(&block);
  if (headings.size() < fewest_contents) return;
  page.gap(space::l);
  const Region contents(page, "contents", Role::navigation, page.text("content.contents"), "contents.title");
  const Box box(page, {.padding = 20});
  heading(page, "contents.title", 2, page.text("content.contents"));
  const Region list(page, "contents.list", Role::list);
  for (const ArticleBlock* block : headings) {
    const std::string id = part_id("contents", block->anchor);
    const Region item(page, id, Role::listitem);
    const std::string words = portal::plain_text(block->runs);
    const std::string href = std::string(path) + "#" + block->anchor;
    link(page, part_id(id, "link"), words, href);
  }
}

}  // namespace madoguchi::ui
