// The order of the answers, names, other formats, and the Recogniser's promise to read in bounded pieces.
#include "document/recognition.h"

#include <boost/test/unit_test.hpp>

#include "document/samples.h"

using namespace madoguchi;
using namespace madoguchi::document_samples;

namespace {

// A file of which only the start and the end are real; the rest reads as zeros.
class SparseSource final : public document::ByteSource {
 public:
  SparseSource(std::string head, std::string tail, std::uint64_t size_bytes)
      : head_(std::move(head)), tail_(std::move(tail)), size_bytes_(size_bytes) {}

  std::uint64_t size_bytes() const override { return size_bytes_; }

  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    for (std::size_t index = 0; index < into.size(); ++index) {
      const std::uint64_t at = offset_bytes + index;
      const std::uint64_t tail_at = size_bytes_ - tail_.size();
      const char c = at < head_.size() ? head_[static_cast<std::size_t>(at)]
                     : at >= tail_at   ? tail_[static_cast<std::size_t>(at - tail_at)]
                                       : '\0';
      into[index] = static_cast<std::byte>(c);
    }
    read_bytes += into.size();
    largest_read = std::max(largest_read, into.size());
    return !fails;
  }

  std::uint64_t read_bytes = 0;
  std::size_t largest_read = 0;
  bool fails = false;

