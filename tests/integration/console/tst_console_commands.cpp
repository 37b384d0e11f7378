// SPDX-License-Identifier: GPL-3.0-or-later
// Commands from a console's outbox to real regions: each kind is done, a stale one shows what stands there, one that
// was written offline is delivered by another region, and a twin changes nothing.
#include <QtTest>

#include <csignal>

#include "headless/headless_console.h"
#include "region/payout_house.h"
#include "region/people_desk.h"
#include "relay.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

const std::string kPassword = "correct horse";
const QByteArray kProvider = "timeout_ms = 400\nvalid_s = 60\nquery_ms = 300000\n";
const QByteArray kFeed =
    "[[feeds]]\nplatform = \"jd\"\nurl = \"http://127.0.0.1:1/router/rest\"\npoll_ms = 60000\nhistory_s = 14400\n";

std::string addressOf(const RegionCluster& cluster, int index = 0) {
  return "127.0.0.1:" + std::to_string(cluster.client(index).port());
}

/// Somebody at a desktop of their own.
class Person {
 public:
  Person(const std::string& name, const std::vector<std::string>& addresses)
      : console_(desk_, folder_.path().toStdString(), addresses) {
    if (!console_.signIn(name, kPassword)) qFatal("%s cannot sign in", name.c_str());
    const auto ready = [&] {
      return console_.facts().target.state == WriteState::writing && console_.facts().fetchedAt > 0;
    };
    if (!HeadlessConsole::waitFor(ready)) qFatal("%s finds no leader", name.c_str());
  }
  HeadlessConsole& console() { return console_; }

  Result<OutboxItem> keep(const Command& wish, const Facts& seen = {}) {
    std::optional<Result<OutboxItem>> kept;
    console_.session().command(wish, seen, [&](Result<OutboxItem> item) { kept = std::move(item); });
    return *kept;
  }
  /// Keeps it and waits for its end.
  OutboxItem does(const Command& wish, const Facts& seen = {}) {
    const auto kept = keep(wish, seen);
    if (!kept) qFatal("not kept: %s %s", kept.error().field.c_str(), kept.error().detail.c_str());
    return endOf(kept->decision.id);
  }
  OutboxItem endOf(const std::string& id) {
    OutboxItem end;
    HeadlessConsole::waitFor([&] {
      for (const auto& item : console_.outbox())
        if (item.decision.id == id) end = item;
      return !isOpen(end.state);
    });
    return end;
  }

 private:
  QTemporaryDir folder_;
  Desk desk_;
  HeadlessConsole console_;
};

std::string says(const OutboxItem& item) {
  return std::string(name(item.state)) + ' ' + (item.problem ? std::string(name(*item.problem)) : "") + ' ' + item.why;
}

std::int64_t versionIn(const OutboxItem& item) {
  return std::stoll(item.factsNow.at("version"));
}

}  // namespace

#define VERIFY_APPLIED(item)                                                      \
  do {                                                                            \
    const OutboxItem end_ = (item); /* once: it may be done by being looked at */ \
    QVERIFY2(end_.state == OutboxState::applied, says(end_).c_str());             \
  } while (false)

class TestConsoleCommands : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsAboutPeople();
  void whatTakesTwo();
  void whatIsAboutMoney();
  void aStaleOneShowsWhatStandsThere();
  void writtenOfflineItIsDeliveredByAnotherRegion();
  void aTwinChangesNothing_data();
  void aTwinChangesNothing();
};

void TestConsoleCommands::whatIsAboutPeople() {
  PeopleDesk desk;
  Person support("li.na", {addressOf(desk.cluster())});
  VERIFY_APPLIED(support.does(AddNote{"u-10000", "her new number"}));
  const auto version = desk.user().value(QStringLiteral("version")).toInteger();
  const auto gold = support.does(ChangeUser{"u-10000", version, Level::gold, {}, "buys every week"});
  VERIFY_APPLIED(gold);
  QCOMPARE(gold.factsNow.at("level"), std::string("gold"));
  VERIFY_APPLIED(support.does(ChangeUser{"u-10000", versionIn(gold), {}, UserState::frozen, "reported"}));
  QCOMPARE(desk.user().value(QStringLiteral("state")).toString(), QStringLiteral("frozen"));
  const auto notes = desk.text("SELECT CAST(COUNT(*) AS TEXT) FROM notes").value_or("none");
  QVERIFY2(notes == "1", notes.c_str());
}

