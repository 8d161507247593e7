// Master data from CSV files as spreadsheets save them.
#include "server/use_case/facility_import.h"

#include <iconv.h>
#include <soci/soci.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <sstream>

#include "server/core/world.h"
#include "server/store/facility_table.h"

namespace madoguchi::server::test {
namespace {

const std::string header =
    "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号,生年月日\r\n";
const std::string good_line =
    "健診実施機関等,あおぞら健診所,山田 太郎,1234567890,1000001,東京都,見本区1-1,0312345678,0012345,\r\n";

ImportReport import(World& world, const std::string& bytes) {
  std::istringstream csv(bytes);
  return import_facilities(world.context, csv);
}

std::string to_cp932(std::string text) {
  const iconv_t converter = ::iconv_open("CP932", "UTF-8");
  std::string bytes(text.size() * 2, '\0');
  char* in = text.data();
  char* out = bytes.data();
  std::size_t in_left = text.size();
  std::size_t out_left = bytes.size();
  BOOST_REQUIRE(::iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1));
  ::iconv_close(converter);
  bytes.resize(bytes.size() - out_left);
  return bytes;
}

portal::Facility facility(World& world, portal::FacilityType type, const std::string& key) {
  const auto id = find_facility_id(world.store.sql(), type, key);
  BOOST_REQUIRE(id.has_value());
  return find_facility(world.store.sql(), *id)->facility;
}

// The only fault of a file whose second line is `line`.
LineFault only_fault(const std::string& line) {
  World world;
  const int before = world.count("facilities");
  const ImportReport report = import(world, header + line + "\r\n");
  BOOST_TEST(world.count("facilities") == before);
  BOOST_REQUIRE_EQUAL(report.faults.size(), 1U);
  BOOST_TEST(report.faults.front().line == 2U);
  return report.faults.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facility_import)

BOOST_AUTO_TEST_CASE(lines_are_added_in_one_form) {
  World world;
  const ImportReport report = import(
      world, header +
                 "健診実施機関等,あおぞら健診所, 山田 太郎 "
                 ",１２３４５６７８９０,１００－０００１,東京都,見本区1-1,０３－１２３４－５６７８,0012345,\r\n" +
                 "施術所,ひかり接骨院,𠮷田 﨑,契1234567-0-0,2000002,神奈川県,見本市2-2,0461234567,,昭和55年4月1日\r\n");
  for (const LineFault& fault : report.faults) BOOST_TEST_MESSAGE(fault.line << fault.column << fault.message);
  BOOST_REQUIRE_EQUAL(report.added, 2U);
  const portal::Facility kenshin = facility(world, portal::FacilityType::kenshin, "1234567890");
  BOOST_TEST(kenshin.administrator_name == "山田 太郎");
  BOOST_TEST(kenshin.registration_number == "1234567890");
  BOOST_TEST(kenshin.postal_code == "100-0001");
  BOOST_TEST(kenshin.phone == "03-1234-5678");
  const portal::Facility sejutsu = facility(world, portal::FacilityType::sejutsu, "契123456700");
  BOOST_TEST(sejutsu.registration_number == "契1234567-0-0");
  BOOST_TEST(sejutsu.administrator_name == "𠮷田 﨑");
}

BOOST_AUTO_TEST_CASE(utf8_with_a_byte_order_mark_and_shift_jis_say_the_same) {
  const std::string text =
      header + "施術所,髙﨑～接骨院①,髙﨑 ㈱,契1-0-0,2000002,神奈川県,ソ表示能町2-2,0461234567,,1980/4/1\r\n";
  for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, to_cp932(text)}) {
    World world;
    BOOST_REQUIRE_EQUAL(import(world, bytes).added, 1U);
    const portal::Facility read = facility(world, portal::FacilityType::sejutsu, "契100");
    BOOST_TEST(read.name == "髙﨑～接骨院①");
    BOOST_TEST(read.address == "ソ表示能町2-2");
  }
}

