// What the store knows of uploads (S23, D8).
#include "server/use_case/uploads.h"

#include <boost/test/unit_test.hpp>

#include "server/core/world.h"
#include "server/use_case/applications.h"
#include "server/use_case/calendar.h"

namespace madoguchi::server::test {
namespace {

std::string fault(const Outcome<UploadRecord>& outcome) { return outcome.ok() ? "" : outcome.error().code; }

}  // namespace

BOOST_AUTO_TEST_SUITE(uploads)

BOOST_AUTO_TEST_CASE(D8_the_greatest_size_is_inclusive_and_an_empty_file_is_refused) {
  World world;
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", document::max_file_bytes)) == "");
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", document::max_file_bytes + 1)) ==
             "upload.too_large");
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", 0)) == "upload.empty");
  BOOST_TEST(fault(create_upload(world.context, world.reviewer, "a.pdf", 1)) == "session.forbidden");
}

BOOST_AUTO_TEST_CASE(a_name_is_a_files_own_name_and_shows_as_it_is) {
  World world;
  for (const char* name : {"届出書（髙﨑）.pdf", "𠮷.png", "a b.xlsx", ".pdf"}) {
    BOOST_TEST(fault(create_upload(world.context, world.kenshin, name, 1)) == "", name);
  }
  const std::string with_zero("a\0.pdf", 6);
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string("../a.pdf"), std::string("a\\b.pdf"),
        std::string("a\nb.pdf"), with_zero, std::string("a\xFF.pdf"), std::string("fdp.\u202Eslx.pdf"),
        std::string("a\u200B.pdf"), std::string(256, 'a')}) {
    BOOST_TEST(fault(create_upload(world.context, world.kenshin, name, 1)) == "upload.bad_name", name);
  }
}

BOOST_AUTO_TEST_CASE(an_upload_is_its_facilitys_own) {
  World world;
  const auto created = create_upload(world.context, world.kenshin, "a.pdf", 10);
  BOOST_REQUIRE(created.ok());
  BOOST_TEST(find_upload(world.context, world.kenshin, created->id)->name == "a.pdf");
  BOOST_TEST(fault(find_upload(world.context, world.sejutsu, created->id)) == "upload.unknown");
  BOOST_TEST(fault(find_upload(world.context, world.reviewer, created->id)) == "upload.unknown");
  BOOST_TEST(fault(find_upload(world.context, world.kenshin, "nothing")) == "upload.unknown");
}

BOOST_AUTO_TEST_CASE(the_offset_only_grows_and_keeps_the_upload_alive) {
  World world;
  const std::string id = create_upload(world.context, world.kenshin, "a.pdf", 10)->id;
  world.now_ms += 23 * hour_ms;
  record_offset(world.context, id, 6);
  record_offset(world.context, id, 4);
  world.now_ms += 23 * hour_ms;
  const auto found = find_upload(world.context, world.kenshin, id);
  BOOST_REQUIRE(found.ok());
  BOOST_TEST(found->offset_bytes == 6U);
  BOOST_TEST(found->state == "receiving");
  world.now_ms += hour_ms;
  BOOST_TEST(fault(find_upload(world.context, world.kenshin, id)) == "upload.expired");
}

BOOST_AUTO_TEST_CASE(a_recognised_file_is_accepted_and_a_refused_one_says_why) {
  World world;
  BOOST_TEST(describe(world.accepted_upload(world.kenshin)).kind == "pdf");

  const std::string id = create_upload(world.context, world.kenshin, "b.pdf", 10)->id;
  document::Recognition recognition;
  recognition.refusal =
      document::Refusal{"document.name_disagrees", {{"detected", "png"}, {"extension", "pdf"}}, {{"n", 7}}};
  record_recognition(world.context, id, recognition);
  const portal::UploadStatus status = describe(find_upload(world.context, world.kenshin, id).value());
  BOOST_TEST(status.state == "refused");
  BOOST_TEST(status.kind == "");
  BOOST_REQUIRE(status.refusal.has_value());
  BOOST_TEST(status.refusal->code == "document.name_disagrees");
  BOOST_TEST(*status.refusal->params.find("detected")->as_string() == "png");
  BOOST_TEST(*status.refusal->params.find("n")->as_integer() == 7);

  record_offset(world.context, id, 3);  // too late: the verdict stands
  document::Recognition accepted;
  accepted.kind = document::Kind::pdf;
  record_recognition(world.context, id, accepted);
  BOOST_TEST(find_upload(world.context, world.kenshin, id)->state == "refused");
}

BOOST_AUTO_TEST_CASE(open_uploads_of_a_facility_are_limited) {
  World world;
  std::string last;
  for (int i = 0; i < 20; ++i) last = create_upload(world.context, world.kenshin, "a.pdf", 1)->id;
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", 1)) == "upload.too_many");
  BOOST_TEST(fault(create_upload(world.context, world.sejutsu, "a.pdf", 1)) == "");
  BOOST_TEST(forget_upload(world.context, last));
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", 1)) == "");
  world.now_ms += day_ms;
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", 1)) == "");
}

BOOST_AUTO_TEST_CASE(accepted_files_that_no_application_takes_are_limited_too) {
  World world;
  for (int i = 0; i < 50; ++i) world.accepted_upload(world.kenshin);
  BOOST_TEST(fault(create_upload(world.context, world.kenshin, "a.pdf", 1)) == "upload.too_many");
}

BOOST_AUTO_TEST_CASE(what_nobody_took_expires_and_what_an_application_holds_stays) {
  World world;
  const std::string unfinished = create_upload(world.context, world.kenshin, "a.pdf", 1)->id;
  const std::string waiting = world.accepted_upload(world.kenshin).id;
  const UploadRecord held = world.accepted_upload(world.kenshin);
  BOOST_REQUIRE(
      submit_application(world.context, world.kenshin, world.request(world.kenshin, document_answers(held)), "key")
          .ok());
  BOOST_TEST(expired_uploads(world.context, 100).empty());
  world.now_ms += day_ms;
  BOOST_TEST(expired_uploads(world.context, 1).size() == 1U);
  BOOST_TEST(expired_uploads(world.context, 0).empty());
  BOOST_TEST(expired_uploads(world.context, 100).size() == 2U);
  BOOST_TEST(forget_upload(world.context, unfinished));
  BOOST_TEST(forget_upload(world.context, waiting));
  BOOST_TEST(forget_upload(world.context, "nothing"));
  BOOST_TEST(!forget_upload(world.context, held.id));
  BOOST_TEST(expired_uploads(world.context, 100).empty());
  BOOST_TEST(find_upload(world.context, world.kenshin, held.id).ok());
  BOOST_TEST(fault(find_upload(world.context, world.kenshin, unfinished)) == "upload.unknown");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
