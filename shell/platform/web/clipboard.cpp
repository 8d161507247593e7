// Copies text out. Partner of web/clipboard.js.
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_clipboard_set, (const char* text, std::size_t length),
      { Module.host.clipboard.set(Module.host.bridge.text(text, length)); });

namespace madoguchi::platform::web {

void WebClient::set_clipboard(std::string_view text) { host_clipboard_set(text.data(), text.size()); }

}  // namespace madoguchi::platform::web
