// Records of a batch: a line of JSON {"facts":{…},"answers":{…}} in, a line of JSON out (evaluation.h as JSON). A line
// that is no record gets a result too. Reading streams and threads are the caller's.
#pragma once

#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/judge.h"
#include "form/value.h"

namespace madoguchi::form {

// Judges one line after another over storage that is used again. One a thread.
class RecordJudge {
 public:
  // Keeps a reference to `definition`, which must outlive it. A line longer than limits.max_size_bytes is no record.
  explicit RecordJudge(const Definition& definition, const ParseLimits& limits = {});

  // Appends the result of `line` (without its line feed; a carriage return at its end is ignored) and a line feed to
  // `out`; gives whether the record is valid. Issues of what is no record have the field "" and the codes record.empty,
  // record.too_long {maxBytes}, record.too_deep {maxDepth}, record.number_out_of_range {offsetBytes}, record.malformed
  // {offsetBytes}, record.not_an_object, record.facts_invalid, record.answers_invalid; those of facts that the form
  // must know record.fact_invalid {fact}. Members of a record other than facts and answers are the integrator's own.
  bool append_result(std::string_view line, std::string& out);

 private:
  void judge(std::string_view line);

  ParseLimits limits_;
  JsonReader reader_;
  Judge judge_;
};

}  // namespace madoguchi::form
