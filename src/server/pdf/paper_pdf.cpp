// How a paper looks; see paper_pdf.h.
#include "server/pdf/paper_pdf.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "server/pdf/pdf_catalog.h"
#include "server/pdf/sheet.h"

namespace madoguchi::server {
namespace {

constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr PageArea area{25 * mm, 20 * mm, 190 * mm, 272 * mm};  // wider at the left, where papers are punched
constexpr double width = area.right - area.left;
constexpr double name_width = 40 * mm;  // of a table's first column
constexpr double column_gap = 5 * mm;

constexpr TextStyle issuer_style{9, false, 0.35};
constexpr TextStyle title_style{18, true, 0.1};
constexpr TextStyle key_name_style{9.5, false, 0.3};
constexpr TextStyle key_value_style{13, true, 0.1};
constexpr TextStyle heading_style{12, true, 0.1};
constexpr TextStyle name_style{9.5, false, 0.3};
constexpr TextStyle value_style{10.5, false, 0.1};
constexpr TextStyle question_style{9.5, false, 0.3};
constexpr TextStyle answer_style{11, false, 0.1};
constexpr TextStyle muted_style{10, false, 0.4};
constexpr TextStyle small_style{8.5, false, 0.35};
constexpr double rule_grey = 0.78;
constexpr double strong_rule_grey = 0.35;
constexpr double box_grey = 0.955;
constexpr double padding = 1.6 * mm;

struct Replaced {
  std::string_view name, value;
};

std::string filled(std::string pattern, std::initializer_list<Replaced> values) {
  for (const auto& [name, value] : values) {
    const auto at = pattern.find(name);
    if (at != std::string::npos) pattern.replace(at, name.size(), value);
  }
  return pattern;
}

class PaperSetter {
 public:
  PaperSetter(const Paper& paper, cairo_t* cairo, PangoContext* context, int pages)
      : paper_(paper), pages_(pages), sheet_(cairo, context, area, [this](Sheet&) { set_foot(); }) {}

  // The number of pages.
  int run() {
    set_head();
    for (const PaperSection& section : paper_.sections) set_section(section);
    if (!paper_.closing.empty()) {
      const SetText closing = sheet_.set(paper_.closing, width, small_style);
      sheet_.skip(6 * mm);
      sheet_.need(closing.height());
      sheet_.flow(closing, "P");
    }
    sheet_.finish();
    return sheet_.page();
  }

 private:
  void set_head() {
    sheet_.flow(sheet_.set(paper_.issuer, width, issuer_style), "P");
    sheet_.skip(1.5 * mm);
    sheet_.flow(sheet_.set(paper_.title, width, title_style), "H1");
    sheet_.skip(5 * mm);
    if (paper_.key.empty()) return;
    double height = 2 * padding;
    for (const PaperRow& row : paper_.key) height += row_height(row, key_name_style, key_value_style);
    sheet_.fill(sheet_.y(), sheet_.y() + height, box_grey);
    sheet_.skip(padding);
    sheet_.begin("Table");
    for (const PaperRow& row : paper_.key) set_row(row, key_name_style, key_value_style, padding);
    sheet_.end("Table");
    sheet_.skip(padding);
  }

  void set_section(const PaperSection& section) {
    const SetText heading = sheet_.set(section.heading, width, heading_style);
    sheet_.skip(7 * mm);
    sheet_.need(heading.height() + 25 * mm);  // never alone at the foot of a page
    sheet_.flow(heading, "H2");
    sheet_.skip(1.5 * mm);
    sheet_.rule(sheet_.y(), strong_rule_grey);
    set_table(section.rows);
    for (const PaperQuestion& question : section.questions) set_question(question);
    set_list(section.items);
  }

  void set_table(const std::vector<PaperRow>& rows) {
    if (rows.empty()) return;
    sheet_.begin("Table");
    for (const PaperRow& row : rows) {
      // A table that goes on overleaf is two tables: what is tagged stays on its page.
      if (sheet_.y() + row_height(row, name_style, value_style) > area.bottom) {
        sheet_.end("Table");
        sheet_.need(row_height(row, name_style, value_style));
        sheet_.begin("Table");
      }
      set_row(row, name_style, value_style, 0);
      sheet_.rule(sheet_.y(), rule_grey);
    }
    sheet_.end("Table");
  }

  double row_height(const PaperRow& row, const TextStyle& name, const TextStyle& value) const {
    const double inner = width - name_width - column_gap - padding;
    return std::max(sheet_.set(row.name, name_width, name).height(), sheet_.set(row.value, inner, value).height()) +
           2 * padding;
  }

