// From Beast's parsed header to the Request that handlers see.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <optional>
#include <string>

#include "server/http/connection.h"
#include "server/http/request.h"

namespace madoguchi::server {

struct ReadRequest {
  Request request;
  std::string_view problem;  // a code of the table, when the header is not to be served
};

ReadRequest read_request(const boost::beast::http::request_parser<boost::beast::http::empty_body>& header,
                         const std::string& peer_address, bool through_tls, const ConnectionLimits& limits);

}  // namespace madoguchi::server
