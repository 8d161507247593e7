// The columns of a facilities' CSV file; see facility_csv.h. The words for faults are for the administrator at the
// terminal.
#include "server/use_case/facility_csv.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "form/evaluation.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace madoguchi::server {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t max_faults = 1'000;  // more help nobody

constexpr std::string_view type_column = "機関種別";
constexpr std::string_view registration_column = "登録記号番号";

constexpr std::array prefectures = {
    "北海道"sv, "青森県"sv, "岩手県"sv, "宮城県"sv, "秋田県"sv, "山形県"sv,   "福島県"sv, "茨城県"sv,
    "栃木県"sv, "群馬県"sv, "埼玉県"sv, "千葉県"sv, "東京都"sv, "神奈川県"sv, "新潟県"sv, "富山県"sv,
    "石川県"sv, "福井県"sv, "山梨県"sv, "長野県"sv, "岐阜県"sv, "静岡県"sv,   "愛知県"sv, "三重県"sv,
    "滋賀県"sv, "京都府"sv, "大阪府"sv, "兵庫県"sv, "奈良県"sv, "和歌山県"sv, "鳥取県"sv, "島根県"sv,
    "岡山県"sv, "広島県"sv, "山口県"sv, "徳島県"sv, "香川県"sv, "愛媛県"sv,   "高知県"sv, "福岡県"sv,
    "佐賀県"sv, "長崎県"sv, "熊本県"sv, "大分県"sv, "宮崎県"sv, "鹿児島県"sv, "沖縄県"sv};

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_dashes(std::string text) {
  std::erase(text, '-');
  return text;
}

// Digits and hyphens as they are typed: widths and dashes folded, no spaces.
std::string folded_number(std::string_view typed) {
  return text::remove_spaces(text::fold_dashes(text::fold_width(typed)));
}

// A column of plain text. `read` gives the value to keep, or nothing where the text cannot be one.
struct TextColumn {
  std::string_view name;
  std::string portal::Facility::*member;
  std::optional<std::string> (*read)(std::string_view typed);
  std::string_view fault;
};

template <std::size_t max_code_points>
std::optional<std::string> read_line(std::string_view typed) {
  const std::string_view value = text::trim(typed);
  if (value.empty() || text::count_code_points(value) > max_code_points) return std::nullopt;
  return std::string(value);
}

std::optional<std::string> read_postal_code(std::string_view typed) {
  const std::string digits = without_dashes(folded_number(typed));
  if (digits.size() != 7 || !is_digits(digits)) return std::nullopt;
  return digits.substr(0, 3) + "-" + digits.substr(3);
}

std::optional<std::string> read_prefecture(std::string_view typed) {
  const std::string_view value = text::trim(typed);
  if (std::find(prefectures.begin(), prefectures.end(), value) == prefectures.end()) return std::nullopt;
  return std::string(value);
}

std::optional<std::string> read_phone(std::string_view typed) {
  std::string phone = folded_number(typed);
  const std::string digits = without_dashes(phone);
  if (!is_digits(digits) || digits.size() < 10 || digits.size() > 11 || digits.front() != '0') return std::nullopt;
  return phone;
}

constexpr std::array text_columns = {
    TextColumn{"機関名", &portal::Facility::name, read_line<200>, "1文字以上200文字以内で入力してください。"},
    TextColumn{"管理者氏名", &portal::Facility::administrator_name, read_line<100>,
               "1文字以上100文字以内で入力してください。"},
    TextColumn{"郵便番号", &portal::Facility::postal_code, read_postal_code, "7桁の数字で入力してください。"},
    TextColumn{"都道府県", &portal::Facility::prefecture, read_prefecture,
               "都道府県名を「東京都」のように入力してください。"},
    TextColumn{"住所", &portal::Facility::address, read_line<300>, "1文字以上300文字以内で入力してください。"},
    TextColumn{"電話番号", &portal::Facility::phone, read_phone, "0から始まる10桁または11桁の番号を入力してください。"},
};

