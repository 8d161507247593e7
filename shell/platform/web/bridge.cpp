// Memory for what JavaScript hands over. The module and its memory are attached once; the memory is asked for anew at
// each access on the other side, because it moves when it grows.
#include "platform/web/bridge.h"

#include <cstdlib>

EM_JS(void, host_attach, (), {
  Module.host.attach(
      Module, function() { return HEAPU8; });
});

MADOGUCHI_EXPORT void* madoguchi_allocate(std::size_t size_bytes) { return std::malloc(size_bytes); }

MADOGUCHI_EXPORT void madoguchi_release(void* memory) { std::free(memory); }

namespace madoguchi::platform::web {

void attach_bridge() { host_attach(); }

std::optional<std::string> take_text(char* text) {
  if (text == nullptr) return std::nullopt;
  std::string taken(text);
  std::free(text);
  return taken;
}

}  // namespace madoguchi::platform::web
