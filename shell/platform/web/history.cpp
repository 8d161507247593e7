// Hands addresses to the browser and its back and forward buttons to the application.
#include "platform/web/history.h"

#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

EM_JS(void, host_history_push, (const char* path, std::size_t length),
      { Module.host.history.push(Module.host.bridge.text(path, length)); });
EM_JS(void, host_history_replace, (const char* path, std::size_t length),
      { Module.host.history.replace(Module.host.bridge.text(path, length)); });
EM_JS(void, host_history_open, (const char* url, std::size_t length),
      { Module.host.history.open(Module.host.bridge.text(url, length)); });
EM_JS(void, host_history_guard, (int on), { Module.host.history.guard(Boolean(on)); });

using madoguchi::platform::web::client;

MADOGUCHI_EXPORT void madoguchi_history_moved(const char* path, std::size_t length) {
  if (client().started) client().application->history_moved({path, length});
}

namespace madoguchi::platform::web {

void History::push(std::string_view path) { host_history_push(path.data(), path.size()); }

void History::replace(std::string_view path) { host_history_replace(path.data(), path.size()); }

void History::open(std::string_view url) { host_history_open(url.data(), url.size()); }

void History::guard(bool unsent_input) {
  if (guarded_ == unsent_input) return;
  guarded_ = unsent_input;
  host_history_guard(unsent_input ? 1 : 0);
}

}  // namespace madoguchi::platform::web
