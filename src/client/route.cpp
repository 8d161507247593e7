// Paths to screens and back. What is typed into the address bar is hostile until it has passed here: names are letters,
// digits, '-' and '_' only, and the way on after a log-in can only be a screen of this site (no open redirect).
#include "client/route.h"

#include <array>
#include <vector>

#include "client/query_text.h"
#include "client/review_query.h"
#include "client/site_search.h"
#include "portal/administration_messages.h"
#include "text/percent.h"

namespace madoguchi::client {
namespace {

constexpr std::size_t max_name_length = 64;
constexpr std::size_t max_token_length = 100;

bool is_name(std::string_view text, std::size_t most = max_name_length) {
  if (text.empty() || text.size() > most) return false;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) return false;
  }
  return true;
}

// What a mailed link carries: base64url, far below this length.
bool is_token(std::string_view text) { return is_name(text, max_token_length); }

std::string_view until(std::string_view text, std::string_view stops) {
  return text.substr(0, text.find_first_of(stops));
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    const std::string_view segment = until(path, "/");
    if (!segment.empty() || segment.size() != path.size())
      segments.push_back(segment);  // a '/' at the end adds nothing
    path.remove_prefix(segment.size());
  }
  return segments;
}

// A path that no screen has, kept for the address bar; never "//host", which a browser takes for another site.
Route unknown(std::string_view path) {
  const std::size_t first = path.find_first_not_of("/\\");
  return {Screen::not_found, "/" + std::string(first == std::string_view::npos ? "" : path.substr(first)), ""};
}

// The screens of accounts: each has one path.
constexpr std::array fixed_screens = {
    Screen::registration,   Screen::registration_sent,  Screen::registration_confirm,
    Screen::password_reset, Screen::password_reset_new, Screen::invitation,
    Screen::settings,       Screen::email_confirm,      Screen::issued_accounts,
    Screen::account_status,
};

bool is_section(std::string_view name) {
  return name == "notices" || name == "facilities" || name == "staff" || name == "mails" || name == "audit";
}

// Below /review/applications.
Route parse_review(std::string_view path, const std::vector<std::string_view>& parts) {
  if (parts.size() < 3 || parts[1] != "applications" || !is_name(parts[2])) return unknown(path);
  const std::string id(parts[2]);
  if (parts.size() == 3) return {Screen::review_application, id, ""};
  if (parts.size() != 5 || parts[3] != "attachments" || !is_name(parts[4])) return unknown(path);
  return {.screen = Screen::review_attachment, .argument = id, .next = {}, .part = std::string(parts[4])};
}

Route parse_path(std::string_view path) {
  if (path.empty() || path == "/") return {};
  if (path.front() != '/') return unknown(path);
  const std::vector<std::string_view> parts = segments_of(path);
  if (parts.size() == 1 && parts[0] == "login") return {Screen::login, "", ""};
  if (parts.size() == 1 && parts[0] == "applications") return {Screen::applications, "", ""};
  if (parts.size() == 1 && parts[0] == "notices") return {Screen::notices, "", ""};
  if (parts.size() == 1 && parts[0] == "search") return {Screen::search, "", ""};
  if (parts.size() == 1 && parts[0] == "articles") return {Screen::articles, "", ""};
  if (parts.size() == 1 && parts[0] == "my-list") return {Screen::my_list, "", ""};
  if (parts.size() == 3 && parts[0] == "my-list" && parts[1] == "applications" && is_name(parts[2]))
    return {Screen::sent, std::string(parts[2]), ""};
  if (parts.size() == 4 && parts[0] == "my-list" && parts[1] == "applications" && is_name(parts[2])) {
    if (parts[3] == "correction") return {Screen::correction, std::string(parts[2]), ""};
    if (parts[3] == "corrected") return {Screen::corrected, std::string(parts[2]), ""};
  }
  const std::string_view whole = path.back() == '/' ? path.substr(0, path.size() - 1) : path;
  for (const Screen screen : fixed_screens)
    if (to_path({screen, "", ""}) == whole) return {screen, "", ""};
  if (parts.size() == 1 && parts[0] == "review") return {Screen::review, "", ""};
  if (parts[0] == "review") return parse_review(path, parts);
  if (parts.size() == 1 && parts[0] == "administration") return {Screen::administration, "", ""};
  if (parts.size() < 2 || !is_name(parts[1])) return unknown(path);
  const std::string name(parts[1]);
  if (parts.size() == 2 && parts[0] == "applications") return {Screen::article, name, ""};
  if (parts.size() == 2 && (parts[0] == "articles" || parts[0] == "documents")) return {Screen::content, name, ""};
  if (parts.size() == 2 && parts[0] == "notices") return {Screen::notice, name, ""};
  if (parts.size() == 2 && parts[0] == "coming") return {Screen::coming, name, ""};
  if (parts[0] == "administration") {
    if (parts.size() == 2 && is_section(name)) return {Screen::administration, name, ""};
    const bool notice = parts.size() == 3 && name == "notices" && is_name(parts[2]);
    return notice ? Route{Screen::administration_notice, std::string(parts[2]), ""} : unknown(path);
  }
  if (parts.size() == 3 && parts[0] == "applications" && parts[2] == "form") return {Screen::form, name, ""};
  if (parts.size() == 3 && parts[0] == "applications" && parts[2] == "receipt") return {Screen::receipt, name, ""};
  return unknown(path);
}

