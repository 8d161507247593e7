// client::Digest over Web Crypto.
#include "platform/web/bridge.h"
#include "platform/web/services.h"
#include "platform/web/web_client.h"

EM_JS(void, host_digest_sha256, (unsigned id, const char* bytes, std::size_t length),
      { Module.host.digest.sha256(id, Module.host.bridge.bytes(bytes, length)); });

MADOGUCHI_EXPORT void madoguchi_digest_done(unsigned id, const char* hex, std::size_t length) {
  madoguchi::platform::web::client().digest.answered(id, std::string(hex, length));
}

namespace madoguchi::platform::web {

void Digest::sha256(std::string bytes, std::function<void(std::string)> done) {
  running_.emplace(++last_id_, std::move(done));
  host_digest_sha256(last_id_, bytes.data(), bytes.size());
}

void Digest::answered(unsigned id, std::string hex) {
  const auto found = running_.find(id);
  if (found == running_.end()) return;
  const auto done = std::move(found->second);
  running_.erase(found);
  done(std::move(hex));
}

}  // namespace madoguchi::platform::web
