// Drafts (B2): versions, preconditions, what is kept and what never is, their uploads, their end.
#include "server/use_case/drafts.h"

#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server::test {
namespace {

constexpr Precondition first{Precondition::Kind::first, 0};
Precondition at(std::int64_t version) { return {Precondition::Kind::version, version}; }

form::Value parsed(const std::string& json) { return form::parse_json(json).value(); }

form::Value typed(const std::string& staff_count) { return form::Value::Object{{"staffCount", staff_count}}; }

form::Value with_upload(const std::string& id) {
  return parsed(R"({"attachments":[{"name":"todoke.pdf","sizeBytes":1234,"uploadId":")" + id + R"("}]})");
}

// The version of a saving, or the code of its problem.
std::string save(World& world, const Precondition& precondition, const form::Value& answers) {
  const auto saved = save_draft(world.context, world.kenshin, "use-start", precondition, {1, answers});
  return saved ? std::to_string(saved->version) : saved.error().code;
}

std::string discard(World& world, const Precondition& precondition) {
  const auto dropped = discard_draft(world.context, world.kenshin, "use-start", precondition);
  return dropped ? "done" : dropped.error().code;
}

std::string answers(World& world) {
  const auto draft = find_draft(world.context, world.kenshin, "use-start");
  return draft ? form::to_json(draft->answers) : draft.error().code;
}

void send(World& world, const std::string& key) {
  world.check(world.kenshin, kenshin_answers());
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, kenshin_answers()), key).ok());
}

