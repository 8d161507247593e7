// The fake server's sent applications: what they say, taking back, sending back and sending again (B5).
#include <algorithm>

#include "fakes/fake_answers.h"
#include "fakes/fake_ports.h"
#include "fakes/fake_server.h"
#include "portal/effect_fields.h"
#include "portal/review.h"

namespace madoguchi::fakes {
namespace {

portal::ApplicationListing listing_of(const FakeApplication& application) {
  return {application.receipt.id,
          application.receipt.receipt_number,
          application.receipt.received_at,
          application.receipt.received_at,
          application.receipt.form_id,
          application.receipt.form_version,
          application.state,
          application.state == "received",
          portal::device_count(application.request.answers)};
}

}  // namespace

void FakeServer::send_back(std::vector<portal::FieldFlag> flags, std::string reason) {
  FakeApplication& application = applications.back();
  application.state = "returned";
  application.flags = std::move(flags);
  application.reason = std::move(reason);
}

// As they were when it was sent.
form::Value FakeServer::facts_of(const FakeApplication& application) const {
  form::Value facts = portal::form_facts(caller_->facility->type, portal::FacilityCheck::none, today);
  for (const form::Field& field : definition_.fields())
    if (field.type == form::FieldType::check)
      facts.set(field.id, portal::facility_check_name(matches(field.id, application.request.answers)));
  return facts;
}

// The real server's rules are its own tests' matter: here, what was not flagged and not new stays as it is.
client::Response FakeServer::resubmit(FakeApplication& application, const client::Request& request) {
  const auto message = portal::read_resubmission_request(request.body);
  const std::string key = header(request, "Idempotency-Key");
  if (!message || key.empty()) return problem(400, "request.malformed");
  if (key == application.resubmission_key) return json(200, portal::write(application.receipt));
  if (application.state != "returned") return problem(409, "application.not_returned");
  const auto flagged = [&](const std::string& field) {
    return std::any_of(application.flags.begin(), application.flags.end(),
                       [&](const portal::FieldFlag& flag) { return flag.field == field; });
  };
  form::Value answers = message->answers;
  const form::Value before = application.request.answers;
  for (const form::Field& field : definition_.fields()) {
    const form::Value* old = before.find(field.id);
    if (old && field.storage == form::Storage::keyed_hash && !flagged(field.id) && !answers.find(field.id))
      answers.set(field.id, *old);
  }
  application.request.answers = answers;
  form::Evaluation evaluation = form::evaluate(definition_, facts_of(application), message->answers);
  std::erase_if(evaluation.missing, [&](const std::string& field) { return !flagged(field) && before.find(field); });
  auto refused = refusal(evaluation, message->reviewed_sha256);
  if (!refused && !uploads_stand(message->answers)) refused = problem(422, "application.attachment_unknown");
  if (refused) {
    application.request.answers = before;
    return *std::move(refused);
  }
  application.resubmission_key = key;
  application.state = "received";
  return json(201, portal::write(application.receipt));
}

client::Response FakeServer::application(const client::Request& request) {
  const std::string begin = "/api/v1/applications";
  if (request.path == begin) {
    portal::ApplicationList list;
    for (const FakeApplication& application : applications)
      if (application.owner == caller_->person.email) list.applications.push_back(listing_of(application));
    return json(200, portal::write(list));
  }
  for (FakeApplication& application : applications) {
    const std::string path = begin + "/" + application.receipt.id;
    if (application.owner != caller_->person.email || request.path.compare(0, path.size(), path) != 0) continue;
    if (request.path == path + "/withdrawal") {
      if (application.state != "received") return problem(409, "application.not_withdrawable");
      application.state = "withdrawn";
      return json(200, portal::write(listing_of(application)));
    }
    if (request.path == path + "/resubmission") return resubmit(application, request);
    if (request.path != path) continue;
    portal::Application message;
    message.listing = listing_of(application);
    message.answers = application.request.answers;
    message.facts = facts_of(application);
    if (application.state == "returned") message.flags = application.flags;
    if (application.state == "returned" || application.state == "rejected") message.reason = application.reason;
    for (const form::Field& field : definition_.fields()) {
      const form::Value* answer = message.answers.find(field.id);
      if (!answer) continue;
      if (field.storage == form::Storage::keyed_hash) {
        message.withheld.push_back(field.id);
        message.answers.erase(field.id);
      } else if (answer->as_array()) {
        for (const form::Value& file : *answer->as_array())
          message.attachments.push_back({field.id, *file.find("name")->as_string(),
                                         static_cast<std::uint64_t>(*file.find("sizeBytes")->as_integer()),
                                         *file.find("kind")->as_string()});
      }
    }
    message.facility = *caller_->facility;
    return json(200, portal::write(message));
  }
  return problem(404, "application.unknown");
}

}  // namespace madoguchi::fakes
