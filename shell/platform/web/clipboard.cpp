// What leaves the page by the person's wish: copied text (partner of web/clipboard.js), the page on paper.
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_clipboard_set, (const char* text, std::size_t length),
      { Module.host.clipboard.set(Module.host.bridge.text(text, length)); });

EM_JS(void, host_print, (), { window.print(); });

namespace madoguchi::platform::web {

void WebClient::set_clipboard(std::string_view text) { host_clipboard_set(text.data(), text.size()); }

void WebClient::print() { host_print(); }

}  // namespace madoguchi::platform::web
