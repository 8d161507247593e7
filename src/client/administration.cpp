// See administration.h.
#include "client/administration.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "client/api.h"
#include "text/date.h"

namespace madoguchi::client {
namespace {

constexpr std::uint64_t most_import_bytes = 16 * 1024 * 1024;
constexpr const char* staff_path = "/api/v1/admin/staff";
constexpr const char* import_path = "/api/v1/admin/facility-imports";

Request request_of(std::string method, std::string path, std::string body = {}) {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.headers = {{"Accept", "application/json"}};
  if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  request.body = std::move(body);
  return request;
}

// A day in any way that people type it, as the wire has it; empty stays empty. False: it is none.
bool fold_day(std::string& day) {
  if (day.empty()) return true;
  const auto date = text::parse_typed_date(day);
  if (!date) return false;
  day = text::to_iso(*date);
  return true;
}

// Ids and days: letters, digits and few signs; anything else is escaped.
std::string escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain)
      out += c;
    else
      (out += '%') += {digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

}  // namespace

// ---- mails

MailDesk::MailDesk(Ports& ports, std::function<void()> changed) : loading_(ports, changed), retrying_(ports, changed) {
  show(portal::MailState::dead);
}

void MailDesk::show(portal::MailState state) {
  if (loading_.busy()) return;
  state_ = state;
  mails_.clear();
  loading_.run(request_of("GET", "/api/v1/admin/mails?state=" + std::string(portal::mail_state_name(state))),
               [this](const Response& response) {
                 auto list = portal::read_mail_list(response.body);
                 if (list) mails_ = std::move(list->mails);
                 return list.ok();
               });
}

void MailDesk::retry(const std::string& id) {
  retrying_.run(
      request_of("POST", "/api/v1/admin/mails/" + escaped(id) + "/retry", "{}"), [this, id](const Response& response) {
        const auto mail = portal::read_mail(response.body);
        if (!mail) return false;
        mails_.erase(
            std::remove_if(mails_.begin(), mails_.end(),
                           [&](const portal::MailListing& each) { return each.id == id && mail->state != state_; }),
            mails_.end());
        return true;
      });
}

// ---- staff

StaffDesk::StaffDesk(Ports& ports, std::function<void()> changed)
    : loading_(ports, changed), inviting_(ports, changed), changing_(ports, changed) {
  load();
}

void StaffDesk::load() {
  loading_.run(request_of("GET", staff_path), [this](const Response& response) {
    auto list = portal::read_staff_list(response.body);
    if (list) staff_ = std::move(list->staff);
    return list.ok();
  });
}

void StaffDesk::put(portal::StaffMember member) {
  const auto place =
      std::find_if(staff_.begin(), staff_.end(), [&](const portal::StaffMember& each) { return each.id == member.id; });
  if (place == staff_.end())
    staff_.push_back(std::move(member));
  else
    *place = std::move(member);
}

void StaffDesk::invite() {
  inviting_.run(request_of("POST", staff_path, portal::write(invitation_)), [this](const Response& response) {
    auto member = portal::read_staff_member(response.body);
    if (!member) return false;
    put(std::move(member).value());
    invitation_ = {};
    return true;
  });
}

void StaffDesk::change(const std::string& id, portal::Role role, portal::StaffState state) {
  changing_.run(request_of("PUT", staff_path + ("/" + escaped(id)), portal::write(portal::StaffChange{role, state})),
                [this](const Response& response) {
                  auto member = portal::read_staff_member(response.body);
                  if (member) put(std::move(member).value());
                  return member.ok();
                });
}

// ---- audit log

AuditDesk::AuditDesk(Ports& ports, std::function<void()> changed) : loading_(ports, std::move(changed)) { ask(false); }

void AuditDesk::search() {
  if (loading_.busy()) return;
  from_wrong_ = !fold_day(wanted_.from);
  to_wrong_ = !fold_day(wanted_.to);
  if (from_wrong_ || to_wrong_) return;
  searched_ = wanted_;
  ask(false);
}

void AuditDesk::more() {
  if (next_) ask(true);
}

void AuditDesk::ask(bool further) {
  std::string path = "/api/v1/admin/audit?actor=" + escaped(searched_.actor) +
                     "&subject=" + escaped(searched_.subject) + "&from=" + searched_.from + "&to=" + searched_.to;
  if (further) path += "&before=" + std::to_string(*next_);
  loading_.run(request_of("GET", std::move(path)), [this, further](const Response& response) {
    auto page = portal::read_audit_page(response.body);
    if (!page) return false;
    if (!further) entries_.clear();
    std::move(page->entries.begin(), page->entries.end(), std::back_inserter(entries_));
    next_ = page->next;
    return true;
  });
}

// ---- import

ImportDesk::ImportDesk(Ports& ports, std::function<void()> changed)
    : ports_(ports), changed_(changed), previewing_(ports, changed), importing_(ports, changed) {}

ImportDesk::~ImportDesk() { release(); }

void ImportDesk::release() {
  if (file_) ports_.file_picker.release(file_->handle);
  file_.reset();
}

void ImportDesk::choose() {
  if (previewing_.busy() || importing_.busy()) return;
  ports_.file_picker.choose(".csv", [this, alive = std::weak_ptr<int>(alive_)](std::vector<ChosenFile> files) {
    if (alive.expired() || files.empty()) return;
    for (std::size_t i = 1; i < files.size(); ++i) ports_.file_picker.release(files[i].handle);
    take(std::move(files.front()));
  });
}

void ImportDesk::take(ChosenFile file) {
  release();
  file_ = std::move(file);
  preview_.reset();
  result_.reset();
  previewing_.forget();
  importing_.forget();
  too_large_ = file_->size_bytes > most_import_bytes;
  if (too_large_) return changed_();
  Request request = request_of("POST", std::string(import_path) + "/preview");
  request.headers.emplace_back("Content-Type", "text/csv");
  previewing_.run(std::move(request), *file_, [this](const Response& response) {
    auto preview = portal::read_import_preview(response.body);
    if (preview) preview_ = std::move(preview).value();
    return preview.ok();
  });
}

void ImportDesk::import() {
  if (!file_ || !preview_ || preview_->digest.empty()) return;
  Request request = request_of("POST", import_path);
  request.headers.emplace_back("Content-Type", "text/csv");
  request.headers.emplace_back("If-Match", portal::digest_tag(preview_->digest));
  importing_.run(std::move(request), *file_, [this](const Response& response) {
    const auto result = portal::read_import_result(response.body);
    if (!result) return false;
    result_ = *result;
    preview_.reset();
    release();
    return true;
  });
}

}  // namespace madoguchi::client
