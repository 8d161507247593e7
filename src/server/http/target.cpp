// Taking a request's target apart with Boost.URL; see target.h.
#include "server/http/target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace madoguchi::server {

std::optional<Target> parse_target(std::string_view text) {
  const auto parsed = boost::urls::parse_origin_form(boost::core::string_view(text.data(), text.size()));
  if (!parsed) return std::nullopt;
  Target target;
  for (const auto& segment : parsed->segments()) {
    if (segment == "." || segment == ".." || segment.find('\0') != std::string::npos) return std::nullopt;
    target.path += "/" + segment;
    target.segments.push_back(segment);
  }
  if (target.path.empty()) target.path = "/";
  constexpr std::size_t max_parameters = 20;
  for (const auto& parameter : parsed->params()) {
    if (target.query.size() == max_parameters) break;
    target.query.emplace_back(parameter.key, parameter.value);
  }
  return target;
}

}  // namespace madoguchi::server
