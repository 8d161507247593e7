// The wire messages about accounts; see account_messages.h.
#include "portal/account_messages.h"

#include "portal/wire_reader.h"
#include "portal/wire_values.h"

namespace madoguchi::portal {

namespace {

using form::Value;

constexpr std::size_t max_token_bytes = 100;
constexpr std::size_t max_code_bytes = 64;  // a recovery code, generously spaced
constexpr std::size_t max_recovery_codes = 100;
constexpr std::size_t max_qr_modules = 177;  // a side of the largest symbol

std::string email(Reader& reader, const Value& object, const std::string& place = "") {
  return reader.text(object, place, "email", 1, max_email_bytes);
}

// A square of '0' and '1'.
std::vector<std::string> qr_code(Reader& reader, const Value& object) {
  const std::string place = "/qrCode";
  reader.member(object, "", "qrCode");
  const auto& rows = reader.array(object, "", "qrCode");
  if (rows.size() > max_qr_modules) reader.fail(place, "has too many elements");
  std::vector<std::string> symbol;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string* row = rows[i].as_string();
    if (row == nullptr || row->size() != rows.size() || row->find_first_not_of("01") != std::string::npos)
      reader.fail(Reader::at(place, i), "must be as many of 0 and 1 as there are rows");
    else
      symbol.push_back(*row);
  }
  return symbol;
}

std::string password(Reader& reader, const Value& object, std::string_view name) {
  return reader.text(object, "", name, 1, max_password_bytes);
}

SessionEntry session_entry(Reader& reader, const Value& object, const std::string& place) {
  if (object.as_object() == nullptr) reader.fail(place, "must be an object");
  SessionEntry entry;
  entry.id = reader.text(object, place, "id", 1, max_id_bytes);
  entry.started_at = reader.text(object, place, "startedAt", 20, 40);
  entry.last_seen_at = reader.text(object, place, "lastSeenAt", 20, 40);
  entry.user_agent = reader.text(object, place, "userAgent");
  entry.current = reader.boolean(object, place, "current");
  return entry;
}

}  // namespace

Result<RegistrationRequest, WireFault> read_registration_request(std::string_view json) {
  return read_message<RegistrationRequest>(json, [](Reader& reader, const Value& value, RegistrationRequest& request) {
    request.form_version = reader.form_version(value, "");
    request.answers = reader.object_member(value, "", "answers");
  });
}

Result<LinkToken, WireFault> read_link_token(std::string_view json) {
  return read_message<LinkToken>(json, [](Reader& reader, const Value& value, LinkToken& link) {
    link.token = reader.text(value, "", "token", 1, max_token_bytes);
  });
}

Result<ConfirmedEmail, WireFault> read_confirmed_email(std::string_view json) {
  return read_message<ConfirmedEmail>(json, [](Reader& reader, const Value& value, ConfirmedEmail& confirmed) {
    confirmed.email = email(reader, value);
  });
}

Result<PasswordResetRequest, WireFault> read_password_reset_request(std::string_view json) {
  return read_message<PasswordResetRequest>(
      json,
      [](Reader& reader, const Value& value, PasswordResetRequest& request) { request.email = email(reader, value); });
}

Result<NewPassword, WireFault> read_new_password(std::string_view json) {
  return read_message<NewPassword>(json, [](Reader& reader, const Value& value, NewPassword& request) {
    request.token = reader.text(value, "", "token", 1, max_token_bytes);
    request.password = password(reader, value, "password");
  });
}

Result<SecondFactorCode, WireFault> read_second_factor_code(std::string_view json) {
  return read_message<SecondFactorCode>(json, [](Reader& reader, const Value& value, SecondFactorCode& request) {
    request.code = reader.text(value, "", "code", 1, max_code_bytes);
  });
}

Result<SecondFactorEnrolment, WireFault> read_second_factor_enrolment(std::string_view json) {
  return read_message<SecondFactorEnrolment>(json,
                                             [](Reader& reader, const Value& value, SecondFactorEnrolment& enrolment) {
                                               enrolment.secret = reader.text(value, "", "secret", 1, max_id_bytes);
                                               enrolment.otpauth_uri = reader.text(value, "", "otpauthUri", 1);
                                               enrolment.qr_code = qr_code(reader, value);
                                             });
}

