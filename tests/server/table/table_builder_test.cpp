// Tables within their bounds, and what is said where they are cut.
#include "server/table/table_builder.h"

#include <boost/test/unit_test.hpp>

#include "form/value.h"
#include "server/table/rows.h"

using namespace madoguchi;
using server::TableBuilder;

BOOST_AUTO_TEST_SUITE(table_builder)

BOOST_AUTO_TEST_CASE(cells_stand_where_they_belong_and_the_rest_is_left_out) {
  TableBuilder builder;
  builder.begin_sheet("一覧");
  builder.set(1, 2, "C2");
  builder.set(0, 0, "A1");
  builder.set(7, 0, "");
  const portal::AttachmentTable table = builder.take();
  BOOST_REQUIRE(table.sheets.size() == 1);
  const portal::TableSheet& sheet = table.sheets[0];
  BOOST_TEST(sheet.name == "一覧");
  BOOST_TEST(in_line(sheet.rows) == "A1 / ||C2");
  BOOST_TEST(sheet.row_count == 2);
  BOOST_TEST(sheet.column_count == 3);
  BOOST_TEST(!sheet.cut);
}

BOOST_AUTO_TEST_CASE(what_is_beyond_the_bounds_is_counted_and_said) {
  TableBuilder builder;
  for (int i = 0; i < 25; ++i) builder.begin_sheet("S" + std::to_string(i));
  builder.set(0, 0, "on a sheet that is not kept");
  portal::AttachmentTable table = builder.take();
  BOOST_TEST(table.sheets.size() == portal::max_table_sheets);
  BOOST_TEST(table.sheet_count == 25);
  BOOST_TEST(table.sheets.back().rows.empty());

  TableBuilder wide;
  wide.begin_sheet("S");
  wide.set(1'048'575, 16'383, "last");
  wide.set(499, 49, std::string(1000, 'x'));
  table = wide.take();
  BOOST_TEST(table.sheets[0].row_count == 1'048'576);
  BOOST_TEST(table.sheets[0].column_count == 16'384);
  BOOST_TEST(table.sheets[0].cut);
  BOOST_TEST(table.sheets[0].rows.size() == 500);
  BOOST_TEST(table.sheets[0].rows[499][49].size() == 1000);
}

BOOST_AUTO_TEST_CASE(texts_are_cut_at_characters_and_hold_no_controls) {
  bool cut = false;
  BOOST_TEST(server::table_text("a\tb\nc\x01\xC2\x85", cut) == "a b\nc  ");
  BOOST_TEST(server::table_text("a\xFF", cut) == "a\xEF\xBF\xBD");
  BOOST_TEST(!cut);
  std::string long_text;
  for (int i = 0; i < 1001; ++i) long_text += "𠮷";
  const std::string kept = server::table_text(server::enough_for_table(long_text), cut);
  BOOST_TEST(kept.size() == 4000);
  BOOST_TEST(cut);
}

BOOST_AUTO_TEST_CASE(a_full_table_can_be_read_as_a_message) {
  TableBuilder builder;
  for (int sheet = 0; sheet < 20; ++sheet) {
    builder.begin_sheet(std::string(400, '"'));
    for (int row = 0; row < 500; ++row) builder.set(row, 49, std::string(1000, '"'));
  }
  const portal::AttachmentTable table = builder.take();
  BOOST_TEST(table.sheets.back().cut);
  BOOST_TEST(table.sheets.back().row_count == 500);
  const std::string json = portal::write(table);
  BOOST_TEST(json.size() < form::ParseLimits{}.max_size_bytes);
  BOOST_TEST(portal::read_attachment_table(json).ok());
}

BOOST_AUTO_TEST_SUITE_END()
