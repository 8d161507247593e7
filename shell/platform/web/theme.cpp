// What the person asked of every page: dark colours, more contrast. Partner of web/theme.js.
#include "platform/web/bridge.h"
#include "platform/web/web_client.h"

MADOGUCHI_EXPORT void madoguchi_theme(int dark, int more_contrast) {
  madoguchi::platform::web::Preferences& preferences = madoguchi::platform::web::client().preferences;
  preferences = {.dark = dark != 0, .more_contrast = more_contrast != 0};
}
