// Taking an upload's bytes from a request's body onto the disk: in pieces, with reading and writing overlapped, memory
// flat. Bytes count only after they are synced; what arrived before a connection broke is kept, unless a checksum was
// promised for it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>

#include "server/http/body_reader.h"
#include "server/http/response.h"
#include "server/http/tus_headers.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server {

struct Services;

// The caller holds the upload's lock, and `record` was read under it. Gives the upload's new offset, or what stands
// against the request. After the last byte the content was recognised: a refusal is a problem with the refusal's code
// (document.*).
boost::asio::awaitable<Outcome<std::uint64_t>> receive_bytes(Services& services, BodyReader& body,
                                                             const UploadRecord& record,
                                                             std::optional<Checksum> checksum);

// What stands at the end of an upload whose bytes are all there: the core looks at them, the store remembers. Nothing:
// it was accepted; otherwise the refusal, and the bytes are gone.
boost::asio::awaitable<std::optional<portal::Problem>> recognise_upload(Services& services, const UploadRecord& record);

}  // namespace madoguchi::server
