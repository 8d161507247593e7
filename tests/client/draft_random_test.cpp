// One person types at random into windows on two devices, over a network and a server that fail at random, closes and
// reloads windows without a warning, lets sessions end (seeded). Whatever happens, each value that was typed is at the
// end what stands there, or was typed over by somebody who saw it, or was let go in a choice.
#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "client/form_screen.h"
#include "fakes/fake_world.h"

using namespace madoguchi;
using client::FormScreen;
using World = fakes::FakeWorld;

namespace {

constexpr std::array fields = {"staffCount", "deviceCount"};

class Person {
 public:
  explicit Person(std::uint32_t seed) : random_(seed) {
    world_.transport.lose_by([this](const client::Request&) { return loss(); });
    for (Window& window : windows_) open(window);
  }

  void live(int steps) {
    world_.transport.answer_later(true);
    for (int step = 0; step < steps; ++step) act(windows_[static_cast<std::size_t>(below(windows_.size()))]);
  }

  // A good network, all windows open, all questions answered: then all windows and the server agree.
  void finish() {
    calm_ = true;
    world_.transport.mend();
    world_.server.answer_as_usual();
    world_.server.log_in_as(World::kenshin_email);
    world_.transport.answer_later(false);
    world_.transport.deliver_all();
    for (Window& window : windows_)
      if (!window.form) open(window);
    for (int round = 0; round < 12; ++round) {
      for (Window& window : windows_) {
        window.form->load();
        window.form->session_renewed(world_.session_of(World::kenshin_email));
        window.form->look_again();
        if (window.form->draft().state == client::DraftState::gone) window.form->keep_gone();
        if (window.form->draft().state == client::DraftState::conflict) choose(window);
        world_.clock.advance(31'000);
      }
    }
    for (Window& window : windows_) {  // copies that waited while another window was open
      window.form.reset();
      open(window);
      while (window.form->draft().state == client::DraftState::conflict) choose(window);
      world_.clock.advance(31'000);
    }
    for (Window& window : windows_) window.form->look_again();
    const form::Value kept = world_.server.drafts.count(World::kenshin_email) != 0
                                 ? world_.server.drafts[World::kenshin_email].answers
                                 : form::Value(form::Value::Object{});
    for (const char* field : fields) {
      const form::Value* answer = kept.find(field);
      const std::string last = answer && answer->as_string() ? *answer->as_string() : "";
      const std::set<std::string> known = with_ancestors(last);
      for (const std::string& typed : typed_[field])
        BOOST_REQUIRE_MESSAGE(known.count(typed), field << ": " << typed << " is lost; there is " << last);
      for (const Window& window : windows_) BOOST_REQUIRE_EQUAL(text_of(window, field), last);
    }
    for (const Window& window : windows_) {
      const client::DraftState state = window.form->draft().state;
      BOOST_REQUIRE((state == client::DraftState::saved || state == client::DraftState::empty));
    }
    for (const fakes::MemoryStore& store : stores_) BOOST_REQUIRE(store.texts().empty());
    BOOST_REQUIRE_EQUAL(world_.clock.waiting(), 0U);
  }

  int choices() const { return choices_; }

 private:
  struct Window {
    std::size_t device = 0;
    std::unique_ptr<FormScreen> form;
  };

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_()) % bound; }

  fakes::Loss loss() {
    if (calm_ || below(4) != 0) return fakes::Loss::none;
    return below(2) == 0 ? fakes::Loss::request : fakes::Loss::answer;
  }

  void open(Window& window) {
    const portal::Session session = session_of_the_person();
    window.form = std::make_unique<FormScreen>(ports_[window.device], session, "use-start", [] {});
  }

  portal::Session session_of_the_person() {
    const bool had = world_.server.has_session();
    portal::Session session = world_.session_of(World::kenshin_email);
    if (!had) world_.server.end_session();
    return session;
  }

  static std::string text_of(const Window& window, std::string_view id) {
    for (const auto& view : window.form->fields())
      if (view.field->id == id) return view.text;
    return "";
  }

