// See states_staff.h.
#include "shell/states_staff.h"

#include <string>

namespace madoguchi::tests {
namespace {

using Look = std::function<void(Headless&, std::string_view)>;

class StaffVisits {
 public:
  StaffVisits(const Options& options, const Look& look) : options_(options), look_(look) {}

  void all() {
    administration();
    review();
  }

 private:
  Options as(std::string_view email) const {
    Options options = options_;
    options.logged_in_as = email;
    return options;
  }

  void administration() {
    for (const char* section : {"", "/notices", "/facilities", "/staff", "/mails", "/audit", "/notices/new"}) {
      const std::string path = "/administration" + std::string(section);
      Headless page(path, as(fakes::FakeWorld::administrator_email));
      look_(page, path);
    }
    administration_without_answers();
    import_of_facilities();
    mails_and_audit();
    staff();
    notice();
  }

  void administration_without_answers() {
    Headless page("/administration", as(fakes::FakeWorld::administrator_email));
    page.world.transport.answer_later(true);
    page.press_id("administration.staff");
    look_(page, "staff loading");
    page.world.transport.cut();
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "staff not loaded");
    page.world.transport.mend();
    page.world.server.administration = {};
    page.world.transport.answer_later(false);
    for (const char* section :
         {"administration.staff", "administration.mails", "administration.audit", "administration.notices"}) {
      page.press_id(section);
      look_(page, std::string(section) + ", empty");
    }
  }

  void import_of_facilities() {
    Headless page("/administration/facilities", as(fakes::FakeWorld::administrator_email));
    const auto choose = [&] {
      page.world.files.will_choose({page.world.files.add("機関.csv", std::string(1'500'000, 'a'))});
      page.press_id("import.choose");
      page.settle();
    };
    page.world.transport.cut();
    choose();
    look_(page, "import not checked");
    page.world.transport.mend();
    page.world.transport.answer_later(true);
    choose();
    look_(page, "import being checked");
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "import preview");
    page.world.transport.answer_later(false);
    page.world.server.administration.preview.digest = std::string(64, 'b');
    page.press_id("import.confirm");
    look_(page, "import changed meanwhile");
    page.press_id("import.confirm");
    look_(page, "import done");
    portal::ImportPreview& preview = page.world.server.administration.preview;
    preview = {};
    preview.fault_count = 300;
    preview.faults = {{2, "郵便番号", "7桁の数字で入力してください。"}, {3, "", "列の数が見出し行と異なります。"}};
    page.press_id("import.another");
    choose();
    look_(page, "import with faults");
  }

  void mails_and_audit() {
    Headless page("/administration/mails", as(fakes::FakeWorld::administrator_email));
    page.world.transport.answer_later(true);
    page.press_id("mails.list.m-1.retry");
    look_(page, "mail being put back");
    page.world.transport.deliver_all();
    page.settle();
    look_(page, "mail put back");
    page.world.transport.answer_later(false);
    page.world.transport.cut();
    page.press_id("mails.list.m-2.retry");
    look_(page, "mail not put back");
    page.world.transport.mend();
    page.press_id("mails.state.sent");
    look_(page, "mails that were sent");
    page.press_id("mails.state.waiting");
    look_(page, "mails that wait");
    page.press_id("administration.audit");
    page.press_id("audit.more");
    page.type("いつから", "きのう");
    page.press_id("audit.search");
    look_(page, "audit, wrong day");
  }

  void staff() {
    Headless page("/administration/staff", as(fakes::FakeWorld::administrator_email));
    page.press_id("staff.list.s-kanri.disable");
    look_(page, "staff, question");
    page.press_id("staff.question.ok");
    look_(page, "staff, last administrator");
    page.press_id("staff.list.s-shinsa.administrator");
    page.world.transport.answer_later(true);
    page.press_id("staff.question.ok");
    look_(page, "staff, being changed");
    page.world.transport.deliver_all();
    page.settle();
    page.press_id("staff.invite.submit");
    look_(page, "staff, nothing typed");
    page.world.transport.answer_later(false);
    page.type("氏名", "審査　九郎");
    page.type("メールアドレス", "shinsa9@example.jp");
    page.press_id("staff.invite.submit");
    look_(page, "staff, invited");
  }

  void notice() {
    Headless page("/administration/notices/n-stop", as(fakes::FakeWorld::administrator_email));
    look_(page, "notice");
    page.press_id("notice.delete");
    look_(page, "notice, question");
    page.press_id("notice.delete.question.cancel");
    page.type("件名", "年末年始の停止");
    page.world.server.administration.notices["n-stop"].listing.version = 9;
    page.press_id("notice.publish");
    look_(page, "notice, conflict");
    page.press_id("notice.keep_mine");
    look_(page, "notice, saved");
    page.type("件名", "");
    page.press_id("notice.publish");
    look_(page, "notice, no title");
  }

