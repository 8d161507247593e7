// See fake_world.h.
#include "fakes/fake_world.h"

#include <fstream>
#include <iterator>

namespace madoguchi::fakes {
namespace {

constexpr std::int64_t morning_ms = 1'795'395'600'000;  // 2026-11-23T10:00 in Tokyo

FakeAccount account_of(const char* email, const char* person, portal::Facility facility,
                       std::map<std::string, std::string> master) {
  return {{std::string("account of ") + email, person, email, portal::Role::applicant},
          FakeWorld::password,
          std::move(facility),
          std::move(master),
          0};
}

portal::Facility facility_of(portal::FacilityType type, const char* name, const char* number) {
  return {type, name, "見本 太郎", number, "100-0001", "東京都", "千代田区千代田1-1", "03-0000-0000"};
}

}  // namespace

std::string read_asset(const std::string& path) {
  std::ifstream file(std::string(MADOGUCHI_ASSETS) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string use_start_json() { return read_asset("forms/use-start.json"); }

FakeWorld::FakeWorld()
    : clock(morning_ms),
      server(clock, use_start_json(), read_asset("forms/registration.json")),
      transport(server, files),
      ports{transport, clock, store, files, digest, random} {
  const portal::Facility kenshin = facility_of(portal::FacilityType::kenshin, "みほん健診センター", "1319900011");
  const portal::Facility sejutsu = facility_of(portal::FacilityType::sejutsu, "みほん接骨院", "契1399001-0-0");
  const portal::Facility other = facility_of(portal::FacilityType::kenshin, "べつの健診センター", "2719900022");
  server.accounts = {
      account_of(kenshin_email, "見本 花子", kenshin, {{"bankAccountNumber", "0123456"}}),
      account_of(sejutsu_email, "髙橋 一郎", sejutsu, {{"administratorBirthDate", "1980-04-01"}}),
      account_of(other_email, "𠮷田 誠", other, {{"bankAccountNumber", "7654321"}}),
      {{"account of an administrator", "管理 一郎", administrator_email, portal::Role::administrator},
       password,
       {},
       {},
       0},
      {{"account of a reviewer", FakeReview::me, reviewer_email, portal::Role::reviewer}, password, {}, {}, 0}};
  server.administration.fill();
  server.review.fill();
}

portal::Session FakeWorld::session_of(std::string_view email) {
  server.log_in_as(email);
  client::Request request;
  request.path = "/api/v1/session";
  return portal::read_session(server.answer(request, "").body).value();
}

}  // namespace madoguchi::fakes
