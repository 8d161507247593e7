// Notices as the administrator writes them: the list, and one that is written or changed. A notice is saved over the
// version that was read; where somebody else saved another meanwhile, both are shown and the administrator decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/form_screen.h"
#include "client/staff_calls.h"
#include "portal/administration_messages.h"

namespace madoguchi::client {

struct NoticesView {
  LoadState load = LoadState::loading;
  std::vector<portal::NoticeListing> notices;
  bool deleted = false;  // one came back here from one that is no more
  std::optional<portal::Problem> problem;
};

enum class NoticeNews { none, saved, published, withdrawn };

struct NoticeView {
  LoadState load = LoadState::loading;
  std::string id;              // empty: a new one
  portal::NoticeRequest text;  // as typed; the days in any way that people write one
  bool dirty = false;          // something was typed and not saved
  bool title_missing = false, body_missing = false, from_wrong = false, until_wrong = false;
  bool busy = false;
  NoticeNews news = NoticeNews::none;
  std::optional<portal::Problem> problem;
  std::optional<portal::Notice> theirs;  // what somebody else saved meanwhile
};

class NoticeDesk {
 public:
  // `go` opens a path: the notice that a new one has become, the list after one was deleted. `today`: ISO 8601.
  NoticeDesk(Ports& ports, std::function<void()> changed, std::function<void(const std::string& path)> go,
             std::string today);

  const NoticesView& list() const { return list_; }
  void load_list();  // (again)

  const NoticeView& notice() const { return notice_; }
  void open(std::string_view id);  // "new" or an id; what is typed stays where the same one is opened again
  void load();                     // again
  void set_text(portal::NoticeRequest text);
  void save(portal::NoticeState state);  // as a draft or published
  void remove();
  void keep_mine();    // over what somebody else saved
  void take_theirs();  // what was typed here is gone

 private:
  void put(portal::NoticeRequest request);
  void on_put(const Response& response);
  void on_refused(const Response& response);
  void show(portal::Notice notice);
  std::string version_tag() const;

  StaffCalls calls_;
  std::function<void(const std::string&)> go_;
  std::string today_;
  NoticesView list_;
  NoticeView notice_;
  std::int64_t version_ = 0;                                 // what the text was read from
  portal::NoticeState wanted_ = portal::NoticeState::draft;  // as what it was to be saved
  bool just_made_ = false;                                   // a new one has become one of the server's
  RequestId loading_ = 0;
  RequestId loading_list_ = 0;
};

}  // namespace madoguchi::client
