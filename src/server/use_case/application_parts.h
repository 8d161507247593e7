// What sending an application and sending a returned one again have in common: which answers are kept as they are and
// which as keyed hashes, and the uploads behind attachments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/definition.h"
#include "server/store/application_table.h"
#include "server/use_case/context.h"

namespace madoguchi::server {

// 9999-12-31T23:59:59Z: what an application holds does not expire.
inline constexpr std::int64_t upload_never_expires_ms = 253'402'300'799'000;

bool is_usable_key(std::string_view idempotency_key);

// JSON that the server itself has stored; throws soci::soci_error where it cannot be read.
form::Value stored_value(const std::string& json);

// As it was when the application was sent; as it is now for those from before snapshots were kept.
portal::Facility facility_of(Context& context, const ApplicationRow& row);

struct KeptAnswers {
  form::Value plain;                                        // without those that are kept as keyed hashes
  std::vector<std::pair<std::string, std::string>> hashed;  // field and keyed hash
};

KeptAnswers kept_answers(const Keys& keys, std::string_view facility_id, const form::Definition& definition,
                         const form::Value& answers);

struct HeldUpload {
  std::string upload_id;
  std::string field;
  int position = 0;
};

// The uploads behind the answers' attachments; nothing when one is not there, foreign, not what was said of it, or
// taken by an application other than `application_id`.
std::optional<std::vector<HeldUpload>> find_attachments(Context& context, const Caller& caller,
                                                        const form::Definition& definition, const form::Value& answers,
                                                        const std::string& application_id);

}  // namespace madoguchi::server
