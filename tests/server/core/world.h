// A small world for the tests of the store and the use cases: a database file in a folder of its own, a clock that
// stands still until it is moved, the real form definitions, two facilities with an account each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "form/value.h"
#include "portal/wire.h"
#include "server/mail/templates.h"
#include "server/store/store.h"
#include "server/use_case/context.h"
#include "server/use_case/form_catalogue.h"
#include "server/use_case/keys.h"
#include "server/use_case/uploads.h"

namespace madoguchi::server::test {

// Made empty, and removed at the end.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr std::int64_t start_ms = 1'795'400'400'000;  // 2026-11-23T02:20:00Z, 11:20 in Tokyo
inline constexpr std::string_view password = "a password of some length";
inline constexpr std::string_view kenshin_account = "7654321";  // 口座番号 of the kenshin facility
inline constexpr std::string_view sejutsu_birth_date = "1980-04-01";

class World {
 public:
  World();

  TempFolder folder;
  std::int64_t now_ms = start_ms;
  Keys keys;
  FormCatalogue forms;
  Settings settings;
  MailTemplates mails;
  Store store;
  Context context;
  Caller kenshin;
  Caller sejutsu;
  Caller reviewer;

  std::filesystem::path database() const { return folder.path() / "madoguchi.db"; }
  const form::Definition& use_start() const;

  // The first column of the first row, as text; the number of rows of a table.
  std::string value(const std::string& query);
  int count(const std::string& table_and_condition);

  // An upload that was received and accepted.
  UploadRecord accepted_upload(const Caller& caller, std::string_view name = "todoke.pdf",
                               std::uint64_t size_bytes = 1234);

  portal::FacilityCheckResult check(const Caller& caller, const form::Value& answers);

  // Another reviewer, who comes when first asked for.
  const Caller& second_reviewer();

  // An application that was sent, with its facility confirmed, or with documents; its id.
  std::string send(const Caller& caller, const form::Value& answers, const std::string& key);
  std::string send_confirmed(const std::string& key = "key");
  std::string send_documents(const std::string& key = "key");

  // What a client sends: answers in normal form with the hash of what was reviewed.
  portal::ApplicationRequest request(const Caller& caller, const form::Value& answers);

 private:
  Caller second_reviewer_;
};

// Valid but for the facility check, which must have been confirmed before.
form::Value kenshin_answers(std::string_view bank_account = kenshin_account);
form::Value sejutsu_answers(std::string_view birth_date = sejutsu_birth_date);
form::Value document_answers(const UploadRecord& upload);

// What somebody types who registers a kenshin facility that is in no master data.
form::Value registration_answers(const std::string& email, const std::string& typed_password);

Keys open_keys(const std::filesystem::path& folder);
FormCatalogue load_forms();
// Those that the program comes with, and a kind "test" with the values "name" and "link".
MailTemplates load_mails();

}  // namespace madoguchi::server::test
