// client::Random over Web Crypto.
#include "platform/web/bridge.h"
#include "platform/web/services.h"

EM_JS(char*, host_random_uuid, (), { return Module.host.bridge.give(Module.host.random.uuid()); });

namespace madoguchi::platform::web {

std::string Random::uuid() { return take_text(host_random_uuid()).value_or(std::string()); }

}  // namespace madoguchi::platform::web
