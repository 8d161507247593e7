// The review desk's part of the server in memory: one reviewer asks, others may have claims. Moves, versions, claims
// and four-eyes approval follow the server's rules.
#pragma once

#include <string>
#include <vector>

#include "client/ports.h"
#include "portal/review_messages.h"

namespace madoguchi::fakes {

class FakeReview {
 public:
  static constexpr std::size_t page_size = 3;
  static constexpr const char* me = "審査 太郎";
  static constexpr const char* other = "審査 花子";

  // `path` begins after /api/v1/review.
  client::Response answer(const client::Request& request, std::string_view path);

  std::vector<portal::ReviewApplication> applications;  // the oldest receipt first
  bool four_eyes = false;
  bool proposed_by_me = false;  // who proposed an approval, where there is one
  int issued = 0;

  void fill();  // with one of each kind
  portal::ReviewApplication& at(std::string_view id);
  void claim_by_other(std::string_view id);
  // Somebody else decides, or the applicant changes something.
  void change(std::string_view id, std::string_view state);

 private:
  client::Response list(std::string_view query) const;
  client::Response one(const client::Request& request, portal::ReviewApplication& found, std::string_view action);
  client::Response claim(portal::ReviewApplication& found) const;
  client::Response decide(const client::Request& request, portal::ReviewApplication& found);
  std::string approve(portal::ReviewApplication& found);  // the code of what stands in the way
  client::Response approvals(const client::Request& request);
  client::Response reopen(const client::Request& request);
  client::Response account(std::string_view path);
};

}  // namespace madoguchi::fakes
