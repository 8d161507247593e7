// The installation's secrets by libsodium; see keys.h.
#include "server/use_case/keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <span>
#include <system_error>
#include <vector>

namespace madoguchi::server {
namespace {

constexpr unsigned long long password_passes = 3;
constexpr std::size_t password_memory_bytes = 64UL * 1024 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

std::string last_fault() { return std::generic_category().message(errno); }

bool write_all(int descriptor, std::span<const unsigned char> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

std::string base64url(std::span<const unsigned char> bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  text.pop_back();  // the terminating zero
  return text;
}

std::string fresh_name() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

// Writes a fresh key under a name of its own and links it into place: a reader never sees half a key, and of two that
// make one at once the first wins. Gives the fault, or nothing.
std::optional<std::string> make_key_file(const std::filesystem::path& file, std::span<const unsigned char> key) {
  const std::filesystem::path draft = file.native() + "." + fresh_name() + ".new";
  {
    const Descriptor out(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!out.ok()) return last_fault();
    if (!write_all(out.number(), key) || ::fsync(out.number()) != 0) {
      const std::string fault = last_fault();
      ::unlink(draft.c_str());
      return fault;
    }
  }
  const bool linked = ::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST;
  const std::string fault = linked ? std::string() : last_fault();
  ::unlink(draft.c_str());
  if (!linked) return fault;
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.ok() || ::fsync(directory.number()) != 0) return last_fault();
  return std::nullopt;
}

std::string hex(std::span<const unsigned char> bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// libsodium reads a stored hash as a C string of a fixed greatest size.
std::optional<std::array<char, crypto_pwhash_STRBYTES>> stored_form(std::string_view stored_hash) {
  if (stored_hash.size() >= crypto_pwhash_STRBYTES) return std::nullopt;
  std::array<char, crypto_pwhash_STRBYTES> form{};
  std::memcpy(form.data(), stored_hash.data(), stored_hash.size());
  return form;
}

using SealingKey = std::array<unsigned char, crypto_secretbox_xchacha20poly1305_KEYBYTES>;

// A key of its own for each purpose, so that nothing sealed for one can be passed off as another's.
SealingKey sealing_key(std::span<const unsigned char> key, std::string_view purpose) {
  const std::string head = "seal:" + std::string(purpose);
  SealingKey derived{};
  crypto_generichash(derived.data(), derived.size(), octets(head), head.size(), key.data(), key.size());
  return derived;
}

}  // namespace

Result<Keys, std::string> Keys::open(const std::filesystem::path& file) {
  if (sodium_init() < 0) return Failure{std::string("The cryptography library cannot be initialised.")};
  if (!std::filesystem::exists(file)) {
    std::array<unsigned char, std::tuple_size_v<decltype(key_)>> fresh{};
    randombytes_buf(fresh.data(), fresh.size());
    if (const auto fault = make_key_file(file, fresh)) {
      return Failure{"The key file " + file.string() + " cannot be made: " + *fault};
    }
  }
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in.ok()) return Failure{"The key file " + file.string() + " cannot be opened: " + last_fault()};
  struct stat status {};
  if (::fstat(in.number(), &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Failure{"The key file " + file.string() + " can be read by others; take their rights away (chmod 600)."};
  }
  Keys keys;
  if (status.st_size != static_cast<off_t>(keys.key_.size()) ||
      ::read(in.number(), keys.key_.data(), keys.key_.size()) != static_cast<ssize_t>(keys.key_.size())) {
    return Failure{"The key file " + file.string() + " is damaged: it must hold " + std::to_string(keys.key_.size()) +
                   " bytes."};
  }
  return keys;
}

std::string Keys::keyed_hash(std::string_view purpose, std::string_view text) const {
  // The purpose goes in with its length, so that no purpose and text can run into another pair.
  const std::string head = std::to_string(purpose.size()) + ":" + std::string(purpose);
  crypto_generichash_state state;
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash_init(&state, key_.data(), key_.size(), hash.size());
  crypto_generichash_update(&state, octets(head), head.size());
  crypto_generichash_update(&state, octets(text), text.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hex(hash);
}

std::string Keys::hash_password(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> form{};
  if (crypto_pwhash_str(form.data(), password.data(), password.size(), password_passes, password_memory_bytes) != 0) {
    throw std::bad_alloc();  // the only way it fails: its memory cannot be had
  }
  return form.data();
}

bool Keys::password_matches(std::string_view stored_hash, std::string_view password) const {
  static const std::string nobody = hash_password(random_token());
  const auto form = stored_form(stored_hash.empty() ? nobody : stored_hash);
  const bool verified = form && crypto_pwhash_str_verify(form->data(), password.data(), password.size()) == 0;
  return verified && !stored_hash.empty();
}

bool Keys::password_needs_rehash(std::string_view stored_hash) const {
  const auto form = stored_form(stored_hash);
  return !form || crypto_pwhash_str_needs_rehash(form->data(), password_passes, password_memory_bytes) != 0;
}

std::string Keys::seal(std::string_view purpose, std::string_view plain) const {
  const SealingKey key = sealing_key(key_, purpose);
  std::vector<unsigned char> bytes(crypto_secretbox_xchacha20poly1305_NONCEBYTES +
                                   crypto_secretbox_xchacha20poly1305_MACBYTES + plain.size());
  randombytes_buf(bytes.data(), crypto_secretbox_xchacha20poly1305_NONCEBYTES);
  crypto_secretbox_xchacha20poly1305_easy(bytes.data() + crypto_secretbox_xchacha20poly1305_NONCEBYTES, octets(plain),
                                          plain.size(), bytes.data(), key.data());
  return base64url(bytes);
}

std::optional<std::string> Keys::unseal(std::string_view purpose, std::string_view sealed) const {
  constexpr std::size_t overhead =
      crypto_secretbox_xchacha20poly1305_NONCEBYTES + crypto_secretbox_xchacha20poly1305_MACBYTES;
  if (sealed.size() < overhead) return std::nullopt;
  std::vector<unsigned char> bytes(sealed.size());
  std::size_t size = 0;
  const int read = sodium_base642bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr,
                                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (read != 0 || size < overhead) return std::nullopt;
  const SealingKey key = sealing_key(key_, purpose);
  std::string plain(size - overhead, '\0');
  const int opened = crypto_secretbox_xchacha20poly1305_open_easy(
      reinterpret_cast<unsigned char*>(plain.data()), bytes.data() + crypto_secretbox_xchacha20poly1305_NONCEBYTES,
      size - crypto_secretbox_xchacha20poly1305_NONCEBYTES, bytes.data(), key.data());
  if (opened != 0) return std::nullopt;
  return plain;
}

std::string Keys::random_bytes(std::size_t count) const {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string Keys::random_token() const {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

std::string Keys::random_id() const { return fresh_name(); }

std::string Keys::sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), octets(bytes), bytes.size());
  return hex(hash);
}

bool same_hash(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace madoguchi::server
