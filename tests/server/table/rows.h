// Rows of a table in one line, for tests: cells between "|", rows between " / ".
#pragma once

#include <string>
#include <vector>

inline std::string in_line(const std::vector<std::vector<std::string>>& rows) {
  std::string line;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row > 0) line += " / ";
    for (std::size_t cell = 0; cell < rows[row].size(); ++cell) line += (cell > 0 ? "|" : "") + rows[row][cell];
  }
  return line;
}