struct AttributeColumn {
  std::string_view name;
  std::string_view attribute;  // as form definitions call it (a check's `matches`)
};

constexpr std::array attribute_columns = {AttributeColumn{"口座番号", "bankAccountNumber"},
                                          AttributeColumn{"生年月日", "administratorBirthDate"}};

// Where the columns stand in this file, by name.
using Header = std::map<std::string, std::size_t, std::less<>>;

// The form's field that an attribute is matched with.
struct MatchedField {
  const form::Definition* definition = nullptr;
  std::string field;
};

std::optional<MatchedField> find_matched_field(const FormCatalogue& forms, std::string_view attribute) {
  for (const CataloguedForm* form : forms.all()) {
    for (const form::Field& field : form->definition.fields()) {
      const auto match = std::find_if(field.matches.begin(), field.matches.end(),
                                      [&](const form::Field::Match& each) { return each.attribute == attribute; });
      if (match != field.matches.end()) return MatchedField{&form->definition, match->field};
    }
  }
  return std::nullopt;
}

bool is_column(std::string_view name) {
  const auto named = [&](const auto& column) { return column.name == name; };
  return name == type_column || name == registration_column ||
         std::any_of(text_columns.begin(), text_columns.end(), named) ||
         std::any_of(attribute_columns.begin(), attribute_columns.end(), named);
}

Header read_header(const CsvRecord& record, std::vector<LineFault>& faults) {
  Header header;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const std::string name(text::trim(record.fields[i]));
    if (!is_column(name)) {
      faults.push_back({record.line, name, "この列名は使えません。"});
    } else if (!header.emplace(name, i).second) {
      faults.push_back({record.line, name, "同じ列が2回あります。"});
    }
  }
  const auto require = [&](std::string_view name) {
    if (header.find(name) == header.end()) faults.push_back({record.line, std::string(name), "この列がありません。"});
  };
  require(type_column);
  require(registration_column);
  for (const TextColumn& column : text_columns) require(column.name);
  return header;
}

// Line breaks inside a field, control characters, and characters that only the writer's own machine can show.
std::string_view character_fault(std::string_view field) {
  for (std::size_t at = 0; at < field.size();) {
    const text::Decoded decoded = text::decode_at(field, at);
    const char32_t c = decoded.code_point;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return "改行などの制御文字は使えません。";
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return "外字は使えません。";
    at += decoded.size_bytes;
  }
  return {};
}

std::optional<portal::FacilityType> read_type(std::string_view typed) {
  const std::string_view value = text::trim(typed);
  if (value == "健診実施機関等") return portal::FacilityType::kenshin;
  if (value == "施術所") return portal::FacilityType::sejutsu;
  return std::nullopt;
}

