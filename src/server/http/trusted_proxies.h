// Whose word is taken on where a request comes from: the reverse proxies in front of this server. What others say in
// X-Forwarded-For and X-Forwarded-Proto is not looked at.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace madoguchi::server {

class TrustedProxies {
 public:
  TrustedProxies() = default;  // nobody
  // Addresses and networks (10.0.0.0/8, fd00::/8), separated by commas or spaces. The error is a sentence.
  static Result<TrustedProxies, std::string> parse(std::string_view list);

  // `address` as text; an IPv4 address may stand in its IPv6 form.
  bool contains(std::string_view address) const;

  // The client behind the peer: the first one from the end of the chain that is no proxy of ours. `forwarded` is
  // X-Forwarded-For, each proxy adds what it saw at its end.
  std::string client_of(const std::string& peer, std::string_view forwarded) const;

 private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

}  // namespace madoguchi::server
