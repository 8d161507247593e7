// A compound file ([MS-CFB], "OLE2"): the allocation table, the directory, and streams as chains of sectors. Tables are
// bounded by the file's size and every chain by the number of sectors, so that cycles end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/biff.h"
#include "document/reader.h"

namespace madoguchi::document {

// A directory entry: a storage or a stream.
struct CompoundEntry {
  enum class Type : std::uint8_t { none, storage, stream, root };

  std::string name;  // ASCII in lower case; what is not ASCII is '?'
  Type type = Type::none;
  std::uint32_t left = 0, right = 0, child = 0;  // entries' numbers
  std::uint32_t start_sector = 0;
  std::uint64_t size_bytes = 0;
};

// Loads header, tables and directory, step by step.
class CompoundFile {
 public:
  enum class Progress { waiting, loaded, damaged };

  Progress load(Reader& reader);

  const std::vector<CompoundEntry>& entries() const { return entries_; }

  // The numbers of the entries that stand directly in the root storage; nothing where the tree is broken.
  std::optional<std::vector<std::uint32_t>> root_entries() const;

  // Whether the root storage was made by the Windows Installer.
  bool is_installer() const { return is_installer_; }

  // The places of a stream's pieces (offsets in the file) with the size of one; nothing where its chain is broken or
  // does not hold the stream's size.
  struct Places {
    std::uint64_t piece_bytes = 0;
    std::uint64_t size_bytes = 0;
    std::vector<std::uint32_t> offsets;
  };
  std::optional<Places> places_of(const CompoundEntry& stream) const;

 private:
  enum class Stage { header, table_places, table, directory, mini_table, loaded };

  Progress step(Reader& reader);
  Progress load_header(Reader& reader);
  Progress load_table_places(Reader& reader);
  Progress load_table(Reader& reader);
  Progress load_directory(Reader& reader);
  Progress load_mini_table(Reader& reader);
  void take_entry(Bytes raw);
  std::uint64_t offset_of(std::uint32_t sector) const { return (std::uint64_t{sector} + 1) * sector_bytes_; }
  bool read_sector(Reader& reader, std::uint32_t sector, std::vector<std::byte>& into) const;
  std::optional<std::vector<std::uint32_t>> chain(const std::vector<std::uint32_t>& table, std::uint32_t start,
                                                  std::uint64_t limit) const;

  Stage stage_ = Stage::header;
  std::uint64_t sector_bytes_ = 512;
  std::uint64_t sectors_ = 0;  // that the file has, a cut last one among them
  bool wide_sizes_ = false;    // version 4
  std::uint32_t directory_start_ = 0;
  std::uint32_t mini_table_start_ = 0;
  std::uint32_t next_table_places_ = 0;  // the sector with further places of the table
  std::uint64_t table_sectors_ = 0;
  std::uint64_t place_sectors_read_ = 0;
  std::vector<std::uint32_t> table_places_;
  std::vector<std::uint32_t> table_;
  std::vector<std::uint32_t> mini_table_;
  std::vector<std::uint32_t> pending_;  // sectors of the directory or the mini table
  std::size_t next_ = 0;                // of pending_ or table_places_
  std::vector<CompoundEntry> entries_;
  bool is_installer_ = false;
};

}  // namespace madoguchi::document
