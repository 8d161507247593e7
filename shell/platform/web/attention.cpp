// Passes on that the page goes out of sight or is in sight again. Partner of web/attention.js.
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

using madoguchi::platform::web::client;

MADOGUCHI_EXPORT void madoguchi_put_away() {
  if (client().started) client().application->put_away();
}

MADOGUCHI_EXPORT void madoguchi_looked_at() {
  if (client().started) client().application->look_again();
}
