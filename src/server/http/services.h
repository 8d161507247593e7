// What every handler may use besides its worker's Context: set up once at the start, shared by all connections.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "server/http/disk.h"
#include "server/http/site.h"
#include "server/http/table_reader.h"
#include "server/http/upload_files.h"
#include "server/http/upload_locks.h"
#include "server/http/workers.h"

namespace madoguchi::server {

struct Services {
  Workers& workers;
  Disk& disk;
  const UploadFiles& upload_files;
  UploadLocks& upload_locks;
  TableReader& tables;
  const FormCatalogue& forms;
  const Site* site = nullptr;  // none: the API alone
  std::string openapi;         // the document as it is served
  std::atomic<bool> stopping = false;
};

}  // namespace madoguchi::server
