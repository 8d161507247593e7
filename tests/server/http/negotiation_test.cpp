// What the client takes, and what it already has.
#include "server/http/negotiation.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::server;

BOOST_AUTO_TEST_CASE(codings_are_taken_as_the_client_says) {
  BOOST_TEST(accepts_encoding("gzip, deflate, br", "br"));
  BOOST_TEST(accepts_encoding("GZIP;q=0.5", "gzip"));
  BOOST_TEST(accepts_encoding("*", "br"));
  BOOST_TEST(!accepts_encoding("", "br"));
  BOOST_TEST(!accepts_encoding("gzip", "br"));
  BOOST_TEST(!accepts_encoding("br;q=0, gzip", "br"));
  BOOST_TEST(!accepts_encoding("br; q=0.0, *", "br"));
  BOOST_TEST(!accepts_encoding("brotli, ;;,q=1", "br"));
}

BOOST_AUTO_TEST_CASE(tags_are_compared_weakly) {
  BOOST_TEST(matches_etag("\"a\"", "\"a\""));
  BOOST_TEST(matches_etag("W/\"a\"", "\"a\""));
  BOOST_TEST(matches_etag("\"b\" , \"a\"", "\"a\""));
  BOOST_TEST(matches_etag("*", "\"a\""));
  BOOST_TEST(!matches_etag("", "\"a\""));
  BOOST_TEST(!matches_etag("a", "\"a\""));
  BOOST_TEST(!matches_etag("\"a-br\"", "\"a\""));
}

BOOST_AUTO_TEST_CASE(a_tag_changes_with_the_bytes) {
  BOOST_TEST(content_tag("") == "e3b0c44298fc1c149afbf4c8");  // of SHA-256 of nothing
  BOOST_TEST(content_tag("a") != content_tag("b"));
}
