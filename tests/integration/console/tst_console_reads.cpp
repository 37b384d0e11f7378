// SPDX-License-Identifier: GPL-3.0-or-later
// Every read of a region, through a session, of a real region.
#include <QTemporaryDir>
#include <QtTest>

#include "headless/headless_console.h"
#include "region/payout_house.h"
#include "region/people_desk.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char* kPassword = "correct horse";

std::string addressOf(RegionCluster& cluster) {
  return "http://127.0.0.1:" + std::to_string(cluster.client(0).port());
}

/// Somebody at a desktop of their own.
struct Person {
  Person(RegionCluster& cluster, const char* name) : console(desk, folder.path().toStdString(), {addressOf(cluster)}) {
    if (!console.signIn(name, kPassword)) qFatal("%s is not let in", name);
    const auto ready = [this] { return console.facts().target.state == WriteState::writing; };
    if (!HeadlessConsole::waitFor(ready)) qFatal("nobody leads");
  }
  template <class Read>
  Result<typename Read::Answer> ask(const Read& wish) {
    std::optional<Result<typename Read::Answer>> answer;
    rebate::ask(console.session(), wish,
                std::function([&](Result<typename Read::Answer> said) { answer = std::move(said); }));
    if (!HeadlessConsole::waitFor([&] { return answer.has_value(); })) return Error{Errc::timedOut, "", ""};
    return *answer;
  }

  Desk desk;
  QTemporaryDir folder;
  HeadlessConsole console;
};

QJsonObject withId(QJsonObject body) {
  // As desktops mint them: by the moment, which is what "newest" goes by.
  static Millis moment = 1'781'232'260'000;
  body.insert(QStringLiteral("id"), QString::fromStdString(wire::uuid7(++moment)));
  return body;
}

}  // namespace

class TestConsoleReads : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void peopleAndWhatTouchedThem() {
    PeopleDesk people;
    Person support(people.cluster(), "li.na");
    const auto user = support.ask(UserRead{"u-10000"});
    QVERIFY(user);
    QCOMPARE(user->user.id, std::string("u-10000"));
    QCOMPARE(user->masks.phone, std::string("138****8000"));
    QCOMPARE(support.ask(UserRead{"u-404"}).error().code, Errc::notFound);
    for (const char* text : {"138 0013 8000", "+86 13800138000", "SunFlower99", "sunf", "u-10000"}) {
      const auto found = support.ask(UserSearch{text});
      QVERIFY2(found && found->size() == 1, text);
      QCOMPARE(found->front().user.id, std::string("u-10000"));
    }
    QVERIFY(support.ask(UserSearch{"nobody & nothing?"})->empty());

    const RevealRead wish{
        "u-10000", {PersonalField::phone, PersonalField::name}, "callback, ticket 8841", freshId().toStdString()};
    const auto revealed = support.ask(wish);
    QVERIFY(revealed);
    QCOMPARE(revealed->values.at(0).second.text(), std::string("+86 138 0013 8000"));
    QCOMPARE(revealed->values.at(1).second.text(), std::string("林小明"));
    QVERIFY(revealed->expiresAt > 0);
    QVERIFY(people.as(QStringLiteral("li.na"))
                .post("/v1/users/u-10000/notes", withId({{QStringLiteral("text"), QStringLiteral("called back")}}))
                .status == 201);
    const auto timeline = support.ask(TimelineRead{"u-10000", {TimelineKind::reveal, TimelineKind::note}});
    QVERIFY(timeline);
    QCOMPARE(timeline->items.size(), std::size_t{2});
    QCOMPARE(timeline->items.front().body.at("text"), std::string("called back"));
    QCOMPARE(timeline->items.back().body.at("reason"), std::string("callback, ticket 8841"));
    const auto first = support.ask(TimelineRead{"u-10000", {}, "", 1});
    QVERIFY(first && !first->next.empty());
    QVERIFY(support.ask(TimelineRead{"u-10000", {}, first->next, 1})->items.front().id != first->items.front().id);

