// libpng's simplified interface does the work; a negative row stride turns the picture upright.
#include "platform/desktop/screenshot.h"

#include <png.h>

#include <cstring>

namespace madoguchi::platform::desktop {

bool write_png(const Image& image, const std::string& path) {
  png_image png;
  std::memset(&png, 0, sizeof png);
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width);
  png.height = static_cast<png_uint_32>(image.height);
  png.format = PNG_FORMAT_RGB;
  return png_image_write_to_file(&png, path.c_str(), 0, image.rgb.data(), -image.width * 3, nullptr) != 0;
}

}  // namespace madoguchi::platform::desktop
