// All the fakes together, with a facility of each type and the real form use-start: what a test of the client or of the
// shell starts from.
#pragma once

#include "client/app.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_files.h"
#include "fakes/fake_ports.h"
#include "fakes/fake_server.h"
#include "fakes/fake_transport.h"

namespace madoguchi::fakes {

std::string read_asset(const std::string& path);  // of the folder assets
std::string use_start_json();

struct FakeWorld {
  FakeWorld();

  static constexpr const char* kenshin_email = "kenshin@example.jp";      // master data: 口座番号 0123456
  static constexpr const char* sejutsu_email = "sejutsu@example.jp";      // master data: 生年月日 1980-04-01
  static constexpr const char* other_email = "other@example.jp";          // another kenshin facility
  static constexpr const char* administrator_email = "kanri@example.jp";  // no facility
  static constexpr const char* reviewer_email = "shinsa@example.jp";      // no facility
  static constexpr const char* password = "a long enough password";

  portal::Session session_of(std::string_view email);  // logs in at the server

  FakeClock clock;
  FakeFiles files;
  MemoryStore store;
  FakeDigest digest;
  CountingRandom random;
  FakeServer server;
  FakeTransport transport;
  client::Ports ports;
};

}  // namespace madoguchi::fakes
