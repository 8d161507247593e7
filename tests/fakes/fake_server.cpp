// See fake_server.h.
#include "fakes/fake_server.h"

#include <algorithm>
#include <utility>

#include "fakes/fake_answers.h"
#include "fakes/fake_ports.h"
#include "portal/application.h"
#include "portal/review.h"

namespace madoguchi::fakes {
namespace {

constexpr std::string_view articles_path = "/api/v1/articles";
constexpr std::string_view notices_path = "/api/v1/notices";

bool begins(std::string_view text, std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; }

}  // namespace

FakeServer::FakeServer(client::Clock& clock, std::string form_json, std::string registration_json)
    : clock_(clock),
      form_json_(std::move(form_json)),
      registration_json_(std::move(registration_json)),
      definition_(form::Definition::create(form_json_).value()),
      registration_(form::Definition::create(registration_json_).value()) {}

client::Response FakeServer::problem(int status, std::string problem_code) {
  portal::Problem problem;
  problem.status = status;
  problem.code = std::move(problem_code);
  return {status, {{"Content-Type", "application/problem+json"}}, portal::write(problem)};
}

portal::IssuedAccountList issued_accounts() {
  using State = portal::IssuedAccountState;
  const std::string issued_at = "2026-11-20T01:00:00Z";
  const std::string changed_at = "2026-11-21T02:30:00Z";
  return {{{"W0000001", State::stopped, issued_at, changed_at, "a", "261119-0001-4", "W0000003"},
           {"W0000002", State::active, issued_at, issued_at, "a", "261119-0001-4", ""},
           {"W0000003", State::active, changed_at, changed_at, "a", "261119-0001-4", ""},
           {"W0000004", State::stopped, issued_at, changed_at, "b", "261119-0002-2", ""}}};
}

void FakeServer::answer_next(std::string method, std::string path_begin, client::Response response) {
  canned_.push_back({std::move(method), std::move(path_begin), std::move(response)});
}

std::optional<client::Response> FakeServer::canned(const client::Request& request) {
  const auto found = std::find_if(canned_.begin(), canned_.end(), [&](const Canned& each) {
    return each.method == request.method && request.path.compare(0, each.path_begin.size(), each.path_begin) == 0;
  });
  if (found == canned_.end()) return std::nullopt;
  client::Response response = std::move(found->response);
  canned_.erase(found);
  return response;
}

void FakeServer::log_in_as(std::string_view email) {
  begin_session(nullptr);
  for (FakeAccount& account : accounts)
    if (account.person.email == email) begin_session(&account);
}

bool FakeServer::is_meant_for_another(const client::Request& request) const {
  const auto named = std::find_if(request.headers.begin(), request.headers.end(),
                                  [](const auto& header) { return header.first == portal::account_header; });
  return caller_ && named != request.headers.end() && named->second != caller_->person.id;
}

client::Response FakeServer::answer(const client::Request& request, std::string_view slice) {
  if (auto response = canned(request)) return *std::move(response);
  look_at_the_clock();
  if (request.path == "/api/v1/session") return session(request);
  if (request.path.compare(0, articles_path.size(), articles_path) == 0)
    return article(std::string_view(request.path).substr(articles_path.size()));
  if (begins(request.path, notices_path)) return notice(request);
  if (begins(request.path, "/api/v1/search?")) return json(200, portal::write(search_answer));
  if (auto response = accounts_answer(request)) return *std::move(response);
  if (!caller_ || is_meant_for_another(request)) return problem(401, "session.required");
  if (factor_ != portal::SecondFactor::passed) return problem(403, "session.second_factor_required");
  used_at_ms_ = clock_.now_ms();
  constexpr std::string_view admin = "/api/v1/admin";
  if (request.path.compare(0, admin.size(), admin) == 0) {
    if (caller_->person.role != portal::Role::administrator) return problem(403, "session.forbidden");
    return administration.answer(request, std::string_view(request.path).substr(admin.size()), slice);
  }
  constexpr std::string_view desk = "/api/v1/review";
  if (begins(request.path, desk)) {
    if (caller_->person.role != portal::Role::reviewer) return problem(403, "session.forbidden");
    return review.answer(request, std::string_view(request.path).substr(desk.size()));
  }
  if (begins(request.path, "/api/v1/forms/")) return form(request);
  if (begins(request.path, "/api/v1/drafts")) return draft(request);
  if (request.path == "/api/v1/facility-checks") return check_facility(request);
  if (request.path == "/api/v1/accounts") return json(200, portal::write(issued));
  if (request.path == "/api/v1/applications" && request.method == "POST") return submit(request);
  if (begins(request.path, "/api/v1/applications")) return application(request);
  if (begins(request.path, "/api/v1/uploads")) return tus(request, slice);
  return problem(404, "form.unknown");
}

void FakeServer::change_form(std::string form_json) {
  earlier_forms_[definition_.version()] = std::exchange(form_json_, std::move(form_json));
  definition_ = form::Definition::create(form_json_).value();
}

client::Response FakeServer::form(const client::Request& request) const {
  const std::string beginning = "/api/v1/forms/" + definition_.id() + "/";
  if (!begins(request.path, beginning)) return problem(404, "form.unknown");
  const std::string version = request.path.substr(beginning.size());
  if (version == "latest" || version == std::to_string(definition_.version())) return json(200, form_json_);
  for (const auto& [earlier, text] : earlier_forms_)
    if (version == std::to_string(earlier)) return json(200, text);
  return problem(404, "form.unknown");
}

// With the slash before it; empty: the list.
client::Response FakeServer::article(std::string_view id) const {
  const auto hidden = [this](const portal::Article& article) {
    return article.audience == portal::ArticleAudience::members && !caller_;
  };
  if (!id.empty()) {
    const auto found = articles.find(std::string(id.substr(1)));
    if (found == articles.end()) return problem(404, "article.unknown");
    return hidden(found->second) ? problem(401, "session.required") : json(200, portal::write(found->second));
  }
  portal::ArticleList list;
  for (const std::string_view category : {"guide", "manual", "terms"})
    for (const auto& [name, article] : articles)
      if (article.listing.category == category && !hidden(article)) list.articles.push_back(article.listing);
  return json(200, portal::write(list));
}

client::Response FakeServer::notice(const client::Request& request) {
  if (request.path == notices_path) {
    portal::PublicNoticeList list;
    for (const portal::PublicNotice& each : public_notices) {
      list.notices.push_back(each.listing);
      if (!caller_) list.notices.back().unread = false;
    }
    return json(200, portal::write(list));
  }
  for (portal::PublicNotice& each : public_notices) {
    const std::string path = std::string(notices_path) + "/" + each.listing.id;
    if (request.path == path) {
      portal::PublicNotice shown = each;
      if (!caller_) shown.listing.unread = false;
      return json(200, portal::write(shown));
    }
    if (request.path != path + "/reading") continue;
    if (!caller_) return problem(401, "session.required");
    each.listing.unread = false;
    return {204, {}, ""};
  }
  return problem(404, "notice.unknown");
}

client::Response FakeServer::who(const client::Request& request) {
  portal::Session session;
  session.today = today;
  if (!caller_ || is_meant_for_another(request)) return json(200, portal::write(session));
  session.person = caller_->person;
  session.facility = caller_->facility;
  session.second_factor = factor_;
  if (idle_s > 0) {
    session.idle_ends_in_s = idle_s - static_cast<int>((clock_.now_ms() - used_at_ms_) / 1000);
    session.ends_in_s = absolute_s - static_cast<int>((clock_.now_ms() - began_at_ms_) / 1000);
  }
  if (caller_->failed_checks >= max_attempts) session.facility_check = portal::FacilityCheck::closed;
  return json(200, portal::write(session));
}

client::Response FakeServer::session(const client::Request& request) {
  if (request.method == "DELETE") {
    if (!is_meant_for_another(request)) begin_session(nullptr);
    return {204, {}, ""};
  }
  if (request.method == "GET") return who(request);
  const auto message = portal::read_login_request(request.body);
  if (!message) return problem(400, "request.malformed");
  for (FakeAccount& account : accounts) {
    if (account.person.email != message->email || account.password != message->password) continue;
    begin_session(&account);
    return who({});
  }
  return problem(401, "session.invalid_credentials");
}

// What the master data say of the answers: confirmed or failed; none where there is nothing to be compared.
portal::FacilityCheck FakeServer::matches(const std::string& check, const form::Value& answers) const {
  if (!caller_->facility) return portal::FacilityCheck::none;
  const auto facts = portal::form_facts(caller_->facility->type, portal::FacilityCheck::none, today);
  const form::Evaluation evaluation = form::evaluate(definition_, facts, answers);
  for (const form::Field::Match& match : definition_.find(check)->matches) {
    const bool visible = std::count(evaluation.visible.begin(), evaluation.visible.end(), match.field) != 0;
    const form::Value* answer = answers.find(match.field);
    const auto expected = caller_->master.find(match.attribute);
    if (!visible || !answer || expected == caller_->master.end()) continue;
    const std::string given = form::comparable(definition_, match.field, *answer);
    if (given.empty()) return portal::FacilityCheck::none;
    const bool same = given == form::comparable(definition_, match.field, form::Value(expected->second));
    return same ? portal::FacilityCheck::confirmed : portal::FacilityCheck::failed;
  }
  return portal::FacilityCheck::none;
}

client::Response FakeServer::check_facility(const client::Request& request) {
  const auto message = portal::read_facility_check_request(request.body);
  if (!message) return problem(400, "request.malformed");
  const form::Field* check = definition_.find(message->check);
  if (!check || check->type != form::FieldType::check) return problem(404, "check.unknown");
  ++checks;
  if (caller_->failed_checks >= max_attempts)
    return json(200, portal::write(portal::FacilityCheckResult{portal::FacilityCheck::closed, 0}));
  const portal::FacilityCheck outcome = matches(message->check, message->answers);
  if (outcome == portal::FacilityCheck::none) return problem(422, "facility_check.not_applicable");
  if (outcome == portal::FacilityCheck::failed) ++caller_->failed_checks;
  const int remaining = max_attempts - caller_->failed_checks;
  return json(200, portal::write(portal::FacilityCheckResult{remaining == 0 ? portal::FacilityCheck::closed : outcome,
                                                             remaining}));
}

bool FakeServer::uploads_stand(const form::Value& answers) const {
  for (const form::Field& field : definition_.fields()) {
    const form::Value* files = field.type == form::FieldType::attachments ? answers.find(field.id) : nullptr;
    if (!files || !files->as_array()) continue;
    for (const form::Value& file : *files->as_array()) {
      const auto upload = file.find("uploadId") ? uploads.find(*file.find("uploadId")->as_string()) : uploads.end();
      if (upload == uploads.end() || upload->second.state != "accepted") return false;
    }
  }
  return true;
}

// Why what was sent is not taken; nothing: it is.
std::optional<client::Response> FakeServer::refusal(const form::Evaluation& evaluation,
                                                    const std::string& reviewed_sha256) const {
  if (!evaluation.valid()) {
    portal::Problem invalid;
    invalid.status = 422;
    invalid.code = "application.invalid";
    invalid.issues = evaluation.issues;
    invalid.missing = evaluation.missing;
    return client::Response{422, {}, portal::write(invalid)};
  }
  if (telling_digest(portal::reviewed_text(definition_, evaluation.answers)) != reviewed_sha256)
    return problem(409, "application.review_mismatch");
  return std::nullopt;
}

client::Response FakeServer::submit(const client::Request& request) {
  auto message = portal::read_application_request(request.body);
  const std::string key = header(request, "Idempotency-Key");
  if (!message || key.empty() || !caller_->facility) return problem(400, "idempotency.key_missing");
  for (const FakeApplication& earlier : applications) {
    if (earlier.key != key || earlier.owner != caller_->person.email) continue;
    if (!(earlier.request.answers == message->answers)) return problem(422, "idempotency.key_reused");
    return json(200, portal::write(earlier.receipt));
  }
  if (!uploads_stand(message->answers)) return problem(422, "application.attachment_unknown");
  form::Value facts = portal::form_facts(caller_->facility->type, portal::FacilityCheck::none, today);
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::check)
      facts.set(field.id, portal::facility_check_name(matches(field.id, message->answers)));
  const form::Evaluation evaluation = form::evaluate(definition_, facts, message->answers);
  if (auto refused = refusal(evaluation, message->reviewed_sha256)) return *std::move(refused);
  const auto number = static_cast<std::uint32_t>(applications.size() + 1);
  portal::Receipt receipt{"application-" + std::to_string(number),
                          portal::receipt_number({2026, 11, 23}, number),
                          "2026-11-23T01:00:00Z",
                          definition_.id(),
                          definition_.version(),
                          "received"};
  applications.push_back({std::move(message).value(), receipt, key, caller_->person.email});
  end_draft();
  return json(201, portal::write(receipt));
}

}  // namespace madoguchi::fakes
