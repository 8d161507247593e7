// Articles as they are served; see handlers.h. Browsers keep them and ask whether they are as they were.
#include "server/http/handlers.h"
#include "server/http/negotiation.h"
#include "server/use_case/article_library.h"

namespace madoguchi::server {
namespace {

Response cached_json(const Request& request, const std::string& json, bool for_all) {
  const bool compressed = accepts_encoding(request.header("accept-encoding").value_or(""), "gzip");
  const std::string etag = "\"" + content_tag(json) + (compressed ? "-gzip\"" : "\"");
  Response response;
  response.with("ETag", etag).with("Vary", "Accept-Encoding");
  response.with("Cache-Control", for_all ? "public, no-cache" : "private, no-cache");
  if (matches_etag(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", "application/json");
  if (compressed) response.with("Content-Encoding", "gzip");
  response.body = compressed ? gzip(json) : json;
  return response;
}

}  // namespace

Response answer_articles(Context& context, const Request& request) {
  const auto shelf = articles_of(context);
  return cached_json(request, portal::write(shelf->list(find_member_of(context, request).has_value())), false);
}

Response answer_article(Context& context, const Request& request) {
  const auto shelf = articles_of(context);
  const StoredArticle* stored = shelf->find(request.parameters[0]);
  if (stored == nullptr) return problem_response("article.unknown");
  const bool for_all = stored->article.audience == portal::ArticleAudience::everyone;
  if (!for_all && !find_member_of(context, request).has_value()) return problem_response("session.required");
  return cached_json(request, stored->json, for_all);
}

}  // namespace madoguchi::server
