// Attachments on their way (B3, D8): recognised here first, sent in pieces, taken up again after whatever broke.
#include "client/upload.h"

#include <boost/test/unit_test.hpp>

#include "document/recognition.h"
#include "fakes/fake_world.h"
#include "fakes/sample_files.h"

using namespace madoguchi;
using client::UploadState;

namespace {

constexpr std::size_t several_pieces = 3'500'000;  // the first piece is 1 MiB

struct Sending {
  explicit Sending(const std::string& name = "a.pdf", const std::string& bytes = fakes::sample_pdf(several_pieces)) {
    world.server.log_in_as(fakes::FakeWorld::kenshin_email);
    file = world.files.add(name, bytes);
  }
  void begin() {
    upload = std::make_unique<client::Upload>(world.ports, file, 1, [this] { seen(); });
  }
  void seen() {
    ++changes;
    if (upload) highest = std::max(highest, upload->view().sent_bytes);
  }
  const client::UploadView& view() const { return upload->view(); }
  const fakes::FakeUpload& stored() const { return world.server.uploads.begin()->second; }
  const std::string& bytes() const { return *world.files.find(file.handle); }

  fakes::FakeWorld world;
  client::ChosenFile file;
  std::unique_ptr<client::Upload> upload;
  int changes = 0;
  std::uint64_t highest = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(uploads)

BOOST_AUTO_TEST_CASE(B3_a_file_arrives_whole_in_pieces_that_ask_for_a_checksum) {
  Sending s;
  s.begin();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST(s.view().kind == "pdf");
  BOOST_TEST(s.view().upload_id == s.stored().id);
  BOOST_TEST(s.view().sent_bytes == s.file.size_bytes);
  BOOST_TEST((s.stored().bytes == s.bytes()));
  BOOST_TEST(s.stored().name == "a.pdf");
  BOOST_TEST(s.world.transport.count("PATCH", "/api/v1/uploads/") >= 2);
  for (const auto& request : s.world.transport.requests())
    BOOST_TEST((request.method != "PATCH" || request.slice_checksum));
}

BOOST_AUTO_TEST_CASE(B3_a_japanese_name_arrives_as_it_is) {
  Sending s("受領委任承諾通知書 𠮷.pdf");
  s.begin();
  BOOST_TEST(s.stored().name == "受領委任承諾通知書 𠮷.pdf");
}

BOOST_AUTO_TEST_CASE(D8_what_the_core_refuses_is_never_sent) {
  const std::tuple<const char*, std::string, const char*> refused[] = {
      {"a.pdf", "", "document.empty"},
      {"a.gif", fakes::gif(), "document.unsupported"},
      {"a.png", fakes::sample_pdf(), "document.name_disagrees"},
      {"a.pdf", fakes::pdf_with_javascript(), "document.active_content"}};
  for (const auto& [name, bytes, code] : refused) {
    Sending s(name, bytes);
    s.begin();
    BOOST_TEST((s.view().state == UploadState::refused), code);
    BOOST_REQUIRE(s.view().refusal);
    BOOST_TEST(s.view().refusal->code == code);
    BOOST_TEST(s.world.transport.requests().empty());
    BOOST_TEST(s.world.files.released(s.file.handle));
  }
}

BOOST_AUTO_TEST_CASE(D8_a_file_beyond_100_MB_is_refused_without_reading_it) {
  Sending s;
  s.file.size_bytes = document::max_file_bytes + 1;
  s.begin();
  BOOST_TEST(s.view().refusal->code == "document.too_large");
  BOOST_TEST(s.world.files.read_bytes() == 0U);
}

BOOST_AUTO_TEST_CASE(B3_recognition_reads_bounded_slices_and_each_byte_about_once) {
  Sending s;
  s.begin();
  BOOST_TEST(s.world.files.largest_read_bytes() <= 1024U * 1024U);
  BOOST_TEST(s.world.files.read_bytes() <= 3 * s.file.size_bytes);
}

BOOST_AUTO_TEST_CASE(B3_progress_counts_what_was_acknowledged_and_what_is_on_its_way) {
  Sending s;
  s.world.transport.answer_later(true);
  s.begin();
  BOOST_TEST((s.view().state == UploadState::sending));
  std::uint64_t before = 0;
  while (s.world.transport.deliver()) {
    BOOST_TEST(s.highest >= before);
    BOOST_TEST(s.highest <= s.file.size_bytes);
    before = s.highest;
  }
  BOOST_TEST((s.view().state == UploadState::accepted));
}

BOOST_AUTO_TEST_CASE(B3_a_lost_connection_pauses_and_is_tried_again_after_1_2_4_8_16_30_30_seconds) {
  Sending s;
  s.world.transport.cut();
  s.begin();
  for (const std::int64_t seconds : {1, 2, 4, 8, 16, 30, 30}) {
    BOOST_TEST((s.view().state == UploadState::paused));
    BOOST_REQUIRE(s.world.clock.next_due_in_ms());
    BOOST_TEST(*s.world.clock.next_due_in_ms() == seconds * 1000);
    s.world.clock.advance(seconds * 1000);
  }
  s.world.transport.mend();
  s.world.clock.advance(30'000);
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST(s.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B3_told_to_resume_it_goes_on_at_once_from_the_offset_that_the_server_names) {
  Sending s;
  s.world.transport.lose_by([n = 0](const client::Request& request) mutable {
    return request.method == "PATCH" && ++n == 2 ? fakes::Loss::half : fakes::Loss::none;
  });
  s.begin();
  BOOST_TEST((s.view().state == UploadState::paused));
  BOOST_TEST(s.view().sent_bytes > 0U);
  BOOST_TEST(s.view().sent_bytes < s.stored().bytes.size());  // the server has more than was acknowledged
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST((s.stored().bytes == s.bytes()));
  BOOST_TEST(s.world.transport.count("HEAD", "/api/v1/uploads/") == 1);
  BOOST_TEST(s.world.transport.count("POST", "/api/v1/uploads") == 1);
}

BOOST_AUTO_TEST_CASE(B3_a_server_that_started_again_with_fewer_bytes_gets_the_rest_of_them) {
  Sending s;
  s.world.transport.lose_by([n = 0](const client::Request& request) mutable {
    return request.method == "PATCH" && ++n == 2 ? fakes::Loss::request : fakes::Loss::none;
  });
  s.begin();
  s.world.server.uploads.begin()->second.bytes.resize(1000);
  s.world.clock.advance(1'000);
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST((s.stored().bytes == s.bytes()));
}

BOOST_AUTO_TEST_CASE(B3_an_upload_that_the_server_no_longer_knows_begins_anew) {
  Sending s;
  s.world.transport.lose_by([n = 0](const client::Request& request) mutable {
    return request.method == "PATCH" && ++n == 2 ? fakes::Loss::request : fakes::Loss::none;
  });
  s.begin();
  s.world.server.lose_uploads();
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST((s.stored().bytes == s.bytes()));
}

BOOST_AUTO_TEST_CASE(B3_a_server_that_forgets_every_time_is_not_asked_in_a_tight_circle) {
  Sending s;
  for (int i = 0; i < 50; ++i)
    s.world.server.answer_next("PATCH", "/api/v1/uploads/", fakes::FakeServer::problem(404, "upload.unknown"));
  s.begin();
  BOOST_TEST((s.view().state == UploadState::paused));
  BOOST_TEST(s.world.transport.count("POST", "/api/v1/uploads") <= 2);
}

BOOST_AUTO_TEST_CASE(B3_a_lost_last_answer_does_not_send_the_file_again) {
  Sending s("a.pdf", fakes::sample_pdf());
  s.world.transport.lose_by([](const client::Request& request) {
    return request.method == "PATCH" ? fakes::Loss::answer : fakes::Loss::none;
  });
  s.begin();
  BOOST_TEST((s.view().state == UploadState::paused));
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST(s.world.transport.count("PATCH", "/api/v1/uploads/") == 1);
}

BOOST_AUTO_TEST_CASE(B3_the_servers_refusal_is_shown_also_when_its_answer_was_lost) {
  for (const bool lost : {false, true}) {
    Sending s("a.pdf", fakes::sample_pdf());
    s.world.transport.answer_later(true);
    s.begin();
    s.world.transport.deliver();  // created; what the server gets is another thing than what was recognised here
    s.world.server.uploads.begin()->second.name = "a.xlsx";
    if (lost) s.world.transport.lose_next(fakes::Loss::answer);
    s.world.transport.deliver_all();
    if (lost) {
      BOOST_TEST((s.view().state == UploadState::paused));
      s.upload->resume();
      s.world.transport.deliver_all();
    }
    BOOST_TEST((s.view().state == UploadState::refused));
    BOOST_TEST(s.view().refusal->code == "document.name_disagrees");
    BOOST_TEST(s.world.transport.count("POST", "/api/v1/uploads") == 1);
    BOOST_TEST(s.world.clock.waiting() == 0U);
  }
}

BOOST_AUTO_TEST_CASE(B3_all_is_there_but_nobody_has_looked_an_empty_piece_asks_the_server_to) {
  Sending s("a.pdf", fakes::sample_pdf());
  s.world.transport.lose_by([n = 0](const client::Request& request) mutable {
    return request.method == "PATCH" && ++n == 1 ? fakes::Loss::request : fakes::Loss::none;
  });
  s.begin();
  s.world.server.uploads.begin()->second.bytes = s.bytes();  // stopped between the last byte and the recognition
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST((s.stored().state == "accepted"));
}

BOOST_AUTO_TEST_CASE(B3_a_busy_or_troubled_server_is_asked_again_later_as_it_says) {
  for (const int status : {409, 423, 429, 460, 500, 503}) {
    Sending s("a.pdf", fakes::sample_pdf());
    client::Response later = fakes::FakeServer::problem(status, "upload.busy");
    later.headers.emplace_back("retry-after", "7");
    s.world.server.answer_next("PATCH", "/api/v1/uploads/", later);
    s.begin();
    BOOST_TEST((s.view().state == UploadState::paused), status);
    BOOST_TEST(*s.world.clock.next_due_in_ms() == 7000);
    s.world.clock.advance(7000);
    BOOST_TEST((s.view().state == UploadState::accepted));
  }
}

BOOST_AUTO_TEST_CASE(B3_another_refusal_is_final_and_has_a_code_that_there_are_words_for) {
  const std::string words = fakes::read_asset("locale/ja/issues.json");
  const std::tuple<int, const char*, const char*> refusals[] = {{422, "upload.bad_name", "upload.bad_name"},
                                                                {422, "upload.empty", "document.empty"},
                                                                {413, "upload.too_large", "document.too_large"},
                                                                {413, "upload.length_exceeded", "upload.refused"},
                                                                {403, "session.forbidden", "upload.refused"}};
  for (const auto& [status, problem, code] : refusals) {
    Sending s;
    s.world.server.answer_next("POST", "/api/v1/uploads", fakes::FakeServer::problem(status, problem));
    s.begin();
    BOOST_TEST((s.view().state == UploadState::refused));
    BOOST_TEST(s.view().refusal->code == code);
    BOOST_TEST(words.find("\"issue." + std::string(code) + "\"") != std::string::npos, code);
    BOOST_TEST(s.world.clock.waiting() == 0U);
  }
}

BOOST_AUTO_TEST_CASE(B3_a_body_that_broke_off_on_its_way_is_sent_again) {
  Sending s("a.pdf", fakes::sample_pdf());
  s.world.server.answer_next("PATCH", "/api/v1/uploads/", fakes::FakeServer::problem(400, "upload.incomplete_body"));
  s.begin();
  BOOST_TEST((s.view().state == UploadState::paused));
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
}

BOOST_AUTO_TEST_CASE(B3_without_a_session_it_waits_until_told) {
  Sending s;
  s.world.transport.lose_by([&, n = 0](const client::Request& request) mutable {
    if (request.method == "PATCH" && ++n == 2) s.world.server.end_session();
    return fakes::Loss::none;
  });
  s.begin();
  BOOST_TEST((s.view().state == UploadState::paused));
  BOOST_TEST(s.world.clock.waiting() == 0U);
  s.world.server.log_in_as(fakes::FakeWorld::kenshin_email);
  s.upload->resume();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST((s.stored().bytes == s.bytes()));
}

BOOST_AUTO_TEST_CASE(B3_a_file_that_went_away_is_refused_as_unreadable) {
  {
    Sending s;
    s.world.files.vanish(s.file.handle);
    s.begin();
    BOOST_TEST(s.view().refusal->code == "document.unreadable");
  }
  Sending s;
  s.world.transport.answer_later(true);
  s.begin();
  s.world.files.vanish(s.file.handle);
  s.world.transport.deliver_all();
  BOOST_TEST((s.view().state == UploadState::paused));
  s.world.clock.advance(1000);
  BOOST_TEST((s.view().state == UploadState::refused));
  BOOST_TEST(s.view().refusal->code == "document.unreadable");
}

BOOST_AUTO_TEST_CASE(B3_cancelling_in_the_middle_takes_it_off_the_server_and_says_nothing_more) {
  Sending s;
  s.world.transport.answer_later(true);
  s.begin();
  s.world.transport.deliver();
  s.world.transport.deliver();
  const int changes = s.changes;
  s.upload->cancel();
  s.world.transport.deliver_all();
  BOOST_TEST(s.changes == changes);
  BOOST_TEST(s.world.server.uploads.empty());
  BOOST_TEST(s.world.files.released(s.file.handle));
  BOOST_TEST(s.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B3_an_answer_that_comes_although_it_was_cancelled_moves_nothing) {
  Sending s;
  s.world.transport.answer_later(true);
  s.world.transport.ignore_cancels();
  s.begin();
  s.world.transport.deliver();
  s.upload->cancel();
  s.world.transport.deliver_all();
  BOOST_TEST(s.world.transport.count("PATCH", "/api/v1/uploads/") == 1);
  BOOST_TEST(s.world.server.uploads.empty());
}

BOOST_AUTO_TEST_CASE(B3_one_that_is_gone_takes_nothing_with_it_into_later_answers) {
  Sending s;
  s.world.transport.answer_later(true);
  s.world.files.answer_later(true);
  s.begin();
  s.upload.reset();
  s.world.files.answer_reads();
  s.world.transport.deliver_all();
  Sending t;
  t.world.transport.cut();
  t.begin();
  t.upload.reset();
  BOOST_TEST(t.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B3_an_accepted_one_that_the_server_has_let_go_is_sent_anew_when_looked_after) {
  Sending s;
  s.begin();
  s.upload->recheck();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST(s.world.transport.count("POST", "/api/v1/uploads") == 1);
  s.world.server.lose_uploads();
  s.upload->recheck();
  BOOST_TEST((s.view().state == UploadState::accepted));
  BOOST_TEST(s.view().upload_id == s.stored().id);
  BOOST_TEST(s.world.transport.count("POST", "/api/v1/uploads") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
