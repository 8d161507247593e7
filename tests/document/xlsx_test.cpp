// Requirement D8 on XLSX: the content types decide, the limits hold against lies, and what writers vary is taken.
#include <boost/test/unit_test.hpp>

#include "document/samples.h"

using namespace madoguchi;
using namespace madoguchi::document_samples;

namespace {

std::string xlsx_verdict(const std::vector<ZipPart>& parts) { return verdict(zip_of(parts), "a.xlsx"); }

std::vector<ZipPart> with(std::vector<ZipPart> parts, ZipPart more) {
  parts.push_back(std::move(more));
  return parts;
}

// A package with these content types and the workbook's part.
std::string types_verdict(const std::string& types) {
  return xlsx_verdict({{"[Content_Types].xml", types}, {"xl/workbook.xml", "<workbook/>"}});
}

constexpr std::string_view sheet_main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

std::string override_of(std::string_view part, std::string_view type) {
  return "<Override PartName=\"" + std::string(part) + "\" ContentType=\"" + std::string(type) + "\"/>";
}

const std::string workbook_override = override_of("/xl/workbook.xml", sheet_main);
const std::string macros = "document.macros xlsx";

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx)

BOOST_AUTO_TEST_CASE(D8_a_workbook_is_taken_as_writers_vary_it) {
  BOOST_TEST(xlsx_verdict(workbook_parts()) == "xlsx");
  BOOST_TEST(verdict(zip_of(workbook_parts(), "a comment"), "a.xlsx") == "xlsx");
  BOOST_TEST(verdict(zip_of(workbook_parts(), std::string(65535, 'c')), "a.xlsx") == "xlsx");
  BOOST_TEST(verdict(zip_of(workbook_parts()) + "\r\n", "a.xlsx") == "xlsx");
  std::vector<ZipPart> parts = workbook_parts();
  for (ZipPart& part : parts) part.descriptor = true, part.flags = 0x0800;
  BOOST_TEST(xlsx_verdict(parts) == "xlsx");
  for (ZipPart& part : parts) part.zip64 = true;
  BOOST_TEST(xlsx_verdict(parts) == "xlsx");
  parts = workbook_parts();
  for (ZipPart& part : parts) part.deflate = false;
  BOOST_TEST(xlsx_verdict({parts.rbegin(), parts.rend()}) == "xlsx");
  parts[2].name = "xl\\WorkBook.xml";
  BOOST_TEST(xlsx_verdict(parts) == "xlsx");
  parts[0].name = "/[content_types].XML";
  BOOST_TEST(xlsx_verdict(parts) == "xlsx");
}

BOOST_AUTO_TEST_CASE(D8_content_types_are_read_in_every_spelling) {
  BOOST_TEST(types_verdict(content_types(workbook_override)) == "xlsx");
  BOOST_TEST(types_verdict("\xEF\xBB\xBF" + content_types(workbook_override)) == "xlsx");
  BOOST_TEST(types_verdict("<p:Types xmlns:p='x'><!-- <Override/> --><p:Override\n ContentType='" +
                           std::string(sheet_main) + "'\tPartName = '/xl/workbook.xml' ></p:Override></p:Types>") ==
             "xlsx");
  BOOST_TEST(types_verdict(content_types("<Default Extension='xml' ContentType='" + std::string(sheet_main) + "'/>")) ==
             "xlsx");
  BOOST_TEST(types_verdict(content_types(override_of("/xl/workbook.xml",
                                                     "APPLICATION/vnd.openxmlformats-officedocument.spreadsheetml."
                                                     "sheet.main&#x2B;xml; charset=utf-8"))) == "xlsx");
  std::string utf16 = "\xFF\xFE";
  for (const char c : content_types(workbook_override)) utf16 += std::string(1, c) + '\0';
  BOOST_TEST(types_verdict(utf16) == "xlsx");
}

BOOST_AUTO_TEST_CASE(D8_macros_are_refused_however_they_are_named) {
  BOOST_TEST(xlsx_verdict(workbook_parts("application/vnd.ms-excel.sheet.macroEnabled.main+xml")) ==
             "document.macros xlsm");
  BOOST_TEST(xlsx_verdict(workbook_parts("application/vnd.ms-excel.addin.macroEnabled.main+xml")) ==
             "document.macros xlsm");
  for (const std::string_view name : {"xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "xl\\vbaproject.bin",
                                      "other/vbaProject.bin", "xl/macrosheets/sheet1.xml"}) {
    BOOST_TEST(xlsx_verdict(with(workbook_parts(), {std::string(name), "x"})) == macros);
  }
  BOOST_TEST(types_verdict(content_types(workbook_override +
                                         override_of("/xl/renamed.bin", "application/vnd.ms-office.vbaProject"))) ==
             macros);
  BOOST_TEST(types_verdict(content_types(workbook_override +
                                         override_of("/xl/sheet.xml", "application/vnd.ms-excel.macrosheet+xml"))) ==
             macros);
  BOOST_TEST(types_verdict(content_types(
                 workbook_override +
                 "<Default Extension='bin' ContentType='application/vnd.ms-office.vba&#80;roject'/>")) == macros);
}

