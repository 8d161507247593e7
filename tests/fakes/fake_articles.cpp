// See fake_articles.h.
#include "fakes/fake_articles.h"

#include <utility>
#include <vector>

namespace madoguchi::fakes {
namespace {

using portal::Article;
using portal::ArticleBlock;
using portal::ArticleRun;
using Kind = portal::ArticleBlockKind;
using Runs = std::vector<ArticleRun>;

ArticleRun words(std::string text, std::string href = {}) { return {std::move(text), false, false, std::move(href)}; }

ArticleBlock block(Kind kind, Runs runs = {}) {
  ArticleBlock made;
  made.kind = kind;
  made.runs = std::move(runs);
  return made;
}

ArticleBlock heading(std::string text, std::string anchor, int level = 2) {
  ArticleBlock made = block(Kind::heading, {words(std::move(text))});
  made.anchor = std::move(anchor);
  made.level = level;
  return made;
}

ArticleBlock list(bool ordered, std::vector<std::vector<ArticleBlock>> items) {
  ArticleBlock made = block(Kind::list);
  made.ordered = ordered;
  made.items = std::move(items);
  return made;
}

ArticleBlock paragraph(std::string text) { return block(Kind::paragraph, {words(std::move(text))}); }

ArticleBlock table() {
  ArticleBlock made = block(Kind::table);
  made.rows = {{{words("施設")}, {words("書類")}},
               {{words("施術所")}, {words("受領委任承諾通知書")}},
               {{words("健診実施機関等")}, {words("くわしくは手順書", "/articles/use-start-manual")}}};
  return made;
}

std::vector<ArticleBlock> everything() {
  const ArticleRun strong{"オンライン資格確認", true, false, ""};
  const ArticleRun code{"W0000001", false, true, ""};
  ArticleBlock quote = block(Kind::quote);
  quote.items = {{paragraph("ログインをしないと、各種申請の一覧画面は表示されません。")}};
  return {
      block(Kind::paragraph,
            {words("ポータルサイトから"), strong, words("の利用を申請できます。くわしくは"),
             words("利用開始申請手順書", "/articles/use-start-manual"), words("をご覧ください。\nアカウントは"), code,
             words("のように発行されます。お問い合わせは"), words("0800-080-4583", "tel:0800-080-4583")}),
      heading("準備", "preparation"),
      list(false,
           {{paragraph("端末"),
             list(false, {{paragraph("1度の申請における上限台数は20台です。業務に必要な台数のみをご申請ください。")}})},
            {block(Kind::paragraph, {words("くわしくは"), words("導入準備", "/articles/preparation")})}}),
      heading("手順", "steps"),
      list(true, {{paragraph("ログインします。")}, {paragraph("申請します。")}}),
      heading("健診実施機関等", "kenshin", 3),
      table(),
      heading("補足", "notes"),
      quote,
      block(Kind::code, {code}),
      block(Kind::rule),
      heading("おわりに", "end"),
      paragraph("ご不明な点は、お問い合わせ先へご連絡ください。"),
  };
}

Article article(std::string id, std::string title, std::string category) {
  Article made;
  made.listing = {std::move(id), std::move(title), std::move(category), "2026-11-24", "この記事のあらましです。"};
  made.blocks = everything();
  return made;
}

Article terms() {
  Article made = article("use-terms", "資格確認限定型オンライン資格確認等システム利用規約", "terms");
  made.sample = true;
  made.form = "use-start";
  made.blocks = {heading("第1条（目的）", "article-1"), paragraph("この規約は、必要な事項を定めます。")};
  return made;
}

}  // namespace

std::map<std::string, Article> sample_articles() {
  std::map<std::string, Article> articles;
  const auto add = [&articles](Article made) { articles.emplace(made.listing.id, std::move(made)); };
  add(article("about", "オンライン資格確認とは？", "guide"));
  add(article("preparation", "導入準備", "guide"));
  add(article("faq", "よくある質問", "guide"));
  add(article("contact", "お問い合わせ先", "guide"));
  add(article("vendors", "システムベンダ・事業者向けお問い合わせ先「医療機関等 ONS」", "guide"));
  add(article("related-sites", "関連サイト", "guide"));
  add(article("manuals", "手順書・マニュアル", "manual"));
  add(article("use-start-manual", "利用開始申請手順書", "manual"));
  add(article("privacy-policy", "プライバシーポリシー", "terms"));
  add(article("site-terms", "ポータルサイト利用規約", "terms"));
  add(article("accessibility", "ウェブアクセシビリティについて", "terms"));
  add(terms());
  Article members = article("members", "ご利用中の皆さまへ", "guide");
  members.audience = portal::ArticleAudience::members;
  add(std::move(members));
  return articles;
}

std::vector<portal::PublicNotice> sample_notices() {
  using portal::NoticeCategory;
  return {{{"n-2", "計画停止のお知らせ", NoticeCategory::maintenance, true, "2026-11-23", "2026-12-01", true},
           "保守点検のため、ポータルサイトを停止します。\nご不便をおかけします。"},
          {{"n-1", "ポータルサイトの公開について", NoticeCategory::general, false, "2026-11-01", "", true},
           "ポータルサイトを公開しました。"}};
}

portal::SearchAnswer sample_search() {
  using portal::SearchKind;
  return {{{SearchKind::forms, {{"/applications/use-start", {{"利用開始申請"}}, {{"こちらから実施いただけます。"}}}}},
           {SearchKind::questions,
            {{"/articles/faq#kenshin",
              {{"どの"}, {"口座", true}, {"のものを入力しますか。"}},
              {{"請求に使用している銀行"}, {"口座", true}, {"の番号を、半角数字7桁以内で入力してください。…"}}}}},
           {SearchKind::notices, {{"/notices/n-1", {{"ポータルサイトの公開について"}}, {}}}}}};
}

}  // namespace madoguchi::fakes