BOOST_AUTO_TEST_CASE(quoted_fields_may_hold_commas_and_quotation_marks) {
  World world;
  const std::string line =
      "\"健診実施機関等\",\"あおぞら,\"\"健診所\"\"\",山田 "
      "太郎,1234567890,1000001,東京都,見本区1-1,0312345678,0012345,\n";
  BOOST_REQUIRE_EQUAL(import(world, header + line).added, 1U);
  BOOST_TEST(facility(world, portal::FacilityType::kenshin, "1234567890").name == "あおぞら,\"健診所\"");
}

BOOST_AUTO_TEST_CASE(a_line_break_within_quotes_is_reported_and_later_line_numbers_stay_right) {
  World world;
  const ImportReport report = import(
      world,
      header + "\r\n" +
          "健診実施機関等,あおぞら健診所,山田 太郎,1234567890,1000001,東京都,\"見本区\r\n1-1\",0312345678,,\r\n" +
          "健診実施機関等,みどり健診所,山田 太郎,12345,1000001,東京都,見本区1-1,0312345678,,\r\n");
  BOOST_REQUIRE_EQUAL(report.faults.size(), 2U);
  BOOST_TEST(report.faults[0].line == 3U);
  BOOST_TEST(report.faults[0].column == "住所");
  BOOST_TEST(report.faults[1].line == 5U);
  BOOST_TEST(report.faults[1].column == "登録記号番号");
}

BOOST_AUTO_TEST_CASE(all_lines_or_none) {
  World world;
  const int before = world.count("facilities");
  const ImportReport report = import(world, header + good_line + "病院,x,x,1,1,東京,x,1,12345678,9999-99-99\r\n");
  BOOST_TEST(report.added == 0U);
  BOOST_TEST(report.faults.size() >= 6U);
  for (const LineFault& fault : report.faults) BOOST_TEST(fault.line == 3U);
  BOOST_TEST(world.count("facilities") == before);
}

BOOST_AUTO_TEST_CASE(the_same_file_again_changes_nothing_and_a_changed_line_is_changed) {
  World world;
  BOOST_TEST(import(world, header + good_line).added == 1U);
  world.now_ms += 1;
  const ImportReport again = import(world, header + good_line);
  BOOST_TEST(again.unchanged == 1U);
  BOOST_TEST(again.added + again.changed == 0U);
  std::string moved = good_line;
  moved.replace(moved.find("見本区1-1"), std::string("見本区1-1").size(), "見本区9-9");
  BOOST_TEST(import(world, header + moved).changed == 1U);
  BOOST_TEST(facility(world, portal::FacilityType::kenshin, "1234567890").address == "見本区9-9");
}

BOOST_AUTO_TEST_CASE(D6_another_writing_of_the_same_account_number_is_no_change) {
  World world;
  import(world, header + good_line);
  for (const char* writing : {"12345", "１２３４５", " 0012345"}) {
    std::string line = good_line;
    line.replace(line.find("0012345"), 7, writing);
    BOOST_TEST(import(world, header + line).unchanged == 1U, writing);
  }
  std::string other = good_line;
  other.replace(other.find("0012345"), 7, "54321");
  BOOST_TEST(import(world, header + other).changed == 1U);
}

BOOST_AUTO_TEST_CASE(an_empty_account_number_takes_it_away_and_a_missing_column_keeps_it) {
  World world;
  import(world, header + good_line);
  const std::string attributes =
      "facility_attributes WHERE attribute = 'bankAccountNumber' AND facility_id = (SELECT id FROM "
      "facilities WHERE registration_key = '1234567890')";
  BOOST_TEST(world.count(attributes) == 1);
  const ImportReport without =
      import(world,
             "機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号\n"
             "健診実施機関等,あおぞら健診所,山田 太郎,1234567890,1000001,東京都,見本区1-1,0312345678\n");
  BOOST_TEST(without.unchanged == 1U);
  BOOST_TEST(world.count(attributes) == 1);
  std::string emptied = good_line;
  emptied.erase(emptied.find("0012345"), 7);
  BOOST_TEST(import(world, header + emptied).changed == 1U);
  BOOST_TEST(world.count(attributes) == 0);
}

