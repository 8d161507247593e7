// States and moves as a table, and receipt numbers that survive being read out.
#include "portal/application.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace madoguchi::portal;
using S = ApplicationState;

namespace {

constexpr S all_states[] = {S::draft, S::received, S::in_review, S::returned, S::completed, S::rejected, S::withdrawn};

}  // namespace

BOOST_AUTO_TEST_SUITE(application)

BOOST_AUTO_TEST_CASE(every_state_has_a_wire_name_of_its_own) {
  std::set<std::string_view> names;
  for (const S state : all_states) {
    const std::string_view name = state_name(state);
    BOOST_TEST(!name.empty());
    BOOST_TEST((state_from_name(name) == state));
    names.insert(name);
  }
  BOOST_TEST(names.size() == 7U);
  BOOST_TEST(state_name(S::in_review) == "inReview");
  BOOST_TEST(!state_from_name("in_review").has_value());
  BOOST_TEST(!state_from_name("").has_value());
}

BOOST_AUTO_TEST_CASE(only_the_moves_of_the_table_are_allowed) {
  const std::set<std::string> allowed = {
      "draft>received applicant",     "draft>completed applicant",   "received>inReview reviewer",
      "received>withdrawn applicant", "inReview>returned reviewer",  "inReview>completed reviewer",
      "inReview>rejected reviewer",   "returned>received applicant", "returned>withdrawn applicant"};
  for (const S from : all_states) {
    for (const S to : all_states) {
      for (const Actor actor : {Actor::applicant, Actor::reviewer}) {
        std::string move(state_name(from));
        move += '>';
        move += state_name(to);
        move += actor == Actor::applicant ? " applicant" : " reviewer";
        BOOST_TEST_INFO(move);
        BOOST_TEST(may_move(from, to, actor) == (allowed.count(move) == 1));
      }
    }
  }
  BOOST_TEST(moves().size() == allowed.size());
}

BOOST_AUTO_TEST_CASE(a_receipt_number_has_date_number_and_check_digit) {
  BOOST_TEST(receipt_number({2026, 11, 23}, 1) == "261123-0001-2");
  BOOST_TEST(receipt_number({2000, 1, 2}, 9999).substr(0, 12) == "000102-9999-");
  BOOST_TEST(receipt_number({2026, 11, 23}, 12345).substr(0, 13) == "261123-12345-");
  BOOST_TEST(receipt_number({2026, 11, 23}, 4294967295U).substr(0, 18) == "261123-4294967295-");
}

BOOST_AUTO_TEST_CASE(a_receipt_number_is_read_as_people_type_it) {
  for (const std::uint32_t number : {1U, 42U, 9999U, 10000U, 4294967295U}) {
    const std::string written = receipt_number({2026, 11, 23}, number);
    BOOST_TEST(parse_receipt_number(written).value_or("nothing") == written);
  }
  const std::string number = receipt_number({2026, 11, 23}, 1);
  for (const char* typed :
       {"26112300012", "２６１１２３－０００１－２", " 261123 0001 2 ", "261123ー0001ー2", "261123‐0001‐2"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(parse_receipt_number(typed).value_or("nothing") == number);
  }
}

BOOST_AUTO_TEST_CASE(one_wrong_digit_or_two_swapped_ones_are_noticed) {
  const std::string number = receipt_number({2026, 11, 23}, 1234);
  for (std::size_t i = 0; i < number.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = number;
      if (wrong[i] == '-' || wrong[i] == digit) continue;
      wrong[i] = digit;
      BOOST_TEST(!parse_receipt_number(wrong).has_value());
    }
  }
  BOOST_TEST(!parse_receipt_number("261123-1324" + number.substr(11)).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_receipt_number_is_nothing) {
  for (const char* typed : {"", "-", "abc", "261123-0001", "261323-0001-0", "261123-00001-2", "261123-0001-2x"}) {
    BOOST_TEST_INFO(typed);
    BOOST_TEST(!parse_receipt_number(typed).has_value());
  }
  BOOST_TEST(!parse_receipt_number(std::string(100'000, '1')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
