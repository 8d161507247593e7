// A paper for filing: what stands on it, in words and in order. How it is set is paper_pdf's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::server {

// A line of a table: what it is and what it says.
struct PaperRow {
  std::string name;
  std::string value;
};

// A question with its answer; they stand on one page together.
struct PaperQuestion {
  std::string question;
  std::string answer;
  bool muted = false;  // the answer is a remark, not what somebody said
};

// Under one heading, in this order.
struct PaperSection {
  std::string heading;
  std::vector<PaperRow> rows;
  std::vector<PaperQuestion> questions;
  std::vector<std::string> items;  // a list
};

struct Paper {
  std::string language = "ja-JP";
  std::string title;          // the heading, and the file's title
  std::string issuer;         // above the title
  std::vector<PaperRow> key;  // what the paper is found by, set large
  std::vector<PaperSection> sections;
  std::string closing;             // at the end, small
  std::string footer;              // on each page, at the left
  std::string page_of_pages;       // "{page} / {pages}"
  std::int64_t created_at_ms = 0;  // of what it is a copy of: the same paper gives the same bytes
};

}  // namespace madoguchi::server
