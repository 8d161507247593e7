// What is typed is kept (B2): saved while one types, copied into the device while the network is away, merged with what
// other windows and devices have typed, asked about where both changed the same, there again after whatever happens.
#include <boost/test/unit_test.hpp>
#include <memory>

#include "client/app.h"
#include "client/draft_copy.h"
#include "client/draft_merge.h"
#include "fakes/fake_world.h"
#include "fakes/sample_files.h"

using namespace madoguchi;
using client::DraftState;
using client::FormScreen;
using client::UploadState;
using form::Value;
using World = fakes::FakeWorld;

namespace {

// A device has a store of its own; its windows share it.
struct Device {
  explicit Device(World& the_world)
      : world(the_world), ports{the_world.transport, the_world.clock,  store,
                                the_world.files,     the_world.digest, the_world.random} {}

  std::unique_ptr<FormScreen> window(client::DraftPlace place = client::DraftPlace::account) {
    return std::make_unique<FormScreen>(
        ports, world.session_of(World::kenshin_email), "use-start", [] {}, place);
  }

  World& world;
  fakes::MemoryStore store;
  client::Ports ports;
};

std::string text_of(const FormScreen& form, std::string_view id) {
  for (const auto& view : form.fields())
    if (view.field->id == id) return view.text;
  return "(no field)";
}

std::vector<client::UploadView> files_of(const FormScreen& form) {
  for (const auto& view : form.fields())
    if (view.field->id == "attachments") return view.uploads;
  return {};
}

struct Typing {
  Typing() { open(); }
  void open() { form = device.window(); }
  void crash() { form.reset(); }  // nothing is told to it
  void reload() {
    crash();
    open();
  }
  int puts() const { return world.transport.count("PUT", "/api/v1/drafts/"); }
  std::string kept(std::string_view field) const {  // on the server
    const auto draft = world.server.drafts.find(World::kenshin_email);
    if (draft == world.server.drafts.end()) return "(no draft)";
    const Value* answer = draft->second.answers.find(field);
    return answer && answer->as_string() ? *answer->as_string() : "(no answer)";
  }
  DraftState state() const { return form->draft().state; }

