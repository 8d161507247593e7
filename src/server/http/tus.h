// The tus 1.0.0 protocol (tus.io) over uploads: creation (also with bytes), offset, bytes, termination, checksums,
// expiry. The last PATCH is answered after the core has recognised the content: 204, or a 422 problem with the refusal.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/http/body_reader.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace madoguchi::server {

struct Services;

Response answer_tus_options(const Services& services, const Request& request);
boost::asio::awaitable<Response> create_tus_upload(Services& services, const Request& request, BodyReader& body);
boost::asio::awaitable<Response> answer_tus_offset(Services& services, const Request& request, BodyReader& body);
boost::asio::awaitable<Response> take_tus_bytes(Services& services, const Request& request, BodyReader& body);
boost::asio::awaitable<Response> terminate_tus_upload(Services& services, const Request& request, BodyReader& body);

}  // namespace madoguchi::server
