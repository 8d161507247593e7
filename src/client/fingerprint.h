// What a file is known by when it is chosen again after a reload: a digest of its first and its last bytes. With its
// name and size that is enough to go on with an upload that broke off; the bytes between are not read.
#pragma once

#include <functional>
#include <string>

#include "client/ports.h"

namespace madoguchi::client {

// `done` gets lower-case hex; empty when the file cannot be read. It may be called at once.
void take_fingerprint(FilePicker& files, Digest& digest, const ChosenFile& file, std::function<void(std::string)> done);

}  // namespace madoguchi::client
