// A writer of compound files: one allocation table, small streams in mini sectors, siblings chained to the right.
#include <map>

#include "document/samples.h"

namespace madoguchi::document_samples {
namespace {

constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t none = 0xFFFFFFFF;

struct Node {
  std::string name;
  bool is_storage = false;
  std::uint32_t right = none;
  std::uint32_t child = none;
  std::string content;
  std::uint32_t start = end_of_chain;
};

class Writer {
 public:
  explicit Writer(bool large_sectors) : large_(large_sectors), sector_(large_sectors ? 4096 : 512) {
    nodes_.push_back({"Root Entry", true, none, none, {}, end_of_chain});
  }

  void add(const CompoundStream& stream) {
    std::uint32_t parent = 0;
    std::string_view path = stream.path;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
      parent = child_of(parent, path.substr(0, slash), true);
      path.remove_prefix(slash + 1);
    }
    const std::uint32_t number = child_of(parent, path, path.empty());
    nodes_[number].content = stream.content;
  }

  std::string written() {
    for (Node& node : nodes_) {
      if (node.is_storage) continue;
      node.start = node.content.size() < 4096 ? put_mini(node.content) : put(node.content);
    }
    nodes_[0].start = put(mini_);
    nodes_[0].content = mini_;
    std::string mini_table;
    for (const std::uint32_t next : mini_table_) mini_table += le32(next);
    const std::uint32_t mini_table_start = put(mini_table);
    const std::uint32_t directory_start = put(directory());
    const std::uint32_t table_sectors = static_cast<std::uint32_t>(table_.size() * 4 / sector_ + 1);
    const auto table_start = static_cast<std::uint32_t>(table_.size());
    for (std::uint32_t index = 0; index < table_sectors; ++index) table_.push_back(0xFFFFFFFD);
    std::string table;
    for (const std::uint32_t next : table_) table += le32(next);
    table.resize(table_sectors * sector_, '\xFF');

    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + le16(0x3E) +
                         le16(large_ ? 4 : 3) + le16(0xFFFE) + le16(large_ ? 12 : 9) + le16(6) + std::string(6, '\0') +
                         le32(0) + le32(table_sectors) + le32(directory_start) + le32(0) + le32(4096) +
                         le32(mini_table_start) + le32(mini_table_start == end_of_chain ? 0 : 1) + le32(end_of_chain) +
                         le32(0);
    for (std::uint32_t index = 0; index < 109; ++index)
      header += le32(index < table_sectors ? table_start + index : none);
    header.resize(sector_, '\0');
    return header + sectors_ + table;
  }

 private:
  std::uint32_t child_of(std::uint32_t parent, std::string_view name, bool is_storage) {
    std::uint32_t last = none;
    for (std::uint32_t number = nodes_[parent].child; number != none; number = nodes_[number].right) {
      if (nodes_[number].name == name) return number;
      last = number;
    }
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({std::string(name), is_storage, none, none, {}, end_of_chain});
    (last == none ? nodes_[parent].child : nodes_[last].right) = number;
    return number;
  }

  std::uint32_t put(std::string content) {
    if (content.empty()) return end_of_chain;
    content.resize((content.size() + sector_ - 1) / sector_ * sector_, '\0');
    const auto start = static_cast<std::uint32_t>(table_.size());
    const auto count = static_cast<std::uint32_t>(content.size() / sector_);
    for (std::uint32_t index = 1; index <= count; ++index)
      table_.push_back(index == count ? end_of_chain : start + index);
    sectors_ += content;
    return start;
  }

  std::uint32_t put_mini(std::string content) {
    if (content.empty()) return end_of_chain;
    content.resize((content.size() + 63) / 64 * 64, '\0');
    const auto start = static_cast<std::uint32_t>(mini_table_.size());
    const auto count = static_cast<std::uint32_t>(content.size() / 64);
    for (std::uint32_t index = 1; index <= count; ++index) {
      mini_table_.push_back(index == count ? end_of_chain : start + index);
    }
    mini_ += content;
    return start;
  }

  std::string directory() const {
    std::string entries;
    for (std::size_t number = 0; number < nodes_.size(); ++number) {
      const Node& node = nodes_[number];
      std::string name;
      for (const char c : node.name) name += le16(static_cast<unsigned char>(c));
      name.resize(64, '\0');
      const char type = number == 0 ? 5 : node.is_storage ? 1 : 2;
      entries += name + le16(static_cast<std::uint32_t>(node.name.size() * 2 + 2)) + type + '\1' + le32(none) +
                 le32(node.right) + le32(node.child) + std::string(36, '\0') + le32(node.start) +
                 le64(node.content.size());
    }
    entries.resize((entries.size() + sector_ - 1) / sector_ * sector_, '\0');
    return entries;
  }

  bool large_;
  std::size_t sector_;
  std::vector<Node> nodes_;
  std::string sectors_;
  std::vector<std::uint32_t> table_;
  std::string mini_;
  std::vector<std::uint32_t> mini_table_;
};

}  // namespace

std::string compound_of(const std::vector<CompoundStream>& streams, bool large_sectors) {
  Writer writer(large_sectors);
  for (const CompoundStream& stream : streams) writer.add(stream);
  return writer.written();
}

std::string biff(std::uint32_t type, std::string_view data) {
  return le16(type) + le16(static_cast<std::uint32_t>(data.size())) + std::string(data);
}

std::string biff8_workbook(std::uint32_t sheet_type, std::string_view more, std::uint32_t bof_type) {
  const auto bof = [](std::uint32_t type) {
    return biff(0x0809, le16(0x0600) + le16(type) + le32(0) + le32(0) + le32(0));
  };
  const std::string before = bof(0x0005) + std::string(more);
  const std::string after = biff(0x000A, "");
  const std::size_t sheet_record = 4 + 8 + 6;
  const auto sheet_place = static_cast<std::uint32_t>(before.size() + sheet_record + after.size());
  const std::string sheet = le32(sheet_place) + '\0' + static_cast<char>(sheet_type) + '\6' + '\0' + "Sheet1";
  return before + biff(0x0085, sheet) + after + bof(bof_type) + biff(0x000A, "");
}

}  // namespace madoguchi::document_samples
