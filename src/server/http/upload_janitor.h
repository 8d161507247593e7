// Takes away what nobody will ask for again: expired uploads, evidence whose time has come, and at the start files
// that no upload owns.
#pragma once

#include <cstddef>

#include "server/http/upload_files.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// Forgets expired uploads and removes their files. How many there were.
int remove_expired_uploads(Context& context, const UploadFiles& files);

// Deletes the bytes of evidence that need not be kept any longer. How many files.
int remove_old_evidence(Context& context, const UploadFiles& files);

// Takes what is personal, and their files, out of applications that need not be kept any longer. How many.
int anonymise_old_applications(Context& context, const UploadFiles& files);

// Removes files whose upload the store does not know, or has refused: a stop between two steps leaves such. How many
// there were.
int remove_ownerless_files(Context& context, const UploadFiles& files);

}  // namespace madoguchi::server
