// madoguchi-validate: judges records by a form definition, for integrators who check a batch before sending it, and
// exports the definition's rules as JSON Schema. Everything that is judged is the form room's.
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "command/batch.h"
#include "command/schema.h"

namespace {

using namespace madoguchi;

constexpr int exit_valid = 0;
constexpr int exit_invalid = 1;
constexpr int exit_not_run = 2;

constexpr std::string_view usage =
    "Usage: madoguchi-validate [--threads N] DEFINITION < records.ndjson > results.ndjson\n"
    "       madoguchi-validate --schema DEFINITION\n"
    "       madoguchi-validate --help\n"
    "\n"
    "Judges each line of standard input, a record {\"facts\":{...},\"answers\":{...}}, by the form definition and\n"
    "prints a line of JSON for it, in the same order: "
    "{\"valid\",\"visible\",\"missing\",\"issues\",\"warnings\",\"answers\"}. A "
    "line\n"
    "that is no record gets a result too. A record is at most 1048576 bytes.\n"
    "\n"
    "  --threads N  judge on N threads (1 to 256; as many as there are processors if not given; WebAssembly has one)\n"
    "  --schema     print the definition's rules as JSON Schema 2020-12, as far as they can be expressed\n"
    "\n"
    "Exit status: 0 all records valid, 1 at least one is not, 2 it could not run.\n";

struct Options {
  bool help = false;
  bool schema = false;
  unsigned threads = command::default_threads();
  std::string definition;
};

std::optional<unsigned> thread_count(std::string_view text) {
  unsigned count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && count >= 1 && count <= 256 ? std::optional(count) : std::nullopt;
}

// Nothing: the arguments are no call of this program.
std::optional<Options> read_arguments(std::span<char* const> arguments) {
  Options options;
  bool options_ended = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (options_ended || argument.size() < 2 || argument.front() != '-') {
      if (!options.definition.empty() || argument.empty()) return std::nullopt;
      options.definition = argument;
    } else if (argument == "--") {
      options_ended = true;
    } else if (argument == "--help" || argument == "-h") {
      options.help = true;
    } else if (argument == "--schema") {
      options.schema = true;
    } else if (argument == "--threads" && i + 1 < arguments.size()) {
      const auto threads = thread_count(arguments[++i]);
      if (!threads) return std::nullopt;
      options.threads = *threads;
    } else {
      return std::nullopt;
    }
  }
  return options.help || !options.definition.empty() ? std::optional(options) : std::nullopt;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return file.bad() ? std::nullopt : std::optional(std::move(text));
}

int complain(const std::string& message) {
  std::fprintf(stderr, "madoguchi-validate: %s\n", message.c_str());
  return exit_not_run;
}

int print(std::string_view text) {
  return command::write_standard_output(text) ? exit_valid : complain("cannot write to standard output");
}

}  // namespace

int main(int count, char** values) {
  const auto options = read_arguments(std::span<char* const>(values, static_cast<std::size_t>(count)).subspan(1));
  if (!options) {
    std::fputs(std::string(usage).c_str(), stderr);
    return exit_not_run;
  }
  if (options->help) return print(usage);

  const auto json = read_file(options->definition);
  if (!json) return complain("cannot read " + options->definition);
  const auto definition = form::Definition::create(*json);
  if (!definition) {
    const form::DefinitionFault& fault = definition.error();
    return complain(options->definition + ": " + (fault.pointer.empty() ? "the definition" : fault.pointer) + " " +
                    fault.message);
  }
  if (options->schema) return print(command::json_schema(*definition) + "\n");

  const command::BatchOutcome outcome = command::judge_batch(*definition, options->threads);
  if (outcome.input_failed) return complain("cannot read from standard input");
  if (outcome.output_failed) return complain("cannot write to standard output");
  return outcome.all_valid ? exit_valid : exit_invalid;
}
