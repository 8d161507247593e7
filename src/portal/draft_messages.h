// The wire messages of drafts (B2) and of what a facility has sent (マイリスト): what is kept while someone types, the
// list of applications, one application as it was sent. Both sides use these; assets/openapi.json describes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/value.h"
#include "portal/review_messages.h"
#include "portal/wire.h"
#include "text/result.h"

namespace madoguchi::portal {

inline constexpr std::size_t max_draft_bytes = 256 * 1024;        // of a PUT's body
inline constexpr std::size_t max_draft_answers = 200;             // fields that have one
inline constexpr std::size_t max_draft_answer_bytes = 16 * 1024;  // of one text
inline constexpr std::size_t max_draft_files = 100;               // of all fields together

// An item of GET /drafts.
struct DraftListing {
  std::string form_id;
  int form_version = 0;      // that the answers were typed into
  std::int64_t version = 0;  // grows with each saving; what If-Match names
  std::string saved_at;      // RFC 3339, UTC
};

struct DraftList {
  std::vector<DraftListing> drafts;
};

// GET /drafts/{form}. The answers are as they were typed, valid or not, a member per field that has one: a text, true
// (consent), or a list of files {name, sizeBytes, kind?, uploadId?}; a file without an uploadId was chosen but never
// sent. `uploads` are those of the answers that still are on the server, finished, refused or to be resumed.
struct Draft {
  DraftListing listing;
  form::Value answers;
  std::vector<UploadStatus> uploads;
};

// PUT /drafts/{form}, beside If-Match or If-None-Match.
struct DraftRequest {
  int form_version = 0;
  form::Value answers;
};

// The answer to it.
struct DraftSaved {
  std::int64_t version = 0;
  std::string saved_at;
};

// An item of GET /applications, and the answer to a withdrawal.
struct ApplicationListing {
  std::string id;
  std::string receipt_number;
  std::string received_at;  // RFC 3339, UTC
  std::string changed_at;   // of the last move
  std::string form_id;
  int form_version = 0;
  std::string state;  // portal::state_name
  bool withdrawable = false;
  int device_count = 0;  // 申請台数; 0: its form asks for none
};

struct ApplicationList {
  std::vector<ApplicationListing> applications;
  std::string operation_start_date;  // 運用開始日 as it was reported last, ISO 8601; empty: not yet
};

struct ApplicationAttachment {
  std::string field;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string kind;
};

// GET /applications/{id}: as it was sent. Answers that are kept as keyed hashes are not in `answers`; their fields
// stand in `withheld`.
struct Application {
  ApplicationListing listing;
  form::Value answers;
  form::Value facts;  // what the form was told of the facility
  std::vector<std::string> withheld;
  std::vector<ApplicationAttachment> attachments;
  Facility facility;  // as it was then
  // Of a returned one: the fields that are open again, with what the reviewer says of each. Of a rejected one, and of a
  // returned one that has something to say as a whole: the reason.
  std::vector<FieldFlag> flags;
  std::string reason;
  std::vector<ApplicationRevision> revisions;  // what resubmissions changed, the oldest first
};

// Each reads the JSON of its message, within form::ParseLimits.
Result<DraftList, WireFault> read_draft_list(std::string_view json);
Result<Draft, WireFault> read_draft(std::string_view json);
Result<DraftRequest, WireFault> read_draft_request(std::string_view json);
Result<DraftSaved, WireFault> read_draft_saved(std::string_view json);
Result<ApplicationListing, WireFault> read_application_listing(std::string_view json);
Result<ApplicationList, WireFault> read_application_list(std::string_view json);
Result<Application, WireFault> read_application(std::string_view json);

std::string write(const DraftList& message);
std::string write(const Draft& message);
std::string write(const DraftRequest& message);
std::string write(const DraftSaved& message);
std::string write(const ApplicationListing& message);
std::string write(const ApplicationList& message);
std::string write(const Application& message);

// A version as an entity tag (RFC 9110 section 8.8.3) for ETag and If-Match, and back; nothing for any other tag.
std::string version_tag(std::int64_t version);
std::optional<std::int64_t> version_of_tag(std::string_view tag);

}  // namespace madoguchi::portal