BOOST_AUTO_TEST_CASE(each_fault_names_its_column) {
  const auto line = [](const std::string& from, const std::string& to) {
    std::string changed = good_line.substr(0, good_line.size() - 2);
    return changed.replace(changed.find(from), from.size(), to);
  };
  BOOST_TEST(only_fault(line("健診実施機関等", "病院")).column == "機関種別");
  BOOST_TEST(only_fault(line("あおぞら健診所", "　")).column == "機関名");
  BOOST_TEST(only_fault(line("山田 太郎", "")).column == "管理者氏名");
  BOOST_TEST(only_fault(line("1234567890", "123456789")).column == "登録記号番号");
  BOOST_TEST(only_fault(line("1000001", "100-001")).column == "郵便番号");
  BOOST_TEST(only_fault(line("東京都", "東京")).column == "都道府県");
  BOOST_TEST(only_fault(line("0312345678", "312345678")).column == "電話番号");
  BOOST_TEST(only_fault(line("0012345", "12345678")).column == "口座番号");
  BOOST_TEST(only_fault(line("0012345", "1234567") + "1980-02-30").column == "生年月日");
  BOOST_TEST(only_fault(line("山田", "\xEE\x80\x80")).column == "管理者氏名");  // U+E000, a private character
  BOOST_TEST(only_fault(line("山田", std::string(1, '\0'))).column == "管理者氏名");
  BOOST_TEST(only_fault("施術所," + std::string(5, ',') + "x").column == "");
}

BOOST_AUTO_TEST_CASE(the_same_facility_twice_is_a_fault_of_the_later_line) {
  World world;
  const ImportReport report = import(world, header + good_line + good_line);
  BOOST_REQUIRE_EQUAL(report.faults.size(), 1U);
  BOOST_TEST(report.faults.front().line == 3U);
  BOOST_TEST(report.faults.front().message.find("2行目") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_header_is_checked) {
  World world;
  const auto columns = [&](const std::string& text) {
    std::string found;
    for (const LineFault& fault : import(world, text).faults) found += std::to_string(fault.line) + fault.column + ";";
    return found;
  };
  BOOST_TEST(columns("") == "1;");
  BOOST_TEST(columns("\r\n\r\n") == "1;");
  BOOST_TEST(columns("機関名," + header) == "1機関名;");
  BOOST_TEST(columns("備考," + header) == "1備考;");
  BOOST_TEST(columns("機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所") == "1電話番号;");
}

BOOST_AUTO_TEST_CASE(bytes_of_no_encoding_and_open_quotation_marks_are_reported_with_their_line) {
  World world;
  const auto line_of = [&](const std::string& bytes) {
    const ImportReport report = import(world, bytes);
    BOOST_REQUIRE_EQUAL(report.faults.size(), 1U);
    return report.faults.front().line;
  };
  BOOST_TEST(line_of("\xEF\xBB\xBF" + header + "\xFF\xFF\r\n") == 2U);
  BOOST_TEST(line_of(to_cp932(header) + to_cp932(good_line) + "\x81\x20\r\n") == 3U);
  BOOST_TEST(line_of(header + good_line + "施術所,\"never closed\r\n" + good_line) == 3U);
  BOOST_TEST(line_of(header + "施術所,a\"b,x\r\n") == 2U);
  BOOST_TEST(line_of(header + "施術所," + std::string(70'000, 'x') + "\r\n") == 2U);
}

BOOST_AUTO_TEST_CASE(thousands_of_faults_are_cut_short) {
  World world;
  std::string text = header;
  for (int i = 0; i < 5'000; ++i) text += "x\r\n";
  BOOST_TEST(import(world, text).faults.size() == 1'001U);
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_lines_take_seconds) {
  World world;
  std::string text = header;
  for (int i = 0; i < 100'000; ++i) {
    const std::string number = std::to_string(2'000'000'000 + i);
    text += "健診実施機関等,第" + number + "健診所,山田 太郎," + number + ",1000001,東京都,見本区1-1,0312345678," +
            std::to_string(i) + ",\r\n";
  }
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(import(world, text).added == 100'000U);
  const std::chrono::duration<double> first = std::chrono::steady_clock::now() - begin;
  BOOST_TEST(import(world, text).unchanged == 100'000U);
  BOOST_TEST_MESSAGE("100,000 facilities in " << first.count() << " s");
  BOOST_TEST(first.count() < 60.0);  // some ten times what it takes, for busy machines and sanitizers
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::server::test
