// The dictionaries of a PDF as its tokens come: whether one of them is an action that runs something, and what the
// outermost one of an object says about the object's stream.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/pdf_lexer.h"

namespace madoguchi::document {

// What the outermost dictionary of an object, or the trailer's, says.
struct PdfFacts {
  std::optional<std::int64_t> length_bytes;  // where it is given directly
  bool is_xref = false;
  bool is_object_stream = false;  // by its type, or by what only those have
  bool is_encrypted = false;
  std::optional<std::int64_t> first;  // of an object stream: where its objects begin
  std::vector<std::string> filters;
  bool filters_unknown = false;  // they or their parameters are given by reference
  std::int64_t predictor = 1;
  std::int64_t columns = 1;
  std::int64_t colours = 1;
  std::int64_t bits = 8;
  std::vector<std::int64_t> widths;       // of a cross-reference stream
  std::vector<std::int64_t> xref_places;  // of a trailer: further cross-references (/Prev, /XRefStm)
  bool is_linearised = false;
  std::optional<std::int64_t> file_bytes;  // how long the file is, where it is linearised
};

class PdfStructure {
 public:
  // Forgets what is open; an object or a trailer begins.
  void restart();

  void take(const PdfToken& token);

  // Of the outermost dictionary since the restart.
  const PdfFacts& facts() const { return facts_; }

  // Whether nothing is open.
  bool at_top() const { return frames_.empty() && overflow_ == 0; }

  // What was found that a reader would run, "JavaScript", "Launch" or "JS"; empty where nothing was. Stays.
  std::string_view active() const { return active_; }

 private:
  enum class Key : unsigned char;

  struct Frame {
    bool is_dictionary = false;
    bool expects_value = false;
    bool has_script = false;
    bool may_run = false;
    Key key{};    // read last
    Key owner{};  // under which this stands in the dictionary around it
  };

  static Key key_of(std::string_view name);
  void open(bool is_dictionary);
  void close(bool is_dictionary);
  void take_name(const PdfToken& token);
  void take_in_dictionary(Frame& frame, const PdfToken& token);
  void take_value(Frame& frame, const PdfToken& token);
  void take_reference(Frame& frame);
  void take_fact(Key key, const PdfToken& token);
  void look_for_script(const Frame& frame);

  std::vector<Frame> frames_;
  std::uint64_t overflow_ = 0;  // levels beyond those that are kept
  bool is_fresh_ = true;        // no token since the restart
  bool after_s_ = false;        // the last token was /S
  PdfFacts facts_;
  std::string_view active_;
};

}  // namespace madoguchi::document
