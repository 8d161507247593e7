// Structured logs with spdlog; see log.h.
#include "server/http/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace madoguchi::server {
namespace {

void write_event(spdlog::level::level_enum level, std::string_view event, form::Value::Object fields) {
  // What spdlog's pattern leaves open: the rest of the object, made by the JSON writer.
  form::Value::Object all{{"event", event}};
  for (auto& field : fields) all.push_back(std::move(field));
  const std::string json = form::to_json(form::Value(std::move(all)));
  spdlog::log(level, "{}", std::string_view(json).substr(1));
}

}  // namespace

void start_log() {
  auto logger = spdlog::stderr_logger_mt("madoguchi");
  logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v)", spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(std::move(logger));
}

void log_info(std::string_view event, form::Value::Object fields) {
  write_event(spdlog::level::info, event, std::move(fields));
}
void log_warning(std::string_view event, form::Value::Object fields) {
  write_event(spdlog::level::warn, event, std::move(fields));
}
void log_error(std::string_view event, form::Value::Object fields) {
  write_event(spdlog::level::err, event, std::move(fields));
}

}  // namespace madoguchi::server
