// Tables of data: rows and columns where there is room, one card a row on a phone. Beside the widgets of widgets.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/page.h"

namespace madoguchi::ui {

// A button in a cell. Its node's id is "<table>.<row>.<id>".
struct TableAction {
  std::string_view id = {};     // unique in its row
  std::string_view label = {};  // empty: none
  std::string name = {};        // the accessible name, which says of which row
  bool busy = false;
};

struct TableCell {
  std::string text = {};  // '\n' starts a new line
  std::string href = {};  // set: the text is a link there
  Color color = Color::text;
  std::vector<TableAction> actions = {};  // below the text
};

struct TableRow {
  std::string id = {};                // unique in the table, the same from frame to frame
  std::vector<TableCell> cells = {};  // one a column; the first one names the row
  std::optional<bool> chosen = {};    // what its checkbox shows; none: it cannot be chosen
  std::string choose_name = {};       // of the checkbox; holds TableSpec::choose
};

struct TableSpec {
  std::string_view id = {};
  std::string_view name = {};
  std::span<const std::string_view> columns = {};  // their heads
  std::span<const TableRow> rows = {};
  std::string_view choose = {};  // the head of the column of checkboxes; empty: there is none
};

struct TablePress {
  std::size_t row = 0;
  std::string_view action = {};  // empty: its checkbox
};

// Columns are as wide as their content asks for, and share what there is where that is too much. What was pressed, in
// the frame in which it was.
std::optional<TablePress> table(Page& page, const TableSpec& spec);

}  // namespace madoguchi::ui
