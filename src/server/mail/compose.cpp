// Composing mails with GMime; see compose.h.
#include "server/mail/compose.h"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <new>
#include <string_view>

#include "text/utf8.h"

namespace madoguchi::server {
namespace {

// GMime takes C casts where C++ wants none.
template <class To>
To* as(gpointer object) {
  return static_cast<To*>(object);
}

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

struct FreeOptions {
  void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

struct FreeText {
  void operator()(gchar* text) const { g_free(text); }
};

struct UnrefDate {
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
};

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

// A subject as encoded words (RFC 2047), each of whole characters. GMime's own encoder counts
// characters instead of octets and makes words of Japanese that are too long; folding it does well.
std::string encoded_subject(std::string_view subject) {
  constexpr std::size_t octets_a_word = 39;  // 52 in base64, and 12 around them: a line of 76 with its "Subject: "
  std::string words;
  while (!subject.empty()) {
    std::size_t length = 0;
    while (length < subject.size()) {
      const std::size_t next = length + text::decode_at(subject, length).size_bytes;
      if (next > octets_a_word) break;
      length = next;
    }
    const std::unique_ptr<gchar, FreeText> base64(
        g_base64_encode(reinterpret_cast<const guchar*>(subject.data()), length));
    words += (words.empty() ? "=?UTF-8?B?" : " =?UTF-8?B?") + std::string(base64.get()) + "?=";
    subject.remove_prefix(length);
  }
  return words;
}

std::string written(GMimeMessage* message) {
  const std::unique_ptr<GMimeFormatOptions, FreeOptions> options(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
  const Object<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_object_write_to_stream(as<GMimeObject>(message), options.get(), stream.get()) < 0) throw std::bad_alloc();
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(as<GMimeStreamMem>(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

ComposedMail compose_mail(const std::string& sender, const std::string& id, const MailMessage& message,
                          std::int64_t date_ms) {
  static std::once_flag started;
  std::call_once(started, g_mime_init);

  const Object<GMimeMessage> mail(g_mime_message_new(TRUE));
  g_mime_message_add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_FROM, nullptr, sender.c_str());
  g_mime_message_add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_TO, nullptr, message.to.c_str());
  g_mime_object_set_header(as<GMimeObject>(mail.get()), "Subject", encoded_subject(message.subject).c_str(), "utf-8");
  const std::unique_ptr<GDateTime, UnrefDate> date(g_date_time_new_from_unix_utc(date_ms / 1000));
  g_mime_message_set_date(mail.get(), date.get());
  g_mime_message_set_message_id(mail.get(), (id + "@" + domain_of(sender)).c_str());
  // No out-of-office notes in answer, please (RFC 3834).
  g_mime_object_set_header(as<GMimeObject>(mail.get()), "Auto-Submitted", "auto-generated", "utf-8");

  const Object<GMimeTextPart> text(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(text.get(), "utf-8");
  g_mime_text_part_set_text(text.get(), message.body.c_str());
  g_mime_part_set_content_encoding(as<GMimePart>(text.get()), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_message_set_mime_part(mail.get(), as<GMimeObject>(text.get()));
  return {sender, message.to, written(mail.get())};
}

}  // namespace madoguchi::server
