// The fake server's uploads: tus 1.0.0 over bytes in memory, recognised by the core after the last piece.
#include <algorithm>
#include <cstring>

#include "document/recognition.h"
#include "fakes/fake_answers.h"
#include "fakes/fake_server.h"

namespace madoguchi::fakes {
namespace {

class MemorySource final : public document::ByteSource {
 public:
  explicit MemorySource(const std::string& bytes) : bytes_(bytes) {}
  std::uint64_t size_bytes() const override { return bytes_.size(); }
  bool read(std::uint64_t offset_bytes, std::span<std::byte> into) override {
    if (offset_bytes + into.size() > bytes_.size()) return false;
    if (!into.empty()) std::memcpy(into.data(), bytes_.data() + offset_bytes, into.size());
    return true;
  }

 private:
  const std::string& bytes_;
};

std::string decoded(const std::string& base64) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : base64) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) break;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xFFU);
  }
  return bytes;
}

client::Response with_offset(int status, const FakeUpload& upload) {
  return {status, {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", std::to_string(upload.bytes.size())}}, ""};
}

form::Issue issue_of(const document::Refusal& refusal) {
  form::Issue issue{"", refusal.code, form::Value(form::Value::Object{})};
  for (const auto& [name, text] : refusal.text_params) issue.params.set(name, text);
  return issue;
}

}  // namespace

client::Response FakeServer::create_upload(const client::Request& request) {
  FakeUpload upload;
  upload.id = "upload_" + std::to_string(++last_upload_);
  upload.owner = caller_->person.email;
  upload.name = decoded(header(request, "Upload-Metadata").substr(std::strlen("filename ")));
  upload.size_bytes = std::stoull(header(request, "Upload-Length"));
  client::Response response{201, {{"Location", "/api/v1/uploads/" + upload.id}}, ""};
  uploads[upload.id] = std::move(upload);
  return response;
}

client::Response FakeServer::append(FakeUpload& upload, const client::Request& request, std::string_view slice) {
  if (std::stoull(header(request, "Upload-Offset")) != upload.bytes.size())
    return problem(409, "upload.offset_mismatch");
  if (upload.bytes.size() + slice.size() > upload.size_bytes) return problem(413, "upload.length_exceeded");
  upload.bytes += slice;
  if (upload.bytes.size() < upload.size_bytes || upload.state != "receiving") return with_offset(204, upload);
  MemorySource source(upload.bytes);
  const document::Recognition recognition = document::recognise(source, upload.name);
  if (recognition.kind) {
    upload.state = "accepted";
    upload.kind = document::kind_name(*recognition.kind);
    return with_offset(204, upload);
  }
  upload.state = "refused";
  upload.refusal = issue_of(*recognition.refusal);
  portal::Problem refused;
  refused.status = 422;
  refused.code = upload.refusal->code;
  refused.issues = {*upload.refusal};
  return {422, {}, portal::write(refused)};
}

client::Response FakeServer::tus(const client::Request& request, std::string_view slice) {
  if (request.method == "POST") return create_upload(request);
  const auto found = uploads.find(request.path.substr(std::strlen("/api/v1/uploads/")));
  if (found == uploads.end() || found->second.owner != caller_->person.email) return problem(404, "upload.unknown");
  FakeUpload& upload = found->second;
  if (request.method == "GET") {
    portal::UploadStatus status{upload.id,    upload.name, upload.size_bytes, upload.bytes.size(),
                                upload.state, upload.kind, upload.refusal};
    return {200, {{"Content-Type", "application/json"}}, portal::write(status)};
  }
  if (request.method == "DELETE") {
    uploads.erase(found);
    return {204, {}, ""};
  }
  if (upload.state == "refused") return problem(410, "upload.gone");
  if (request.method == "HEAD") return with_offset(200, upload);
  return append(upload, request, slice);
}

}  // namespace madoguchi::fakes
