// See table_reader.h. What the child says is read as strictly as if it came from a stranger, for it may have been taken
// over by one.
#include "server/http/table_reader.h"

#include <chrono>

#include "server/table/confined_process.h"
#include "server/use_case/problem_of.h"

namespace madoguchi::server {
namespace {

constexpr int max_waiting = 8;
constexpr std::chrono::seconds patience{9};  // less than what a stop of the server waits for
constexpr std::size_t max_output_bytes = std::size_t{1} << 20;

}  // namespace

boost::asio::awaitable<Outcome<portal::AttachmentTable>> TableReader::read(const UploadFile& file,
                                                                           std::string_view kind) {
  if (++waiting_ > max_waiting) {
    --waiting_;
    co_return problem_of("server.busy");
  }
  ConfinedOutcome outcome;
  const std::function<int()> job = [&] {
    outcome =
        run_confined({program_, {"read-workbook", std::string(kind)}, patience, max_output_bytes}, file.descriptor());
    return 0;
  };
  co_await thread_.run(job);
  --waiting_;
  if (outcome.end != ConfinedOutcome::End::done) co_return problem_of("attachment.table_unreadable");
  auto table = portal::read_attachment_table(outcome.output);
  if (!table) co_return problem_of("attachment.table_unreadable");
  co_return std::move(table).value();
}

}  // namespace madoguchi::server
