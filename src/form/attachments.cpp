// The list of attached files as an answer (requirements S23, D8): what the record says of each file must fit together.
// What a file's bytes say is the document room's.
#include <algorithm>
#include <cmath>

#include "form/answer.h"
#include "text/utf8.h"

namespace madoguchi::form {

namespace {

constexpr std::size_t max_name_code_points = 255;
constexpr std::size_t max_upload_id_bytes = 128;

// A file name, not a path, and nothing that a screen or a shell could trip over.
bool is_file_name(std::string_view name) {
  if (name.empty() || name == "." || name == ".." || text::count_code_points(name) > max_name_code_points) return false;
  const auto is_odd = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
  };
  return std::none_of(name.begin(), name.end(), is_odd) && text::is_utf8(name);
}

bool is_upload_id(std::string_view id) {
  return !id.empty() && id.size() <= max_upload_id_bytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// A size in bytes; one beyond int64 is given as the largest int64. Nothing where it is no whole number from 0 up.
std::optional<std::int64_t> size_from(const Value* value) {
  if (value == nullptr) return std::nullopt;
  if (const auto* integer = value->as_integer()) return *integer >= 0 ? std::optional(*integer) : std::nullopt;
  const double* number = value->as_number();
  if (number == nullptr || !(*number >= 0) || *number != std::trunc(*number)) return std::nullopt;
  return *number > 9.0e18 ? INT64_MAX : static_cast<std::int64_t>(*number);
}

bool has_extension(std::string_view name, const FileKind& kind) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view extension = name.substr(dot + 1);
  const auto same = [](char left, char right) {
    return (left >= 'A' && left <= 'Z' ? static_cast<char>(left - 'A' + 'a') : left) == right;
  };
  return std::any_of(kind.extensions.begin(), kind.extensions.end(), [&](const std::string& known) {
    return std::equal(extension.begin(), extension.end(), known.begin(), known.end(), same);
  });
}

// The first fault of one file; a file without one is written into `file`.
std::optional<Finding> read_file(const FieldRules& rules, const Value& raw, FileAnswer& file) {
  const auto malformed = [](std::string_view member) {
    return Finding{"attachments.malformed", Value(Value::Object{{"member", Value(member)}})};
  };
  if (raw.as_object() == nullptr) return malformed("");
  const Value* name = raw.find("name");
  if (name == nullptr || name->as_string() == nullptr) return malformed("name");
  const auto size_bytes = size_from(raw.find("sizeBytes"));
  if (!size_bytes) return malformed("sizeBytes");
  const Value* kind = raw.find("kind");
  if (kind == nullptr || kind->as_string() == nullptr) return malformed("kind");
  const Value* upload_id = raw.find("uploadId");
  if (upload_id != nullptr && upload_id->is_null()) upload_id = nullptr;
  if (upload_id != nullptr && (upload_id->as_string() == nullptr || !is_upload_id(*upload_id->as_string()))) {
    return malformed("uploadId");
  }

  if (!is_file_name(*name->as_string())) return Finding{"attachments.bad_name"};
  if (*size_bytes == 0) return Finding{"attachments.empty"};
  if (*size_bytes > rules.max_file_bytes) {
    return Finding{"attachments.too_large", Value(Value::Object{{"maxBytes", Value(rules.max_file_bytes)}})};
  }
  const auto known = std::find_if(rules.kinds.begin(), rules.kinds.end(),
                                  [&](const FileKind& each) { return each.name == *kind->as_string(); });
  if (known == rules.kinds.end()) return Finding{"attachments.kind_unknown"};
  if (!has_extension(*name->as_string(), *known)) {
    return Finding{"attachments.name_disagrees", Value(Value::Object{{"kind", Value(known->name)}})};
  }
  file.name.assign(*name->as_string());
  file.size_bytes = *size_bytes;
  file.kind = static_cast<Index>(known - rules.kinds.begin());
  file.upload_id.assign(upload_id != nullptr ? *upload_id->as_string() : std::string());
  return std::nullopt;
}

}  // namespace

void read_attachments(const FieldRules& rules, const Value& raw, Answer& answer, std::vector<Finding>& findings) {
  const Value::Array* list = raw.as_array();
  if (list == nullptr) {
    answer.state = Answer::State::invalid;
    findings.push_back({"answer.wrong_type", Value(Value::Object{{"expected", Value(type_name(rules.type))}})});
    return;
  }
  if (list->empty()) return;
  if (list->size() > static_cast<std::size_t>(rules.max_files)) {
    answer.state = Answer::State::invalid;
    findings.push_back({"attachments.too_many", Value(Value::Object{{"max", Value(rules.max_files)}})});
    return;
  }
  answer.state = Answer::State::valid;
  answer.file_count = list->size();
  if (answer.files.size() < answer.file_count) answer.files.resize(answer.file_count);
  for (std::size_t i = 0; i < list->size(); ++i) {
    FileAnswer& file = answer.files[i];
    file.upload_id.clear();
    std::optional<Finding> finding = read_file(rules, (*list)[i], file);
    const auto repeats = [&](const FileAnswer& earlier) { return earlier.upload_id == file.upload_id; };
    if (!finding && !file.upload_id.empty() && std::any_of(answer.files.data(), answer.files.data() + i, repeats)) {
      finding = Finding{"attachments.repeated"};
    }
    if (!finding) continue;
    finding->params.set("index", Value(static_cast<std::int64_t>(i)));
    finding->params.set("number", Value(static_cast<std::int64_t>(i + 1)));
    answer.state = Answer::State::invalid;
    findings.push_back(std::move(*finding));
  }
}

}  // namespace madoguchi::form
