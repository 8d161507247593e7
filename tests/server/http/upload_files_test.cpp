// The files behind uploads.
#include "server/http/upload_files.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

using namespace madoguchi::server;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("madoguchi-files-" + std::to_string(::getpid()));
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
};

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_are_written_at_offsets_and_read_back) {
  const Folder folder;
  const UploadFiles files(folder.path / "uploads");
  {
    const UploadFile file = files.open_for_writing("a-b_C9");
    BOOST_REQUIRE(file);
    BOOST_TEST(file.write_at(3, bytes("def")) == 0);
    BOOST_TEST(file.write_at(0, bytes("abc")) == 0);
    BOOST_TEST(file.sync() == 0);
  }
  const UploadFile file = files.open_for_reading("a-b_C9");
  UploadSource source(file, 6);
  std::array<std::byte, 4> piece{};
  BOOST_TEST(source.read(1, piece));
  BOOST_TEST(std::string(reinterpret_cast<const char*>(piece.data()), 4) == "bcde");
  BOOST_TEST(!source.read(4, piece), "beyond the end there is nothing");
  BOOST_TEST(files.list().size() == 1U);
  files.remove("a-b_C9");
  BOOST_TEST(files.list().empty());
}

BOOST_AUTO_TEST_CASE(only_ids_become_paths) {
  const Folder folder;
  const UploadFiles files(folder.path / "uploads");
  std::ofstream(folder.path / "outside") << "x";
  for (const std::string id : {"", ".", "..", "../outside", "a/b", "a.b", "a b"}) {
    BOOST_TEST(!files.open_for_writing(id), id);
    files.remove(id);
  }
  BOOST_TEST(!files.open_for_writing(std::string(200, 'a')));
  BOOST_TEST(fs::exists(folder.path / "outside"));
}

BOOST_AUTO_TEST_CASE(files_are_for_their_owner_only) {
  const Folder folder;
  const UploadFiles files(folder.path / "uploads");
  { const UploadFile file = files.open_for_writing("a"); }
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  BOOST_CHECK((fs::status(folder.path / "uploads").permissions() & others) == fs::perms::none);
  BOOST_CHECK((fs::status(folder.path / "uploads" / "a").permissions() & others) == fs::perms::none);
}
