// The browser scrolls; this remembers its offset for the next frame.
#include "platform/web/scroll.h"

#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_scroll_to, (float y), { Module.host.scroll.to(y); });

MADOGUCHI_EXPORT void madoguchi_scrolled(float y) { madoguchi::platform::web::client().scroll.moved(y); }

namespace madoguchi::platform::web {

void Scroll::to(float y) { host_scroll_to(y); }

}  // namespace madoguchi::platform::web
