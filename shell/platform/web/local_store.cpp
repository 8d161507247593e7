// client::LocalStore over the browser's localStorage.
#include <algorithm>

#include "platform/web/bridge.h"
#include "platform/web/services.h"

EM_JS(char*, host_store_get, (const char* key, std::size_t length), {
  const {bridge, store} = Module.host;
  const value = store.get(bridge.text(key, length));
  return typeof value == 'string' ? bridge.give(value) : 0;
});
EM_JS(int, host_store_set, (const char* key, std::size_t key_length, const char* value, std::size_t value_length), {
  const {bridge, store} = Module.host;
  return Number(store.set(bridge.text(key, key_length), bridge.text(value, value_length)));
});
EM_JS(char*, host_store_keys, (const char* beginning, std::size_t length), {
  const {bridge, store} = Module.host;
  return bridge.give(store.keys(bridge.text(beginning, length)).join('\n'));
});
EM_JS(void, host_store_remove, (const char* key, std::size_t length),
      { Module.host.store.remove(Module.host.bridge.text(key, length)); });

namespace madoguchi::platform::web {

std::optional<std::string> LocalStore::get(std::string_view key) {
  return take_text(host_store_get(key.data(), key.size()));
}

bool LocalStore::set(std::string_view key, std::string_view value) {
  return host_store_set(key.data(), key.size(), value.data(), value.size()) != 0;
}

std::vector<std::string> LocalStore::keys(std::string_view beginning) {
  std::vector<std::string> found;
  const std::string joined = take_text(host_store_keys(beginning.data(), beginning.size())).value_or("");
  for (std::size_t begin = 0; begin < joined.size();) {
    const std::size_t end = std::min(joined.find('\n', begin), joined.size());
    found.push_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return found;
}

void LocalStore::remove(std::string_view key) { host_store_remove(key.data(), key.size()); }

}  // namespace madoguchi::platform::web
