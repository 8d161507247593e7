// What a change says of what it changes (RFC 9110 section 13.1), so that of two changes at once exactly one wins.
#pragma once

#include <cstdint>

namespace madoguchi::server {

struct Precondition {
  enum class Kind {
    none,     // nothing was said
    first,    // If-None-Match: *: there is none yet
    version,  // If-Match: it is this version
  } kind = Kind::none;
  std::int64_t version = 0;  // 0: a tag that nothing has
};

}  // namespace madoguchi::server