bool is_registration_key(portal::FacilityType type, std::string_view key) {
  if (type == portal::FacilityType::kenshin) return key.size() == 10 && is_digits(key);
  const std::size_t size = text::count_code_points(key);
  return size >= 1 && size <= 30 && std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Reads one line; its faults go to the list that all lines share.
class LineReader {
 public:
  LineReader(const FormCatalogue& forms, const Header& header, std::vector<LineFault>& faults)
      : header_(header), faults_(faults) {
    for (const AttributeColumn& column : attribute_columns) {
      if (header.find(column.name) == header.end()) continue;
      matched_.emplace_back(column, find_matched_field(forms, column.attribute));
    }
  }

  FacilityLine read(const CsvRecord& record) {
    FacilityLine line;
    line.line = record.line;
    for (const auto& [name, index] : header_) {
      const std::string_view fault = character_fault(record.fields[index]);
      if (!fault.empty()) add_fault(record, name, fault);
    }
    read_identity(record, line);
    for (const TextColumn& column : text_columns) {
      const auto value = column.read(typed(record, column.name));
      if (value) {
        line.facility.*column.member = *value;
      } else {
        add_fault(record, column.name, column.fault);
      }
    }
    for (const auto& [column, matched] : matched_) read_attribute(record, column, matched, line);
    return line;
  }

 private:
  std::string_view typed(const CsvRecord& record, std::string_view column) const {
    return record.fields[header_.find(column)->second];
  }

  void add_fault(const CsvRecord& record, std::string_view column, std::string_view message) {
    faults_.push_back({record.line, std::string(column), std::string(message)});
  }

  void read_identity(const CsvRecord& record, FacilityLine& line) {
    const auto type = read_type(typed(record, type_column));
    if (!type) {
      add_fault(record, type_column, "「健診実施機関等」または「施術所」と入力してください。");
      return;
    }
    line.facility.type = *type;
    line.facility.registration_number = text::trim(typed(record, registration_column));
    line.registration_key = registration_key(line.facility.registration_number);
    if (*type == portal::FacilityType::kenshin) line.facility.registration_number = line.registration_key;
    if (is_registration_key(*type, line.registration_key)) return;
    add_fault(record, registration_column,
              *type == portal::FacilityType::kenshin ? "健診機関番号を10桁の数字で入力してください。"
                                                     : "登録記号番号を30文字以内で入力してください。");
  }

  void read_attribute(const CsvRecord& record, const AttributeColumn& column,
                      const std::optional<MatchedField>& matched, FacilityLine& line) {
    const std::string value(text::trim(typed(record, column.name)));
    std::string& comparable = line.attributes[std::string(column.attribute)];
    if (value.empty()) return;
    if (!matched) {
      add_fault(record, column.name, "この項目と照合する申請様式がありません。");
      return;
    }
    comparable = form::comparable(*matched->definition, matched->field, form::Value(value));
    if (comparable.empty()) add_fault(record, column.name, "正しい値ではありません。");
  }

  const Header& header_;
  std::vector<LineFault>& faults_;
  std::vector<std::pair<AttributeColumn, std::optional<MatchedField>>> matched_;
};

}  // namespace

std::vector<FacilityColumn> facility_columns() {
  std::vector<FacilityColumn> columns{{registration_column, &portal::Facility::registration_number}};
  for (const TextColumn& column : text_columns) columns.push_back({column.name, column.member});
  return columns;
}

std::string_view attribute_column(std::string_view attribute) {
  const auto found = std::find_if(attribute_columns.begin(), attribute_columns.end(),
                                  [&](const AttributeColumn& column) { return column.attribute == attribute; });
  return found == attribute_columns.end() ? std::string_view() : found->name;
}

std::string registration_key(std::string_view typed) { return without_dashes(folded_number(typed)); }

FacilityLines read_facility_lines(const FormCatalogue& forms, const std::vector<CsvRecord>& records) {
  FacilityLines read;
  if (records.empty()) {
    read.faults.push_back({1, "", "見出し行がありません。"});
    return read;
  }
  const Header header = read_header(records.front(), read.faults);
  if (!read.faults.empty()) return read;

  LineReader reader(forms, header, read.faults);
  std::map<std::pair<portal::FacilityType, std::string>, std::size_t> seen;
  read.lines.reserve(records.size() - 1);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const CsvRecord& record = records[i];
    if (read.faults.size() >= max_faults) {
      read.faults.push_back({record.line, "", "誤りが多いため、ここで確認を中止しました。"});
      return read;
    }
    if (record.fields.size() != records.front().fields.size()) {
      read.faults.push_back({record.line, "", "列の数が見出し行と異なります。"});
      continue;
    }
    const std::size_t faults_before = read.faults.size();
    FacilityLine line = reader.read(record);
    if (read.faults.size() > faults_before) continue;
    const auto [earlier, is_new] = seen.emplace(std::pair{line.facility.type, line.registration_key}, line.line);
    if (!is_new) {
      read.faults.push_back(
          {line.line, std::string(registration_column), std::to_string(earlier->second) + "行目と同じ機関です。"});
      continue;
    }
    read.lines.push_back(std::move(line));
  }
  return read;
}

}  // namespace madoguchi::server