// A path with what of its query belongs to its screen.
Route parse_screen(std::string_view path_and_query) {
  const std::string_view path = until(path_and_query, "?");
  Route route = parse_path(path);
  if (route.screen == Screen::review && path.size() < path_and_query.size())
    route.query = to_address(parse_review_query(path_and_query.substr(path.size() + 1)));
  if (route.screen == Screen::search && path.size() < path_and_query.size())
    route.query = site_search_query(site_search_of(path_and_query.substr(path.size() + 1)));
  if (route.screen == Screen::notices && path.size() < path_and_query.size()) {
    const std::string_view category = query_value(path_and_query.substr(path.size() + 1), "category");
    if (portal::notice_category_from_name(category)) route.query = "category=" + std::string(category);
  }
  return route;
}

// Where to go after a log-in: the path of a screen of this site in its own spelling, or nothing.
std::string safe_next(std::string_view wanted) {
  const Route route = parse_screen(until(wanted, "#"));
  if (route.screen == Screen::not_found || route.screen == Screen::login || route.screen == Screen::top) return {};
  if (route.screen == Screen::registration || route.screen == Screen::registration_sent) return {};
  return to_path(route);
}

}  // namespace

bool opened_by_link(Screen screen) {
  return screen == Screen::registration_confirm || screen == Screen::password_reset_new ||
         screen == Screen::invitation || screen == Screen::email_confirm;
}

bool has_anchors(Screen screen) { return screen == Screen::articles || screen == Screen::content; }

Route parse_route(std::string_view path_and_query) {
  const std::string_view without_fragment = until(path_and_query, "#");
  const std::string_view path = until(without_fragment, "?");
  Route route = parse_screen(without_fragment);
  if (without_fragment.size() < path_and_query.size()) {
    const std::string_view fragment = path_and_query.substr(without_fragment.size() + 1);
    if (opened_by_link(route.screen) && is_token(fragment)) route.token = fragment;
    if (has_anchors(route.screen) && is_name(fragment)) route.anchor = fragment;
  }
  if (route.screen != Screen::login || path.size() == without_fragment.size()) return route;
  route.next = safe_next(text::percent_decode(query_value(without_fragment.substr(path.size() + 1), "next")));
  return route;
}

std::string to_path(const Route& route) {
  const std::string anchor = route.anchor.empty() ? std::string() : "#" + route.anchor;
  switch (route.screen) {
    case Screen::top:
      return "/";
    case Screen::login:
      return route.next.empty() ? "/login" : "/login?next=" + text::percent_encode(route.next, "/");
    case Screen::registration:
      return "/registration";
    case Screen::registration_sent:
      return "/registration/sent";
    case Screen::registration_confirm:
      return "/registration/confirm";
    case Screen::password_reset:
      return "/password-reset";
    case Screen::password_reset_new:
      return "/password-reset/new";
    case Screen::invitation:
      return "/invitation";
    case Screen::settings:
      return "/settings";
    case Screen::email_confirm:
      return "/settings/email/confirm";
    case Screen::applications:
      return "/applications";
    case Screen::article:
      return "/applications/" + route.argument;
    case Screen::form:
      return "/applications/" + route.argument + "/form";
    case Screen::receipt:
      return "/applications/" + route.argument + "/receipt";
    case Screen::my_list:
      return "/my-list";
    case Screen::sent:
      return "/my-list/applications/" + route.argument;
    case Screen::correction:
      return "/my-list/applications/" + route.argument + "/correction";
    case Screen::corrected:
      return "/my-list/applications/" + route.argument + "/corrected";
    case Screen::account_status:
      return "/account-status";
    case Screen::issued_accounts:
      return "/accounts";
    case Screen::articles:
      return "/articles" + anchor;
    case Screen::content:
      return "/articles/" + route.argument + anchor;
    case Screen::notices:
      return route.query.empty() ? "/notices" : "/notices?" + route.query;
    case Screen::notice:
      return "/notices/" + route.argument;
    case Screen::search:
      return route.query.empty() ? "/search" : "/search?" + route.query;
    case Screen::coming:
      return "/coming/" + route.argument;
    case Screen::review:
      return route.query.empty() ? "/review" : "/review?" + route.query;
    case Screen::review_application:
      return "/review/applications/" + route.argument;
    case Screen::review_attachment:
      return "/review/applications/" + route.argument + "/attachments/" + route.part;
    case Screen::administration:
      return route.argument.empty() ? "/administration" : "/administration/" + route.argument;
    case Screen::administration_notice:
      return "/administration/notices/" + route.argument;
    case Screen::not_found:
      return route.argument.empty() ? "/" : route.argument;
  }
  return "/";
}

}  // namespace madoguchi::client
