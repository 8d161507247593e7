// Result<T, E>: a value or the error that stands in its place. Rooms return it across their borders instead of
// throwing.
#pragma once

#include <utility>
#include <variant>

namespace madoguchi {

// Wraps an error so that Result<T, E> can be made from it even where T and E convert into each other.
template <class E>
struct Failure {
  E error;
};

template <class E>
Failure(E) -> Failure<E>;

// Holds either a T or an E. Reading the side that is not there is a programming error.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}                     // NOLINT(implicit)
  Result(Failure<E> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}  // NOLINT(implicit)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return *std::get_if<0>(&state_); }
  T& value() & { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }

  const E& error() const& { return *std::get_if<1>(&state_); }
  E&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, E> state_;
};

}  // namespace madoguchi
