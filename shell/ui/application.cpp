// One frame after another: actions in, one page built, semantics and wishes out.
#include "ui/application.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "client/app.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/announcer.h"
#include "ui/focus_target.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/scroll_anchor.h"
#include "ui/session_dialog.h"
#include "ui/widgets.h"

namespace madoguchi::ui {
namespace {

constexpr std::string_view main_id = "main";
constexpr std::string_view title_id = "title";  // the level 1 heading of every screen

// A focus that was asked for waits this many frames for its node to be drawn.
constexpr int focus_patience = 4;

// A new screen forgets what the one before knew, and learns it in its first pass.
constexpr int most_passes = 3;

constexpr ImGuiWindowFlags page_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus;

// A path of the API is a file to be fetched, no screen.
bool is_screen(std::string_view href) { return href.substr(0, 1) == "/" && href.substr(0, 5) != "/api/"; }

void draw_screen(Page& page, client::App& app) {
  if (!app.session_known()) return draw_waiting(page, app);
  switch (app.route().screen) {
    case client::Screen::top:
      return draw_top(page, app);
    case client::Screen::login:
      return app.second_factor() ? draw_second_factor(page, app) : draw_login(page, app);
    case client::Screen::registration:
      return draw_form(page, app);
    case client::Screen::registration_sent:
      return draw_registration_sent(page, app);
    case client::Screen::password_reset:
      return draw_password_reset(page, app);
    case client::Screen::registration_confirm:
    case client::Screen::password_reset_new:
    case client::Screen::invitation:
    case client::Screen::email_confirm:
      return draw_link(page, app);
    case client::Screen::settings:
      return draw_settings(page, app);
    case client::Screen::applications:
      return draw_applications(page, app);
    case client::Screen::article:
      return draw_article(page, app);
    case client::Screen::form:
      return draw_form(page, app);
    case client::Screen::correction:
      return draw_form(page, app);
    case client::Screen::receipt:
    case client::Screen::corrected:
      return draw_receipt(page, app);
    case client::Screen::my_list:
      return draw_my_list(page, app);
    case client::Screen::sent:
      return draw_sent_application(page, app);
    case client::Screen::account_status:
      return draw_account_status(page, app);
    case client::Screen::issued_accounts:
      return draw_issued_accounts(page, app);
    case client::Screen::articles:
      return draw_articles(page, app);
    case client::Screen::content:
      return draw_content(page, app);
    case client::Screen::notices:
      return draw_notices(page, app);
    case client::Screen::notice:
      return draw_notice(page, app);
    case client::Screen::search:
      return draw_search(page, app);
    case client::Screen::coming:
      return draw_coming(page, app);
    case client::Screen::review_attachment:
      return draw_review_attachment(page, app);
    case client::Screen::administration:
    case client::Screen::administration_notice:
      return draw_administration(page, app);
    case client::Screen::review:
      return draw_review_queue(page, app);
    case client::Screen::review_application:
      return draw_review_application(page, app);
    case client::Screen::not_found:
      return draw_not_found(page, app);
  }
}

// Whether both are the same screen: the list of another query is a list that was filtered anew, and another part of
// what is read is gone to.
bool same_screen(const client::Route& before, client::Route now) {
  now.query = before.query;
  now.anchor = before.anchor;
  return before == now;
}

}  // namespace

struct Application::State {
  State(platform::Platform& the_platform, Fonts the_fonts)
      : platform(the_platform),
        fonts(the_fonts),
        layouts(the_fonts),
        app(the_platform.ports(),
            {.changed = [this] { platform.request_frame(); },
             .path_changed = [this](std::string_view path,
                                    client::HistoryChange change) { path_changed(path, change); }}) {}

  void path_changed(std::string_view path, client::HistoryChange change) {
    if (change == client::HistoryChange::push) {
      moved_by_history = false;  // back to the same screen, e.g. to a part of it, has left it standing
      platform.push_path(path);
    } else {
      platform.replace_path(path);
    }
  }

  semantics::Builder& now() { return builders[current]; }
  const semantics::Tree& before() const { return builders[1 - current].tree(); }

  std::string full_title(const std::string& title) const {
    const Locale& locale = Locale::japanese();
    if (title.empty()) return std::string(locale.text("site.title"));
    return title + " | " + std::string(locale.text("site.title"));
  }

