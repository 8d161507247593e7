// A picture of the window as a PNG file.
#pragma once

#include <string>
#include <vector>

namespace madoguchi::platform::desktop {

// Physical pixels, three bytes each, rows from the bottom up as OpenGL gives them.
struct Image {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;
};

bool write_png(const Image& image, const std::string& path);

}  // namespace madoguchi::platform::desktop
