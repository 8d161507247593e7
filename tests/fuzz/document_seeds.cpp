// Writes sound files of every format into a folder, from which the fuzzer begins to vary.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "document/samples.h"

using namespace madoguchi::document_samples;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "Usage: fuzz_document_seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto write = [&folder](const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  };
  std::vector<std::string> objects = page_objects("/Names << /Dests 9 0 R >> /OpenAction [3 0 R /Fit]");
  write("plain.pdf", pdf_of(objects, "/Prev 17"));
  objects.push_back(object_stream({"<< /A (x) >>", "[1 2 (y)]"}));
  objects.push_back(
      pdf_stream("/Type /XRef /W [1 2 1] /DecodeParms << /Predictor 12 /Columns 4 >> /Filter /FlateDecode",
                 deflated(std::string("\2\1\0\x10\0\2\0\0\x20\0", 10), false)));
  write("packed.pdf", pdf_of(objects));
  write("a.png", png_of());
  write("a.xls", compound_of({{"Workbook", biff8_workbook()}, {"\5SummaryInformation", "x"}}));
  write("large.xls", compound_of({{"Book", biff8_workbook(0, biff(0xFC, std::string(8000, 'x')))}}, true));
  write("bare.xls", biff8_workbook());
  write("old.xls", biff(0x0409, le16(0) + le16(0x10) + le16(0)) + biff(3, "123") + biff(0xA, ""));
  write("a.xlsx", zip_of(workbook_parts()));
  std::vector<ZipPart> parts = workbook_parts();
  for (ZipPart& part : parts) part.descriptor = true, part.zip64 = true;
  write("zip64.xlsx", zip_of(parts, "comment"));
  write("a.ods", zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false}}));
  return 0;
}
