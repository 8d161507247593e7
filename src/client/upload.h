// One attachment on its way: recognised from slices by the core, sent with tus 1.0.0 in pieces, resumable after a
// broken connection (requirement B3). A state machine over the ports; it draws nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/ports.h"
#include "document/recognition.h"
#include "form/evaluation.h"
#include "portal/wire.h"

namespace madoguchi::client {

enum class UploadState {
  recognising,  // reading the slices that tell what it is
  sending,
  paused,       // broken off: tries again by itself, or when told to
  accepted,     // the server has it and says what it is
  refused,      // not taken: `refusal` says why (by the core here, or by the server)
  interrupted,  // of an earlier visit, half-way: goes on when its file is chosen again
};

struct UploadView {
  int key = 0;  // names the attachment within the form
  std::string name;
  std::uint64_t size_bytes = 0;
  std::uint64_t sent_bytes = 0;
  UploadState state = UploadState::recognising;
  std::optional<form::Issue> refusal;
  std::string kind;       // "pdf", …, once recognised
  std::string upload_id;  // once accepted
  std::string begun_id;   // the server's name for it, once begun there
  std::string fingerprint;
  bool other_file = false;  // interrupted: what was chosen just now is another file
};

class Upload {
 public:
  Upload(Ports& ports, ChosenFile file, int key, std::function<void()> changed);
  // One of a draft: `known` has its name, size, begun_id and fingerprint; `status` is what the server said of it, if it
  // did.
  Upload(Ports& ports, UploadView known, const portal::UploadStatus* status, std::function<void()> changed);
  ~Upload();
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  const UploadView& view() const;
  void resume();                 // when paused: now
  void recheck();                // when accepted: asks the server whether it still has it, and sends it anew if not
  void supply(ChosenFile file);  // when interrupted: the file again, or another one
  void cancel();                 // stops, and terminates the upload on the server; nothing is reported afterwards

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