  World world;
  Device device{world};
  std::unique_ptr<FormScreen> form;
};

Value answers(const char* json) { return form::parse_json(json).value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(B2_what_only_one_side_changed_is_as_that_side_has_it) {
  const auto merged = client::merge_answers(answers(R"({"a":"1","b":"1","c":"1","e":"1"})"),
                                            answers(R"({"a":"2","b":"1","c":"3","d":"4"})"),
                                            answers(R"({"a":"1","b":"5","c":"6","e":"1","f":"7"})"));
  BOOST_TEST(client::same_answers(merged.answers, answers(R"({"a":"2","b":"5","c":"3","d":"4","f":"7"})")));
  BOOST_TEST(merged.conflicts == std::vector<std::string>{"c"});
}

BOOST_AUTO_TEST_CASE(B2_lists_of_files_take_what_was_added_and_removed_on_either_side) {
  const auto list = [](std::initializer_list<const char*> ids) {
    Value::Array files;
    for (const char* id : ids) files.push_back(Value(Value::Object{{"name", "x"}, {"sizeBytes", 1}, {"uploadId", id}}));
    return Value(Value::Object{{"files", Value(std::move(files))}});
  };
  const auto merged = client::merge_answers(list({"a", "b", "c"}), list({"a", "c", "d"}), list({"b", "c", "e"}));
  BOOST_TEST(client::same_answers(merged.answers, list({"c", "d", "e"})));
  BOOST_TEST(merged.conflicts.empty());
}

BOOST_AUTO_TEST_CASE(B2_it_is_saved_a_second_after_the_last_key_and_then_rests) {
  Typing t;
  BOOST_TEST((t.state() == DraftState::empty));
  t.form->set_text("staffCount", "1");
  t.world.clock.advance(900);
  t.form->set_text("staffCount", "12");
  BOOST_TEST((t.state() == DraftState::saving));
  t.world.clock.advance(900);
  BOOST_TEST(t.puts() == 0);
  t.world.clock.advance(100);
  BOOST_TEST(t.puts() == 1);
  BOOST_TEST(t.kept("staffCount") == "12");
  BOOST_TEST((t.state() == DraftState::saved));
  BOOST_TEST(t.form->draft().saved_at == "2026-11-23T01:00:01Z");
  BOOST_TEST(t.device.store.texts().empty());
  BOOST_TEST(t.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B2_who_types_without_a_pause_is_saved_every_ten_seconds) {
  Typing t;
  for (int i = 0; i < 25; ++i) {
    t.form->set_text("staffCount", std::to_string(i));
    t.world.clock.advance(500);
  }
  BOOST_TEST(t.puts() == 1);
}

BOOST_AUTO_TEST_CASE(B2_leaving_a_field_saves_at_once_and_going_back_to_what_was_saved_saves_nothing) {
  Typing t;
  t.form->set_text("staffCount", "3");
  t.form->leave("staffCount");
  BOOST_TEST(t.puts() == 1);
  t.form->set_text("staffCount", "34");
  t.form->set_text("staffCount", "3");
  t.form->leave("staffCount");
  t.world.clock.advance(20'000);
  BOOST_TEST(t.puts() == 1);
  BOOST_TEST(t.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B2_one_saving_is_under_way_at_a_time_and_the_last_word_arrives) {
  Typing t;
  t.world.transport.answer_later(true);
  t.form->set_text("staffCount", "1");
  t.form->leave("staffCount");
  t.form->set_text("staffCount", "2");
  t.form->leave("staffCount");
  t.world.clock.advance(5'000);
  BOOST_TEST(t.world.transport.waiting() == 1U);
  t.world.transport.deliver_all();
  BOOST_TEST(t.kept("staffCount") == "1");
  t.world.clock.advance(1'000);
  t.world.transport.deliver_all();
  BOOST_TEST(t.kept("staffCount") == "2");
  BOOST_TEST((t.state() == DraftState::saved));
}

BOOST_AUTO_TEST_CASE(B2_without_a_network_this_device_has_it_and_growing_waits_follow) {
  Typing t;
  t.world.transport.cut();
  t.form->set_text("staffCount", "7");
  BOOST_TEST(t.device.store.texts().size() == 1U);
  BOOST_TEST(!t.form->unkept());
  t.world.clock.advance(1'000);
  BOOST_TEST((t.state() == DraftState::kept_here));
  t.world.clock.advance(60'000);
  BOOST_TEST(t.puts() == 1 + 5);  // after 1, 2, 4, 8, 16, and then 30 seconds
  t.world.transport.mend();
  t.form->look_again();
  BOOST_TEST(t.kept("staffCount") == "7");
  BOOST_TEST(t.device.store.texts().empty());
  BOOST_TEST(t.world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(B2_where_neither_takes_it_leaving_would_lose_it) {
  Typing t;
  t.device.store.fill(true);
  t.world.transport.cut();
  t.form->set_text("staffCount", "7");
  t.world.clock.advance(1'000);
  BOOST_TEST((t.state() == DraftState::unkept));
  BOOST_TEST(t.form->unkept());
  t.world.transport.mend();
  t.world.clock.advance(2'000);
  BOOST_TEST(!t.form->unkept());
  BOOST_TEST(t.kept("staffCount") == "7");
}

BOOST_AUTO_TEST_CASE(B2_everything_typed_is_there_after_a_reload_also_what_is_wrong_or_out_of_sight) {
  Typing t;
  t.form->set_choice("confirmationMethod", "master");
  t.form->set_text("bankAccountNumber", "１２-３");
  t.form->set_choice("confirmationMethod", "documents");
  t.form->set_text("staffCount", "たくさん");
  t.form->set_consent("termsAccepted", true);
  t.world.clock.advance(1'000);
  t.reload();
  BOOST_TEST(text_of(*t.form, "confirmationMethod") == "documents");
  BOOST_TEST(text_of(*t.form, "staffCount") == "たくさん");
  t.form->set_choice("confirmationMethod", "master");
  BOOST_TEST(text_of(*t.form, "bankAccountNumber") == "１２-３");
  BOOST_TEST((t.state() == DraftState::saving));
}

BOOST_AUTO_TEST_CASE(B2_a_crash_before_the_saving_loses_nothing) {
  Typing t;
  t.form->set_text("staffCount", "8");
  t.crash();
  BOOST_TEST(t.kept("staffCount") == "(no draft)");
  t.open();
  BOOST_TEST(text_of(*t.form, "staffCount") == "8");
  BOOST_TEST(t.kept("staffCount") == "8");
  BOOST_TEST(t.device.store.texts().empty());
}

BOOST_AUTO_TEST_CASE(B2_an_answer_that_was_lost_is_no_other_windows_typing) {
  Typing t;
  t.world.transport.lose_next(fakes::Loss::answer);
  t.form->set_text("staffCount", "1");
  t.form->leave("staffCount");
  t.form->set_text("staffCount", "12");
  t.crash();
  t.open();
  BOOST_TEST((t.state() == DraftState::saved));
  BOOST_TEST(text_of(*t.form, "staffCount") == "12");
  BOOST_TEST(t.kept("staffCount") == "12");
  t.world.transport.lose_next(fakes::Loss::answer);
  t.form->set_text("staffCount", "3");
  t.form->leave("staffCount");
  t.form->set_text("staffCount", "34");
  t.world.clock.advance(10'000);
  BOOST_TEST((t.state() == DraftState::saved));
  BOOST_TEST(t.kept("staffCount") == "34");
}

BOOST_AUTO_TEST_CASE(B2_two_windows_that_change_other_fields_become_one) {
  Typing t;
  auto other = t.device.window();
  t.form->set_text("staffCount", "3");
  t.form->leave("staffCount");
  other->set_text("deviceCount", "5");
  other->leave("deviceCount");
  BOOST_TEST((other->draft().state == DraftState::saved));
  BOOST_TEST(text_of(*other, "staffCount") == "3");
  BOOST_TEST(other->take_merged());
  BOOST_TEST(t.kept("deviceCount") == "5");
  BOOST_TEST(text_of(*t.form, "deviceCount") == "");
  t.form->look_again();
  BOOST_TEST(text_of(*t.form, "deviceCount") == "5");
}

BOOST_AUTO_TEST_CASE(B2_where_both_changed_the_same_field_the_person_chooses_and_until_then_nothing_is_lost) {
  for (const bool theirs : {false, true}) {
    Typing t;
    Device elsewhere(t.world);
    auto other = elsewhere.window();
    t.form->set_text("staffCount", "3");
    t.form->leave("staffCount");
    other->set_text("staffCount", "4");
    other->set_text("deviceCount", "9");
    other->leave("staffCount");
    BOOST_TEST((other->draft().state == DraftState::conflict));
    BOOST_TEST(other->conflicts_open());
    BOOST_REQUIRE_EQUAL(other->conflicts().size(), 1U);
    BOOST_TEST(*other->conflicts()[0].mine.as_string() == "4");
    BOOST_TEST(*other->conflicts()[0].theirs.as_string() == "3");
    BOOST_TEST(t.kept("staffCount") == "3");
    other.reset();  // the question comes back
    other = elsewhere.window();
    BOOST_TEST((other->draft().state == DraftState::conflict));
    other->open_conflicts(false);
    BOOST_TEST(!other->conflicts_open());
    other->choose_theirs("staffCount", theirs);
    other->settle_conflicts();
    BOOST_TEST((other->draft().state == DraftState::saved));
    BOOST_TEST(t.kept("staffCount") == (theirs ? "3" : "4"));
    BOOST_TEST(t.kept("deviceCount") == "9");
    BOOST_TEST(elsewhere.store.texts().empty());
  }
}

BOOST_AUTO_TEST_CASE(B2_an_ended_session_waits_for_the_same_person) {
  Typing t;
  t.world.server.end_session();
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  BOOST_TEST((t.state() == DraftState::kept_here));
  BOOST_TEST(t.world.clock.waiting() == 0U);
  t.form->session_renewed(t.world.session_of(World::kenshin_email));
  BOOST_TEST(t.kept("staffCount") == "6");
}

BOOST_AUTO_TEST_CASE(B2_a_form_that_opens_while_the_drafts_cannot_be_read_shows_what_this_device_has) {
  Typing t;
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  t.form->set_text("deviceCount", "2");
  t.crash();
  t.world.server.answer_next("GET", "/api/v1/drafts", fakes::FakeServer::problem(503, "server.busy"));
  t.world.server.answer_next("GET", "/api/v1/drafts", fakes::FakeServer::problem(503, "server.busy"));
  t.open();
  BOOST_TEST(text_of(*t.form, "staffCount") == "6");
  BOOST_TEST(text_of(*t.form, "deviceCount") == "2");
  BOOST_TEST((t.state() == DraftState::kept_here));
  t.world.clock.advance(2'000);
  BOOST_TEST((t.state() == DraftState::saved));
  BOOST_TEST(t.kept("deviceCount") == "2");
}

BOOST_AUTO_TEST_CASE(B2_a_draft_that_was_sent_in_another_window_says_so_and_comes_to_life_only_when_wanted) {
  Typing t;
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  t.world.server.drafts.clear();
  t.form->look_again();
  BOOST_TEST((t.state() == DraftState::gone));
  BOOST_TEST(!t.form->unkept());
  BOOST_TEST(t.device.store.texts().empty());
  t.form->set_text("staffCount", "61");
  t.world.clock.advance(20'000);
  BOOST_TEST(t.world.server.drafts.empty());
  BOOST_TEST(!t.form->unkept());
  t.reload();
  BOOST_TEST((t.state() == DraftState::gone));
  BOOST_TEST(text_of(*t.form, "staffCount") == "61");
  t.form->keep_gone();
  BOOST_TEST(t.kept("staffCount") == "61");
  t.world.server.drafts.clear();
  t.form->look_again();
  t.form->clear_gone();
  BOOST_TEST((t.state() == DraftState::empty));
  BOOST_TEST(text_of(*t.form, "staffCount") == "");
}

BOOST_AUTO_TEST_CASE(B2_deleting_a_draft_empties_the_form_and_failing_to_keeps_all) {
  Typing t;
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  t.world.transport.cut();
  t.form->discard_draft();
  BOOST_TEST((t.form->draft().discard == client::DraftDiscard::failed));
  BOOST_TEST(text_of(*t.form, "staffCount") == "6");
  t.world.transport.mend();
  t.form->discard_draft();
  BOOST_TEST((t.form->draft().discard == client::DraftDiscard::none));
  BOOST_TEST(t.world.server.drafts.empty());
  BOOST_TEST(text_of(*t.form, "staffCount") == "");
  BOOST_TEST((t.state() == DraftState::empty));
}

BOOST_AUTO_TEST_CASE(B2_after_one_that_was_deleted_or_sent_a_new_draft_goes_on_from_its_version) {
  Typing t;
  Device elsewhere(t.world);
  auto other = elsewhere.window();
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  other->look_again();
  t.form->discard_draft();
  t.form->set_text("staffCount", "7");
  t.form->leave("staffCount");
  BOOST_TEST(t.kept("staffCount") == "7");
  t.form->discard_draft();
  other->look_again();
  BOOST_TEST((other->draft().state == DraftState::gone));
  other->keep_gone();
  BOOST_TEST((other->draft().state == DraftState::saved));
  BOOST_TEST(t.kept("staffCount") == "6");
}

BOOST_AUTO_TEST_CASE(B2_deleting_while_a_saving_is_under_way_deletes_that_too) {
  Typing t;
  t.world.transport.answer_later(true);
  t.form->set_text("staffCount", "6");
  t.form->leave("staffCount");
  t.form->discard_draft();
  t.world.transport.deliver_all();
  BOOST_TEST(t.world.server.drafts.empty());
  BOOST_TEST((t.state() == DraftState::empty));
}

BOOST_AUTO_TEST_CASE(B2_a_first_saving_that_the_application_overtakes_leaves_no_draft) {
  Typing t;
  t.form->set_choice("confirmationMethod", "documents");
  t.form->add_files("attachments", {t.world.files.add("a.pdf", fakes::sample_pdf())});
  t.form->set_text("deviceCount", "2");
  t.form->set_consent("termsAccepted", true);
  t.form->discard_draft();
  t.form->set_choice("confirmationMethod", "documents");
  t.form->add_files("attachments", {t.world.files.add("a.pdf", fakes::sample_pdf())});
  t.form->set_text("deviceCount", "2");
  t.form->set_consent("termsAccepted", true);
  t.world.transport.answer_later(true);
  t.form->set_text("staffCount", "3");
  t.form->leave("staffCount");
  t.form->send();
  t.form->confirm_review();
  t.world.transport.deliver(1);
  BOOST_TEST((t.form->send_state() == client::SendState::received));
  t.world.transport.deliver_all();
  t.world.clock.advance(30'000);
  t.world.transport.deliver_all();
  BOOST_TEST(t.world.server.drafts.empty());
  BOOST_TEST(t.world.server.applications.size() == 1U);
}

BOOST_AUTO_TEST_CASE(B2_finished_uploads_are_there_again) {
  Typing t;
  t.form->set_choice("confirmationMethod", "documents");
  t.form->add_files("attachments", {t.world.files.add("届出.pdf", fakes::sample_pdf())});
  t.world.clock.advance(1'000);
  t.reload();
  BOOST_REQUIRE_EQUAL(files_of(*t.form).size(), 1U);
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::accepted));
  BOOST_TEST(files_of(*t.form)[0].name == "届出.pdf");
  BOOST_TEST(t.form->evaluation().answers.find("attachments") != nullptr);
  t.form->remove_upload("attachments", files_of(*t.form)[0].key);
  t.world.clock.advance(1'000);
  t.reload();
  BOOST_TEST(files_of(*t.form).empty());
  BOOST_TEST(t.world.server.uploads.empty());
}

BOOST_AUTO_TEST_CASE(B3_a_half_way_upload_goes_on_with_the_same_file_and_with_no_other) {
  Typing t;
  const std::string bytes = fakes::sample_pdf(3'000'000);
  std::string another = fakes::sample_pdf(3'000'000);
  another[another.size() / 100] ^= 1;
  t.form->set_choice("confirmationMethod", "documents");
  int pieces = 0;
  t.world.transport.lose_by([&](const client::Request& request) {
    return request.method == "PATCH" && ++pieces > 1 ? fakes::Loss::request : fakes::Loss::none;
  });
  t.form->add_files("attachments", {t.world.files.add("大.pdf", bytes)});
  t.world.clock.advance(500);
  const std::size_t there = t.world.server.uploads.begin()->second.bytes.size();
  BOOST_TEST(there > 0U);
  BOOST_TEST(there < bytes.size());
  t.crash();
  t.world.transport.lose_by({});
  t.open();
  BOOST_REQUIRE_EQUAL(files_of(*t.form).size(), 1U);
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::interrupted));
  BOOST_TEST(files_of(*t.form)[0].sent_bytes == there);
  t.form->send();
  BOOST_TEST((t.form->send_state() == client::SendState::idle));  // it holds the application back

  t.world.files.will_choose({t.world.files.add("大.pdf", another)});
  t.form->choose_again("attachments", files_of(*t.form)[0].key);
  BOOST_TEST(files_of(*t.form)[0].other_file);
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::interrupted));
  t.world.files.will_choose({t.world.files.add("小.pdf", fakes::sample_pdf())});
  t.form->choose_again("attachments", files_of(*t.form)[0].key);
  BOOST_TEST(files_of(*t.form)[0].other_file);

  t.world.files.will_choose({t.world.files.add("大.pdf", bytes)});
  t.form->choose_again("attachments", files_of(*t.form)[0].key);
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::accepted));
  BOOST_TEST(!files_of(*t.form)[0].other_file);
  BOOST_REQUIRE_EQUAL(t.world.server.uploads.size(), 1U);
  BOOST_TEST(t.world.server.uploads.begin()->second.bytes == bytes);
}

BOOST_AUTO_TEST_CASE(B3_an_interrupted_file_that_the_server_let_go_is_sent_from_its_beginning) {
  Typing t;
  t.form->set_choice("confirmationMethod", "documents");
  t.world.transport.lose_by(
      [](const client::Request& request) { return request.method == "PATCH" ? fakes::Loss::half : fakes::Loss::none; });
  const std::string bytes = fakes::sample_pdf(5'000);
  t.form->add_files("attachments", {t.world.files.add("a.pdf", bytes)});
  t.crash();
  t.world.transport.lose_by({});
  t.world.server.lose_uploads();
  t.open();
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::interrupted));
  t.form->add_files("attachments", {t.world.files.add("a.pdf", bytes)});  // in whatever way it is chosen
  BOOST_REQUIRE_EQUAL(files_of(*t.form).size(), 1U);
  BOOST_TEST((files_of(*t.form)[0].state == UploadState::accepted));
  BOOST_TEST(t.world.server.uploads.begin()->second.bytes == bytes);
}

BOOST_AUTO_TEST_CASE(B7_a_new_version_carries_answers_over_and_points_out_what_changed) {
  Typing t;
  t.form->set_choice("confirmationMethod", "documents");
  t.form->set_text("staffCount", "3");
  t.form->set_text("deviceCount", "15");
  t.form->set_consent("termsAccepted", true);
  t.world.clock.advance(1'000);
  t.crash();
  Value definition = form::parse_json(fakes::use_start_json()).value();
  definition.set("version", 2);
  Value::Array fields;
  for (Value field : *definition.find("fields")->as_array()) {
    const std::string id = *field.find("id")->as_string();
    if (id == "staffCount") field.set("id", "personCount");
    if (id == "deviceCount")
      field.set("rules", Value(Value::Array{Value(Value::Object{{"rule", "range"}, {"min", 1}, {"max", 10}})}));
    fields.push_back(std::move(field));
  }
  definition.set("fields", Value(std::move(fields)));
  t.world.server.change_form(form::to_json(definition));
  t.open();
  BOOST_REQUIRE(t.form->definition());
  BOOST_TEST(t.form->definition()->version() == 2);
  BOOST_TEST(text_of(*t.form, "deviceCount") == "15");
  BOOST_TEST(text_of(*t.form, "personCount") == "");
  const client::FormChange* change = t.form->change();
  BOOST_REQUIRE(change);
  BOOST_REQUIRE_EQUAL(change->required.size(), 1U);
  BOOST_TEST(change->required[0]->id == "personCount");
  BOOST_REQUIRE_EQUAL(change->invalid.size(), 1U);
  BOOST_TEST(change->invalid[0]->id == "deviceCount");
  BOOST_REQUIRE_EQUAL(change->dropped.size(), 1U);
  BOOST_TEST(change->dropped[0].label_key == "form.useStart.staffCount.label");
  BOOST_TEST(*change->dropped[0].answer.as_string() == "3");
  t.form->set_text("personCount", "3");
  t.world.clock.advance(1'000);
  BOOST_TEST(t.kept("staffCount") == "3");  // until it is confirmed, also for after a reload
  t.reload();
  BOOST_REQUIRE(t.form->change());
  t.form->confirm_change();
  BOOST_TEST(!t.form->change());
  BOOST_TEST(t.kept("staffCount") == "(no answer)");
  BOOST_TEST(t.kept("personCount") == "3");
  t.reload();
  BOOST_TEST(!t.form->change());
}

BOOST_AUTO_TEST_CASE(D1_a_form_of_who_is_not_logged_in_is_kept_in_this_device_alone_and_for_a_day) {
  World world;
  Device device(world);
  const auto open = [&] { return device.window(client::DraftPlace::this_device); };
  auto form = open();
  form->set_text("staffCount", "3");
  BOOST_TEST((form->draft().state == DraftState::kept_here));
  BOOST_TEST(!form->draft().for_server);
  BOOST_TEST(world.transport.count("GET", "/api/v1/drafts") == 0);
  form = open();
  BOOST_TEST(text_of(*form, "staffCount") == "3");
  world.clock.advance(60'000);
  BOOST_TEST(world.transport.count("PUT", "/api/v1/drafts") == 0);
  form->set_text("staffCount", "");
  BOOST_TEST(device.store.texts().empty());
  form->set_text("staffCount", "5");
  form.reset();
  world.clock.advance(25LL * 60 * 60 * 1000);
  form = open();
  BOOST_TEST(text_of(*form, "staffCount") == "");
  BOOST_TEST(device.store.texts().empty());
}

BOOST_AUTO_TEST_CASE(B2_whatever_stands_in_the_store_is_read_or_taken_away) {
  Typing t;
  t.form->set_text("staffCount", "3");
  const std::string key = t.device.store.texts().begin()->first;
  BOOST_TEST(key.find("example") == std::string::npos);  // nobody's name
  const std::string beginning = key.substr(0, key.rfind('.') + 1);
  t.crash();
  for (const char* text : {"", "{", "[]", "{\"base\":1,\"answers\":{}}", "{\"base\":{},\"answers\":[]}",
                           "{\"base\":{},\"answers\":{\"staffCount\":[1,{\"uploadId\":7}],\"attachments\":\"x\"}}"})
    t.device.store.set(beginning + std::to_string(t.device.store.texts().size()), text);
  t.open();
  BOOST_TEST(t.form->conflicts().size() <= 1U);
  if (t.form->draft().state == DraftState::conflict) t.form->settle_conflicts();
  t.world.clock.advance(60'000);
  BOOST_TEST(t.kept("staffCount") == "3");
}

BOOST_AUTO_TEST_CASE(B2_logging_out_saves_first_and_logs_out_all_the_same) {
  World world;
  client::App app(world.ports, {});
  world.server.log_in_as(World::kenshin_email);
  app.start("/applications/use-start/form");
  app.form()->set_text("staffCount", "3");
  world.transport.answer_later(true);
  app.log_out();
  BOOST_TEST(!app.logged_in());
  BOOST_TEST(world.transport.count("DELETE", "/api/v1/session") == 0);
  world.transport.deliver();
  BOOST_TEST(world.server.drafts.size() == 1U);
  world.transport.deliver_all();
  BOOST_TEST(!world.server.has_session());
  BOOST_TEST(world.store.texts().empty());
  BOOST_TEST(world.clock.waiting() == 0U);

  world.transport.answer_later(false);
  const auto log_in = [&] {
    app.open("/applications/use-start/form");
    app.set_login_email(World::kenshin_email);
    app.set_login_password(World::password);
    app.submit_login();
  };
  log_in();
  BOOST_TEST(text_of(*app.form(), "staffCount") == "3");
  app.form()->set_text("staffCount", "4");
  world.transport.answer_later(true);
  app.log_out();  // and nothing is answered
  world.clock.advance(2'000);
  BOOST_TEST(world.transport.count("DELETE", "/api/v1/session") == 2);
  world.transport.answer_later(false);
  world.transport.deliver_all();
  BOOST_TEST(!world.store.texts().empty());
  log_in();
  BOOST_TEST(text_of(*app.form(), "staffCount") == "4");
  BOOST_TEST(!app.has_unsent_input());
  world.clock.advance(2'000);
  BOOST_TEST(world.store.texts().empty());
}

BOOST_AUTO_TEST_CASE(B2_a_form_that_was_still_opening_at_log_out_ends_with_its_drafts_answer) {
  World world;
  client::App app(world.ports, {});
  world.server.log_in_as(World::kenshin_email);
  app.start("/applications");
  world.transport.answer_later(true);
  app.open("/applications/use-start/form");
  BOOST_REQUIRE(world.transport.waiting() == 2U);
  world.transport.deliver(1);  // the definition; the draft is still to come
  BOOST_REQUIRE((app.form()->load_state() == client::LoadState::loading));
  app.log_out();
  BOOST_TEST(world.transport.count("DELETE", "/api/v1/session") == 0);
  world.transport.deliver_all();
  BOOST_TEST(!world.server.has_session());
  BOOST_TEST(world.clock.waiting() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