    // Who may not is told so, and the reason is needed.
    QCOMPARE(support.ask(RevealRead{"u-10000", {PersonalField::phone}, "", freshId().toStdString()}).error().code,
             Errc::invalid);
    Person auditor(people.cluster(), "he.lan");
    auto again = wish;
    again.key = freshId().toStdString();
    QCOMPARE(auditor.ask(again).error().code, Errc::notAllowed);
    QCOMPARE(support.ask(AuditRead{}).error().code, Errc::notAllowed);
    AuditRead search;
    search.newestFirst = true;
    search.action = "user.revealed";
    search.entity = "u-100";
    const auto found = auditor.ask(search);
    QVERIFY(found);
    QCOMPARE(found->entries.size(), std::size_t{1});
    QCOMPARE(found->entries.front().actor, std::string("li.na"));
    QVERIFY(found->entries.front().detail.find("ticket 8841") != std::string::npos);
    const auto chain = auditor.ask(AuditRead{0, false, {}, {}, {}, 2});
    QVERIFY(chain && chain->entries.size() == 2 && chain->next == 2);
  }

  void proposalsRulesOperatorsAndFeeds() {
    PeopleDesk people;
    Person admin(people.cluster(), "wu.min");
    for (int i = 0; i < 3; ++i)
      QCOMPARE(people.as(QStringLiteral("li.na"))
                   .post("/v1/users/u-10000/adjustments", withId({{QStringLiteral("amount_fen"), 100 + i},
                                                                  {QStringLiteral("reason"), QStringLiteral("late")}}))
                   .status,
               201);
    const QJsonObject rules{
        {QStringLiteral("kind"), QStringLiteral("rules")},
        {QStringLiteral("subject"), QString()},
        {QStringLiteral("body"),
         QJsonObject{{QStringLiteral("base_version"), 1},
                     {QStringLiteral("rules"), QJsonObject{{QStringLiteral("second_decider_above_fen"), 12'300}}}}},
        {QStringLiteral("reason"), QStringLiteral("more care")}};
    const auto proposed = people.as(QStringLiteral("he.min")).post("/v1/proposals", withId(rules));
    QVERIFY2(proposed.status == 201, proposed.body);
    ProposalsRead wish;
    wish.limit = 2;
    const auto newest = admin.ask(wish);
    QVERIFY(newest);
    QCOMPARE(newest->proposals.size(), std::size_t{2});
    QVERIFY(newest->proposals.front().kind == ProposalKind::rules);
    wish.after = newest->next;
    QCOMPARE(admin.ask(wish)->proposals.size(), std::size_t{2});
    QCOMPARE(admin.ask(ProposalsRead{ProposalState::open, ProposalKind::adjustment})->proposals.size(), std::size_t{3});

    QCOMPARE(people.decide(QStringLiteral("wu.min"), proposed.json()).status, 200);
    const auto versions = admin.ask(RulesRead{});
    QVERIFY(versions);
    QCOMPARE(versions->size(), std::size_t{2});
    QCOMPARE(versions->back().rules.secondDeciderAbove.value, std::int64_t{12'300});
    QCOMPARE(versions->back().proposedBy, std::string("he.min"));
    // The rules in force are what the session decides by; it asks after a sign-in.
    Person finance(people.cluster(), "chen.jing");
    QVERIFY(HeadlessConsole::waitFor([&] {
      const auto& inForce = finance.console.facts().rules;
      return inForce && inForce->secondDeciderAbove.value == 12'300;
    }));

    const auto operators = admin.ask(OperatorsRead{});
    QVERIFY(operators);
    QCOMPARE(operators->size(), std::size_t{6});
    QVERIFY(admin.ask(CoverageRead{}));
    QVERIFY(admin.ask(BillsRead{}));
    people.cluster().stop(0);
    QVERIFY(HeadlessConsole::waitFor([&] { return admin.console.facts().target.state == WriteState::offline; }));
    QCOMPARE(admin.ask(OperatorsRead{}).error().code, Errc::unavailable);
  }

  void payouts() {
    PayoutHouse house({});
    Person finance(house.cluster(), "li.wei");
    const auto one = house.inPayout("u-a", 1'500);
    const auto two = house.inPayout("u-b", 700);
    const auto all = finance.ask(PayoutsRead{});
    QVERIFY(all);
    QCOMPARE(all->payouts.size(), std::size_t{2});
    QCOMPARE(all->payouts.front().total.value, std::int64_t{700});  // newest first
    PayoutsRead page;
    page.limit = 1;
    page.after = all->payouts.front().id;
    QCOMPARE(finance.ask(page)->payouts.front().total.value, std::int64_t{1'500});
    const auto whole = finance.ask(PayoutRead{all->payouts.back().id});
    QVERIFY(whole);
    QCOMPARE(whole->withdrawals.size(), std::size_t{1});
    QCOMPARE(whole->withdrawals.front().id, one.toStdString());
    QCOMPARE(finance.ask(PayoutRead{"p-404"}).error().code, Errc::notFound);
  }
};

QTEST_GUILESS_MAIN(TestConsoleReads)
#include "tst_console_reads.moc"
