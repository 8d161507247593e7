// Handing mails to an SMTP server, by libcurl: STARTTLS or TLS with the server's certificate checked, authentication.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "server/mail/carrier.h"

namespace madoguchi::server {

enum class SmtpTls {
  required,       // smtps://, or STARTTLS before anything else is said
  opportunistic,  // STARTTLS where it is offered; checked all the same
  none,
};

struct SmtpOptions {
  std::string url;  // smtp://host:port or smtps://host:port; empty: there is no SMTP server
  std::string user;
  std::string password;
  SmtpTls tls = SmtpTls::required;
  std::filesystem::path ca_file;      // empty: the system's authorities
  std::chrono::seconds patience{60};  // how long the server may keep us waiting for an answer
};

class Smtp final : public MailCarrier {
 public:
  explicit Smtp(SmtpOptions options);
  ~Smtp() override;

  // A 5xx in answer to RCPT or to the message is a refusal; to what comes before (greeting, log-in, MAIL) it is a
  // matter of how the two servers are set up, which somebody may mend.
  Delivery deliver(const std::string& id, const ComposedMail& mail) override;
  void stop() override { stopping_ = true; }

 private:
  struct Library;

  SmtpOptions options_;
  std::unique_ptr<Library> library_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace madoguchi::server