  void type(Window& window) {
    if (window.form->load_state() != client::LoadState::ready) return;
    const char* field = fields[below(fields.size())];
    const std::string before = text_of(window, field);
    const std::string text = "v" + std::to_string(++last_value_);
    window.form->set_text(field, text);
    if (text_of(window, field) != text) return;
    typed_[field].insert(text);
    if (!before.empty()) ancestors_[text].insert(before);
  }

  void choose(Window& window) {
    for (const auto& conflict : window.form->conflicts()) {
      const bool theirs = below(2) == 0;
      const auto text = [](const form::Value& value) { return value.as_string() ? *value.as_string() : std::string(); };
      const std::string& kept = text(theirs ? conflict.theirs : conflict.mine);
      const std::string& other = text(theirs ? conflict.mine : conflict.theirs);
      if (!other.empty() && !kept.empty()) ancestors_[kept].insert(other);
      if (kept.empty()) let_go_.push_back(other);
      window.form->choose_theirs(conflict.field->id, theirs);
      ++choices_;
    }
    window.form->settle_conflicts();
  }

  std::set<std::string> with_ancestors(const std::string& value) const {
    std::set<std::string> known;
    std::vector<std::string> next = let_go_;
    next.push_back(value);
    while (!next.empty()) {
      const std::string each = next.back();
      next.pop_back();
      if (!known.insert(each).second) continue;
      if (const auto found = ancestors_.find(each); found != ancestors_.end())
        next.insert(next.end(), found->second.begin(), found->second.end());
    }
    return known;
  }

  void act(Window& window) {
    if (below(3) == 0) {
      world_.transport.deliver(below(4));
      return;
    }
    if (!window.form) {
      if (below(4) == 0) open(window);
      return;
    }
    if (window.form->load_state() == client::LoadState::failed) return window.form->load();
    if (window.form->draft().state == client::DraftState::conflict && below(3) == 0) return choose(window);
    if (window.form->draft().state == client::DraftState::gone) return window.form->keep_gone();
    switch (below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
        return type(window);
      case 5:
        return window.form->leave(fields[below(fields.size())]);
      case 6:
      case 7:
      case 8:
        return world_.clock.advance(static_cast<std::int64_t>(below(3'000)));
      case 9:
        return world_.clock.advance(static_cast<std::int64_t>(below(40'000)));
      case 10:
        window.form.reset();  // the tab crashes
        return;
      case 11:
        return window.form->look_again();
      case 12:
        return window.form->put_away();
      default:
        return rare(window);
    }
  }

  void rare(Window& window) {
    switch (below(8)) {
      case 0:
        world_.server.end_session();
        return;
      case 1:
      case 2:
        world_.server.log_in_as(World::kenshin_email);
        return window.form->session_renewed(world_.session_of(World::kenshin_email));
      case 3:
        return world_.server.answer_next("PUT", "/api/v1/drafts", fakes::FakeServer::problem(503, "server.busy"));
      case 4:
        return world_.server.answer_next("GET", "/api/v1/drafts", fakes::FakeServer::problem(500, "internal"));
      case 5:
        return below(3) == 0 ? world_.transport.cut() : world_.transport.mend();
      default:
        return world_.transport.mend();
    }
  }

  std::mt19937 random_;
  World world_;
  std::array<fakes::MemoryStore, 2> stores_;
  std::array<client::Ports, 2> ports_ = {
      client::Ports{world_.transport, world_.clock, stores_[0], world_.files, world_.digest, world_.random},
      client::Ports{world_.transport, world_.clock, stores_[1], world_.files, world_.digest, world_.random}};
  std::array<Window, 3> windows_{Window{0, nullptr}, Window{0, nullptr}, Window{1, nullptr}};
  std::map<std::string, std::set<std::string>> typed_;      // by field
  std::map<std::string, std::set<std::string>> ancestors_;  // what somebody saw who typed or chose this
  std::vector<std::string> let_go_;                         // an empty field was preferred
  bool calm_ = false;
  int last_value_ = 0;
  int choices_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(random_typing)

BOOST_AUTO_TEST_CASE(B2_whatever_happens_nothing_that_was_typed_is_lost) {
  int choices = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Person person(seed);
      person.live(400);
      person.finish();
      choices += person.choices();
    }
  }
  BOOST_TEST(choices > 100);  // otherwise windows have hardly met
}

BOOST_AUTO_TEST_SUITE_END()
