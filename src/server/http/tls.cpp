// Setting OpenSSL up; see tls.h.
#include "server/http/tls.h"

#include <openssl/ssl.h>
#include <sys/stat.h>

#include <string_view>

namespace madoguchi::server {
namespace {

namespace ssl = boost::asio::ssl;
using Outcome = Result<std::shared_ptr<ssl::context>, std::string>;

// Of TLS 1.2: forward secrecy and authenticated encryption only. Those of TLS 1.3 are so by themselves.
constexpr const char* ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr std::string_view http_1_1("\x08http/1.1", 9);

// Whoever names protocols must name HTTP/1.1 (RFC 7301 section 3.2).
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
  unsigned char* found = nullptr;
  const int result = SSL_select_next_proto(&found, chosen_size, reinterpret_cast<const unsigned char*>(http_1_1.data()),
                                           static_cast<unsigned int>(http_1_1.size()), offered, offered_size);
  *chosen = found;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

Outcome make_context(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  struct stat status {};
  if (::stat(key.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0)
    return Failure{"the key file " + key.string() + " can be read by everybody; take their rights away (chmod o=)"};

  boost::system::error_code error;
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  context->use_certificate_chain_file(certificate.string(), error);
  if (error) return Failure{"cannot read the certificate " + certificate.string() + ": " + error.message()};
  context->use_private_key_file(key.string(), ssl::context::pem, error);
  if (error)
    return Failure{"cannot read the key " + key.string() + ", or it is not the certificate's: " + error.message()};

  SSL_CTX* const native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  if (SSL_CTX_set_cipher_list(native, ciphers) != 1) return Failure{std::string("OpenSSL knows none of the ciphers")};
  return context;
}

}  // namespace

Result<std::unique_ptr<TlsIdentity>, std::string> TlsIdentity::load(std::filesystem::path certificate,
                                                                    std::filesystem::path key) {
  std::unique_ptr<TlsIdentity> identity(new TlsIdentity(std::move(certificate), std::move(key)));
  if (const auto fault = identity->reload()) return Failure{*fault};
  return identity;
}

std::optional<std::string> TlsIdentity::reload() {
  auto made = make_context(certificate_, key_);
  if (!made) return made.error();
  const std::lock_guard lock(mutex_);
  context_ = std::move(made.value());
  return std::nullopt;
}

std::shared_ptr<ssl::context> TlsIdentity::current() const {
  const std::lock_guard lock(mutex_);
  return context_;
}

}  // namespace madoguchi::server
