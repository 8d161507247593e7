// Workbooks of Excel 97 to 2003 as tables.
#include <unistd.h>

#include <bit>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "document/samples.h"
#include "server/table/held.h"
#include "server/table/rows.h"
#include "server/table/workbook.h"

using namespace madoguchi;
using namespace madoguchi::document_samples;

namespace {

constexpr std::uint32_t bof_record = 0x0809, eof_record = 0x000A;

std::string bof(std::uint32_t type) {
  return biff(bof_record, le16(0x0600) + le16(type) + le16(0x0DBB) + le16(0x07CC) + le32(0) + le32(6));
}

std::string number_bytes(double number) { return le64(std::bit_cast<std::uint64_t>(number)); }

// Where a cell stands and which format it has, as most records of cells begin.
std::string place(std::uint32_t row, std::uint32_t column, std::uint32_t format = 0) {
  return le16(row) + le16(column) + le16(format);
}

std::string number_cell(std::uint32_t row, std::uint32_t column, double number, std::uint32_t format = 0) {
  return biff(0x0203, place(row, column, format) + number_bytes(number));
}

// A formula's record: its last result, then the formula itself, here three bytes that call a name.
std::string formula_cell(std::uint32_t row, std::uint32_t column, const std::string& result) {
  return biff(0x0006, place(row, column) + result + le16(0) + le32(0) + le16(3) + "\x1E\x01" + '\0');
}

std::string format_record(std::uint32_t number_format) {
  return biff(0x00E0, le16(0) + le16(number_format) + std::string(16, '\0'));
}

// A workbook of one sheet.
std::string workbook(const std::string& cells) {
  const std::string shared = biff(0x00FC, le32(1) + le32(1) + le16(2) + '\1' + le16(0x540D) + le16(0x524D));  // 名前
  const std::string globals_before = bof(0x0005) + biff(0x0042, le16(0x04B0)) + format_record(0) + format_record(14);
  const std::string name = le16(0x4E00) + le16(0x89A7);  // 一覧
  const std::size_t sheet_record = 4 + 8 + name.size();
  const std::string globals_after = shared + biff(eof_record, "");
  const auto start = static_cast<std::uint32_t>(globals_before.size() + sheet_record + globals_after.size());
  const std::string globals = globals_before + biff(0x0085, le32(start) + le16(0) + '\2' + '\1' + name) + globals_after;
  const std::string dimensions = biff(0x0200, le32(0) + le32(3) + le16(0) + le16(4) + le16(0));
  std::string stream = globals + bof(0x0010) + dimensions + cells + biff(eof_record, "");
  stream.resize(std::max<std::size_t>(stream.size(), 8192), '\0');
  return compound_of({{"Workbook", stream}});
}

std::optional<portal::AttachmentTable> read(const std::string& bytes) {
  const auto path = std::filesystem::temp_directory_path() / ("madoguchi-table-" + std::to_string(::getpid()) + ".xls");
  std::ofstream(path, std::ios::binary) << bytes;
  Held file(bytes);
  auto table = server::read_xls(file, path);
  std::filesystem::remove(path);
  return table;
}

std::string rows_of(const std::string& cells) {
  const auto table = read(workbook(cells));
  BOOST_REQUIRE(table.has_value());
  BOOST_REQUIRE(table->sheets.size() == 1);
  BOOST_TEST(table->sheets[0].name == "一覧");
  return in_line(table->sheets[0].rows);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(old_workbooks)

BOOST_AUTO_TEST_CASE(texts_numbers_and_days_are_shown) {
  BOOST_TEST(rows_of(biff(0x00FD, place(0, 0) + le32(0)) + number_cell(0, 1, 12.5) + number_cell(1, 0, 3) +
                     number_cell(2, 3, 46350, 1)) == "名前|12.5 / 3 / |||2026-11-24");
}

BOOST_AUTO_TEST_CASE(a_formula_gives_its_last_result) {
  BOOST_TEST(rows_of(formula_cell(0, 0, number_bytes(7)) + number_cell(0, 1, 1)) == "7|1");
  BOOST_TEST(rows_of(formula_cell(0, 0, std::string(6, '\0') + "\xFF\xFF") +
                     biff(0x0207, le16(2) + '\1' + le16(0x540D) + le16(0x524D)) + number_cell(0, 1, 1)) == "名前|1");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_table) {
  BOOST_TEST(!read("no workbook").has_value());
  const std::string whole = workbook(number_cell(0, 0, 1));
  for (std::size_t size = 0; size < whole.size(); size += 97) (void)read(whole.substr(0, size));
}

BOOST_AUTO_TEST_SUITE_END()
