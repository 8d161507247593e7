// A file of an application, as a reviewer looks at it: what is known of it, and where what is shown of it comes from.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/load_state.h"
#include "client/ports.h"
#include "portal/review_messages.h"

namespace madoguchi::client {

class ReviewAttachment {
 public:
  // Asks at once.
  ReviewAttachment(Ports& ports, std::string application_id, std::string id, std::function<void()> changed);
  ~ReviewAttachment();
  ReviewAttachment(const ReviewAttachment&) = delete;
  ReviewAttachment& operator=(const ReviewAttachment&) = delete;

  void load();  // (again)
  LoadState load_state() const;
  const std::optional<portal::Problem>& problem() const;
  const std::string& application_id() const;
  const std::string& id() const;
  bool known() const;  // when ready: the application has such a file

  // When known:
  const portal::ReviewListing& application() const;
  const portal::ReviewAttachment& file() const;
  std::string download_path() const;
  // What a frame is to show of it: its bytes, or its sheets as tables; kind as semantics::Document has it.
  std::string shown_path() const;
  std::string shown_kind() const;

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