bool expires(World& world, const std::string& upload_id) {
  return world.count("uploads WHERE id = '" + upload_id + "' AND expires_at_ms < 253402300799000") == 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(B2_a_draft_is_kept_as_it_was_typed) {
  World world;
  BOOST_TEST(answers(world) == "draft.unknown");
  const std::string as_typed =
      R"({"confirmationMethod":"master","bankAccountNumber":"１２３-４","staffCount":"三人","termsAccepted":true})";
  BOOST_TEST(save(world, first, parsed(as_typed)) == "1");
  BOOST_TEST(answers(world) == as_typed);
  const auto draft = find_draft(world.context, world.kenshin, "use-start");
  BOOST_TEST(draft->listing.form_version == 1);
  BOOST_TEST(draft->listing.version == 1);
  BOOST_TEST(draft->listing.saved_at == rfc3339(start_ms));
  const auto list = list_drafts(world.context, world.kenshin);
  BOOST_REQUIRE_EQUAL(list.drafts.size(), 1U);
  BOOST_TEST(list.drafts[0].form_id == "use-start");
  BOOST_TEST(list_drafts(world.context, world.sejutsu).drafts.empty());
  BOOST_TEST(!find_draft(world.context, world.sejutsu, "use-start").ok());
}

BOOST_AUTO_TEST_CASE(versions_grow_and_a_stale_one_is_refused) {
  World world;
  BOOST_TEST(save(world, {}, typed("1")) == "draft.precondition_missing");
  BOOST_TEST(save(world, at(1), typed("1")) == "draft.conflict");
  BOOST_TEST(save(world, first, typed("1")) == "1");
  BOOST_TEST(save(world, first, typed("2")) == "draft.conflict");
  BOOST_TEST(save(world, at(1), typed("2")) == "2");
  BOOST_TEST(save(world, at(1), typed("3")) == "draft.conflict");
  BOOST_TEST(save(world, at(0), typed("3")) == "draft.conflict");
  BOOST_TEST(save(world, at(2), typed("3")) == "3");
  BOOST_TEST(answers(world) == R"({"staffCount":"3"})");
}

BOOST_AUTO_TEST_CASE(what_the_form_does_not_know_is_not_kept) {
  World world;
  BOOST_TEST(save(world, first,
                  parsed(R"({"odd":"x","facilityCheck":"confirmed","staffCount":true,"termsAccepted":"yes",)"
                         R"("attachments":"x","deviceCount":"2"})")) == "1");
  BOOST_TEST(answers(world) == R"({"deviceCount":"2"})");
  const auto unknown_form = save_draft(world.context, world.kenshin, "nothing", first, {1, typed("1")});
  BOOST_TEST(unknown_form.error().code == "form.unknown");
  const auto unknown_version = save_draft(world.context, world.kenshin, "use-start", at(1), {2, typed("1")});
  BOOST_TEST(unknown_version.error().code == "form.unknown");
  const auto registration = save_draft(world.context, world.kenshin, "registration", first, {1, typed("1")});
  BOOST_TEST(registration.error().code == "form.unknown");
  const auto reviewer = save_draft(world.context, world.reviewer, "use-start", first, {1, typed("1")});
  BOOST_TEST(reviewer.error().code == "session.forbidden");
}

BOOST_AUTO_TEST_CASE(D5_the_file_of_the_database_does_not_show_what_was_typed) {
  World world;
  BOOST_REQUIRE(save(world, first, parsed(R"({"bankAccountNumber":"7654321-marker","staffCount":"目印の職員数"})")) ==
                "1");
  world.store.sql() << "PRAGMA wal_checkpoint(TRUNCATE)";
  for (const char* name : {"madoguchi.db", "madoguchi.db-wal"}) {
    std::ifstream file(world.folder.path() / name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    BOOST_TEST(bytes.find("7654321-marker") == std::string::npos);
    BOOST_TEST(bytes.find("目印の職員数") == std::string::npos);
    BOOST_TEST(bytes.find("staffCount") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_discarded_draft_is_gone_and_versions_go_on) {
  World world;
  BOOST_TEST(discard(world, at(1)) == "draft.unknown");
  BOOST_TEST(save(world, first, typed("1")) == "1");
  BOOST_TEST(discard(world, {}) == "draft.precondition_missing");
  BOOST_TEST(discard(world, first) == "draft.precondition_missing");
  BOOST_TEST(discard(world, at(7)) == "draft.conflict");
  BOOST_TEST(discard(world, at(1)) == "done");
  BOOST_TEST(answers(world) == "draft.unknown");
  BOOST_TEST(list_drafts(world.context, world.kenshin).drafts.empty());
  BOOST_TEST(discard(world, at(2)) == "draft.unknown");
  BOOST_TEST(world.value("SELECT content_sealed FROM drafts") == "");
  BOOST_TEST(save(world, at(1), typed("2")) == "draft.conflict");  // late
  world.now_ms += minute_ms;
  BOOST_TEST(save(world, at(1), typed("2")) == "draft.conflict");
  BOOST_TEST(save(world, first, typed("2")) == "3");
}

BOOST_AUTO_TEST_CASE(B2_sending_ends_the_draft_and_no_late_saving_brings_it_back) {
  World world;
  BOOST_TEST(save(world, first, typed("1")) == "1");
  send(world, "a");
  BOOST_TEST(answers(world) == "draft.unknown");
  BOOST_TEST(save(world, at(1), typed("2")) == "draft.conflict");
  BOOST_TEST(save(world, first, typed("2")) == "draft.conflict");
  // Whoever has seen that it ended begins anew at once.
  const std::int64_t ended = ended_draft_version(world.context, world.kenshin, "use-start");
  BOOST_TEST(ended == 2);
  BOOST_TEST(save(world, at(ended), typed("2")) == "3");
  BOOST_TEST(ended_draft_version(world.context, world.kenshin, "use-start") == 0);
}

BOOST_AUTO_TEST_CASE(B2_a_first_saving_under_way_during_the_sending_is_refused) {
  World world;
  send(world, "a");
  BOOST_TEST(save(world, first, typed("1")) == "draft.conflict");
  world.now_ms += minute_ms - 1;
  BOOST_TEST(save(world, first, typed("1")) == "draft.conflict");
  world.now_ms += 1;
  BOOST_TEST(save(world, first, typed("1")) == "2");
}

BOOST_AUTO_TEST_CASE(a_failed_sending_leaves_the_draft) {
  World world;
  BOOST_TEST(save(world, first, typed("1")) == "1");
  const auto request = world.request(world.kenshin, kenshin_answers());  // not confirmed
  BOOST_REQUIRE(!submit_application(world.context, world.kenshin, request, "a").ok());
  BOOST_TEST(answers(world) == R"({"staffCount":"1"})");
}

BOOST_AUTO_TEST_CASE(B2_uploads_live_with_their_draft) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  BOOST_TEST(save(world, first, with_upload(upload.id)) == "1");
  world.now_ms += 30 * day_ms;
  BOOST_TEST(expired_uploads(world.context, 10).empty());
  BOOST_TEST(find_upload(world.context, world.kenshin, upload.id).ok());
  const auto draft = find_draft(world.context, world.kenshin, "use-start");
  BOOST_REQUIRE_EQUAL(draft->uploads.size(), 1U);
  BOOST_TEST(draft->uploads[0].state == "accepted");
  BOOST_TEST(draft->uploads[0].kind == "pdf");

  BOOST_TEST(save(world, at(1), with_upload(upload.id)) == "2");
  BOOST_TEST(!expires(world, upload.id));
  BOOST_TEST(save(world, at(2), typed("1")) == "3");  // taken out of the draft
  BOOST_TEST(world.count("draft_uploads") == 0);
  BOOST_TEST(find_upload(world.context, world.kenshin, upload.id).ok());
  world.now_ms += day_ms;
  BOOST_TEST(expired_uploads(world.context, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(B3_a_half_way_upload_is_there_to_be_resumed) {
  World world;
  const auto upload = create_upload(world.context, world.kenshin, "todoke.pdf", 1000);
  record_offset(world.context, upload->id, 400);
  BOOST_TEST(save(world, first, with_upload(upload->id)) == "1");
  world.now_ms += 20 * day_ms;
  const auto draft = find_draft(world.context, world.kenshin, "use-start");
  BOOST_REQUIRE_EQUAL(draft->uploads.size(), 1U);
  BOOST_TEST(draft->uploads[0].state == "receiving");
  BOOST_TEST(draft->uploads[0].offset_bytes == 400U);
  record_offset(world.context, upload->id, 1000);
  document::Recognition recognition;
  recognition.kind = document::Kind::pdf;
  record_recognition(world.context, upload->id, recognition);
  world.now_ms += 2 * day_ms;
  BOOST_TEST(find_draft(world.context, world.kenshin, "use-start")->uploads[0].state == "accepted");
  BOOST_TEST(expired_uploads(world.context, 10).empty());
}

BOOST_AUTO_TEST_CASE(only_ones_own_living_uploads_belong_to_a_draft) {
  World world;
  const UploadRecord foreign = world.accepted_upload(world.sejutsu);
  const UploadRecord expired = world.accepted_upload(world.kenshin);
  world.now_ms += 2 * day_ms;
  const UploadRecord sent = world.accepted_upload(world.kenshin);
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, document_answers(sent)), "a").ok());
  world.now_ms += minute_ms;
  std::int64_t version = 0;
  for (const std::string& id : {foreign.id, expired.id, sent.id, std::string("nothing")}) {
    const Precondition precondition = version == 0 ? first : at(version);
    const auto saved = save_draft(world.context, world.kenshin, "use-start", precondition, {1, with_upload(id)});
    BOOST_REQUIRE(saved.ok());
    version = saved->version;
    BOOST_TEST(find_draft(world.context, world.kenshin, "use-start")->uploads.empty());
  }
  BOOST_TEST(world.count("draft_uploads") == 0);
  BOOST_TEST(expires(world, foreign.id));
  BOOST_TEST(expires(world, expired.id));
  BOOST_TEST(!expires(world, sent.id));
}

BOOST_AUTO_TEST_CASE(a_terminated_upload_leaves_the_draft) {
  World world;
  const UploadRecord upload = world.accepted_upload(world.kenshin);
  BOOST_TEST(save(world, first, with_upload(upload.id)) == "1");
  BOOST_TEST(forget_upload(world.context, upload.id));
  const auto draft = find_draft(world.context, world.kenshin, "use-start");
  BOOST_TEST(draft->uploads.empty());
  BOOST_TEST(form::to_json(draft->answers) == form::to_json(with_upload(upload.id)));
}

BOOST_AUTO_TEST_CASE(sending_takes_the_drafts_uploads_and_lets_the_others_go) {
  World world;
  const UploadRecord sent = world.accepted_upload(world.kenshin);
  const UploadRecord other = world.accepted_upload(world.kenshin, "other.pdf");
  form::Value both = with_upload(sent.id);
  both.set("attachments", parsed(R"([{"name":"a.pdf","sizeBytes":1,"uploadId":")" + sent.id +
                                 R"("},{"name":"b.pdf","sizeBytes":1,"uploadId":")" + other.id + R"("}])"));
  BOOST_TEST(save(world, first, both) == "1");
  BOOST_TEST(find_draft(world.context, world.kenshin, "use-start")->uploads.at(1).id == other.id);
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, document_answers(sent)), "a").ok());
  BOOST_TEST(world.count("draft_uploads") == 0);
  BOOST_TEST(!expires(world, sent.id));
  BOOST_TEST(expires(world, other.id));
  BOOST_TEST(discard(world, at(2)) == "draft.unknown");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