Result<RecoveryCodes, WireFault> read_recovery_codes(std::string_view json) {
  return read_message<RecoveryCodes>(json, [](Reader& reader, const Value& value, RecoveryCodes& recovery) {
    const std::string place = "/recoveryCodes";
    reader.member(value, "", "recoveryCodes");
    const auto& codes = reader.array(value, "", "recoveryCodes");
    if (codes.size() > max_recovery_codes) reader.fail(place, "has too many elements");
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::string* code = codes[i].as_string();
      if (code == nullptr || code->empty() || code->size() > max_code_bytes) {
        reader.fail(Reader::at(place, i), "must be a text of 1 to " + std::to_string(max_code_bytes) + " bytes");
      } else {
        recovery.codes.push_back(*code);
      }
    }
  });
}

Result<SessionList, WireFault> read_session_list(std::string_view json) {
  return read_message<SessionList>(json, [](Reader& reader, const Value& value, SessionList& list) {
    reader.member(value, "", "sessions");
    const auto& sessions = reader.array(value, "", "sessions");
    for (std::size_t i = 0; i < sessions.size(); ++i)
      list.sessions.push_back(session_entry(reader, sessions[i], Reader::at("/sessions", i)));
  });
}

Result<PasswordChange, WireFault> read_password_change(std::string_view json) {
  return read_message<PasswordChange>(json, [](Reader& reader, const Value& value, PasswordChange& change) {
    change.current_password = password(reader, value, "currentPassword");
    change.new_password = password(reader, value, "newPassword");
  });
}

Result<EmailChange, WireFault> read_email_change(std::string_view json) {
  return read_message<EmailChange>(json, [](Reader& reader, const Value& value, EmailChange& change) {
    change.password = password(reader, value, "password");
    change.email = email(reader, value);
  });
}

Result<AccountDetails, WireFault> read_account_details(std::string_view json) {
  return read_message<AccountDetails>(json, [](Reader& reader, const Value& value, AccountDetails& details) {
    details.email = email(reader, value);
    details.person_name = reader.text(value, "", "personName");
    details.role = reader.named(value, "", "role", &role_from_name, Role::applicant);
    details.second_factor_enabled = reader.boolean(value, "", "secondFactorEnabled");
  });
}

std::string write(const RegistrationRequest& message) {
  return written({{"formVersion", Value(message.form_version)}, {"answers", answers_value(message.answers)}});
}

std::string write(const LinkToken& message) { return written({{"token", Value(message.token)}}); }

std::string write(const ConfirmedEmail& message) { return written({{"email", Value(message.email)}}); }

std::string write(const PasswordResetRequest& message) { return written({{"email", Value(message.email)}}); }

std::string write(const NewPassword& message) {
  return written({{"token", Value(message.token)}, {"password", Value(message.password)}});
}

std::string write(const SecondFactorCode& message) { return written({{"code", Value(message.code)}}); }

std::string write(const SecondFactorEnrolment& message) {
  Value::Array rows;
  for (const std::string& row : message.qr_code) rows.push_back(Value(row));
  return written({{"secret", Value(message.secret)},
                  {"otpauthUri", Value(message.otpauth_uri)},
                  {"qrCode", Value(std::move(rows))}});
}

std::string write(const RecoveryCodes& message) {
  Value::Array codes;
  for (const std::string& code : message.codes) codes.push_back(Value(code));
  return written({{"recoveryCodes", Value(std::move(codes))}});
}

std::string write(const SessionList& message) {
  Value::Array sessions;
  for (const SessionEntry& entry : message.sessions) {
    sessions.push_back(Value(Value::Object{{"id", Value(entry.id)},
                                           {"startedAt", Value(entry.started_at)},
                                           {"lastSeenAt", Value(entry.last_seen_at)},
                                           {"userAgent", Value(entry.user_agent)},
                                           {"current", Value(entry.current)}}));
  }
  return written({{"sessions", Value(std::move(sessions))}});
}

std::string write(const PasswordChange& message) {
  return written({{"currentPassword", Value(message.current_password)}, {"newPassword", Value(message.new_password)}});
}

std::string write(const EmailChange& message) {
  return written({{"password", Value(message.password)}, {"email", Value(message.email)}});
}

std::string write(const AccountDetails& message) {
  return written({{"email", Value(message.email)},
                  {"personName", Value(message.person_name)},
                  {"role", Value(role_name(message.role))},
                  {"secondFactorEnabled", Value(message.second_factor_enabled)}});
}

}  // namespace madoguchi::portal
