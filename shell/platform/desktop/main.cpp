// madoguchi-desktop: the client as a native program, for developers.
#include <curl/curl.h>
#include <sodium.h>

#include <cstdio>

#include "platform/desktop/desktop_client.h"
#include "platform/desktop/options.h"

int main(int count, char** arguments) {
  using namespace madoguchi::platform::desktop;
  auto options = parse_options({arguments + 1, static_cast<std::size_t>(count - 1)});
  if (!options) {
    std::fprintf(stderr, "%s\n%s", options.error().c_str(), usage);
    return 2;
  }
  if (options->help) {
    std::fputs(usage, stdout);
    return 0;
  }
  if (sodium_init() < 0 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    std::fputs("libsodium or libcurl cannot be used\n", stderr);
    return 1;
  }
  const int status = DesktopClient(std::move(options).value()).run();
  curl_global_cleanup();
  return status;
}
