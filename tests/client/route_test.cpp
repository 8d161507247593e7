// Paths and screens: each screen has its own path (B4), and no path leads out of this site.
#include "client/route.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::client;

BOOST_AUTO_TEST_SUITE(routes)

BOOST_AUTO_TEST_CASE(B4_each_screen_has_a_path_of_its_own_and_comes_back_from_it) {
  const Route routes[] = {{Screen::top, "", ""},
                          {Screen::login, "", ""},
                          {Screen::login, "", "/applications/use-start/form"},
                          {Screen::applications, "", ""},
                          {Screen::article, "use-start", ""},
                          {Screen::form, "use-start", ""},
                          {Screen::receipt, "use-start", ""},
                          {Screen::articles, "", ""},
                          {Screen::content, "use-terms", ""},
                          {Screen::content, "faq", "", "", "", "", "bank-account"},
                          {Screen::coming, "subsidy", ""},
                          {Screen::notices, "", ""},
                          {Screen::notices, "", "", "", "", "category=incident"},
                          {Screen::notice, "n-1", ""},
                          {Screen::search, "", ""},
                          {Screen::search, "", "", "", "", "q=%E5%8F%A3%E5%BA%A7%26x"},
                          {Screen::registration, "", ""},
                          {Screen::registration_sent, "", ""},
                          {Screen::registration_confirm, "", ""},
                          {Screen::password_reset, "", ""},
                          {Screen::password_reset_new, "", ""},
                          {Screen::invitation, "", ""},
                          {Screen::settings, "", ""},
                          {Screen::email_confirm, "", ""},
                          {Screen::sent, "a-1", ""},
                          {Screen::correction, "a-1", ""},
                          {Screen::corrected, "a-1", ""},
                          {Screen::account_status, "", ""},
                          {Screen::issued_accounts, "", ""},
                          {Screen::review_application, "a-1", ""},
                          {.screen = Screen::review_attachment, .argument = "a-1", .next = {}, .part = "f_2"},
                          {Screen::administration, "", ""},
                          {Screen::administration, "notices", ""},
                          {Screen::administration, "facilities", ""},
                          {Screen::administration_notice, "new", ""},
                          {Screen::administration_notice, "n-1", ""},
                          {.screen = Screen::review,
                           .argument = {},
                           .next = {},
                           .query = "state=all&type=sejutsu&age=7&q=%E6%8E%A5%E9%AA%A8"},
                          {Screen::login, "", "/review?state=all&q=%E6%8E%A5%E9%AA%A8"},
                          {Screen::not_found, "/nothing/here", ""}};
  for (const Route& route : routes) BOOST_TEST((parse_route(to_path(route)) == route), to_path(route));
}

BOOST_AUTO_TEST_CASE(B4_a_slash_at_the_end_a_query_and_a_fragment_do_not_lead_astray) {
  BOOST_TEST((parse_route("") == Route{}));
  BOOST_TEST((parse_route("/?utm=1#x") == Route{}));
  BOOST_TEST((parse_route("/applications/").screen == Screen::applications));
  BOOST_TEST((parse_route("/applications/use-start/form?x=1") == Route{Screen::form, "use-start", ""}));
}

BOOST_AUTO_TEST_CASE(D1_a_mailed_links_token_is_read_from_behind_the_mark_and_never_written_back) {
  for (const char* path : {"/registration/confirm", "/password-reset/new", "/invitation", "/settings/email/confirm"}) {
    const Route route = parse_route(std::string(path) + "#abc-DEF_123");
    BOOST_TEST(route.token == "abc-DEF_123");
    BOOST_TEST(to_path(route) == path);
    BOOST_TEST(parse_route(path).token.empty());
    for (const std::string& no_token : {std::string("a b"), std::string("<script>"), std::string(101, 'x')})
      BOOST_TEST(parse_route(path + ("#" + no_token)).token.empty());
  }
  BOOST_TEST(parse_route("/settings#abc").token.empty());
  BOOST_TEST(parse_route("/login?next=%2Fpassword-reset%2Fnew%23abc").next == "/password-reset/new");
}

