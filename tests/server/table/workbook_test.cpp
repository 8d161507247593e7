// Workbooks as tables: what was last computed and how it is meant, never formulas, nothing from elsewhere.
#include "server/table/workbook.h"

#include <boost/test/unit_test.hpp>

#include "document/samples.h"
#include "server/table/held.h"
#include "server/table/rows.h"

using namespace madoguchi;
using namespace madoguchi::document_samples;

namespace {

constexpr std::string_view xml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string part(std::string_view element, std::string_view content) {
  return std::string(xml) + "<" + std::string(element) + " xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" +
         std::string(relations) + "\">" + std::string(content) + "</" + std::string(element) + ">";
}

std::string relationships(std::string_view content) {
  return std::string(xml) + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         std::string(content) + "</Relationships>";
}

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
  return R"(<Relationship Id=")" + std::string(id) + R"(" Type=")" + std::string(relations) + "/" + std::string(type) +
         R"(" Target=")" + std::string(target) + R"("/>)";
}

// A workbook with one sheet.
std::string workbook_of(const std::string& sheet, std::string_view workbook_properties = {}) {
  const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const auto typed = [&](std::string_view name, std::string_view kind) {
    return R"(<Override PartName=")" + std::string(name) + R"(" ContentType=")" + type + std::string(kind) +
           R"(+xml"/>)";
  };
  return zip_of({
      {"[Content_Types].xml",
       content_types(
           R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)" +
           typed("/xl/workbook.xml", "sheet.main") + typed("/xl/worksheets/sheet1.xml", "worksheet") +
           typed("/xl/sharedStrings.xml", "sharedStrings") + typed("/xl/styles.xml", "styles"))},
      {"_rels/.rels", relationships(relationship("r1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", part("workbook", std::string(workbook_properties) +
                                               R"(<sheets><sheet name="職員一覧" sheetId="1" r:id="r1"/></sheets>)")},
      {"xl/_rels/workbook.xml.rels", relationships(relationship("r1", "worksheet", "worksheets/sheet1.xml") +
                                                   relationship("r2", "sharedStrings", "sharedStrings.xml") +
                                                   relationship("r3", "styles", "styles.xml"))},
      {"xl/sharedStrings.xml",
       part("sst", "<si><t>名前</t></si><si><r><t>髙橋</t></r><r><rPr><b/></rPr><t> 一郎 &amp; 子</t></r></si>")},
      {"xl/styles.xml",
       part(
           "styleSheet",
           R"(<numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>)"
           R"(<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>)"
           R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
           R"(<cellXfs count="4"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="176" xfId="0"/><xf numFmtId="9" xfId="0"/></cellXfs>)")},
      {"xl/worksheets/sheet1.xml", sheet},
  });
}

// With the given cells.
std::string workbook(std::string_view cells, std::string_view workbook_properties = {}) {
  return workbook_of(part("worksheet", "<sheetData>" + std::string(cells) + "</sheetData>"), workbook_properties);
}

std::optional<portal::AttachmentTable> read(std::string_view bytes) {
  Held file(bytes);
  return server::read_xlsx(file);
}

std::string rows_of(std::string_view sheet_data, std::string_view properties = {}) {
  const auto table = read(workbook(sheet_data, properties));
  BOOST_REQUIRE(table.has_value());
  BOOST_REQUIRE(table->sheets.size() == 1);
  BOOST_TEST(table->sheets[0].name == "職員一覧");
  return in_line(table->sheets[0].rows);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workbooks)

BOOST_AUTO_TEST_CASE(texts_numbers_days_and_truths_are_shown) {
  BOOST_TEST(
      rows_of(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1"><v>12.5</v></c></row>)"
          R"(<row r="3"><c r="A3" s="1"><v>46350</v></c><c r="B3" s="2"><v>46350</v></c><c r="C3" s="3"><v>0.5</v></c><c r="D3" t="b"><v>1</v></c></row>)") ==
      "名前|髙橋 一郎 & 子||12.5 /  / 2026-11-24|2026-11-24|50%|TRUE");
  BOOST_TEST(rows_of(R"(<row r="1"><c r="A1" s="1"><v>0</v></c></row>)", R"(<workbookPr date1904="1"/>)") ==
             "1904-01-01");
}

BOOST_AUTO_TEST_CASE(texts_within_cells_and_errors_are_shown) {
  BOOST_TEST(
      rows_of(
          R"(<row r="1"><c r="A1" t="inlineStr"><is><t>中の文字</t></is></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2026-11-24</v></c></row>)") ==
      "中の文字|#N/A|2026-11-24");
}

BOOST_AUTO_TEST_CASE(a_formula_gives_its_last_result_and_calls_nobody) {
  BOOST_TEST(
      rows_of(
          R"(<row r="1"><c r="A1"><f>SUM(1,2)</f><v>3</v></c><c r="B1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>答え</v></c></row>)"
          R"(<row r="2"><c r="A2" t="str"><f>cmd|'/c calc'!A0</f></c><c r="B2"><f>[1]Sheet1!$A$1</f><v>7</v></c><c r="C2" s="1"><f>TODAY()</f><v>46350</v></c></row>)"
          R"(<row r="3"><c r="A3"><f t="shared" ref="A3:B3" si="0">A1*2</f><v>6</v></c><c r="B3"><f t="shared" si="0"/><v>8</v></c></row>)") ==
      "3|答え / |7|2026-11-24 / 6|8");
}

BOOST_AUTO_TEST_CASE(readings_over_texts_are_no_texts) {
  BOOST_TEST(
      rows_of(
          R"(<row r="1"><c r="A1" t="inlineStr"><is><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></is></c><c t="inlineStr"><is><t>次</t></is></c></row><row><c><v>2</v></c></row>)") ==
      "課|次 / 2");
}

BOOST_AUTO_TEST_CASE(a_document_type_is_refused) {
  const auto sheet = [](std::string_view begin) {
    return workbook_of(std::string(begin) + "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
  };
  BOOST_TEST(read(sheet("")).has_value());
  BOOST_TEST(!read(sheet(R"(<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>)")).has_value());
  BOOST_TEST(!read(sheet(R"(<!DOCTYPE w SYSTEM "file:///etc/passwd">)")).has_value());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_table) {
  BOOST_TEST(!read("no workbook").has_value());
  BOOST_TEST(!read("").has_value());
  const std::string whole = workbook(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  BOOST_TEST(!read(std::string_view(whole).substr(0, whole.size() / 2)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
