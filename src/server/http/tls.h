// TLS of the server itself: certificate and key from files, TLS 1.2 and 1.3, HTTP/1.1. The files can be read again
// while the server runs; connections that are open keep what they have.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "text/result.h"

namespace madoguchi::server {

class TlsIdentity {
 public:
  // The error is a sentence for whoever runs the server.
  static Result<std::unique_ptr<TlsIdentity>, std::string> load(std::filesystem::path certificate,
                                                                std::filesystem::path key);

  // Reads the files again; what is wrong with them, in which case nothing has changed.
  std::optional<std::string> reload();

  std::shared_ptr<boost::asio::ssl::context> current() const;

 private:
  TlsIdentity(std::filesystem::path certificate, std::filesystem::path key)
      : certificate_(std::move(certificate)), key_(std::move(key)) {}

  std::filesystem::path certificate_;
  std::filesystem::path key_;
  mutable std::mutex mutex_;
  std::shared_ptr<boost::asio::ssl::context> context_;
};

}  // namespace madoguchi::server
