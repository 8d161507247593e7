// Requirement D8 on PDF: what scanners, browsers and printers write is taken; encryption, scripts and launching are
// not, wherever they hide; what only looks like them is.
#include <boost/test/unit_test.hpp>

#include "document/samples.h"

using namespace madoguchi::document_samples;

namespace {

std::string pdf_verdict(const std::string& content) { return verdict(content, "a.pdf"); }

const std::string script = "document.active_content pdf JavaScript";
const std::string launch = "document.active_content pdf Launch";
const std::string damaged = "document.damaged pdf";

std::vector<std::string> with(std::vector<std::string> objects, const std::string& more) {
  objects.push_back(more);
  return objects;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf)

BOOST_AUTO_TEST_CASE(D8_a_pdf_is_taken_with_what_readers_tolerate_around_it) {
  const std::string plain = pdf_of(page_objects());
  BOOST_TEST(pdf_verdict(plain) == "pdf");
  BOOST_TEST(pdf_verdict(plain + std::string(3000, '\0')) == "pdf");
  BOOST_TEST(pdf_verdict(plain + "\r\n<!-- added by a mail gateway (") == "pdf");
  BOOST_TEST(pdf_verdict("HTTP/1.1 200 OK\r\n\r\n" + plain) == "pdf");
  BOOST_TEST(pdf_verdict(std::string(1024, '\n') + plain) == "pdf");
  BOOST_TEST(pdf_verdict(std::string(1025, '\n') + plain) != "pdf");
}

BOOST_AUTO_TEST_CASE(D8_an_incrementally_updated_pdf_is_taken) {
  BOOST_TEST(pdf_verdict(pdf_of(page_objects()) +
                         "5 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF") == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_a_cut_pdf_is_damaged_wherever_it_is_cut) {
  const std::string whole = pdf_of(page_objects());
  const std::string updated =
      whole + "5 0 obj\n<< /Length 20 >>\nstream\n01234567890123456789\nendstream\nendobj\nxref\n";
  const std::size_t end = whole.find("startxref");
  for (std::size_t size = 5; size < end; ++size) BOOST_TEST(pdf_verdict(whole.substr(0, size)) == damaged);
  for (std::size_t size = whole.size() + 8; size < updated.size(); ++size) {
    BOOST_TEST(pdf_verdict(updated.substr(0, size)) == damaged);
  }
}

BOOST_AUTO_TEST_CASE(D8_a_linearised_pdf_that_lost_its_second_half_is_damaged) {
  const std::string linearised = "%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 900000 >>\nendobj\nstartxref\n0\n%%EOF\n";
  BOOST_TEST(pdf_verdict(linearised) == damaged);
  BOOST_TEST(pdf_verdict("%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 90 >>\nendobj\nstartxref\n0\n%%EOF\n") == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_scripts_and_launching_are_refused) {
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/OpenAction << /JS (1) /S/JavaScript >>"))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/AA << /WC << /S /Launch /F (cmd.exe) >> >>"))) == launch);
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/A << /S /Rendition /OP 1 /JS 9 0 R >>"))) ==
             "document.active_content pdf JS");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Names << /JavaScript 9 0 R >>"))) == script);
}

BOOST_AUTO_TEST_CASE(D8_disguised_scripts_are_refused) {
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/OpenAction << /#53 /J#61vaScript /J#53 (1) >>"))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/OpenAction << /S % a remark\n /JavaScript >>"))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects("/OpenAction << /S 5 0 R >>"), "/JavaScript"))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Broken /Pair /Odd << /A /B /C /S /JavaScript"))) == script);
}

BOOST_AUTO_TEST_CASE(D8_scripts_in_object_streams_are_refused) {
  const std::string action = "<< /S /JavaScript /JS (1) >>";
  for (const std::string_view type : {"/Type /ObjStm ", "/Type /Obj#53tm ", "", "/Type /Other "}) {
    BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), object_stream({"<< /A 1 >>", action}, type)))) == script);
  }
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), object_stream({"(never closed", action})))) == script);
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), object_stream({"<< /S 21 0 R >>", "/Launch"})))) == launch);
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), object_stream({"<< /A (/S /JavaScript) >>"})))) == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_object_streams_are_read_with_a_predictor_and_refused_under_unknown_filters) {
  const std::string body = "20 0 << /S /JavaScript >> ";
  std::string rows;
  for (const char c : body) rows += std::string("\0", 1) + c;  // rows of one byte, unfiltered
  const std::string entries =
      "/Type /ObjStm /N 1 /First 5 /Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 1 >>]";
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), pdf_stream(entries, deflated(rows, false))))) == script);
  const std::string plain = pdf_stream("/Type /ObjStm /N 1 /First 5", body);
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), plain))) == script);
  const std::string other = pdf_stream("/Type /ObjStm /N 1 /First 5 /Filter /LZWDecode", "x");
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), other))) == damaged);
  const std::string indirect = pdf_stream("/Type /ObjStm /N 1 /First 5 /Filter 9 0 R", "x");
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), indirect))) == damaged);
}

