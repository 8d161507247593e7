// See postal_codes.h. A slice has all codes that begin alike; the last one is kept, as who corrects a code stays in it.
#include "client/postal_codes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "client/api.h"
#include "form/value.h"

namespace madoguchi::client {
namespace {

constexpr std::size_t start_length = 3;
constexpr std::size_t code_length = 7;

// What both begin with, in whole characters.
std::string common_start(const std::string& left, const std::string& right) {
  const auto end = std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first;
  auto size = static_cast<std::size_t>(end - left.begin());
  while (size > 0 && size < left.size() && (static_cast<unsigned char>(left[size]) & 0xC0U) == 0x80U) --size;
  return left.substr(0, size);
}

// From [prefecture, town, prefecture, town, …].
std::optional<Town> town_of(const form::Value* texts) {
  const form::Value::Array* all = texts ? texts->as_array() : nullptr;
  if (!all || all->empty() || all->size() % 2 != 0) return std::nullopt;
  std::optional<Town> town;
  for (std::size_t i = 0; i < all->size(); i += 2) {
    const std::string* prefecture = (*all)[i].as_string();
    const std::string* address = (*all)[i + 1].as_string();
    if (!prefecture || !address) return std::nullopt;
    if (!town) {
      town = Town{*prefecture, *address};
    } else if (town->prefecture == *prefecture) {
      town->address = common_start(town->address, *address);
    }
  }
  return town;
}

}  // namespace

struct PostalCodes::Machine : std::enable_shared_from_this<Machine> {
  explicit Machine(Transport& transport) : transport_(transport) {}

  void look_up(std::string_view code, std::function<void(const Town&)> found) {
    code_ = code;
    found_ = std::move(found);
    if (code_.size() != code_length) return;
    const std::string start = code_.substr(0, start_length);
    if (start == slice_start_) return tell();
    Request request;
    request.path = "/postal-codes/" + start + ".json";
    transport_.send(std::move(request), [weak = weak_from_this(), start](Response response) {
      const auto self = weak.lock();
      if (self) self->on_slice(start, response);
    });
  }

  Transport& transport_;
  std::function<void(const Town&)> found_;

 private:
  void on_slice(const std::string& start, const Response& response) {
    auto slice = form::parse_json(api::succeeded(response) ? response.body : "");
    if (!slice) return;
    slice_ = std::move(slice).value();
    slice_start_ = start;
    if (code_.size() == code_length && code_.compare(0, start_length, start) == 0) tell();
  }

  void tell() {
    const auto town = town_of(slice_.find(code_.substr(start_length)));
    if (const auto found = found_; found && town) found(*town);
  }

  std::string code_;
  std::string slice_start_;
  form::Value slice_;
};

PostalCodes::PostalCodes(Transport& transport) : machine_(std::make_shared<Machine>(transport)) {}
PostalCodes::~PostalCodes() { machine_->found_ = nullptr; }

void PostalCodes::look_up(std::string_view code, std::function<void(const Town&)> found) {
  machine_->look_up(code, std::move(found));
}

}  // namespace madoguchi::client
