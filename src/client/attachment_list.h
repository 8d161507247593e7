// The attachments of one field: files added, on their way, taken or refused, and what the form's rules see of them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "client/ports.h"
#include "client/upload.h"
#include "form/value.h"

namespace madoguchi::client {

class AttachmentList {
 public:
  // Begins an upload; `changed` is called on each change of it, perhaps at once.
  void add(Ports& ports, ChosenFile file, int key, std::function<void()> changed);
  // As a draft has them: what stands here and is not in `files` goes, what is in it and does not stand here comes.
  // Files that the server does not know yet stay. `key`: gives the next free one.
  void take(Ports& ports, const form::Value* files, const std::vector<portal::UploadStatus>& statuses,
            const std::function<int()>& key, const std::function<void()>& changed);
  bool supply(int key, ChosenFile file);                     // an interrupted one's file again; false: there is none
  std::optional<int> awaited(const ChosenFile& file) const;  // the interrupted one that this may be the file of
  bool remove(int key);  // stops it and takes it off the server; false: there is none
  bool resume(int key);
  void resume_all();
  void recheck_all();                 // accepted ones: does the server still have them?
  void clear() { uploads_.clear(); }  // the server keeps what it has

  bool empty() const { return uploads_.empty(); }
  int count() const;         // without refused ones
  bool pending() const;      // one is still on its way
  bool interrupted() const;  // one waits for its file
  std::vector<UploadView> views() const;
  form::Value answer() const;  // [{name, sizeBytes, kind, uploadId}] of accepted ones
  form::Value draft() const;   // of all that are not refused, however far they are

 private:
  Upload* find(int key);
  std::vector<std::unique_ptr<Upload>> uploads_;
};

}  // namespace madoguchi::client