BOOST_AUTO_TEST_CASE(S13_a_part_of_what_is_read_has_an_address_and_a_fragment_that_names_none_is_dropped) {
  BOOST_TEST(
      (parse_route("/articles/faq#bank-account") == Route{Screen::content, "faq", "", "", "", "", "bank-account"}));
  BOOST_TEST((parse_route("/articles#guide") == Route{Screen::articles, "", "", "", "", "", "guide"}));
  BOOST_TEST((parse_route("/documents/use-terms") == Route{Screen::content, "use-terms", ""}));
  for (const std::string& fragment : {std::string("<b>"), std::string("a/b"), std::string("%61"), std::string(65, 'x')})
    BOOST_TEST(to_path(parse_route("/articles/faq#" + fragment)) == "/articles/faq");
  BOOST_TEST(to_path(parse_route("/applications#guide")) == "/applications");
  BOOST_TEST(to_path(parse_route("/notices?category=<b>&x=1")) == "/notices");
  BOOST_TEST(to_path(parse_route("/search?x=1&q=a")) == "/search?q=a");
}

BOOST_AUTO_TEST_CASE(B4_an_unknown_path_is_not_found_and_is_kept_for_the_address_bar) {
  for (const char* path :
       {"/nothing", "/applications/use-start/form/more", "/applications//form", "/applications/a%2Fb/form", "/coming/",
        "/documents/../x", "/administration/nothing", "/administration/mails/1", "/administration/notices/a/b",
        "/applications/\xE3\x81\x82", "/LOGIN"}) {
    BOOST_TEST((parse_route(path).screen == Screen::not_found), path);
    BOOST_TEST(to_path(parse_route(path)) == path);
  }
}

BOOST_AUTO_TEST_CASE(S12_the_way_on_after_a_log_in_is_a_screen_of_this_site_only) {
  BOOST_TEST(parse_route("/login?next=/applications").next == "/applications");
  BOOST_TEST(parse_route("/login?x=1&next=%2Fapplications%2Fuse-start%2Fform").next == "/applications/use-start/form");
  // In the screen's own spelling: nothing else of what was asked for stays in the address.
  BOOST_TEST(parse_route("/login?next=%2Fapplications%2F%3Fx%3D%0d%0ay%23z").next == "/applications");
  for (const char* next : {"//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
                           "%2F%2Fevil.example", "javascript:alert(1)", "/login", "/login?next=/login", "/nothing",
                           "evil", "", "%00", "%", "/applications%2F..%2F..%2F%2Fevil", "/%0d%0aSet-Cookie"})
    BOOST_TEST(parse_route("/login?next=" + std::string(next)).next.empty(), next);
}

BOOST_AUTO_TEST_CASE(D16_the_queues_filters_stand_in_the_address_in_one_spelling) {
  const auto kept = [](const std::string& query) { return to_path(parse_route("/review?" + query)); };
  BOOST_TEST(kept("q=%e6%8e%a5+%E9%AA%A8&state=inReview&x=1") == "/review?state=inReview&q=%E6%8E%A5%20%E9%AA%A8");
  BOOST_TEST(kept("sort=-changed&method=master&prefecture=%E6%9D%B1%E4%BA%AC%E9%83%BD&age=30") ==
             "/review?method=master&prefecture=%E6%9D%B1%E4%BA%AC%E9%83%BD&age=30&sort=-changed");
  for (const std::string& nothing :
       {std::string("state=lost"), std::string("state=draft"), std::string("state=received"), std::string("type=shop"),
        std::string("age=8"), std::string("sort=name"), std::string("method=x"), std::string("q=%00"),
        std::string("q=%FF"), std::string("prefecture=") + std::string(40, 'x'), "q=" + std::string(500, 'x')})
    BOOST_TEST(kept(nothing) == "/review", nothing);
  BOOST_TEST(parse_route("/review/applications/a-1?q=x").query.empty());
}

BOOST_AUTO_TEST_CASE(S12_what_is_not_found_never_looks_like_another_site) {
  for (const char* path : {"//evil.example/x", "/\\evil.example", "\\\\evil.example", "https://evil.example"}) {
    const std::string back = to_path(parse_route(path));
    BOOST_TEST((back.size() > 1 && back[0] == '/' && back[1] != '/' && back[1] != '\\'), back);
  }
}

BOOST_AUTO_TEST_SUITE_END()
