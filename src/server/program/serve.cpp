// Putting the server together; see serve.h.
#include "server/program/serve.h"

#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "server/http/log.h"
#include "server/http/upload_janitor.h"
#include "server/mail/mail_folder.h"
#include "server/mail/sender.h"
#include "server/mail/smtp.h"
#include "server/mail/templates.h"
#include "server/pdf/paper_pdf.h"
#include "server/program/data_folder_command.h"
#include "server/program/folder_lock.h"
#include "server/scan/scanner.h"
#include "server/store/store.h"
#include "server/use_case/article_library.h"
#include "server/use_case/data_folder.h"
#include "server/use_case/demo.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/site_search.h"
#include "server/use_case/words.h"

namespace madoguchi::server {
namespace {

constexpr std::size_t database_queue_limit = 256;
constexpr std::size_t disk_threads = 2;

int fail(const std::string& sentence) {
  std::cerr << "madoguchi-server: " << sentence << std::endl;
  return 1;
}

// An IPv6 address stands in brackets in a URL (RFC 3986 section 3.2.2).
std::string origin_of(const ServerOptions& server, std::uint16_t port) {
  const std::string& address = server.address;
  const bool is_v6 = address.find(':') != std::string::npos;
  return (server.tls_certificate.empty() ? "http://" : "https://") + (is_v6 ? "[" + address + "]" : address) + ":" +
         std::to_string(port);
}

void print_start(const std::string& url, const std::vector<DemoLogin>& logins, const ServeOptions& options) {
  std::cout << "Madoguchi: " << url << '\n';
  for (const DemoLogin& login : logins) {
    std::cout << "\n  " << login.label << "\n    " << login.email << "\n    " << login.password << '\n';
    if (!login.check_value.empty()) std::cout << "    施設の確認: " << login.check_value << '\n';
  }
  if (options.smtp.url.empty()) {
    std::cout << "\nMails are not sent but written to " << std::filesystem::absolute(mail_folder(options.data)).string()
              << " (--smtp-url names a server)\n";
  }
  std::cout << std::flush;
}

std::unique_ptr<MailCarrier> make_carrier(const ServeOptions& options) {
  if (options.smtp.url.empty()) return std::make_unique<MailFolder>(mail_folder(options.data));
  return std::make_unique<Smtp>(options.smtp);
}

void log_delivery(const std::string& id, const std::string& kind, int attempts, const Delivery& delivery) {
  if (delivery.state == Delivery::State::accepted) {
    log_info("mail_sent", {{"mail", id}, {"kind", kind}, {"attempt", attempts}});
  } else {
    log_warning("mail_not_sent", {{"mail", id}, {"kind", kind}, {"attempt", attempts}, {"fault", delivery.fault}});
  }
}

std::shared_ptr<ArticleLibrary> open_articles(const Settings& settings) {
  std::vector<std::filesystem::path> folders{content_folder(settings.assets)};
  if (!settings.content.empty()) folders.push_back(settings.content);
  return std::make_shared<ArticleLibrary>(std::move(folders), [](const std::string& file, const std::string& fault) {
    log_warning("article_not_read", {{"file", file}, {"fault", fault}});
  });
}

void log_scan(const std::string& upload_id, const ScanVerdict& verdict) {
  using Kind = ScanVerdict::Kind;
  if (verdict.kind == Kind::clean) return log_info("attachment_clean", {{"upload", upload_id}});
  const bool is_found = verdict.kind == Kind::infected;
  log_warning(is_found ? "attachment_infected" : "attachment_not_scanned",
              {{"upload", upload_id}, {"what", verdict.detail}});
}

int serve_folder(const ServeOptions& options) {
  auto forms = FormCatalogue::create(forms_folder(options.assets));
  if (!forms) return fail(forms.error());
  const auto mails = MailTemplates::create(mail_templates_folder(options.assets));
  if (!mails) return fail(mails.error());
  std::optional<Site> site;
  if (!options.site.empty()) {
    auto loaded = Site::load(options.site);
    if (!loaded) return fail(loaded.error());
    site = std::move(loaded.value());
  }
  std::ifstream openapi(options.assets / "openapi.json", std::ios::binary);
  if (!openapi) return fail("cannot read " + (options.assets / "openapi.json").string());

  const auto lock = FolderLock::take(options.data);
  if (!lock) return fail(lock.error());
  const auto keys = Keys::open(key_file(options.data));
  if (!keys) return fail(keys.error());
  Settings settings = options.settings;
  auto words = Words::load(options.assets);
  if (!words) return fail(words.error());
  if (!has_japanese_typeface()) {
    log_warning("no_japanese_typeface",
                {{"consequence", "papers (PDF) cannot be made"}, {"remedy", "install fonts-noto-cjk"}});
  }
  settings.words = std::make_shared<const Words>(std::move(words).value());
  settings.articles = open_articles(settings);
  const UploadFiles upload_files(uploads_folder(options.data));

  std::vector<DemoLogin> logins;
  {
    Store store(database_file(options.data));
    Context context{store, *keys, *forms, settings, *mails, wall_clock_ms};
    if (options.demo) {
      auto loaded = load_demo(context, demo_folder(options.assets));
      if (!loaded) return fail(loaded.error());
      logins = std::move(loaded.value());
    }
    index_articles(context);
    remove_expired_uploads(context, upload_files);
    remove_ownerless_files(context, upload_files);
  }

  const auto make_store = [&options] { return std::make_unique<Store>(database_file(options.data)); };
  const std::unique_ptr<MailCarrier> carrier = make_carrier(options);
  MailSender sender({.make_store = make_store,
                     .keys = *keys,
                     .sender_address = settings.mail_sender,
                     .now_ms = wall_clock_ms,
                     .carrier = *carrier,
                     .report = log_delivery,
                     .report_failure = [](const std::string& what) {
                       log_warning("mail_outbox_failed", {{"what", what}});
                     }});
  std::optional<Clamd> clamd;
  std::optional<Scanner> scanner;
  if (options.clamd) {
    clamd.emplace(*options.clamd, options.clamd_patience);
    scanner.emplace(Scanner::Parts{.make_store = make_store,
                                   .keys = *keys,
                                   .forms = *forms,
                                   .settings = settings,
                                   .mails = *mails,
                                   .now_ms = wall_clock_ms,
                                   .files = upload_files,
                                   .clamd = *clamd,
                                   .report = log_scan,
                                   .report_failure = [](const std::string& what) {
                                     log_warning("attachment_scans_failed", {{"what", what}});
                                   }});
  }
  const auto wake_scanner = [&scanner] {
    if (scanner) scanner->wake();
  };
  Workers workers(options.database_workers, database_queue_limit,
                  {make_store, *keys, *forms, settings, *mails, wall_clock_ms, [&] { sender.wake(); }, wake_scanner});
  Disk disk(disk_threads);
  UploadLocks upload_locks;
  TableReader tables("/proc/self/exe");
  Services services{.workers = workers,
                    .disk = disk,
                    .upload_files = upload_files,
                    .upload_locks = upload_locks,
                    .tables = tables,
                    .forms = *forms,
                    .site = site ? &*site : nullptr,
                    .openapi = std::string(std::istreambuf_iterator<char>(openapi), {})};
  const auto ready = [&](std::uint16_t port) {
    if (settings.public_url.empty()) settings.public_url = origin_of(options.server, port);
    print_start(origin_of(options.server, port) + "/", logins, options);
    log_info("started", {{"version", MADOGUCHI_VERSION}, {"port", static_cast<int>(port)}});
  };
  const auto outcome = run_server(options.server, services, ready);
  return outcome ? 0 : fail(outcome.error());
}

}  // namespace

int run_serve(const ServeOptions& options) {
  start_log();
  try {
    return serve_folder(options);
  } catch (const std::exception& error) {
    return fail(loggable_message(error));
  }
}

}  // namespace madoguchi::server
