// How far something is that a screen needs from the server.
#pragma once

namespace madoguchi::client {

enum class LoadState { loading, failed, ready };

}  // namespace madoguchi::client
