// Keeps what is typed into a form (requirement B2): on the server while one types, in versions, and as a copy in this
// device whenever the server does not have it yet. It knows answers, no fields and no words; what stands in the form is
// asked of its host, and what others have changed is handed to it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client/draft_conflicts.h"
#include "client/ports.h"
#include "form/value.h"
#include "portal/draft_messages.h"

namespace madoguchi::client {

// Where a draft is kept.
enum class DraftPlace {
  account,      // with the account and in this device
  this_device,  // in this device only, for a day: forms of who is not logged in
  own_here,     // in this device only, as the account's: corrections of what was sent
};

enum class DraftState {
  opening,    // not known yet what there is
  empty,      // nothing typed, nothing kept
  saving,     // changed; on its way to the server, or about to be
  saved,      // the server has it
  kept_here,  // this device has it; the server not yet, or never will
  unkept,     // neither has it: the server cannot be reached, and this device's store takes nothing
  conflict,   // another window changed the same fields: conflicts() wait for choices
  gone,       // sent or deleted in another window meanwhile
};

enum class DraftDiscard { none, running, failed };

struct DraftView {
  DraftState state = DraftState::opening;
  std::string saved_at;         // of saved and kept_here, RFC 3339
  std::string theirs_saved_at;  // of conflict: when the other window saved
  std::string now;              // RFC 3339
  bool for_server = true;       // false: this device is all there is
  DraftDiscard discard = DraftDiscard::none;
};

struct DraftContent {
  int form_version = 0;
  form::Value answers = form::Value(form::Value::Object{});
};

class DraftKeeper {
 public:
  struct Host {
    std::function<DraftContent()> content;                  // what stands in the form now
    std::function<void(const DraftContent& content)> take;  // is to stand there
    std::function<void()> emptied;                          // the draft was deleted: an empty form
    std::function<void()> changed;                          // there is something to draw, or opened() has come true
  };

  // `owner`: the account's id.
  DraftKeeper(Ports& ports, DraftPlace place, std::string owner, std::string form_id, Host host);
  ~DraftKeeper();
  DraftKeeper(const DraftKeeper&) = delete;
  DraftKeeper& operator=(const DraftKeeper&) = delete;

  void open();          // asks for what was kept; again after the session was renewed
  bool opened() const;  // the server has said, or could not be reached
  // The form stands: puts what was kept into it. Once, after opened(). `base`: what stands in it before anything is
  // typed; what was typed on top of anything else is not taken up.
  void begin(DraftContent base = {});

  void edited();      // what stands in the form may have changed
  void flush();       // now rather than by and by: a field was left, the page goes out of sight
  void look_again();  // the page is in sight again, the network is back: is there anything new?
  void session_renewed();
  void hold(bool on);  // an application is on its way: nothing is saved meanwhile
  void sent();         // it was received, and the server has let go of the draft with it

  void choose(const std::vector<std::string>& theirs);  // of the conflicts, the fields where the other's answer counts
  void keep_gone();                                     // gone: what stands here becomes a draft of its own
  void discard();                                       // deletes the draft, everywhere
  void forget_failed_discard();

  DraftView view() const;
  std::vector<DraftConflict> conflicts() const;
  const std::vector<portal::UploadStatus>& uploads() const;  // as the server said them last
  bool settled() const;                                      // nothing more will come of what is under way
  bool unkept() const;                                       // something typed is nowhere but here

 private:
  struct Machine;
  std::shared_ptr<Machine> machine_;
};

}  // namespace madoguchi::client
