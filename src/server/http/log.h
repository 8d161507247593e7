// Structured logs: one line of JSON an event on stderr. Nothing personal goes in: routes stand as patterns, without
// ids, names or queries.
#pragma once

#include <string_view>

#include "form/value.h"

namespace madoguchi::server {

// To be called once, before the first event.
void start_log();

void log_info(std::string_view event, form::Value::Object fields = {});
void log_warning(std::string_view event, form::Value::Object fields = {});
void log_error(std::string_view event, form::Value::Object fields = {});

}  // namespace madoguchi::server