BOOST_AUTO_TEST_CASE(D8_an_object_that_only_the_cross_reference_shows_is_looked_at) {
  // The table points into a stream, a string and a comment, where readers would go.
  const std::string hidden = "9 0 obj << /S /JavaScript /JS (1) >> endobj";
  for (const std::string& cover :
       {pdf_stream("", "xx " + hidden), "(xx " + hidden + ")", "<< >> endobj\n% xx " + hidden + "\n5 0 obj null"}) {
    const std::string innocent = pdf_of(with(page_objects(), cover));
    BOOST_TEST(pdf_verdict(innocent) == "pdf");
    std::string pointed = innocent;
    const std::string place = std::to_string(innocent.find(hidden));
    pointed.replace(innocent.find("65535 f \n") + 9, 10, std::string(10 - place.size(), '0') + place);
    BOOST_TEST(pdf_verdict(pointed) == script);
  }
}

BOOST_AUTO_TEST_CASE(D8_a_cross_reference_table_hidden_in_a_string_is_followed) {
  const std::string action = "9 0 obj << /S /Launch >> endobj\n";
  std::string file = "%PDF-1.7\n(" + action;
  const std::string table_place = std::to_string(file.size());
  file +=
      "xref\n9 1\n0000000010 00000 n \ntrailer << >>\n)\n1 0 obj << >> endobj\nstartxref\n" + table_place + "\n%%EOF";
  BOOST_TEST(pdf_verdict(file) == launch);
}

BOOST_AUTO_TEST_CASE(D8_a_cross_reference_stream_is_followed) {
  const std::string hidden = "9 0 obj << /S /JavaScript >> endobj";
  const std::string start = "%PDF-1.7\n1 0 obj << /Length " + std::to_string(hidden.size()) + " >>\nstream\n";
  const std::string rows = std::string("\1", 1) + std::string("\0", 1) + static_cast<char>(start.size());
  const std::string xref =
      "2 0 obj\n" + pdf_stream("/Type /XRef /W [1 2 0] /Filter /FlateDecode", deflated(rows, false));
  const std::string file = start + hidden + "\nendstream endobj\n" + xref + "\nendobj\nstartxref\n0\n%%EOF";
  BOOST_TEST(pdf_verdict(file) == script);
}

BOOST_AUTO_TEST_CASE(D8_what_only_looks_like_a_script_is_taken) {
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Info << /Title (/S /JavaScript /JS \\) \\( (x) /S /Launch) >>"))) ==
             "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/X <2F53202F4A617661536372697074>"))) == "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Dests << /JavaScript [3 0 R /Fit] /Launch [3 0 R /Fit] >>"))) == "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Font << /JS 4 0 R /F1 5 0 R >> /XS /JavaScripts /S /JavaScripting"))) ==
             "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("", "/S /JavaScript /JS (x) /S /Launch endstreaming"))) == "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("% /S /JavaScript\n"))) == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_binary_streams_are_passed_over_with_and_without_a_right_length) {
  std::string noise;
  for (std::uint32_t seed = 1; noise.size() < 300'000; seed = seed * 1664525 + 1013904223)
    noise += static_cast<char>(seed >> 24);
  noise += "<< /S /JavaScript >> ((((<<<<";
  for (const std::string_view length : {"/Length 6 0 R", "/Length 12", "/Length -1", "/Length 99999999999", ""}) {
    const std::string stream = "<< " + std::string(length) + " >> stream\r\n" + noise + "\r\nendstream";
    BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), stream))) == "pdf");
  }
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), pdf_stream("", noise + "endstream /S /Launch")))) == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_encrypted_pdf_is_refused_as_such) {
  BOOST_TEST(pdf_verdict(pdf_of(page_objects(), "/Encrypt 9 0 R")) == "document.encrypted pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects(), "/Encrypt << /Filter /Standard >>")) == "document.encrypted pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects(), "/Encrypt null")) == "pdf");
  BOOST_TEST(pdf_verdict(pdf_of(page_objects("/Title (/Encrypt)"))) == "pdf");
  const std::string xref = pdf_stream("/Type /XRef /W [1 2 1] /Encrypt 7 0 R", "0000");
  const std::string packed = object_stream({"<< >>"});
  const std::string scrambled = pdf_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", "no deflate at all");
  BOOST_TEST(pdf_verdict(pdf_of(with(with(page_objects(), scrambled), xref))) == "document.encrypted pdf");
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), packed))) == "pdf");
}

BOOST_AUTO_TEST_CASE(D8_object_streams_that_unpack_without_end_are_refused) {
  std::vector<std::string> objects = page_objects();
  const std::string bomb = object_stream({std::string(60'000'000, ' ')});
  for (int count = 0; count < 9; ++count) objects.push_back(bomb);
  BOOST_TEST(pdf_verdict(pdf_of(objects)) == "document.archive_too_large");
}

BOOST_AUTO_TEST_CASE(deep_nesting_and_endless_places_end) {
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), std::string(100'000, '[')))) == "pdf");
  std::string nested;
  for (int depth = 0; depth < 100'000; ++depth) nested += "<</A";
  BOOST_TEST(pdf_verdict(pdf_of(with(page_objects(), nested + " /S /Launch"))) == launch);
}

BOOST_AUTO_TEST_SUITE_END()
