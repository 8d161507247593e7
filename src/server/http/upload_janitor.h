// Takes away what nobody will ask for again: expired uploads, now and then, and at the start files that no upload owns.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>

#include "server/http/upload_files.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

struct Services;

// Forgets expired uploads and removes their files. How many there were.
int remove_expired_uploads(Context& context, const UploadFiles& files);

// Removes files whose upload the store does not know, or has refused: a stop between two steps leaves such. How many
// there were.
int remove_ownerless_files(Context& context, const UploadFiles& files);

// Runs remove_expired_uploads every ten minutes until the timer is cancelled.
boost::asio::awaitable<void> keep_uploads_tidy(Services& services, boost::asio::steady_timer& timer);

}  // namespace madoguchi::server
