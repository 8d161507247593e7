// The fake server's drafts: versions and preconditions.
#include "client/instant.h"
#include "fakes/fake_answers.h"
#include "fakes/fake_server.h"

namespace madoguchi::fakes {

void FakeServer::end_draft() {
  const auto draft = drafts.find(caller_->person.email);
  if (draft == drafts.end()) return;
  ended_drafts_[draft->first] = draft->second.listing.version;
  drafts.erase(draft);
}

client::Response FakeServer::list_drafts() const {
  portal::DraftList list;
  if (const auto draft = drafts.find(caller_->person.email); draft != drafts.end())
    list.drafts.push_back(draft->second.listing);
  return json(200, portal::write(list));
}

client::Response FakeServer::draft(const client::Request& request) {
  if (request.path == "/api/v1/drafts") return list_drafts();
  if (request.path != "/api/v1/drafts/" + definition_.id()) return problem(404, "form.unknown");
  if (request.method == "PUT") return save_draft(request);
  const auto found = drafts.find(caller_->person.email);
  if (found == drafts.end()) {
    client::Response unknown = problem(404, "draft.unknown");
    if (const auto ended = ended_drafts_.find(caller_->person.email); ended != ended_drafts_.end())
      unknown.headers.emplace_back("ETag", portal::version_tag(ended->second));
    return unknown;
  }
  if (request.method == "GET") {
    portal::Draft draft = found->second;
    for (const auto& [id, upload] : uploads)
      if (upload.owner == caller_->person.email)
        draft.uploads.push_back({upload.id, upload.name, upload.size_bytes, upload.bytes.size(), upload.state,
                                 upload.kind, upload.refusal});
    return json(200, portal::write(draft));
  }
  if (header(request, "If-Match") != portal::version_tag(found->second.listing.version))
    return problem(412, "draft.conflict");
  end_draft();
  return {204, {}, ""};
}

client::Response FakeServer::save_draft(const client::Request& request) {
  auto message = portal::read_draft_request(request.body);
  if (!message) return problem(400, "request.malformed");
  const std::string match = header(request, "If-Match");
  if (match.empty() && header(request, "If-None-Match") != "*") return problem(428, "draft.precondition_missing");
  const auto found = drafts.find(caller_->person.email);
  const auto ended = ended_drafts_.find(caller_->person.email);
  std::string has;
  if (found != drafts.end())
    has = portal::version_tag(found->second.listing.version);
  else if (ended != ended_drafts_.end())
    has = portal::version_tag(ended->second);
  if (match != has) return problem(412, "draft.conflict");
  portal::Draft draft;
  draft.listing = {definition_.id(), message->form_version, ++last_draft_version_, client::rfc3339(clock_.now_ms())};
  draft.answers = std::move(message->answers);
  drafts[caller_->person.email] = draft;
  return json(200, portal::write(portal::DraftSaved{draft.listing.version, draft.listing.saved_at}));
}

}  // namespace madoguchi::fakes
