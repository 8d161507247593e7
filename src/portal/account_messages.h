// The wire messages about accounts: registration, links in mails, passwords, the second factor, the list of sessions.
// Read and written like the others (wire.h); assets/openapi.json describes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"
#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::portal {

// POST /registrations: the answers to the form "registration" in this version.
struct RegistrationRequest {
  int form_version = 0;
  form::Value answers;
};

// POST …/confirm of a registration or a new mail address: what stood behind the # of the mailed link.
struct LinkToken {
  std::string token;
};

// The account that a link was for.
struct ConfirmedEmail {
  std::string email;
};

// POST /password-resets.
struct PasswordResetRequest {
  std::string email;
};

// POST /password-resets/confirm and /invitations/confirm.
struct NewPassword {
  std::string token;
  std::string password;
};

// POST /session/second-factor (six digits, or a recovery code) and …/enrolment/confirm.
struct SecondFactorCode {
  std::string code;
};

// POST /session/second-factor/enrolment: what the authenticator app is told.
struct SecondFactorEnrolment {
  std::string secret;  // base32
  std::string otpauth_uri;
  std::vector<std::string>
      qr_code;  // of that URI, row by row, without the quiet zone: '1' a dark module, '0' a light one
};

// Shown once, when the second factor is set up.
struct RecoveryCodes {
  std::vector<std::string> codes;
};

struct SessionEntry {
  std::string id;
  std::string started_at;    // RFC 3339, UTC
  std::string last_seen_at;  // RFC 3339, UTC
  std::string user_agent;    // as the browser says of itself; may be empty
  bool current = false;      // the one that asks
};

// GET /sessions: newest use first.
struct SessionList {
  std::vector<SessionEntry> sessions;
};

// PUT /account/password.
struct PasswordChange {
  std::string current_password;
  std::string new_password;
};

// POST /account/email.
struct EmailChange {
  std::string password;
  std::string email;
};

// GET /account.
struct AccountDetails {
  std::string email;
  std::string person_name;
  Role role = Role::applicant;
  bool second_factor_enabled = false;
};

Result<RegistrationRequest, WireFault> read_registration_request(std::string_view json);
Result<LinkToken, WireFault> read_link_token(std::string_view json);
Result<ConfirmedEmail, WireFault> read_confirmed_email(std::string_view json);
Result<PasswordResetRequest, WireFault> read_password_reset_request(std::string_view json);
Result<NewPassword, WireFault> read_new_password(std::string_view json);
Result<SecondFactorCode, WireFault> read_second_factor_code(std::string_view json);
Result<SecondFactorEnrolment, WireFault> read_second_factor_enrolment(std::string_view json);
Result<RecoveryCodes, WireFault> read_recovery_codes(std::string_view json);
Result<SessionList, WireFault> read_session_list(std::string_view json);
Result<PasswordChange, WireFault> read_password_change(std::string_view json);
Result<EmailChange, WireFault> read_email_change(std::string_view json);
Result<AccountDetails, WireFault> read_account_details(std::string_view json);

std::string write(const RegistrationRequest& message);
std::string write(const LinkToken& message);
std::string write(const ConfirmedEmail& message);
std::string write(const PasswordResetRequest& message);
std::string write(const NewPassword& message);
std::string write(const SecondFactorCode& message);
std::string write(const SecondFactorEnrolment& message);
std::string write(const RecoveryCodes& message);
std::string write(const SessionList& message);
std::string write(const PasswordChange& message);
std::string write(const EmailChange& message);
std::string write(const AccountDetails& message);

}  // namespace madoguchi::portal
