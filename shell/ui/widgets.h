// The widgets of every screen. Each draws its pixels and says its semantics in the same call, at the page's cursor, as
// wide as the column allows. Ids are the semantics' ids: unique on the page and the same from frame to frame.
// Widgets of the form (fields, attachments, summaries) are in form_widgets.h.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "ui/icons.h"
#include "ui/page.h"

namespace madoguchi::ui {

// --- Text ------------------------------------------------------------------------------------------------------------

// Level 1 to 3; one level 1 a page (the application moves the focus to it after a link was followed).
void heading(Page& page, std::string_view id, int level, std::string_view text);

struct ParagraphStyle {
  TextStyle text = TextStyle::body;
  Color color = Color::text;
  Align align = Align::start;
};
// '\n' in the text starts a new line.
void paragraph(Page& page, std::string_view id, std::string_view text, const ParagraphStyle& style = {});

// A run of a paragraph whose words are not all alike.
struct Run {
  std::string_view text = {};
  bool strong = false;
  bool code = false;           // on a ground of its own
  std::string_view href = {};  // set: a link, which is followed by itself
};
// Runs flow on from one to the next and break as one text. With a link among them each run is a node of its own.
void rich_paragraph(Page& page, std::string_view id, std::span<const Run> runs, const ParagraphStyle& style = {});
// The same without room above and below: the words of a list's item.
void rich_text(Page& page, std::string_view id, std::span<const Run> runs, Role role = Role::text,
               const ParagraphStyle& style = {});

// Items with a mark before each: "・" or what is given.
void bullets(Page& page, std::string_view id, std::span<const std::string_view> items, std::string_view mark = "・");

// Terms and their definitions in rows; on a phone the definition stands below its term.
struct Definition {
  std::string_view label = {};
  std::string_view value = {};
};
void definition_rows(Page& page, std::string_view id, std::span<const Definition> rows);

// A line across the column; decoration.
void rule(Page& page);

// --- Links and buttons -----------------------------------------------------------------------------------------------

struct LinkStyle {
  TextStyle text = TextStyle::body;
  Icon icon = Icon::none;  // after the words
  bool strong = false;
  Color color = Color::link;
  bool underlined = true;
  bool current = false;  // the page one is on
};
// Follows `href` by itself (Page::open). At least 44 px high. True in the frame in which it was pressed.
bool link(Page& page, std::string_view id, std::string_view text, std::string_view href, const LinkStyle& style = {});

enum class ButtonKind : std::uint8_t { primary, secondary, quiet };

struct ButtonSpec {
  std::string_view id = {};
  std::string_view label = {};
  ButtonKind kind = ButtonKind::primary;
  Icon icon = Icon::none;  // before the label
  bool submits = false;    // it sends the form that it stands in: password managers look for such a button
  bool wide = false;       // as wide as the column
  Align align = Align::start;
  bool busy = false;                   // shows that it works; pressing does nothing
  std::string_view description = {};   // for assistive technology only
  std::string_view described_by = {};  // the id of a node whose words describe it; empty: none
  std::string_view href = {};          // set: it is a link that looks like a button, and is followed by itself
  std::string_view name = {};          // the accessible name where the label alone would not say it; holds the label
};
// True in the frame in which it was pressed. Long labels wrap inside the button.
bool button(Page& page, const ButtonSpec& spec);

// Shown only while it has the focus: goes to the node `target`.
void skip_link(Page& page, std::string_view id, std::string_view text, std::string_view target);

// --- Tiles and cards -------------------------------------------------------------------------------------------------

// One link each, laid in as many columns of at least `least_width` as there is room for; tiles of a row are equally
// high.
struct Tile {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view text = {};    // below the title; may be empty
  std::string_view action = {};  // a line at the bottom like 「詳細を表示」; may be empty
  std::string_view href = {};
  Icon icon = Icon::none;
  bool primary = false;  // filled with the primary colour
};
// Says a list named `name`; each tile is a list item with one link, named by its title, described by text and action.
void tiles(Page& page, std::string_view id, std::string_view name, std::span<const Tile> tiles,
           float least_width = 260);

// --- Page furniture --------------------------------------------------------------------------------------------------

struct Crumb {
  std::string_view text = {};
  std::string_view href = {};  // empty: where one is
};
void breadcrumb(Page& page, std::string_view id, std::string_view name, std::span<const Crumb> crumbs);

// A search box: a field and its button, a landmark named `name`. Gives the text when the person asks for the search.
struct SearchSpec {
  std::string_view id = {};
  std::string_view name = {};  // 「検索」
  std::string_view value = {};
};
struct SearchResult {
  std::optional<std::string> changed;  // what the field holds now
  bool submitted = false;
};
SearchResult search_box(Page& page, const SearchSpec& spec);

// The yellow banner across the window (S2).
void banner(Page& page, std::string_view id, std::span<const Run> runs);

// Numbered steps, one below the other, joined by a line (S15). A list.
struct Step {
  std::string_view mark = {};  // "①"
  std::string_view title = {};
  std::string_view text = {};
};
void steps(Page& page, std::string_view id, std::string_view name, std::span<const Step> steps);

// --- Messages --------------------------------------------------------------------------------------------------------

enum class MessageKind : std::uint8_t { info, success, warning, error };
// A box with icon, words and colour. `live`: status (or alert for errors), which assistive technology reads out.
void message(Page& page, std::string_view id, MessageKind kind, std::string_view text, bool live = true);

// `value`: the progress in words, as it stands beside it.
void progress_bar(Page& page, std::string_view id, std::string_view name, float progress, std::string_view value);

// --- Dialog ----------------------------------------------------------------------------------------------------------

// A modal dialog over the dimmed page: `body` draws what is between title and buttons. Call it after the page's
// content. Gives what was pressed: "cancel" is also Escape.
enum class DialogAnswer : std::uint8_t { none, cancel, ok };
struct DialogSpec {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view cancel = {};  // label
  std::string_view ok = {};      // label
  bool busy = false;             // what was confirmed is under way: nothing can be pressed
  bool escape_is_ok = false;     // where "ok" is what changes nothing
};
DialogAnswer dialog(Page& page, const DialogSpec& spec, const std::function<void()>& body);

}  // namespace madoguchi::ui
