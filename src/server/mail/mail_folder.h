// Mails as files of a folder, ID.eml: how a portal is tried out without an SMTP server. Whoever runs it opens them with
// any mail program. A mail that is written again replaces itself.
#pragma once

#include <filesystem>

#include "server/mail/carrier.h"

namespace madoguchi::server {

class MailFolder final : public MailCarrier {
 public:
  explicit MailFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Delivery deliver(const std::string& id, const ComposedMail& mail) override;
  void stop() override {}

 private:
  std::filesystem::path folder_;
};

}  // namespace madoguchi::server