  void set_row(const PaperRow& row, const TextStyle& name_face, const TextStyle& value_face, double indent) {
    const SetText name = sheet_.set(row.name, name_width, name_face);
    const SetText value = sheet_.set(row.value, width - name_width - column_gap - padding, value_face);
    const double top = sheet_.y() + padding;
    const double height = std::max(name.height(), value.height());
    // Names are smaller: they stand on the line of the value's first line.
    const double drop = std::max(0.0, first_baseline(value) - first_baseline(name));
    sheet_.begin("TR");
    sheet_.place(name, "TH", area.left + indent, top + drop);
    sheet_.place(value, "TD", area.left + name_width + column_gap, top);
    sheet_.end("TR");
    sheet_.move_to(top + height + padding);
  }

  void set_question(const PaperQuestion& asked) {
    const SetText question = sheet_.set(asked.question, width, question_style);
    const SetText answer = sheet_.set(asked.answer, width, asked.muted ? muted_style : answer_style);
    sheet_.need(question.height() + answer.height() + 3 * padding);
    sheet_.skip(padding);
    sheet_.flow(question, "H3");
    sheet_.skip(0.8 * mm);
    sheet_.flow(answer, "P");
    sheet_.skip(padding);
    sheet_.rule(sheet_.y(), rule_grey);
  }

  void set_list(const std::vector<std::string>& items) {
    constexpr double indent = 7 * mm;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const SetText item = sheet_.set(items[i], width - indent, value_style);
      const SetText number = sheet_.set(std::to_string(i + 1) + ".", indent, value_style);
      sheet_.need(item.height() + 2 * padding);
      sheet_.skip(padding);
      sheet_.begin("L");
      sheet_.begin("LI");
      sheet_.place(number, "Lbl", area.left, sheet_.y());
      sheet_.place(item, "LBody", area.left + indent, sheet_.y());
      sheet_.end("LI");
      sheet_.end("L");
      sheet_.skip(item.height() + padding);
      sheet_.rule(sheet_.y(), rule_grey);
    }
  }

  void set_foot() const {
    const double top = area.bottom + 6 * mm;
    sheet_.rule(top, rule_grey);
    const std::string page = std::to_string(sheet_.page()), pages = std::to_string(pages_);
    const SetText number =
        sheet_.set(filled(paper_.page_of_pages, {{"{page}", page}, {"{pages}", pages}}), width, small_style);
    const SetText footer = sheet_.set(paper_.footer, width - number.width() - column_gap, small_style);
    sheet_.place(footer, nullptr, area.left, top + 1.5 * mm);
    sheet_.place(number, nullptr, area.right - number.width(), top + 1.5 * mm);
  }

  static double first_baseline(const SetText& text) {
    return static_cast<double>(pango_layout_get_baseline(text.layout())) / PANGO_SCALE;
  }

  const Paper& paper_;
  int pages_;
  Sheet sheet_;
};

// "2026-11-23T02:20:00Z", as Cairo reads it.
std::string instant(std::int64_t utc_ms) {
  using namespace std::chrono;
  const sys_time<milliseconds> time{milliseconds{utc_ms}};
  const year_month_day day{floor<days>(time)};
  const hh_mm_ss clock(floor<seconds>(time - floor<days>(time)));
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int{day.year()},
                                 unsigned{day.month()}, unsigned{day.day()}, static_cast<int>(clock.hours().count()),
                                 static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return {text, static_cast<std::size_t>(size)};
}

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void throw_fault(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(std::string("A paper cannot be drawn: ") + cairo_status_to_string(status));
  }
}

}  // namespace

bool has_japanese_typeface() {
  FcPattern* wanted = FcPatternBuild(nullptr, FC_LANG, FcTypeString, "ja", FC_SCALABLE, FcTypeBool, FcTrue, nullptr);
  FcObjectSet* told = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* found = FcFontList(nullptr, wanted, told);
  const bool any = found != nullptr && found->nfont > 0;
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(told);
  FcPatternDestroy(wanted);
  return any;
}

std::string paper_pdf(const Paper& paper) {
  const PangoContextPointer context = make_text_context();
  const int pages = PaperSetter(paper, nullptr, context.get(), 0).run();

  std::string bytes;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(&append, &bytes, page_width, page_height), &cairo_surface_destroy);
  // Later versions of Cairo would write a table of objects that cannot be updated (pdf_catalog.h).
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
  const std::string created = instant(paper.created_at_ms);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, paper.issuer.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, created.c_str());
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
    PaperSetter(paper, cairo.get(), context.get(), pages).run();
    throw_fault(cairo_status(cairo.get()));
  }
  cairo_surface_finish(surface.get());
  throw_fault(cairo_surface_status(surface.get()));
  return with_language(std::move(bytes), paper.language);
}

}  // namespace madoguchi::server
