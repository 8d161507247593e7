// QR codes (ISO/IEC 18004), as a client draws them. The symbol is libqrencode's.
#pragma once

#include <string>
#include <vector>

namespace madoguchi::server {

// The symbol of `text` without its quiet zone, row by row: '1' a dark module, '0' a light one. A damaged eighth of it
// can still be read (level M). Throws std::length_error for what no symbol holds (some 2,300 bytes).
std::vector<std::string> qr_code(const std::string& text);

}  // namespace madoguchi::server
