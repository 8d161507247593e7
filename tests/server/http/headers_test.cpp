// Cookies, origins and tus headers as they come from outside.
#include <boost/test/unit_test.hpp>

#include "server/http/content_disposition.h"
#include "server/http/cookies.h"
#include "server/http/origin.h"
#include "server/http/precondition.h"
#include "server/http/target.h"
#include "server/http/tus_headers.h"

using namespace madoguchi::server;

namespace {

Request with(std::string method, std::vector<std::pair<std::string, std::string>> headers, bool secure = false) {
  Request request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  request.secure = secure;
  return request;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_session_cookie_is_found_among_others) {
  BOOST_TEST(session_token(with("GET", {{"cookie", "a=b; madoguchi_session=token; c=d"}})) == "token");
  BOOST_TEST(session_token(with("GET", {{"cookie", "madoguchi_session=token"}})) == "token");
  BOOST_TEST(session_token(with("GET", {{"cookie", "a=b"}, {"cookie", "madoguchi_session=x=y"}})) == "x=y");
  for (const std::string_view none : {"", ";;;", "xmadoguchi_session=t", "madoguchi_session", "madoguchi_sessionx=t"}) {
    BOOST_TEST(session_token(with("GET", {{"cookie", std::string(none)}})).empty(), none);
  }
  BOOST_TEST(session_token(with("GET", {})).empty());
  // Through TLS only the one that nobody else can have set.
  const std::pair<std::string, std::string> both{"cookie", "madoguchi_session=other; __Host-madoguchi_session=token"};
  BOOST_TEST(session_token(with("GET", {both}, true)) == "token");
  BOOST_TEST(session_token(with("GET", {{"cookie", "madoguchi_session=other"}}, true)).empty());
}

BOOST_AUTO_TEST_CASE(the_session_cookie_is_strict) {
  BOOST_TEST(session_cookie_header("t", false) == "madoguchi_session=t; Path=/; HttpOnly; SameSite=Lax");
  BOOST_TEST(session_cookie_header("t", true) == "__Host-madoguchi_session=t; Path=/; HttpOnly; SameSite=Lax; Secure");
  BOOST_TEST(ended_session_cookie_header(false) == "madoguchi_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
}

BOOST_AUTO_TEST_CASE(only_the_own_origin_may_change_things) {
  const std::pair<std::string, std::string> host{"host", "portal.example:8080"};
  BOOST_TEST(is_own_origin(with("POST", {host})));
  BOOST_TEST(is_own_origin(with("POST", {host, {"origin", "http://portal.example:8080"}})));
  BOOST_TEST(is_own_origin(with("POST", {host, {"origin", "https://portal.example:8080"}})));
  BOOST_TEST(is_own_origin(with("POST", {host, {"sec-fetch-site", "none"}})));
  for (const std::string origin : {"null", "", "http://portal.example", "http://portal.example:8080.evil.example",
                                   "http://evil.example", "ftp://portal.example:8080", "http://PORTAL.example:8080/"}) {
    BOOST_TEST(!is_own_origin(with("POST", {host, {"origin", origin}})), origin);
    BOOST_TEST(is_own_origin(with("GET", {host, {"origin", origin}})), origin);
  }
  BOOST_TEST(!is_own_origin(with("POST", {{"origin", "http://"}})));
  for (const std::string site : {"cross-site", "same-site", "other"}) {
    BOOST_TEST(!is_own_origin(with("DELETE", {host, {"sec-fetch-site", site}})), site);
  }
}

BOOST_AUTO_TEST_CASE(behind_https_only_https_origins_count) {
  const std::pair<std::string, std::string> host{"host", "portal.example"};
  BOOST_TEST(!is_own_origin(with("POST", {host, {"origin", "http://portal.example"}}, true)));
  BOOST_TEST(is_own_origin(with("POST", {host, {"origin", "https://portal.example"}}, true)));
}

BOOST_AUTO_TEST_CASE(targets_are_decoded_and_never_lead_upwards) {
  BOOST_TEST(parse_target("/")->path == "/");
  BOOST_TEST(parse_target("/a/b?c=d")->path == "/a/b");
  BOOST_TEST(parse_target("/a%20b")->segments.at(0) == "a b");
  BOOST_TEST(parse_target("/%E7%AA%93")->path == "/窓");
  for (const std::string_view wrong :
       {"", "a", "*", "http://x/", "/%", "/%0", "/%zz", "/a/../b", "/%2e%2e/b", "/a/./b", "/%00"}) {
    BOOST_TEST(!parse_target(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(sizes_are_whole_numbers) {
  BOOST_TEST(*parse_size("0") == 0U);
  BOOST_TEST(*parse_size("18446744073709551615") == 18446744073709551615U);
  for (const std::string_view wrong : {"", "-1", "+1", " 1", "1 ", "1.0", "0x10", "18446744073709551616"}) {
    BOOST_TEST(!parse_size(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(a_file_name_travels_in_the_metadata) {
  BOOST_TEST(*parse_filename(filename_metadata("通知書.pdf")) == "通知書.pdf");
  BOOST_TEST(*parse_filename("type YQ==,filename YS5wZGY=") == "a.pdf");
  BOOST_TEST(*parse_filename("filename") == "");
  BOOST_TEST(*parse_filename("") == "");
  BOOST_TEST(*parse_filename("other YQ==") == "");
  for (const std::string_view wrong : {"filename !", "filename YS5wZGY", "filename YS5w ZGY="}) {
    BOOST_TEST(!parse_filename(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(checksums_are_sha1_or_sha256_of_the_right_length) {
  BOOST_TEST(parse_checksum("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=").ok());
  BOOST_TEST(parse_checksum("sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=").ok());
  BOOST_TEST(parse_checksum("md5 XrY7u+Ae7tCTyyK7j1rNww==").error() == "upload.checksum_unsupported");
  for (const std::string_view wrong :
       {"sha1", "sha1 ", "sha1 YQ==", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha1 ???"}) {
    BOOST_TEST(parse_checksum(wrong).error() == "tus.header_malformed", wrong);
  }
}

BOOST_AUTO_TEST_CASE(dates_are_as_http_writes_them) {
  BOOST_TEST(http_date(784'111'777'000) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

BOOST_AUTO_TEST_CASE(a_file_is_named_in_ways_that_old_and_new_programs_know) {
  BOOST_TEST(attachment_disposition("use-start-1.pdf", "控え 1.pdf") ==
             "attachment; filename=\"use-start-1.pdf\"; filename*=UTF-8''%E6%8E%A7%E3%81%88%201.pdf");
  BOOST_TEST(attachment_disposition("a\"\r\n/\\b;.pdf", "\"\r\n;'%/.pdf") ==
             "attachment; filename=\"ab.pdf\"; filename*=UTF-8''%22%0D%0A%3B%27%25%2F.pdf");
}

BOOST_AUTO_TEST_CASE(a_precondition_is_a_version_or_none_yet) {
  const auto read = [](std::vector<std::pair<std::string, std::string>> headers) {
    return precondition_of(with("PUT", std::move(headers)));
  };
  using Kind = Precondition::Kind;
  BOOST_TEST((read({}).kind == Kind::none));
  BOOST_TEST((read({{"if-match", " \"12\" "}}).kind == Kind::version));
  BOOST_TEST(read({{"if-match", " \"12\" "}}).version == 12);
  BOOST_TEST((read({{"if-none-match", "*"}}).kind == Kind::first));
  BOOST_TEST((read({{"if-none-match", "\"12\""}}).kind == Kind::none));
  for (const char* tag : {"*", "", "12", "W/\"12\"", "\"12\", \"13\""}) {
    BOOST_TEST((read({{"if-match", tag}, {"if-none-match", "*"}}).kind == Kind::version));
    BOOST_TEST(read({{"if-match", tag}}).version == 0);
  }
}
