// Where an issue stands, or what is missing: a field by its id, "staffCount"; of a field of rows also one row,
// "items[2]", or one cell, "items[2].amount". Rows are counted from 0 as they were sent, blank ones among them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::form {

struct Place {
  std::string_view field;
  std::optional<std::size_t> row;
  std::string_view column;  // empty: the row, or the field, as a whole
};

// What follows the field's id: "[2]", "[2].amount".
std::string row_place(std::size_t row, std::string_view column = {});

// Reads a place; its parts are parts of `text`. What has no such shape is the name of a field.
Place parse_place(std::string_view text);

}  // namespace madoguchi::form
