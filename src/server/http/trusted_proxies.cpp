// Lists of addresses and networks; see trusted_proxies.h.
#include "server/http/trusted_proxies.h"

#include <algorithm>
#include <optional>

#include "text/fold.h"

namespace madoguchi::server {
namespace {

namespace ip = boost::asio::ip;

// Nothing for what is no address.
std::optional<ip::address> read_address(std::string_view text) {
  boost::system::error_code error;
  const ip::address address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

template <class Network, class Address>
bool holds(const Network& network, const Address& address) {
  return Network(address, network.prefix_length()).canonical() == network.canonical();
}

}  // namespace

Result<TrustedProxies, std::string> TrustedProxies::parse(std::string_view list) {
  TrustedProxies proxies;
  while (!list.empty()) {
    const auto end = std::min(list.find_first_of(", "), list.size());
    const std::string item(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (item.empty()) continue;
    boost::system::error_code error;
    const bool is_network = item.find('/') != std::string::npos;
    if (const auto address = read_address(item); address && address->is_v4()) {
      proxies.v4_.emplace_back(address->to_v4(), 32);
    } else if (address) {
      proxies.v6_.emplace_back(address->to_v6(), 128);
    } else if (const auto v4 = ip::make_network_v4(item, error); is_network && !error) {
      proxies.v4_.push_back(v4);
    } else if (const auto v6 = ip::make_network_v6(item, error); is_network && !error) {
      proxies.v6_.push_back(v6);
    } else {
      return Failure{"'" + item + "' is neither an IP address nor a network"};
    }
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view text) const {
  const auto address = read_address(text);
  if (!address) return false;
  if (address->is_v4())
    return std::any_of(v4_.begin(), v4_.end(), [&](const auto& network) { return holds(network, address->to_v4()); });
  return std::any_of(v6_.begin(), v6_.end(), [&](const auto& network) { return holds(network, address->to_v6()); });
}

std::string TrustedProxies::client_of(const std::string& peer, std::string_view forwarded) const {
  std::string client = peer;
  while (!forwarded.empty() && contains(client)) {
    const auto comma = forwarded.rfind(',');
    const bool is_first = comma == std::string_view::npos;
    const auto before = read_address(text::trim(is_first ? forwarded : forwarded.substr(comma + 1)));
    if (!before) break;  // a proxy that hides or garbles it: then it is the one that asks
    client = before->to_string();
    forwarded = is_first ? std::string_view() : forwarded.substr(0, comma);
  }
  return client;
}

}  // namespace madoguchi::server
