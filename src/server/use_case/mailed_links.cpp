// Links in mails; see mailed_links.h.
#include "server/use_case/mailed_links.h"

#include "server/store/link_table.h"
#include "server/store/store.h"
#include "server/use_case/calendar.h"
#include "server/use_case/keys.h"

namespace madoguchi::server {
namespace {

constexpr std::string_view seal_purpose = "mailed-link";

struct Kind {
  std::string_view name;
  std::string_view path;  // of the client
  std::int64_t valid_ms;
};

const Kind& kind_of(LinkPurpose purpose) {
  static constexpr Kind registration{"registration", "/registration/confirm", 24 * hour_ms};
  static constexpr Kind password_reset{"passwordReset", "/password-reset/new", hour_ms};
  static constexpr Kind email_change{"emailChange", "/settings/email/confirm", 24 * hour_ms};
  static constexpr Kind invitation{"invitation", "/invitation", 72 * hour_ms};
  switch (purpose) {
    case LinkPurpose::registration:
      return registration;
    case LinkPurpose::password_reset:
      return password_reset;
    case LinkPurpose::email_change:
      return email_change;
    case LinkPurpose::invitation:
      break;
  }
  return invitation;
}

std::string hash_of(const Keys& keys, const Kind& kind, std::string_view token) {
  return keys.keyed_hash("mailed-link", std::string(kind.name) + " " + std::string(token));
}

}  // namespace

IssuedLink issue_link(Context& context, LinkPurpose purpose, const std::string& account_id,
                      const form::Value& payload) {
  soci::session& sql = context.store.sql();
  const Kind& kind = kind_of(purpose);
  const std::int64_t now = context.now_ms();
  const std::string token = context.keys.random_token();
  if (!account_id.empty()) delete_open_links(sql, account_id, std::string(kind.name));
  insert_link(sql,
              {hash_of(context.keys, kind, token), std::string(kind.name), account_id,
               context.keys.seal(seal_purpose, form::to_json(payload)), now + kind.valid_ms},
              now);
  return {context.settings.public_url + std::string(kind.path) + "#" + token, tokyo_minute(now + kind.valid_ms)};
}

std::optional<OpenLink> find_link(Context& context, LinkPurpose purpose, std::string_view token) {
  const auto row =
      find_open_link(context.store.sql(), hash_of(context.keys, kind_of(purpose), token), context.now_ms());
  if (!row) return std::nullopt;
  const auto json = context.keys.unseal(seal_purpose, row->payload_sealed);
  auto payload = json ? form::parse_json(*json) : Failure{form::ParseFault{}};
  if (!payload) throw soci::soci_error("What a mailed link is for cannot be read with this installation's key.");
  return OpenLink{row->token_hash, row->account_id, std::move(payload).value()};
}

bool use_link(Context& context, const OpenLink& link) {
  return use_link(context.store.sql(), link.token_hash, context.now_ms());
}

void end_links(Context& context, LinkPurpose purpose, const std::string& account_id) {
  delete_open_links(context.store.sql(), account_id, std::string(kind_of(purpose).name));
}

}  // namespace madoguchi::server
