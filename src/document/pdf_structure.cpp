// An action says what it is under /S (ISO 32000-2, 12.6). That a name follows /S directly is asked of the bare sequence
// of tokens, so that no dictionary, however broken, hides one from a forgiving reader. Names that merely look alike, in
// strings, as destinations or as resources, are no actions.
#include "document/pdf_structure.h"

#include <algorithm>
#include <utility>

namespace madoguchi::document {
namespace {

constexpr std::size_t max_depth = 256;
constexpr std::size_t max_filters = 8;
constexpr std::size_t max_widths = 3;
constexpr std::size_t max_xref_places = 4;

}  // namespace

enum class PdfStructure::Key : unsigned char {
  other,
  action,
  script,
  javascript,
  names,
  type,
  length,
  filter,
  parameters,
  first,
  encrypt,
  widths,
  predictor,
  columns,
  colours,
  bits,
  linearised,
  xref_place,
  file_bytes,
};

PdfStructure::Key PdfStructure::key_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Key>, 20> keys = {{
      {"S", Key::action},
      {"JS", Key::script},
      {"JavaScript", Key::javascript},
      {"Names", Key::names},
      {"Type", Key::type},
      {"Length", Key::length},
      {"Filter", Key::filter},
      {"DecodeParms", Key::parameters},
      {"DP", Key::parameters},
      {"First", Key::first},
      {"Encrypt", Key::encrypt},
      {"W", Key::widths},
      {"Predictor", Key::predictor},
      {"Columns", Key::columns},
      {"Colors", Key::colours},
      {"BitsPerComponent", Key::bits},
      {"Linearized", Key::linearised},
      {"L", Key::file_bytes},
      {"Prev", Key::xref_place},
      {"XRefStm", Key::xref_place},
  }};
  const auto found = std::find_if(keys.begin(), keys.end(), [name](const auto& key) { return key.first == name; });
  return found == keys.end() ? Key::other : found->second;
}

void PdfStructure::restart() {
  frames_.clear();
  overflow_ = 0;
  is_fresh_ = true;
  after_s_ = false;
  facts_ = PdfFacts();
}

void PdfStructure::take(const PdfToken& token) {
  switch (token.type) {
    case PdfToken::Type::dictionary_open:
      open(true);
      break;
    case PdfToken::Type::array_open:
      open(false);
      break;
    case PdfToken::Type::dictionary_close:
      close(true);
      break;
    case PdfToken::Type::array_close:
      close(false);
      break;
    case PdfToken::Type::end_mark:
      return;
    default:
      if (token.type == PdfToken::Type::name) take_name(token);
      if (overflow_ > 0 || frames_.empty()) break;
      if (frames_.back().is_dictionary) {
        take_in_dictionary(frames_.back(), token);
      } else if (frames_.size() == 2) {
        take_fact(frames_.back().owner, token);
      }
  }
  after_s_ = token.type == PdfToken::Type::name && token.text == "S";
  is_fresh_ = false;
}

void PdfStructure::open(bool is_dictionary) {
  if (overflow_ > 0 || frames_.size() == max_depth) {
    ++overflow_;
    return;
  }
  Frame frame;
  frame.is_dictionary = is_dictionary;
  if (!frames_.empty()) {
    const Frame& around = frames_.back();
    frame.owner = around.is_dictionary ? (around.expects_value ? around.key : Key::other) : around.owner;
    if (frame.owner == Key::encrypt && frames_.size() == 1) facts_.is_encrypted = true;
  }
  frames_.push_back(frame);
}

void PdfStructure::close(bool is_dictionary) {
  if (overflow_ > 0) {
    --overflow_;
    return;
  }
  if (frames_.empty() || frames_.back().is_dictionary != is_dictionary) return;
  frames_.pop_back();
  if (!frames_.empty()) frames_.back().expects_value = false;
}

void PdfStructure::take_name(const PdfToken& token) {
  if (token.text != "JavaScript" && token.text != "Launch") return;
  const std::string_view marker = token.text == "Launch" ? "Launch" : "JavaScript";
  // The value of /S, or an object of its own, to which an action's /S may refer.
  if (after_s_ || is_fresh_) active_ = marker;
}

void PdfStructure::take_in_dictionary(Frame& frame, const PdfToken& token) {
  if (frame.expects_value) return take_value(frame, token);
  if (token.type == PdfToken::Type::keyword && token.text == "R") return take_reference(frame);
  if (token.type != PdfToken::Type::name) return;  // the second number of a reference, or something broken
  frame.key = key_of(token.text);
  frame.expects_value = true;
  if (frame.key == Key::script) {
    frame.has_script = true;
    look_for_script(frame);
  }
  // The name tree of scripts that run when the document is opened.
  if (frame.key == Key::javascript && frame.owner == Key::names) active_ = "JavaScript";
  if (frames_.size() != 1) return;
  if (frame.key == Key::first) facts_.is_object_stream = true;
  if (frame.key == Key::linearised) facts_.is_linearised = true;
}

void PdfStructure::take_value(Frame& frame, const PdfToken& token) {
  frame.expects_value = false;
  if (frame.key == Key::action && token.type == PdfToken::Type::name && token.text == "Rendition") {
    frame.may_run = true;
    look_for_script(frame);
  }
  if (frames_.size() == 1 || frame.owner == Key::parameters) take_fact(frame.key, token);
}

// "5 0 R" is the value of the key read last: what was taken from its first number does not hold.
void PdfStructure::take_reference(Frame& frame) {
  if (frame.key == Key::action) {
    frame.may_run = true;
    look_for_script(frame);
  }
  if (frame.owner == Key::parameters) facts_.filters_unknown = true;
  if (frames_.size() != 1) return;
  if (frame.key == Key::length) facts_.length_bytes.reset();
  if (frame.key == Key::first) facts_.first.reset();
  if (frame.key == Key::filter || frame.key == Key::parameters) facts_.filters_unknown = true;
}

void PdfStructure::look_for_script(const Frame& frame) {
  if (frame.has_script && frame.may_run && active_.empty()) active_ = "JS";
}

void PdfStructure::take_fact(Key key, const PdfToken& token) {
  const bool is_name = token.type == PdfToken::Type::name;
  if (is_name && key == Key::type) {
    if (token.text == "XRef") facts_.is_xref = true;
    if (token.text == "ObjStm") facts_.is_object_stream = true;
  }
  if (is_name && key == Key::filter && facts_.filters.size() < max_filters) facts_.filters.emplace_back(token.text);
  if (key == Key::encrypt && !(token.type == PdfToken::Type::keyword && token.text == "null")) {
    facts_.is_encrypted = true;
  }
  const bool is_reference = token.type == PdfToken::Type::keyword && token.text == "R";
  if (is_reference && (key == Key::filter || key == Key::parameters)) facts_.filters_unknown = true;
  if (token.type != PdfToken::Type::integer) return;
  if (key == Key::length) facts_.length_bytes = token.number;
  if (key == Key::first) facts_.first = token.number;
  if (key == Key::predictor) facts_.predictor = token.number;
  if (key == Key::columns) facts_.columns = token.number;
  if (key == Key::colours) facts_.colours = token.number;
  if (key == Key::bits) facts_.bits = token.number;
  if (key == Key::widths && facts_.widths.size() < max_widths) facts_.widths.push_back(token.number);
  if (key == Key::xref_place && facts_.xref_places.size() < max_xref_places) facts_.xref_places.push_back(token.number);
  if (key == Key::file_bytes) facts_.file_bytes = token.number;
}

}  // namespace madoguchi::document
