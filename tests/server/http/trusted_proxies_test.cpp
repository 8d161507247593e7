// Who may say where a request comes from.
#include "server/http/trusted_proxies.h"

#include <boost/test/unit_test.hpp>

using namespace madoguchi::server;

namespace {

TrustedProxies proxies() { return TrustedProxies::parse("127.0.0.1, 10.1.0.0/16 ::1,fd00::/8").value(); }

}  // namespace

BOOST_AUTO_TEST_CASE(nobody_is_trusted_unless_named) {
  BOOST_TEST(!TrustedProxies().contains("127.0.0.1"));
  BOOST_TEST(TrustedProxies().client_of("192.0.2.1", "198.51.100.7") == "192.0.2.1");
}

BOOST_AUTO_TEST_CASE(addresses_and_networks_are_known) {
  for (const char* address : {"127.0.0.1", "10.1.0.1", "10.1.255.255", "::1", "fd12::3", "::ffff:10.1.2.3"})
    BOOST_TEST(proxies().contains(address), address);
  for (const char* address :
       {"127.0.0.2", "10.2.0.1", "::2", "fe80::1", "", "localhost", "10.1.0.1.evil", "::ffff:10.2.0.1"})
    BOOST_TEST(!proxies().contains(address), address);
}

BOOST_AUTO_TEST_CASE(a_list_that_makes_no_sense_is_refused) {
  for (const char* list : {"localhost", "10.0.0.0/33", "10.0.0.1;10.0.0.2", "10.0.0", "/8", "fd00::/129"})
    BOOST_TEST(!TrustedProxies::parse(list).ok(), list);
  BOOST_TEST(TrustedProxies::parse("").ok());
}

BOOST_AUTO_TEST_CASE(the_client_is_the_last_one_that_is_no_proxy_of_ours) {
  const TrustedProxies known = proxies();
  BOOST_TEST(known.client_of("127.0.0.1", "198.51.100.7") == "198.51.100.7");
  BOOST_TEST(known.client_of("127.0.0.1", "198.51.100.7, 10.1.0.9") == "198.51.100.7");
  BOOST_TEST(known.client_of("127.0.0.1", "203.0.113.1, 198.51.100.7,10.1.0.9") == "198.51.100.7");
  BOOST_TEST(known.client_of("127.0.0.1", "2001:db8::7") == "2001:db8::7");
}

BOOST_AUTO_TEST_CASE(what_a_client_says_of_itself_counts_for_nothing) {
  const TrustedProxies known = proxies();
  BOOST_TEST(known.client_of("192.0.2.1", "198.51.100.7") == "192.0.2.1");
  BOOST_TEST(known.client_of("127.0.0.1", "127.0.0.1, 192.0.2.1") == "192.0.2.1");
  BOOST_TEST(known.client_of("127.0.0.1", "198.51.100.7, unknown") == "127.0.0.1");
  BOOST_TEST(known.client_of("127.0.0.1", "") == "127.0.0.1");
  BOOST_TEST(known.client_of("127.0.0.1", ",,,") == "127.0.0.1");
}