void TestConsoleCommands::whatTakesTwo() {
  PeopleDesk desk;
  desk.cluster().addOperator(QStringLiteral("zhao.lei"), QStringLiteral("finance"));
  const std::vector<std::string> there{addressOf(desk.cluster())};
  Person support("li.na", there), finance("chen.jing", there), admin("wu.min", there), second("he.min", there);
  const auto decide = [&](Person& who, const OutboxItem& made, ProposalKind kind, ProposalVerdict verdict) {
    return who.does(DecideProposal{made.factsNow.at("id"), kind, verdict, versionIn(made), "looked at it"});
  };

  const auto adjustment = support.does(ProposeAdjustment{"u-10000", {500}, "a promise of ours"});
  VERIFY_APPLIED(adjustment);
  QCOMPARE(adjustment.factsNow.at("id"), adjustment.decision.id);
  VERIFY_APPLIED(decide(finance, adjustment, ProposalKind::adjustment, ProposalVerdict::approve));

  const auto line = *desk.text("SELECT line FROM rebates WHERE state = 'held' AND reason = 'unattributed' LIMIT 1");
  const auto claim = support.does(ProposeClaim{"u-10000", Platform::taobao, line, "screenshot of the order"});
  VERIFY_APPLIED(claim);
  VERIFY_APPLIED(decide(support, claim, ProposalKind::claim, ProposalVerdict::withdraw));

  RuleSet rules;
  rules.reserve = {800};
  const auto proposed = admin.does(ProposeRules{1, rules, "less is needed"});
  VERIFY_APPLIED(proposed);
  const auto own = decide(admin, proposed, ProposalKind::rules, ProposalVerdict::approve);
  QCOMPARE(says(own).substr(0, 28), std::string("conflict proposer-is-decider"));
  VERIFY_APPLIED(decide(second, proposed, ProposalKind::rules, ProposalVerdict::approve));
  std::optional<Result<std::vector<RuleVersion>>> versions;
  ask<RulesRead>(admin.console().session(), {}, [&](auto answer) { versions = std::move(answer); });
  QVERIFY(HeadlessConsole::waitFor([&] { return versions.has_value(); }));
  QVERIFY(versions->ok());
  const auto& newest = (*versions)->back();
  QVERIFY(newest.rules.version == 2 && newest.rules.reserve.value == 800 && newest.proposal == proposed.decision.id);
  QVERIFY(newest.proposedBy == "wu.min" && newest.decidedBy == "he.min" && newest.rules.from > 0);

  const auto staff = admin.does(ProposeOperator{StaffChange::add, {"new.one", "新人", Role::support}, "hired"});
  VERIFY_APPLIED(staff);
  VERIFY_APPLIED(decide(second, staff, ProposalKind::staff, ProposalVerdict::reject));
  VERIFY_APPLIED(admin.does(ProposeErasure{"u-10001", "asked us to"}));

  Person colleague("zhao.lei", there);
  const auto bill = finance.does(EnterBill{Platform::taobao, "2026-01", {100}, 1});
  VERIFY_APPLIED(bill);
  const Fen ours{std::stoll(bill.factsNow.at("ours_fen"))};
  VERIFY_APPLIED(colleague.does(ConfirmBill{bill.factsNow.at("id"), ours, "looked into it"}));
}

