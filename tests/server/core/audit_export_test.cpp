// The audit log as a file (B6): whole as it was written; each way of tampering is found and named, without a database.
#include <soci/soci.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>
#include <vector>

#include "server/core/command_run.h"
#include "server/core/world.h"
#include "server/program/audit_commands.h"
#include "server/store/store.h"
#include "server/use_case/audit.h"
#include "server/use_case/audit_chain.h"

namespace madoguchi::server::test {
namespace {

CommandRun run(const std::vector<std::string>& arguments) { return run_command(run_audit, arguments); }

// A world with a log of so many entries, and the log's export.
struct Log {
  explicit Log(int entries) {
    for (int i = 0; i < entries; ++i) {
      Transaction transaction(world.store);
      append_audit_entry(world.context, world.reviewer,
                         {"application", "a" + std::to_string(i), "received", "inReview"});
      transaction.commit();
    }
    std::ostringstream out;
    head = export_audit(world.context, out).head;
    std::istringstream in(out.str());
    for (std::string line; std::getline(in, line);) lines.push_back(line);
  }

  AuditRow row(std::size_t index) const { return read_audit_line(lines.at(index)).value(); }

  CommandRun verify(const std::string& noted = "") const {
    const std::filesystem::path file = world.folder.path() / "log.ndjson";
    std::ofstream out(file, std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
    out.close();
    if (noted.empty()) return run({"verify", file.string()});
    return run({"verify", file.string(), "--head", noted});
  }

  World world;
  std::vector<std::string> lines;
  std::string head;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(audit_export)

BOOST_AUTO_TEST_CASE(B6_an_export_is_verified_without_the_database) {
  Log log(1001);  // more than a page
  const std::string data = log.world.folder.path().string();
  const CommandRun exported = run({"export", "--data", data, "--assets", MADOGUCHI_ASSETS});
  BOOST_TEST(exported.status == 0, exported.err);
  BOOST_TEST(exported.err == std::to_string(log.lines.size()) + " entries, head " + log.head + "\n");
  const std::filesystem::path file = log.world.folder.path() / "alone" / "log.ndjson";
  std::filesystem::create_directory(file.parent_path());
  std::ofstream(file, std::ios::binary) << exported.out;
  const CommandRun verified = run({"verify", file.string(), "--head", log.head});
  BOOST_TEST(verified.status == 0, verified.err);
  BOOST_TEST(
      has(verified.out, std::to_string(log.lines.size()) + " entries, all as they were written; head " + log.head));
  BOOST_TEST(run({"verify", file.string(), "--head", log.row(3).entry_hash}).status ==
             0);  // an older head is still there
}

BOOST_AUTO_TEST_CASE(B6_a_changed_entry_is_named) {
  for (const auto& change : std::vector<void (*)(AuditRow&)>{
           [](AuditRow& row) { row.to_state = "rejected"; }, [](AuditRow& row) { row.actor_id = "somebody"; },
           [](AuditRow& row) { ++row.at_ms; }, [](AuditRow& row) { row.entry_hash[0] ^= 1; },
           [](AuditRow& row) { row.previous_hash = no_audit_hash(); }}) {
    Log log(9);
    AuditRow row = log.row(4);
    change(row);
    log.lines[4] = audit_line(row);
    const CommandRun found = log.verify();
    BOOST_TEST(found.status == 1);
    BOOST_TEST(has(found.err, "Entry 5 (line 5) "), found.err);
  }
}

BOOST_AUTO_TEST_CASE(B6_a_changed_entry_with_a_new_hash_breaks_the_chain_after_it) {
  Log log(9);
  AuditRow row = log.row(4);
  row.to_state = "rejected";
  row.entry_hash = audit_entry_hash(row);
  log.lines[4] = audit_line(row);
  const CommandRun found = log.verify();
  BOOST_TEST(has(found.err, "Entry 6 (line 6) does not continue the entry before it"), found.err);
}

BOOST_AUTO_TEST_CASE(B6_a_removed_entry_is_named) {
  for (const std::size_t removed : {0U, 4U}) {
    Log log(9);
    log.lines.erase(log.lines.begin() + static_cast<std::ptrdiff_t>(removed));
    const CommandRun found = log.verify();
    BOOST_TEST(found.status == 1);
    BOOST_TEST(has(found.err, "Entry " + std::to_string(removed + 1) + " is missing"), found.err);
  }
}

BOOST_AUTO_TEST_CASE(B6_reordered_and_repeated_entries_are_named) {
  Log repeated(9);
  repeated.lines.insert(repeated.lines.begin() + 5, repeated.lines[4]);
  BOOST_TEST(has(repeated.verify().err, "Entry 5 (line 6) stands where it does not belong"), repeated.verify().err);
  Log swapped(9);
  std::swap(swapped.lines[4], swapped.lines[5]);
  BOOST_TEST(has(swapped.verify().err, "Entry 5 is missing"), swapped.verify().err);
  // Numbers made to fit do not help.
  Log renumbered(9);
  std::swap(renumbered.lines[4], renumbered.lines[5]);
  for (const std::size_t i : {4U, 5U}) {
    AuditRow row = renumbered.row(i);
    row.sequence = static_cast<long long>(i) + 1;
    renumbered.lines[i] = audit_line(row);
  }
  BOOST_TEST(has(renumbered.verify().err, "Entry 5 (line 5) was changed"), renumbered.verify().err);
}

BOOST_AUTO_TEST_CASE(B6_a_cut_or_rewritten_log_lacks_the_noted_head) {
  Log cut(9);
  cut.lines.resize(cut.lines.size() - 2);
  BOOST_TEST(cut.verify().status == 0);  // which is why the head is noted
  const CommandRun found = cut.verify(cut.head);
  BOOST_TEST(found.status == 1);
  BOOST_TEST(has(found.err, "The noted head is in none of the " + std::to_string(cut.lines.size())), found.err);

  Log anew(9);
  std::string previous = no_audit_hash();
  for (std::size_t i = 0; i < anew.lines.size(); ++i) {
    AuditRow row = anew.row(i);
    if (row.sequence == 3) row.to_state = "rejected";
    row.previous_hash = previous;
    row.entry_hash = previous = audit_entry_hash(row);
    anew.lines[i] = audit_line(row);
  }
  BOOST_TEST(anew.verify().status == 0);
  BOOST_TEST(anew.verify(anew.head).status == 1);
}

BOOST_AUTO_TEST_CASE(B6_nothing_hides_in_a_line) {
  for (const std::string& addition : {std::string(" "), std::string("\r"), std::string("{}")}) {
    Log log(3);
    log.lines[1] += addition;
    BOOST_TEST(has(log.verify().err, "Entry 2 (line 2) cannot be read"), log.verify().err);
  }
  Log log(3);
  log.lines[1].insert(1, "\"note\":\"x\",");
  BOOST_TEST(log.verify().status == 1);
  log.lines[1] = std::string(200'000, 'x');
  BOOST_TEST(has(log.verify().err, "Entry 2 (line 2) cannot be read"));
}

BOOST_AUTO_TEST_CASE(misunderstandings_are_explained) {
  const TempFolder folder;
  BOOST_TEST(run({}).status == 2);
  BOOST_TEST(run({"verify"}).status == 2);
  BOOST_TEST(run({"export", "--head", "x"}).status == 2);
  BOOST_TEST(run({"--help"}).status == 0);
  BOOST_TEST(run({"verify", (folder.path() / "none").string()}).status == 1);
  const CommandRun none = run({"export", "--data", (folder.path() / "none").string(), "--assets", MADOGUCHI_ASSETS});
  BOOST_TEST(none.status == 1);
  BOOST_TEST(!std::filesystem::exists(folder.path() / "none"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
