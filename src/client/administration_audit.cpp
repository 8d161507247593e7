// See administration_audit.h.
#include "client/administration_audit.h"

#include <utility>

#include "client/api.h"
#include "client/query_text.h"
#include "text/date.h"
#include "text/fold.h"

namespace madoguchi::client {
namespace {

// A typed day as ISO 8601; empty where none was typed. `wrong`: it is none.
std::string day_of(std::string_view typed, bool& wrong) {
  typed = text::trim(typed);
  const auto date = text::parse_typed_date(typed);
  wrong = !typed.empty() && !date;
  return date ? text::to_iso(*date) : std::string();
}

}  // namespace

AuditSearch::AuditSearch(Ports& ports, std::function<void()> changed)
    : calls_(ports, administration_path, std::move(changed)) {}

void AuditSearch::set_filter(AuditFilter filter) {
  view_.filter = std::move(filter);
  calls_.tell();
}

void AuditSearch::search() {
  const std::string from = day_of(view_.filter.from, view_.from_wrong);
  const std::string to = day_of(view_.filter.to, view_.to_wrong);
  if (!view_.from_wrong && !view_.to_wrong) {
    query_.clear();
    add_pair(query_, "actor", text::trim(view_.filter.actor));
    add_pair(query_, "subject", text::trim(view_.filter.subject));
    add_pair(query_, "from", from);
    add_pair(query_, "to", to);
    view_.load = LoadState::loading;
    view_.entries.clear();
    view_.more = view_.loading_more = false;
    ask(std::nullopt);
  }
  calls_.tell();
}

void AuditSearch::load_more() {
  if (!view_.more || view_.loading_more) return;
  view_.loading_more = true;
  ask(next_);
  calls_.tell();
}

void AuditSearch::ask(std::optional<std::int64_t> before) {
  calls_.cancel(loading_);
  view_.problem.reset();
  std::string query = query_;
  if (before) query += (query.empty() ? "before=" : "&before=") + std::to_string(*before);
  loading_ =
      calls_.get(query.empty() ? "/audit" : "/audit?" + query, [this](const Response& response) { on_page(response); });
}

void AuditSearch::on_page(const Response& response) {
  const bool first = !std::exchange(view_.loading_more, false);
  auto page = portal::read_audit_page(response.body);
  if (!api::succeeded(response) || !page) {
    view_.problem = api::problem_of(response);
    if (first) view_.load = LoadState::failed;
    return;
  }
  view_.load = LoadState::ready;
  for (portal::AuditEntry& entry : page->entries) view_.entries.push_back(std::move(entry));
  next_ = page->next;
  view_.more = next_.has_value();
}

}  // namespace madoguchi::client
