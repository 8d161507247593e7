// What the person asked of every page: dark colours, little motion. Partner of web/theme.js.
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

MADOGUCHI_EXPORT void madoguchi_theme(int dark, int reduced_motion) {
  madoguchi::platform::web::Preferences& preferences = madoguchi::platform::web::client().preferences;
  preferences = {.dark = dark != 0, .reduced_motion = reduced_motion != 0};
}
