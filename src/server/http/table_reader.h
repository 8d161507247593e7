// Attached workbooks as tables: a child of the server's own program reads each (program/read_workbook.h), one at a
// time, so that whatever a workbook does to its reader costs one answer.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <string>

#include "portal/attachment_table.h"
#include "server/http/disk.h"
#include "server/http/upload_files.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

class TableReader {
 public:
  // `program` is this server's own, as a path.
  explicit TableReader(std::string program) : program_(std::move(program)) {}
  void stop() { thread_.stop(); }

  // `kind` is xls or xlsx. Problems: attachment.table_unreadable (422), server.busy (503: too many wait already).
  boost::asio::awaitable<Outcome<portal::AttachmentTable>> read(const UploadFile& file, std::string_view kind);

 private:
  std::string program_;
  std::atomic<int> waiting_ = 0;
  Disk thread_{1};
};

}  // namespace madoguchi::server