  void build(Page& page) {
    drawn.reset();
    if (app.session_known()) drawn = app.route();
    reserve_session_dialog(page, app);
    skip_link(page, "skip", page.text("site.skip_link"), main_id);
    draw_header(page, app);
    {
      const Region main(page, main_id, Role::main);
      draw_screen(page, app);
    }
    page.gap(space::xxl);
    draw_footer(page, app);
    draw_session_dialog(page, app);
    page.finish();
  }

  // The page is drawn into one ImGui window that covers everything, so that InputText has a home.
  void draw_frame() {
    const platform::Window window = platform.window();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width, window.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::PushFont(fonts.regular, metrics(TextStyle::body, false).size);
    ImGui::Begin("page", nullptr, page_flags);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw._FringeScale = 1 / window.density;  // edges are smoothed over one physical pixel
    draw.AddRectFilled({0, 0}, {window.width, window.height}, theme(window.dark, window.more_contrast)[Color::ground]);
    Page page({platform, fonts, Locale::japanese(), layouts, interaction, now(), draw});
    build(page);
    ImGui::End();
    ImGui::PopFont();
    ImGui::PopStyleVar(2);
    now().set_page_height(std::max(page.content_bottom(), window.height));
    now().set_title(full_title(page.title()));
    take_wishes(page);
    unsettled = page.unsettled();
  }

  void take_wishes(Page& page) {
    for (const auto& effect : page.take_later()) {
      effect();
      platform.request_frame();
    }
    if (page.wished_focus()) ask_focus(*page.wished_focus());
    if (client::FormScreen* form = app.form()) {
      if (const auto field = form->take_focus_request()) ask_focus(*field);
    }
    if (const std::string anchor = app.take_anchor(); !anchor.empty()) ask_focus(anchor);
    if (page.wished_copy()) platform.set_clipboard(*page.wished_copy());
    if (page.wished_print()) platform.print();
    if (page.wished_open()) follow(*page.wished_open());
  }

  void follow(const std::string& href) {
    if (href.empty()) return;
    if (href[0] == '#') return ask_focus(href.substr(1));
    if (!is_screen(href)) return platform.open_url(href);
    app.open(href);
    platform.request_frame();
  }

  void ask_focus(std::string id) {
    wanted_focus = std::move(id);
    focus_frames = focus_patience;
    platform.request_frame();
  }

  // Another screen: it is announced, shown from its top, and its heading gets the focus, so that reading goes on there.
  void notice_screen() {
    if (!drawn || shown == drawn) return announce_late_title();
    const bool first = !shown;
    const bool same = shown && same_screen(*shown, *drawn);
    shown = drawn;
    if (same) {
      moved_by_history = false;
      return;
    }
    interaction.forget_screen();
    if (first) return;
    now().announce(now().tree().title, false);
    if (std::exchange(moved_by_history, false)) return;
    platform.scroll_to(0);
    if (drawn->anchor.empty()) ask_focus(std::string(title_id));
  }

  // What is read says its title when it has come.
  void announce_late_title() {
    const bool read = drawn && client::has_anchors(drawn->screen);
    if (read && !before().title.empty() && before().title != now().tree().title)
      now().announce(now().tree().title, false);
  }

  void settle_focus() {
    if (!wanted_focus.empty()) {
      if (const semantics::Node* target = focus_target(now().tree(), wanted_focus)) {
        const std::string id = target->id;
        wanted_focus.clear();
        interaction.set_focus(id);
        now().set_focused(id);
        return platform.focus(id);
      }
      if (--focus_frames <= 0) wanted_focus.clear();
      platform.request_frame();
    }
    if (now().tree().find(interaction.focused()) == nullptr) interaction.clear_focus();
    now().set_focused(interaction.focused());
  }

  // Curves are cut into lines by physical pixels.
  void smooth_curves() const {
    static const ImGuiStyle standard;
    const float density = platform.window().density;
    ImGui::GetStyle().CircleTessellationMaxError = standard.CircleTessellationMaxError / density;
    ImGui::GetStyle().CurveTessellationTol = standard.CurveTessellationTol / density;
  }