void TestConsoleCommands::whatIsAboutMoney() {
  PayoutHouse house({{}, kProvider + kFeed, 1});
  house.cluster().addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  const std::vector<std::string> there{addressOf(house.cluster())};
  Person support("support", there), first("li.wei", there), second("zhao.lei", there), admin("wu.min", there);
  const auto asked = support.does(RequestWithdrawal{"u-a", {20'000}});
  VERIFY_APPLIED(asked);
  const auto id = asked.factsNow.at("id");
  const auto reviewed = first.does(ReviewWithdrawal{
      id, "u-a", {20'000}, ReviewVerdict::approve, versionIn(asked), asked.factsNow.at("content_hash"), ""});
  VERIFY_APPLIED(reviewed);
  QCOMPARE(reviewed.factsNow.at("state"), std::string("reviewed"));
  house.tellProvider("/mood/mute");
  VERIFY_APPLIED(second.does(BuildPayout{{id}, {20'000}}));
  QTRY_COMPARE_WITH_TIMEOUT(house.stateOf(QByteArray::fromStdString(id)), QStringLiteral("unknown"), 15'000);
  house.tellProvider("/mood/pay");
  VERIFY_APPLIED(second.does(QueryWithdrawal{id}));
  QTRY_VERIFY_WITH_TIMEOUT(house.stateOf(QByteArray::fromStdString(id)) != QStringLiteral("unknown"), 15'000);

  const auto now = QDateTime::currentMSecsSinceEpoch();
  VERIFY_APPLIED(admin.does(RereadFeed{Platform::jd, {}, now - 7'200'000, now - 3'600'000}));
}

void TestConsoleCommands::aStaleOneShowsWhatStandsThere() {
  PeopleDesk desk;
  Person support("li.na", {addressOf(desk.cluster())}), colleague("wang.fei", {addressOf(desk.cluster())});
  const auto version = desk.user().value(QStringLiteral("version")).toInteger();
  VERIFY_APPLIED(colleague.does(ChangeUser{"u-10000", version, Level::silver, {}, "first"}));
  const auto stale = support.does(ChangeUser{"u-10000", version, Level::gold, {}, "second"}, {{"level", "bronze"}});
  QCOMPARE(says(stale).substr(0, 22), std::string("conflict version-moved"));
  QCOMPARE(stale.factsNow.at("level"), std::string("silver"));
  QCOMPARE(stale.factsSeen.at("level"), std::string("bronze"));
  const auto same = support.does(ChangeUser{"u-10000", version, Level::silver, {}, "third"});
  VERIFY_APPLIED(same);
  QVERIFY(same.problem == Problem::alreadyDecided);
}

void TestConsoleCommands::writtenOfflineItIsDeliveredByAnotherRegion() {
  PeopleDesk desk;
  desk.cluster().start(1);
  const std::vector<std::string> both{addressOf(desk.cluster(), 0), addressOf(desk.cluster(), 1)};
  Person support("li.na", both);
  const int dead = desk.cluster().leader();
  desk.cluster().signal(dead, SIGKILL);
  const auto kept = support.keep(AddNote{"u-10000", "her new number"});
  QVERIFY(kept.ok());
  const auto end = support.endOf(kept->decision.id);
  VERIFY_APPLIED(end);
  QCOMPARE(end.appliedBy, "region-" + std::to_string(1 - dead));
  QCOMPARE(desk.text("SELECT CAST(COUNT(*) AS TEXT) FROM notes"), std::optional<std::string>("1"));
}

void TestConsoleCommands::aTwinChangesNothing_data() {
  QTest::addColumn<bool>("passedOn");
  QTest::newRow("the answer is lost") << true;
  QTest::newRow("the request is lost") << false;
}
void TestConsoleCommands::aTwinChangesNothing() {
  QFETCH(bool, passedOn);
  PeopleDesk desk;
  Relay relay(desk.cluster().client(0).port());
  Person support("li.na", {relay.address()});
  const auto version = desk.user().value(QStringLiteral("version")).toInteger();
  relay.next(passedOn ? Relay::Mishap::answerLost : Relay::Mishap::requestLost);
  const auto gold = support.does(ChangeUser{"u-10000", version, Level::gold, {}, "buys every week"});
  VERIFY_APPLIED(gold);
  QVERIFY(!gold.problem);  // its own first arrival is no somebody else's
  QCOMPARE(gold.tries, 2);
  QCOMPARE(desk.user().value(QStringLiteral("version")).toInteger(), version + 1);
}

QTEST_GUILESS_MAIN(TestConsoleCommands)
#include "tst_console_commands.moc"