  void review() {
    review_queue();
    review_claims();
    review_decisions();
    review_past();
    review_attachment();
  }

  void review_attachment() {
    const std::string files = "/review/applications/r-2/attachments/";
    for (const bool frames : {true, false}) {
      Options options = as(fakes::FakeWorld::reviewer_email);
      options.like_the_web = frames;
      Headless page(files + "u-1", options);
      look_(page, frames ? "attachment in a frame" : "attachment where there are no frames");
    }
    Headless page(files + "u-2", as(fakes::FakeWorld::reviewer_email));
    look_(page, "attachment, deleted");
    page.application->history_moved(files + "u-3");
    page.settle();
    look_(page, "attachment, infected");
    page.application->history_moved(files + "none");
    page.settle();
    look_(page, "attachment, unknown");
    page.world.transport.cut();
    page.application->history_moved(files + "u-1");
    page.settle();
    look_(page, "attachment, not loaded");
  }

  void review_queue() {
    Headless page("/review?state=all", as(fakes::FakeWorld::reviewer_email));
    look_(page, "review queue");
    page.press_id("desk.more");
    page.press_id("desk.list.r-1.choose");
    look_(page, "review queue, one chosen");
    page.press_id("desk.choose_all");
    page.press_id("desk.approve");
    look_(page, "review queue, approval asked about");
    page.world.server.review.change("r-4", "rejected");
    page.press_id("desk.approve.question.ok");
    look_(page, "review queue, one approved and one refused");
    page.type("機関名・受付番号・申請者名など", "いない");
    page.press_id("desk.search");
    look_(page, "review queue, nothing found");
    page.world.transport.cut();
    page.press_id("desk.state.completed");
    look_(page, "review queue not loaded");
  }

  void review_claims() {
    Headless page("/review/applications/r-2", as(fakes::FakeWorld::reviewer_email));
    look_(page, "review, not claimed");
    page.world.server.review.claim_by_other("r-2");
    page.press_id("desk.claim.take");
    look_(page, "review, claimed by somebody else meanwhile");
    page.application->history_moved("/review/applications/none");
    page.settle();
    look_(page, "review, unknown");
    page.world.transport.cut();
    page.application->history_moved("/review/applications/r-1");
    page.settle();
    look_(page, "review not loaded");
  }

  void review_decisions() {
    Headless page("/review/applications/r-2", as(fakes::FakeWorld::reviewer_email));
    page.press_id("desk.claim.take");
    look_(page, "review, claimed");
    page.press_id("desk.check.reopen");
    look_(page, "review, check opened again");
    page.press_id("desk.kind.return");
    page.press_id("desk.decide");
    look_(page, "review, return without flags");
    page.press_id("desk.flag.deviceCount");
    page.press_id("desk.flag.staffCount");
    page.press_id("desk.decide");
    look_(page, "review, return without comments");
    page.type("職員数について、確認してほしい内容", "人数をご確認ください。");
    page.type("申請台数について、確認してほしい内容", "台数をご確認ください。");
    page.press_id("desk.decide");
    look_(page, "review, return asked about");
    page.world.transport.cut();
    page.press_id("desk.decide.question.ok");
    look_(page, "review, return, no network");
    page.world.transport.mend();
    page.world.server.review.change("r-2", "returned");
    page.press_id("desk.decide");
    page.press_id("desk.decide.question.ok");
    look_(page, "review, changed meanwhile");
    page.press_id("desk.changed.load");
    look_(page, "review, the new state with what was typed");
  }

  void review_past() {
    Headless page("/review/applications/r-5", as(fakes::FakeWorld::reviewer_email));
    page.world.server.review.four_eyes = true;
    page.press_id("desk.claim.take");
    page.press_id("desk.kind.reject");
    page.press_id("desk.decide");
    look_(page, "review, rejection without a reason");
    page.press_id("desk.kind.approve");
    page.press_id("desk.decide");
    look_(page, "review, approval asked about");
    page.press_id("desk.decide.question.ok");
    look_(page, "review, a second approval is needed");
    page.world.server.review.proposed_by_me = false;
    page.press_id("desk.claim.take");
    look_(page, "review, proposed by another");
    page.press_id("desk.kind.approve");
    page.press_id("desk.decide");
    page.press_id("desk.decide.question.ok");
    look_(page, "review, approved");
    page.press_id("desk.accounts.table.W0000001.reissue");
    look_(page, "review, an account to be issued anew");
    page.press_id("desk.account.question.ok");
    look_(page, "review, an account issued anew");
  }

  const Options& options_;
  const Look& look_;
};

}  // namespace

void visit_staff_states(const Options& options, const Look& look) { StaffVisits(options, look).all(); }

}  // namespace madoguchi::tests
