// Line breaking, the locale tables, the theme: what drawing stands on.
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>

#include "fakes/fake_world.h"
#include "form/definition.h"
#include "shell/headless.h"
#include "shell/sources.h"
#include "ui/locale.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

namespace madoguchi::tests {
namespace {

// "abc|def": with the borders of phrases as '|'.
std::string phrases(std::string_view text) {
  std::string out(text);
  const auto breaks = ui::find_breaks(text);
  for (auto at = breaks.rbegin(); at != breaks.rend(); ++at) {
    if (at->kind == ui::BreakKind::phrase) out.insert(at->offset, "|");
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view text, float width) {
  HeadlessImGui imgui;
  ImGui::NewFrame();
  ui::TextLayouts layouts(imgui.fonts);
  const ui::TextLines& laid_out = layouts.lay_out(text, {10, 17, false}, width);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < laid_out.lines.size(); ++i) lines.emplace_back(laid_out.line(i));
  ImGui::EndFrame();
  return lines;
}

double luminance(std::uint32_t color) {
  const auto channel = [&](unsigned shift) {
    const double value = static_cast<double>(color >> shift & 0xFFU) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

double contrast(std::uint32_t a, std::uint32_t b) {
  const double lighter = std::max(luminance(a), luminance(b));
  return (lighter + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one) {
  const std::string text =
      "（例：職員「一人」当たり、二台など。）申請台数（上限）は、２０台です。「メッセージ」をキャンセル、ください。";
  for (float width = 60; width < 240; width += 10) {
    for (const std::string& line : lines_of(text, width)) {
      BOOST_TEST_CONTEXT(width << " " << line) {
        for (const char* mark : {"、", "。", "」", "）", "ー", "ッ", "ャ"}) BOOST_TEST(line.rfind(mark, 0) != 0U);
        for (const char* mark : {"（", "「"}) {
          const std::string_view opening(mark);
          const bool ends = line.size() >= opening.size() && line.substr(line.size() - opening.size()) == opening;
          BOOST_TEST(!ends);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(latin_words_numbers_and_addresses_stay_whole) {
  const auto lines = lines_of("電話は0800-080-4583、メールはcontact@example.jpまで。1,234件", 130);
  std::string joined;
  for (const std::string& line : lines) joined += line + "\n";
  for (const char* whole : {"0800-080-4583", "contact@example.jp", "1,234"}) {
    BOOST_TEST(joined.find(whole) != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_word_wider_than_the_line_is_cut_rather_than_overflowing) {
  const auto lines = lines_of("abcdefghijklmnopqrstuvwxyz", 50);
  BOOST_TEST(lines.size() == 3U);
}

BOOST_AUTO_TEST_CASE(an_address_wider_than_the_line_is_broken_between_its_parts) {
  BOOST_TEST(lines_of("contact@example-portal.jp", 70).front() == "contact@");
  BOOST_TEST(lines_of("contact@example-portal.jp", 120).front() == "contact@example-");
}

BOOST_AUTO_TEST_CASE(two_hiragana_do_not_end_a_phrase) {
  BOOST_TEST(phrases("柔道整復師・あん摩マッサージ") == "柔道整復師・|あん摩マッサージ");
  BOOST_TEST(phrases("ご確認のうえ、この施設を選ぶ") == "ご確認のうえ、|この施設を|選ぶ");
}

BOOST_AUTO_TEST_CASE(breaks_are_preferred_after_particles_and_before_what_is_new) {
  BOOST_TEST(phrases("以下の選択肢からお選びください。") == "以下の|選択肢から|お選びください。");
  BOOST_TEST(phrases("「施設の確認」を押下") == "「施設の|確認」を|押下");
  BOOST_TEST(lines_of("施設の確認方法を選択します", 90).front() == "施設の確認方法を");
}

BOOST_AUTO_TEST_CASE(a_last_line_of_a_character_or_two_takes_a_phrase_with_it) {
  const auto lines = lines_of("以下の選択肢からお選びください。", 140);
  BOOST_REQUIRE_EQUAL(lines.size(), 2U);
  BOOST_TEST(lines[1] == "お選びください。");
}

BOOST_AUTO_TEST_CASE(the_lines_joined_are_the_text_and_a_new_line_is_kept) {
  const std::string text = "一行目。\n二行目は Excel と PDF です。";
  std::string joined;
  const auto lines = lines_of(text, 80);
  for (const std::string& line : lines) joined += line;
  BOOST_TEST(joined == "一行目。 二行目は Excel と PDF です。");
  BOOST_TEST(lines.front() == "一行目。 ");
}

BOOST_AUTO_TEST_CASE(ill_formed_text_is_laid_out_too) {
  BOOST_TEST(!lines_of("\xFF\xC3(\xE3\x81 末", 20).empty());
  BOOST_TEST(lines_of("", 20).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_tables_are_whole_and_no_key_stands_twice) {
  for (const std::string& fault : ui::Locale::japanese().faults()) BOOST_ERROR(fault);
}

BOOST_AUTO_TEST_CASE(every_key_that_the_screens_use_has_words) {
  const std::set<std::string> keys = keys_in_sources();
  BOOST_TEST(keys.size() > 100U);
  for (const std::string& key : keys) BOOST_TEST(ui::Locale::japanese().has(key), key << " has no words");
}

BOOST_AUTO_TEST_CASE(every_key_that_a_form_definition_uses_has_words) {
  const ui::Locale& locale = ui::Locale::japanese();
  const auto check = [&](std::string key) {
    const std::size_t open = key.find("{facilityType}");
    if (key.empty()) return;
    if (open == std::string::npos) {
      BOOST_TEST(locale.has(key), key);
      return;
    }
    for (const char* type : {"kenshin", "sejutsu"}) {
      const std::string resolved = key.substr(0, open) + type + key.substr(open + 14);
      BOOST_TEST(locale.has(resolved), resolved);
    }
  };
  for (const char* form : {"use-start", "additional-devices", "operation-start"}) {
    const auto definition = form::Definition::create(fakes::read_asset("forms/" + std::string(form) + ".json"));
    BOOST_REQUIRE_MESSAGE(definition.ok(), (definition.ok() ? "" : definition.error().message));
    check(definition->title_key());
    check(definition->lead_key());
    for (const form::Field& field : definition->fields()) {
      for (const std::string& key : {field.label_key, field.hint_key, field.help_key, field.support_key,
                                     field.example_key, field.section_key, field.document_key, field.action_key}) {
        check(key);
      }
      for (const form::Choice& choice : field.choices) check(choice.label_key);
    }
    BOOST_TEST(locale.has("my_list.form." + definition->id()));
  }
}

BOOST_AUTO_TEST_CASE(placeholders_are_filled_and_a_missing_key_shows_itself) {
  const std::array<std::string_view, 2> tables = {R"({"a":"{x}と{y}","b":"{maxBytes}、{min}、{code}"})",
                                                  R"({"c":1,"a":"z"})"};
  const ui::Locale locale = ui::Locale::create(tables);
  BOOST_TEST(locale.text("a", ui::Locale::Parameters{{"x", "{y}"}}) == "{y}と{y}");
  BOOST_TEST(locale.text("no.such") == "no.such");
  const form::Value params(form::Value::Object{{"maxBytes", 104857600}, {"min", "1900-01-01"}, {"code", 12345}});
  BOOST_TEST(locale.text("b", params) == "100 MB、1900年1月1日、12,345");
  BOOST_TEST(locale.faults().size() == 2U);
}

BOOST_AUTO_TEST_CASE(sizes_and_times_are_written_for_people) {
  BOOST_TEST(ui::file_size(0) == "0 B");
  BOOST_TEST(ui::file_size(1536) == "1.5 KB");
  BOOST_TEST(ui::file_size(104857600) == "100 MB");
  BOOST_TEST(ui::grouped(1234567) == "1,234,567");
  BOOST_TEST(ui::japan_time("2026-12-31T15:05:00Z") == "2027年1月1日 0時05分");
  BOOST_TEST(ui::japan_time("soon") == "soon");
}

// What can be pressed or typed into comes from Page::control, which says its node. ImGui's own items would say none;
// those that are used stand in the editor of a field, whose node is said in the same function.
BOOST_AUTO_TEST_CASE(no_source_but_the_text_fields_asks_imgui_for_an_item) {
  const std::set<std::string> found = imgui_items_in_sources();
  const std::set<std::string> expected = {"application.cpp Begin", "text_editor.cpp BeginPopup",
                                          "text_editor.cpp InputText", "text_editor.cpp InputTextMultiline",
                                          "text_editor.cpp Selectable"};
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_pair_of_the_theme_has_the_contrast_that_is_asked_of_it) {
  for (const auto& [dark, more] : {std::pair(false, false), {false, true}, {true, false}, {true, true}}) {
    const ui::Theme& theme = ui::theme(dark, more);
    for (const ui::ContrastPair& pair : ui::contrast_pairs()) {
      const double ratio = contrast(theme[pair.foreground], theme[pair.background]);
      BOOST_TEST(ratio >= pair.least, "dark " << dark << ": role " << static_cast<int>(pair.foreground) << " on "
                                              << static_cast<int>(pair.background) << " has " << ratio);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace madoguchi::tests
