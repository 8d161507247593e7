// What every use case gets: the store of this worker, the installation's keys, the clock, the forms. Use cases are
// plain blocking functions that run on a database worker (rule 6: they answer after the commit). Faults are problem
// documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "portal/wire.h"
#include "server/use_case/settings.h"
#include "text/result.h"

namespace madoguchi::server {

class Store;          // store/store.h: one SOCI session with the statements; one a worker
class Keys;           // use_case/keys.h: keyed hashes, password hashes, random tokens (libsodium)
class MailTemplates;  // mail/templates.h: the words of mails
class FormCatalogue;  // use_case/form_catalogue.h: the form definitions of assets/forms, by id and version

struct Context {
  Store& store;
  const Keys& keys;
  const FormCatalogue& forms;
  const Settings& settings;
  const MailTemplates& mails;
  std::function<std::int64_t()> now_ms;  // since 1970-01-01T00:00Z
  bool mail_was_enqueued = false;        // the sender is to be woken after the use case
  bool scan_was_requested = false;       // and the scanner of attachments
};

template <class T>
using Outcome = Result<T, portal::Problem>;

// What a use case gives that has nothing to tell but that it is done.
struct Done {};

// Who asks, once the session's cookie has been looked up.
struct Caller {
  std::string session_id;
  std::string account_id;
  std::string facility_id;  // empty for reviewers and administrators
  portal::Role role = portal::Role::applicant;
  portal::SecondFactor second_factor = portal::SecondFactor::passed;
};

}  // namespace madoguchi::server
