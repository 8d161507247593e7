// Requirement D8 on XLS: compound files and the bare records of the oldest versions.
#include <boost/test/unit_test.hpp>

#include "document/samples.h"

using namespace madoguchi::document_samples;

namespace {

std::string xls_verdict(const std::string& content) { return verdict(content, "a.xls"); }

std::string workbook_with(const std::string& more) { return compound_of({{"Workbook", biff8_workbook(0, more)}}); }

const std::string macros = "document.macros xls";

}  // namespace

BOOST_AUTO_TEST_SUITE(xls)

BOOST_AUTO_TEST_CASE(D8_workbooks_are_taken_in_small_and_large_sectors_and_streams) {
  const std::string padding = biff(0x00FC, std::string(8000, 'x'));
  for (const bool large_sectors : {false, true}) {
    for (const std::string& more : {std::string(), padding}) {
      const std::string workbook = biff8_workbook(0, more);
      BOOST_TEST(xls_verdict(compound_of({{"Workbook", workbook}}, large_sectors)) == "xls");
      BOOST_TEST(xls_verdict(compound_of({{"\5SummaryInformation", "x"}, {"WORKBOOK", workbook}}, large_sectors)) ==
                 "xls");
    }
  }
}

BOOST_AUTO_TEST_CASE(D8_workbooks_of_excel_5_and_those_for_both_are_taken) {
  BOOST_TEST(xls_verdict(compound_of({{"Book", biff8_workbook()}})) == "xls");
  BOOST_TEST(xls_verdict(compound_of({{"Book", biff8_workbook()}, {"Workbook", biff8_workbook()}})) == "xls");
  BOOST_TEST(xls_verdict(compound_of({{"Book", biff8_workbook(1)}, {"Workbook", biff8_workbook()}})) == macros);
}

BOOST_AUTO_TEST_CASE(D8_bare_records_of_the_oldest_versions_are_taken) {
  const std::string cell = biff(0x0003, std::string(15, '\0'));
  const std::string end = biff(0x000A, "");
  BOOST_TEST(xls_verdict(biff(0x0009, le16(2) + le16(0x10)) + cell + end) == "xls");
  BOOST_TEST(xls_verdict(biff(0x0209, le16(0) + le16(0x10) + le16(0)) + cell + end + std::string(100, '\0')) == "xls");
  BOOST_TEST(xls_verdict(biff(0x0409, le16(0) + le16(0x10) + le16(0)) + cell + end) == "xls");
  BOOST_TEST(xls_verdict(biff8_workbook()) == "xls");
  BOOST_TEST(xls_verdict(biff(0x0409, le16(0) + le16(0x40) + le16(0)) + cell + end) == macros);
  BOOST_TEST(xls_verdict(biff(0x0209, le16(0) + le16(0x10) + le16(0)) + biff(0x2F, "1234") + end) ==
             "document.encrypted xls");
  BOOST_TEST(xls_verdict(biff(0x0209, le16(0) + le16(0x10) + le16(0)) + cell) == "document.damaged xls");
}

BOOST_AUTO_TEST_CASE(D8_visual_basic_is_refused_wherever_it_stands) {
  for (const std::string_view path :
       {"_VBA_PROJECT_CUR/VBA/dir", "_VBA_PROJECT_CUR/VBA/_VBA_PROJECT", "Macros/VBA/dir", "VBA/dir",
        "MBD0001/_VBA_PROJECT_CUR/VBA/dir", "_vba_project_cur/x", "deep/er/vba/dir"}) {
    BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook()}, {std::string(path), "x"}})) == macros);
  }
}

BOOST_AUTO_TEST_CASE(D8_macro_sheets_are_refused_even_if_named_worksheets) {
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook(1)}})) == macros);
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook(6)}})) == macros);
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook(0, "", 0x0040)}})) == macros);
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook(2, "", 0x0020)}})) == "xls");
}

BOOST_AUTO_TEST_CASE(D8_encryption_is_refused_as_such) {
  BOOST_TEST(xls_verdict(workbook_with(biff(0x002F, std::string(54, 'x')))) == "document.encrypted xls");
  BOOST_TEST(xls_verdict(workbook_with(biff(0x00FC, std::string(8000, 'x')) + biff(0x002F, "1234"))) ==
             "document.encrypted xls");
  const std::string office = compound_of({{"EncryptionInfo", "x"}, {"EncryptedPackage", std::string(5000, 'x')}});
  BOOST_TEST(verdict(office, "a.xlsx") == "document.encrypted office");
}

BOOST_AUTO_TEST_CASE(D8_other_compound_files_are_unsupported) {
  BOOST_TEST(xls_verdict(compound_of({{"WordDocument", "x"}})) == "document.unsupported word");
  BOOST_TEST(xls_verdict(compound_of({{"WordDocument", "x"}, {"ObjectPool/_1/Workbook", biff8_workbook()}})) ==
             "document.unsupported word");
  BOOST_TEST(xls_verdict(compound_of({{"WordDocument", "x"}, {"Workbook", biff8_workbook()}})) ==
             "document.unsupported word");
  BOOST_TEST(xls_verdict(compound_of({{"PowerPoint Document", "x"}})) == "document.unsupported powerpoint");
  BOOST_TEST(xls_verdict(compound_of({{"VisioDocument", "x"}})) == "document.unsupported visio");
  BOOST_TEST(xls_verdict(compound_of({{"__properties_version1.0", "x"}})) == "document.unsupported outlook");
  BOOST_TEST(xls_verdict(compound_of({{"Catalog", "x"}})) == "document.unsupported thumbnails");
  BOOST_TEST(xls_verdict(compound_of({{"Anything", "x"}})) == "document.unsupported ole");
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", biff8_workbook()}, {"MBD1/WordDocument", "x"}})) == "xls");
}

BOOST_AUTO_TEST_CASE(D8_a_cut_workbook_is_damaged) {
  const std::string whole = compound_of({{"Workbook", biff8_workbook(0, biff(0x00FC, std::string(8000, 'x')))}});
  for (std::size_t size = 8; size + 512 < whole.size(); size += 37) {
    BOOST_TEST(xls_verdict(whole.substr(0, size)).substr(0, 16) == "document.damaged");
  }
  BOOST_TEST(xls_verdict(compound_of({{"Workbook", "no records"}})) == "document.damaged xls");
  BOOST_TEST(xls_verdict(compound_of({{"Workbook/x", "storage"}})) == "document.damaged xls");
}

BOOST_AUTO_TEST_CASE(D8_cycles_in_the_tables_end_as_damage) {
  const std::string whole = compound_of({{"Workbook", biff8_workbook(0, biff(0x00FC, std::string(8000, 'x')))}});
  // The table is the last sector: each entry made to point at each of the first sectors.
  const std::size_t table = whole.size() - 512;
  for (std::size_t entry = 0; entry < 24; ++entry) {
    for (std::uint32_t target = 0; target < 24; ++target) {
      std::string looped = whole;
      looped.replace(table + entry * 4, 4, le32(target));
      const std::string outcome = xls_verdict(looped);
      BOOST_TEST((outcome == "xls" || outcome.substr(0, 9) == "document."));
    }
  }
  std::string self = whole;
  self.replace(table, 4, le32(0));
  BOOST_TEST(xls_verdict(self) == "document.damaged xls");
}

BOOST_AUTO_TEST_SUITE_END()
