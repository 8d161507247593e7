// See window_copy.h.
#include "client/window_copy.h"

#include <utility>

namespace madoguchi::client {

void WindowCopy::of_account(std::string_view owner_digits, std::string_view form_id) {
  beginning_ = copies_of(owner_digits, form_id);
}

void WindowCopy::of_this_device(std::string_view owner_digits, std::string_view form_id) {
  beginning_ = copies_of(owner_digits, form_id);
  key_ = beginning_ + "0";
}

void WindowCopy::look() { due_ = read_copies(ports_.local_store, beginning_); }

DraftCopy WindowCopy::next_due() {
  DraftCopy copy = std::move(due_.front());
  due_.erase(due_.begin());
  return copy;
}

bool WindowCopy::still_stands(const DraftCopy& copy) const { return client::still_stands(ports_.local_store, copy); }

void WindowCopy::adopt(const DraftCopy& copy) { adopted_.push_back(copy.key); }

std::vector<DraftCopy> WindowCopy::take_all(std::int64_t keeps_ms) const {
  std::vector<DraftCopy> taken;
  for (DraftCopy& copy : read_copies(ports_.local_store, beginning_)) {
    if (copy.at_ms + keeps_ms < ports_.clock.now_ms())
      ports_.local_store.remove(copy.key);
    else
      taken.push_back(std::move(copy));
  }
  return taken;
}

void WindowCopy::keep(DraftCopy copy) {
  if (key_.empty()) key_ = beginning_ + ports_.random.uuid();
  copy.key = key_;
  copy.at_ms = ports_.clock.now_ms();
  kept_ = write_copy(ports_.local_store, copy);
  if (!kept_) return;
  kept_at_ms_ = copy.at_ms;
  drop_adopted();
}

void WindowCopy::drop() {
  if (!key_.empty()) ports_.local_store.remove(key_);
  kept_ = false;
}

void WindowCopy::drop_adopted() {
  for (const std::string& key : std::exchange(adopted_, {})) ports_.local_store.remove(key);
}

}  // namespace madoguchi::client