BOOST_AUTO_TEST_CASE(D8_other_packages_are_unsupported) {
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  BOOST_TEST(xlsx_verdict(workbook_parts(office + "wordprocessingml.document.main+xml")) ==
             "document.unsupported word");
  BOOST_TEST(xlsx_verdict(workbook_parts("application/vnd.ms-word.document.macroEnabled.main+xml")) ==
             "document.unsupported word");
  BOOST_TEST(xlsx_verdict(workbook_parts(office + "presentationml.presentation.main+xml")) ==
             "document.unsupported powerpoint");
  BOOST_TEST(xlsx_verdict(workbook_parts(office + "spreadsheetml.template.main+xml")) == "document.unsupported xltx");
  BOOST_TEST(xlsx_verdict(workbook_parts("application/vnd.ms-excel.sheet.binary.macroEnabled.main")) ==
             "document.unsupported xlsb");
  BOOST_TEST(xlsx_verdict(workbook_parts("text/plain")) == "document.unsupported zip");
  BOOST_TEST(xlsx_verdict({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
                           {"content.xml", "x"}}) == "document.unsupported odf");
  BOOST_TEST(xlsx_verdict({{"mimetype", "application/epub+zip", false}}) == "document.unsupported epub");
  BOOST_TEST(xlsx_verdict({{"META-INF/MANIFEST.MF", "x"}, {"AndroidManifest.xml", "x"}}) == "document.unsupported apk");
  BOOST_TEST(xlsx_verdict({{"META-INF/MANIFEST.MF", "x"}}) == "document.unsupported jar");
  BOOST_TEST(xlsx_verdict({{"xl/workbook.xml", "<workbook/>"}}) == "document.unsupported zip");
  BOOST_TEST(xlsx_verdict({}) == "document.unsupported zip");
}

BOOST_AUTO_TEST_CASE(D8_encrypted_entries_are_refused_as_such) {
  std::vector<ZipPart> parts = workbook_parts();
  parts[2].flags = 1;
  BOOST_TEST(xlsx_verdict(parts) == "document.encrypted zip");
}

BOOST_AUTO_TEST_CASE(D8_more_than_5000_entries_are_refused) {
  std::vector<ZipPart> parts = workbook_parts();
  while (parts.size() < document::max_zip_entries)
    parts.push_back({"xl/media/" + std::to_string(parts.size()), "", false});
  BOOST_TEST(xlsx_verdict(parts) == "xlsx");
  parts.push_back({"one/more", "", false});
  BOOST_TEST(xlsx_verdict(parts) == "document.too_many_entries");
  const document::Recognition outcome = recognise(zip_of(parts), "a.xlsx");
  BOOST_TEST(outcome.refusal->number_params.at("entries") == 5001U);
  BOOST_TEST(outcome.refusal->number_params.at("maxEntries") == 5000U);
}

BOOST_AUTO_TEST_CASE(D8_over_500_megabytes_unpacked_are_refused_even_if_the_directory_lies) {
  const auto zeros = [](int number, std::size_t size) {
    ZipPart part;
    part.name = "xl/media/" + std::to_string(number);
    part.zeros = size;
    return part;
  };
  std::vector<ZipPart> honest = workbook_parts();
  for (int number = 0; number < 9; ++number) honest.push_back(zeros(number, 50'000'000));
  BOOST_TEST(xlsx_verdict(honest) == "xlsx");
  const auto lying_about = [](std::vector<ZipPart> parts) {
    for (ZipPart& part : parts) {
      if (part.zeros > 0) part.declared_bytes = 10;
    }
    return parts;
  };
  BOOST_TEST(xlsx_verdict(lying_about(with(honest, zeros(9, 49'000'000)))) == "document.damaged xlsx");
  honest.push_back(zeros(9, 50'000'000));  // with the parts of the workbook over 500,000,000
  BOOST_TEST(xlsx_verdict(honest) == "document.archive_too_large");
  BOOST_TEST(xlsx_verdict(lying_about(honest)) == "document.archive_too_large");
}

BOOST_AUTO_TEST_CASE(D8_a_broken_archive_is_damaged) {
  const std::string whole = zip_of(workbook_parts());
  for (std::size_t size = 30; size < whole.size(); ++size) {
    BOOST_TEST(verdict(whole.substr(0, size), "a.xlsx") == "document.damaged zip");
  }
  std::vector<ZipPart> parts = workbook_parts();
  parts[0].method = 12;
  BOOST_TEST(xlsx_verdict(parts) == "document.damaged zip");
  parts = workbook_parts();
  parts[2].method = 12;
  BOOST_TEST(xlsx_verdict(parts) == "document.damaged xlsx");
  parts = workbook_parts();
  parts[0].declared_bytes = 7;
  BOOST_TEST(xlsx_verdict(parts) == "document.damaged zip");
  BOOST_TEST(types_verdict("<!DOCTYPE x><Types/>") == "document.damaged zip");
  BOOST_TEST(types_verdict("<Types><Override") == "document.damaged zip");
  BOOST_TEST(types_verdict("") == "document.damaged zip");
  BOOST_TEST(types_verdict(content_types(override_of("/xl/missing.xml", sheet_main))) == "document.damaged xlsx");
  BOOST_TEST(xlsx_verdict(with(workbook_parts(), {"XL/workbook.xml", "twice"})) == "document.damaged xlsx");
}

BOOST_AUTO_TEST_CASE(D8_overlapping_entries_are_damaged) {
  std::string file = zip_of(workbook_parts());
  const std::size_t directory = file.find("PK\1\2");
  const std::size_t second = file.find("PK\1\2", directory + 4);
  file.replace(second + 42, 4, le32(0));  // the second entry begins where the first does
  BOOST_TEST(verdict(file, "a.xlsx") == "document.damaged zip");
}

BOOST_AUTO_TEST_SUITE_END()
