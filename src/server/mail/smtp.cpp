// SMTP by libcurl; see smtp.h.
#include "server/mail/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <mutex>
#include <new>
#include <string_view>

namespace madoguchi::server {
namespace {

constexpr long longest_s = 600;         // for a whole mail
constexpr long connection_kept_s = 15;  // for the next mail

// Where in the conversation it stands, by the last command that was sent.
enum class Phase { before_recipient, recipient, message };

// One mail on its way.
struct Conversation {
  std::string_view rest;  // of the mail's bytes
  const std::atomic<bool>& stopping;
  Phase phase = Phase::before_recipient;
  std::string enhanced_code;  // of the last refusal (RFC 3463), e.g. 5.1.1
};

std::size_t read_mail(char* into, std::size_t size, std::size_t count, void* user) {
  auto& conversation = *static_cast<Conversation*>(user);
  const std::size_t length = std::min(size * count, conversation.rest.size());
  std::memcpy(into, conversation.rest.data(), length);
  conversation.rest.remove_prefix(length);
  return length;
}

// "550 5.1.1 …" or "550-5.1.1 …": digits and dots alone, for what else a server says may quote addresses.
std::string enhanced_code_of(std::string_view line) {
  if (line.size() < 4) return {};
  line.remove_prefix(4);
  const auto end = std::find_if(line.begin(), line.end(), [](unsigned char c) { return !std::isdigit(c) && c != '.'; });
  const std::string code(line.begin(), end);
  const bool right = code.size() >= 5 && code.size() <= 9 && std::count(code.begin(), code.end(), '.') == 2;
  return right ? code : std::string();
}

// libcurl tells what it sends and gets; only the place and the codes are kept.
int note(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& conversation = *static_cast<Conversation*>(user);
  const std::string_view line(data, size);
  if (type == CURLINFO_HEADER_OUT) {
    if (line.starts_with("RCPT")) conversation.phase = Phase::recipient;
    if (line.starts_with("DATA")) conversation.phase = Phase::message;
  } else if (type == CURLINFO_HEADER_IN && (line.starts_with('4') || line.starts_with('5'))) {
    conversation.enhanced_code = enhanced_code_of(line);
  }
  return 0;
}

int is_to_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Conversation*>(user)->stopping ? 1 : 0;
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::string_view name_of(Phase phase) {
  switch (phase) {
    case Phase::before_recipient:
      return "before RCPT";
    case Phase::recipient:
      return "RCPT";
    case Phase::message:
      return "DATA";
  }
  return "";
}

Delivery delivery_of(CURLcode result, long code, const Conversation& conversation) {
  if (result == CURLE_OK) return {};
  // A failure of the connection may follow an earlier answer: only where the answer itself was the failure it counts.
  const bool was_answer = (result == CURLE_SEND_ERROR || result == CURLE_WEIRD_SERVER_REPLY ||
                           result == CURLE_LOGIN_DENIED || result == CURLE_REMOTE_ACCESS_DENIED) &&
                          code >= 400 && code <= 599;
  std::string fault(name_of(conversation.phase));
  fault += ": ";
  fault += was_answer ? std::to_string(code) : curl_easy_strerror(result);
  if (was_answer && !conversation.enhanced_code.empty()) fault += " " + conversation.enhanced_code;
  if (result == CURLE_LOGIN_DENIED) fault += " (log-in)";
  const bool refused = was_answer && code >= 500 && conversation.phase != Phase::before_recipient;
  return {refused ? Delivery::State::refused : Delivery::State::later, fault};
}

}  // namespace

struct Smtp::Library {
  CURL* handle = nullptr;
  Library() {
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle = curl_easy_init();
    if (!handle) throw std::bad_alloc();
  }
  ~Library() { curl_easy_cleanup(handle); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

Smtp::Smtp(SmtpOptions options) : options_(std::move(options)), library_(std::make_unique<Library>()) {}

Smtp::~Smtp() = default;

Delivery Smtp::deliver(const std::string&, const ComposedMail& mail) {
  Conversation conversation{
      .rest = mail.bytes, .stopping = stopping_, .phase = Phase::before_recipient, .enhanced_code = {}};
  const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, mail.to.c_str()));
  CURL* const curl = library_->handle;
  curl_easy_reset(curl);  // keeps the connection
  curl_easy_setopt(curl, CURLOPT_URL, options_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // none from the environment
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(options_.tls == SmtpTls::required        ? CURLUSESSL_ALL
                                     : options_.tls == SmtpTls::opportunistic ? CURLUSESSL_TRY
                                                                              : CURLUSESSL_NONE));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options_.ca_file.c_str());
  if (!options_.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, options_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail.from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_mail);
  curl_easy_setopt(curl, CURLOPT_READDATA, &conversation);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, note);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &conversation);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, is_to_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &conversation);
  const long patience_s = static_cast<long>(options_.patience.count());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, patience_s);
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, patience_s);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, patience_s);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, longest_s);
  curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, connection_kept_s);

  const CURLcode result = curl_easy_perform(curl);
  long code = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
  return delivery_of(result, code, conversation);
}

}  // namespace madoguchi::server