 private:
  std::string head_;
  std::string tail_;
  std::uint64_t size_bytes_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(recognition)

BOOST_AUTO_TEST_CASE(D8_an_empty_and_a_too_large_file_are_refused_before_a_byte_is_read) {
  BOOST_TEST(verdict("", "a.pdf") == "document.empty");
  SparseSource large("%PDF-1.7\n", "", document::max_file_bytes + 1);
  const document::Recognition outcome = document::recognise(large, "a.pdf");
  BOOST_TEST(outcome.refusal->code == "document.too_large");
  BOOST_TEST(outcome.refusal->number_params.at("sizeBytes") == 104'857'601U);
  BOOST_TEST(outcome.refusal->number_params.at("maxBytes") == 104'857'600U);
  BOOST_TEST(large.read_bytes == 0U);
}

BOOST_AUTO_TEST_CASE(D8_100_megabytes_are_taken_in_bounded_pieces_read_once) {
  const std::string head = "%PDF-1.7\n1 0 obj << /Length 2 0 R >> stream\n";
  SparseSource large(head, "\nendstream endobj\nstartxref\n0\n%%EOF", document::max_file_bytes);
  BOOST_TEST((document::recognise(large, "a.pdf").kind == document::Kind::pdf));
  BOOST_TEST(large.largest_read <= 256U * 1024);
  BOOST_TEST(large.read_bytes < document::max_file_bytes + 1024 * 1024);
}

BOOST_AUTO_TEST_CASE(a_png_is_not_read_where_its_chunks_are_large) {
  std::string head = png_of().substr(0, 33);
  const std::string end = png_chunk("IEND", "");
  const std::uint64_t size = 50'000'000;
  head += be32(static_cast<std::uint32_t>(size - head.size() - end.size() - 12)) + "IDAT";
  SparseSource large(head, end, size);
  BOOST_TEST((document::recognise(large, "a.png").kind == document::Kind::png));
  BOOST_TEST(large.read_bytes < 100'000U);
}

BOOST_AUTO_TEST_CASE(a_source_that_fails_is_unreadable) {
  SparseSource source("%PDF-1.7\n", "", 100);
  source.fails = true;
  BOOST_TEST(document::recognise(source, "a.pdf").refusal->code == "document.unreadable");
  document::Recogniser recogniser(100, "a.pdf");
  recogniser.supply({});
  BOOST_TEST(!recogniser.wanted().has_value());
  BOOST_TEST(recogniser.result().refusal->code == "document.unreadable");
}

BOOST_AUTO_TEST_CASE(D8_name_and_content_must_agree) {
  const std::string pdf = pdf_of(page_objects());
  for (const std::string_view name :
       {"a.pdf", "A.PDF", "見積.書.pdf", "a.exe.pdf", "ａ．ｐｄｆ", " a.pdf ", ".pdf", "C:\\x\\a.pdf", "\xFF.pdf"}) {
    BOOST_TEST(verdict(pdf, name) == "pdf");
  }
  BOOST_TEST(verdict(pdf, "a.png") == "document.name_disagrees pdf png");
  BOOST_TEST(verdict(pdf, "a.pdf.exe") == "document.name_disagrees pdf exe");
  BOOST_TEST(verdict(pdf, "pdf") == "document.name_disagrees pdf ");
  BOOST_TEST(verdict(pdf, "") == "document.name_disagrees pdf ");
  BOOST_TEST(verdict(pdf, "a.pdf.") == "document.name_disagrees pdf ");
  BOOST_TEST(verdict(pdf, "a.pdf/b") == "document.name_disagrees pdf ");
  BOOST_TEST(verdict(pdf,
                     "a\xE2\x80\xAE"
                     "fdp.pdf") == "document.name_disagrees pdf pdf");  // a direction override
  BOOST_TEST(verdict(pdf, "a\n.pdf") == "document.name_disagrees pdf pdf");
  BOOST_TEST(verdict(zip_of(workbook_parts()), "a.xls") == "document.name_disagrees xlsx xls");
  BOOST_TEST(verdict(compound_of({{"Workbook", biff8_workbook()}}), "a.xlsx") == "document.name_disagrees xls xlsx");
}

BOOST_AUTO_TEST_CASE(D8_the_content_speaks_before_the_name) {
  BOOST_TEST(verdict("\xFF\xD8\xFF\xE0JFIF", "a.exe") == "document.unsupported jpeg");
  BOOST_TEST(verdict(pdf_of(page_objects(), "/Encrypt 1 0 R"), "a.png") == "document.encrypted pdf");
}

BOOST_AUTO_TEST_CASE(D8_what_is_something_else_is_told_by_its_bytes) {
  using std::string_view_literals::operator""sv;
  const std::vector<std::pair<std::string_view, std::string_view>> samples = {
      {"GIF89a\1\0\1\0"sv, "gif"},
      {"RIFF\0\0\0\0WEBPVP8 "sv, "webp"},
      {"\0\0\0\x18"
       "ftypheic\0\0\0\0"sv,
       "heic"},
      {"II*\0\x08\0\0\0"sv, "tiff"},
      {"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"sv, "bitmap"},
      {"<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"x\"/>"sv, "svg"},
      {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"sv, "xml"},
      {"\xEF\xBB\xBF\r\n<!-- saved --><HTML><table>"sv, "html"},
      {"<table border=1><tr><td>"sv, "html"},
      {"\xFF\xFE<\0h\0t\0m\0l\0>\0"sv, "html"},
      {"name,count\r\n\x8E\x52\x93\x63,3\r\n"sv, "text"},
      {"\xE5\xB1\xB1\t3\n"sv, "text"},
      {"{\\rtf1\\ansi}"sv, "rtf"},
      {"MZ\x90\0\3\0\0\0"sv, "executable"},
      {"\x1F\x8B\x08\0"sv, "gzip"},
      {"MIME-Version: 1.0\r\n"sv, "mail"},
  };
  for (const auto& [content, detected] : samples) {
    BOOST_TEST(verdict(content, "a.xls") == "document.unsupported " + std::string(detected));
  }
  BOOST_TEST(verdict(std::string(64, '\1'), "a.pdf") == "document.unsupported");
  BOOST_TEST(verdict(std::string(1, '\0'), "a.pdf") == "document.unsupported");
}

BOOST_AUTO_TEST_CASE(kinds_have_wire_names) {
  for (const document::Kind kind :
       {document::Kind::pdf, document::Kind::png, document::Kind::xls, document::Kind::xlsx}) {
    BOOST_TEST((document::kind_from_name(document::kind_name(kind)) == kind));
  }
  BOOST_TEST(!document::kind_from_name("PDF").has_value());
  BOOST_TEST(!document::kind_from_name("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