  // What the reader looks at, where this frame lays the page out anew: none where it does not.
  std::optional<ScrollAnchor> anchor() {
    const platform::Window window = platform.window();
    if (std::exchange(laid_out_density, window.density) != window.density) {
      laid_out_anew = true;  // a letter is as wide as its physical pixels
    }
    const bool other_width = std::exchange(laid_out_width, window.width) != window.width;
    if (!std::exchange(laid_out_anew, false) && !other_width) return std::nullopt;
    return ScrollAnchor(before(), {window.scroll_y, window.height});
  }

  // Whether the page has to move so that the anchor stays where it was. A new screen begins where it begins.
  bool hold(const ScrollAnchor& held) {
    if (drawn != shown) return false;
    const platform::Window window = platform.window();
    const auto scroll_y = held.wanted_scroll(now().tree(), {window.scroll_y, window.height});
    if (scroll_y) platform.scroll_to(*scroll_y);
    return scroll_y.has_value();
  }

  // Draws the page and tells of it; whether it has to be drawn again, because things do not stand where they belong.
  bool draw_and_tell() {
    current = 1 - current;
    const std::optional<ScrollAnchor> held = anchor();
    smooth_curves();
    layouts.begin_frame(platform.window().density);
    ImGui::NewFrame();
    now().begin_frame({});
    interaction.begin_frame(std::exchange(actions, {}), before(), platform.mirrors(), platform.window().scroll_y);
    draw_frame();
    ImGui::Render();
    const bool moves = held && hold(*held);
    notice_screen();
    announcer.observe(app, before(), now());
    settle_focus();
    platform.present(now().tree(), now().take_announcements());
    return moves || unsettled;
  }

  platform::Platform& platform;
  Fonts fonts;
  TextLayouts layouts;
  Interaction interaction;
  std::array<semantics::Builder, 2> builders;
  std::size_t current = 0;
  std::vector<semantics::Action> actions;
  std::optional<client::Route> drawn;  // the screen of this frame; none while it is not known who one is
  std::optional<client::Route> shown;  // the one that was announced
  bool moved_by_history = false;
  std::string wanted_focus;
  int focus_frames = 0;
  float laid_out_width = 0;  // the window's in the last frame
  float laid_out_density = 0;
  bool unsettled = false;      // things stand where they must not stay
  bool laid_out_anew = false;  // the next frame breaks its texts in other places than the last
  Announcer announcer;
  client::App app;  // last: its callbacks use the rest
};

Application::Application(platform::Platform& platform, Fonts fonts) : state_(std::make_unique<State>(platform, fonts)) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // an idle page draws nothing
  if (platform.mirrors()) io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard;
}

Application::~Application() = default;

void Application::start(std::string_view path) {
  state_->app.start(path);
  state_->platform.request_frame();
}

void Application::history_moved(std::string_view path) {
  state_->moved_by_history = true;
  state_->app.history_moved(path);
  state_->platform.request_frame();
}

void Application::act(semantics::Action action) {
  state_->actions.push_back(std::move(action));
  state_->platform.request_frame();
}

void Application::drop_files(std::vector<client::ChosenFile> files) {
  client::FormScreen* form = state_->app.form();
  const client::Screen screen = state_->app.route().screen;
  const bool on_form = form != nullptr && (screen == client::Screen::form || screen == client::Screen::correction);
  if (on_form) {
    for (const client::FieldView& view : form->fields()) {
      if (view.field->type != form::FieldType::attachments) continue;
      form->add_files(view.field->id, std::move(files));
      return state_->platform.request_frame();
    }
  }
  for (const client::ChosenFile& file : files) state_->platform.ports().file_picker.release(file.handle);
}

void Application::frame() {
  State& state = *state_;
  bool again = true;
  for (int pass = 0; again && pass < most_passes; ++pass) again = state.draw_and_tell();
  if (again) state.platform.request_frame();
  // Events that ImGui keeps back (a press and its release are told in two frames) need another frame.
  const bool events_wait = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
  if (state.interaction.take_frame_wish() || events_wait) state.platform.request_frame();
}

void Application::set_fonts(Fonts fonts) {
  state_->fonts = fonts;
  state_->layouts.set_fonts(fonts);
  state_->laid_out_anew = true;
  state_->platform.request_frame();
}

void Application::put_away() { state_->app.put_away(); }

void Application::look_again() { state_->app.look_again(); }

bool Application::has_unsent_input() const { return state_->app.has_unsent_input(); }

const semantics::Tree& Application::tree() const { return state_->builders[state_->current].tree(); }

}  // namespace madoguchi::ui
