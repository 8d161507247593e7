// See administration_notices.h.
#include "client/administration_notices.h"

#include <utility>

#include "client/api.h"
#include "portal/draft_messages.h"
#include "text/date.h"
#include "text/fold.h"

namespace madoguchi::client {
namespace {

constexpr std::string_view new_notice = "new";
constexpr int conflict = 412;

std::string iso_day(std::string_view typed) {
  const auto date = text::parse_typed_date(text::trim(typed));
  return date ? text::to_iso(*date) : std::string();
}

portal::NoticeRequest text_of(const portal::Notice& notice) {
  const portal::NoticeListing& listing = notice.listing;
  return {listing.title, notice.body,        listing.category,   listing.important,
          listing.state, listing.valid_from, listing.valid_until};
}

}  // namespace

NoticeDesk::NoticeDesk(Ports& ports, std::function<void()> changed, std::function<void(const std::string&)> go,
                       std::string today)
    : calls_(ports, administration_path, std::move(changed)), go_(std::move(go)), today_(std::move(today)) {}

void NoticeDesk::load_list() {
  calls_.cancel(loading_list_);
  list_ = {};
  loading_list_ = calls_.get("/notices", [this](const Response& response) {
    auto list = portal::read_notice_list(response.body);
    if (api::succeeded(response) && list) {
      list_.notices = std::move(list).value().notices;
      list_.load = LoadState::ready;
    } else {
      list_.problem = api::problem_of(response);
      list_.load = LoadState::failed;
    }
  });
  calls_.tell();
}

void NoticeDesk::open(std::string_view id) {
  const std::string wanted(id == new_notice ? std::string_view() : id);
  const bool same = notice_.id == wanted && (notice_.dirty || std::exchange(just_made_, false));
  if (same || notice_.busy) return;
  notice_ = {};
  notice_.id = wanted;
  load();
}

void NoticeDesk::load() {
  calls_.cancel(loading_);
  notice_.problem.reset();
  if (notice_.id.empty()) {
    version_ = 0;
    notice_.load = LoadState::ready;
    notice_.text.valid_from = today_;
    return calls_.tell();
  }
  notice_.load = LoadState::loading;
  loading_ = calls_.get("/notices/" + notice_.id, [this](const Response& response) {
    auto notice = portal::read_notice(response.body);
    if (api::succeeded(response) && notice) {
      show(std::move(notice).value());
    } else {
      notice_.problem = api::problem_of(response);
      notice_.load = LoadState::failed;
    }
  });
  calls_.tell();
}

void NoticeDesk::show(portal::Notice notice) {
  version_ = notice.listing.version;
  notice_ = {};
  notice_.id = notice.listing.id;
  notice_.text = text_of(notice);
  notice_.load = LoadState::ready;
}

void NoticeDesk::set_text(portal::NoticeRequest text) {
  notice_.text = std::move(text);
  notice_.dirty = true;
  notice_.news = NoticeNews::none;
  notice_.title_missing = notice_.title_missing && notice_.text.title.empty();
  notice_.body_missing = notice_.body_missing && notice_.text.body.empty();
  calls_.tell();
}

void NoticeDesk::save(portal::NoticeState state) {
  if (notice_.busy || notice_.theirs) return;
  portal::NoticeRequest request = notice_.text;
  request.title = text::trim(request.title);
  request.body = text::trim(request.body);
  request.state = state;
  request.valid_from = iso_day(notice_.text.valid_from);
  request.valid_until = iso_day(notice_.text.valid_until);
  notice_.news = NoticeNews::none;
  notice_.problem.reset();
  notice_.title_missing = request.title.empty();
  notice_.body_missing = request.body.empty();
  notice_.from_wrong = request.valid_from.empty();
  notice_.until_wrong = request.valid_until.empty() ? !text::trim(notice_.text.valid_until).empty()
                                                    : request.valid_until < request.valid_from;
  const bool faulty = notice_.title_missing || notice_.body_missing || notice_.from_wrong || notice_.until_wrong;
  if (!faulty) put(std::move(request));
  calls_.tell();
}

void NoticeDesk::put(portal::NoticeRequest request) {
  notice_.busy = true;
  wanted_ = request.state;
  const bool is_new = notice_.id.empty();
  calls_.send(is_new ? "POST" : "PUT", is_new ? "/notices" : "/notices/" + notice_.id, portal::write(request),
              version_tag(), [this](const Response& response) { on_put(response); });
}

void NoticeDesk::on_put(const Response& response) {
  const portal::NoticeState before = notice_.text.state;
  notice_.busy = false;
  auto notice = portal::read_notice(response.body);
  if (api::succeeded(response) && notice) {
    const bool was_new = notice_.id.empty();
    show(std::move(notice).value());
    const bool published = notice_.text.state == portal::NoticeState::published;
    notice_.news = notice_.text.state == before ? NoticeNews::saved
                   : published                  ? NoticeNews::published
                                                : NoticeNews::withdrawn;
    just_made_ = was_new;
    if (was_new) go_("/administration/notices/" + notice_.id);
    return;
  }
  on_refused(response);
}

// After a conflict both are shown: what the server has now is asked for.
void NoticeDesk::on_refused(const Response& response) {
  notice_.problem = api::problem_of(response);
  if (response.status != conflict) return;
  notice_.busy = true;
  calls_.get("/notices/" + notice_.id, [this](const Response& answer) {
    notice_.busy = false;
    auto theirs = portal::read_notice(answer.body);
    if (api::succeeded(answer) && theirs) notice_.theirs = std::move(theirs).value();
  });
}

void NoticeDesk::keep_mine() {
  if (!notice_.theirs) return;
  version_ = notice_.theirs->listing.version;
  notice_.theirs.reset();
  save(wanted_);
}

void NoticeDesk::take_theirs() {
  if (!notice_.theirs) return;
  show(*std::exchange(notice_.theirs, std::nullopt));
  calls_.tell();
}

void NoticeDesk::remove() {
  if (notice_.busy || notice_.id.empty()) return;
  notice_.busy = true;
  notice_.problem.reset();
  wanted_ = notice_.text.state;
  calls_.send("DELETE", "/notices/" + notice_.id, {}, version_tag(), [this](const Response& response) {
    notice_.busy = false;
    if (!api::succeeded(response)) return on_refused(response);
    notice_ = {};
    go_("/administration/notices");
    list_.deleted = true;
  });
  calls_.tell();
}

std::string NoticeDesk::version_tag() const { return version_ == 0 ? std::string() : portal::version_tag(version_); }

}  // namespace madoguchi::client
