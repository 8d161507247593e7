// Records of 利用開始申請 as JSON texts, for the agreement test: valid ones of all ways, and their parts for whoever
// spoils them. Values are kept as JSON texts, so that a record can say what no value in memory could.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agreement/random.h"
#include "text/date.h"

namespace madoguchi::agreement {

using Members = std::vector<std::pair<std::string, std::string>>;  // name to JSON text

struct Record {
  Members facts;
  Members answers;
  bool kenshin = true;  // else sejutsu
  bool master = true;   // else documents
  text::Date today;
};

std::string quoted(std::string_view text);  // as a JSON string
void set(Members& members, std::string_view name, std::string json);
void remove(Members& members, std::string_view name);

// A record that is valid, typed in one of the many ways.
Record valid_record(Random& random);
// Plainly typed, as most are: for measuring.
Record typical_record(Random& random);

std::string file_json(std::string_view name, std::string_view size_bytes, std::string_view kind,
                      std::string_view more = {});
std::string some_file(Random& random);
std::string file_list(const std::vector<std::string>& files);

// A day in one of the ways that people type it, between the two (inclusive), never before 1873.
std::string typed_day(Random& random, const text::Date& day);
text::Date some_day(Random& random, const text::Date& least, const text::Date& most);
text::Date day_after(text::Date day);
text::Date day_before(text::Date day);
// Digits in full width, here and there.
std::string widened(Random& random, std::string_view text);

// The record as a line, with members shuffled and white space strewn in where `untidy`.
std::string line_of(Random& random, const Record& record, bool untidy);
// A line with a valid record.
std::string valid_line(Random& random);

}  // namespace madoguchi::agreement
