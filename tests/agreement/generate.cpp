// madoguchi-generate: writes records for the agreement test, the same bytes for the same arguments on every machine. A
// third is valid, half are near misses of every rule in turn, the rest is hostile; or all are typical, for measuring.
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "agreement/device_records.h"
#include "agreement/grant_records.h"
#include "agreement/hostile.h"
#include "agreement/near_misses.h"
#include "agreement/records.h"
#include "agreement/registration_records.h"

namespace {

using namespace madoguchi::agreement;

constexpr std::string_view usage =
    "Usage: madoguchi-generate [--records N] [--seed S] [--registration | --grant | --devices | --typical] --output "
    "FILE\n"
    "\n"
    "  --records N  how many lines (20000 if not given)\n"
    "  --seed S     which ones (1 if not given)\n"
    "  --registration  records of the form registration, not of use-start\n"
    "  --grant      records of the form grant\n"
    "  --devices    records of the form additional-devices\n"
    "  --typical    only typical valid records, for measuring\n"
    "  --output F   where to (a file, because Emscripten's standard output takes text only)\n";

constexpr std::uint64_t long_line_every = 2'500;
constexpr std::ptrdiff_t long_line_differences[] = {-1, 0, 1, 2, 700'000};

struct Options {
  std::uint64_t records = 20'000;
  std::uint64_t seed = 1;
  bool registration = false;
  bool grant = false;
  bool devices = false;
  bool typical = false;
  std::string output;
};

std::optional<std::uint64_t> number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<Options> read_arguments(int count, char** values) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = values[i];
    if (argument == "--registration") {
      options.registration = true;
      continue;
    }
    if (argument == "--grant") {
      options.grant = true;
      continue;
    }
    if (argument == "--devices") {
      options.devices = true;
      continue;
    }
    if (argument == "--typical") {
      options.typical = true;
      continue;
    }
    if (argument == "--output" && i + 1 < count) {
      options.output = values[++i];
      continue;
    }
    const auto number = i + 1 < count ? number_from(values[i + 1]) : std::nullopt;
    if (!number || (argument != "--records" && argument != "--seed")) return std::nullopt;
    (argument == "--records" ? options.records : options.seed) = *number;
    ++i;
  }
  return options.output.empty() ? std::nullopt : std::optional(options);
}

std::string line_for(std::uint64_t number, Random& random) {
  if (number % long_line_every == long_line_every - 1) {
    return long_line(random, long_line_differences[number / long_line_every % std::size(long_line_differences)]);
  }
  const auto turn = static_cast<std::size_t>(number / 6);
  switch (number % 6) {
    case 0:
    case 1:
      return valid_line(random);
    case 2:
      return hostile_line(turn, random);
    default:
      break;
  }
  Record record = valid_record(random);
  spoil(record, turn + static_cast<std::size_t>(number % 6), random);
  if (random.chance(30)) spoil(record, random.below(near_miss_count()), random);
  return line_of(random, record, random.chance(30));
}

std::string registration_line_for(std::uint64_t number, Random& random) {
  const auto turn = static_cast<std::size_t>(number / 6);
  if (number % 6 == 2) return hostile_line(turn, random);
  Record record = valid_registration(random);
  if (number % 6 > 2) spoil_registration(record, turn + static_cast<std::size_t>(number % 6), random);
  if (number % 6 == 5) spoil_registration(record, random.below(registration_near_miss_count()), random);
  return line_of(random, record, random.chance(30));
}

std::string grant_line_for(std::uint64_t number, Random& random) {
  const auto turn = static_cast<std::size_t>(number / 6);
  if (number % 60 == 2) return hostile_line(turn, random);
  Record record = valid_grant(random);
  if (number % 6 > 2) spoil_grant(record, turn + static_cast<std::size_t>(number % 6), random);
  if (number % 6 == 5) spoil_grant(record, random.below(grant_near_miss_count()), random);
  return line_of(random, record, random.chance(30));
}

std::string devices_line_for(std::uint64_t number, Random& random) {
  if (number % 6 == 2) return hostile_line(static_cast<std::size_t>(number / 6), random);
  Record record = valid_devices(random);
  if (number % 6 > 2) spoil_devices(record, random);
  if (number % 6 == 5) spoil_devices(record, random);
  return line_of(random, record, random.chance(30));
}

std::string line_of(const Options& options, std::uint64_t number, Random& random) {
  if (options.typical) return line_of(random, typical_record(random), false);
  if (options.grant) return grant_line_for(number, random);
  if (options.devices) return devices_line_for(number, random);
  return options.registration ? registration_line_for(number, random) : line_for(number, random);
}

}  // namespace

int main(int count, char** values) {
  const auto options = read_arguments(count, values);
  if (!options) {
    std::fputs(std::string(usage).c_str(), stderr);
    return 2;
  }
  std::ofstream file(options->output, std::ios::binary | std::ios::trunc);
  Random random(options->seed);
  for (std::uint64_t i = 0; i < options->records && file; ++i) {
    file << line_of(*options, i, random) << '\n';
  }
  file.close();
  if (file) return 0;
  std::fputs("madoguchi-generate: cannot write the file\n", stderr);
  return 2;
}
