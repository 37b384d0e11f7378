// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 13, 21 to 24 and 30: a console and a real region with a bad way between them.
#include <QtTest>

#include "headless/headless_console.h"
#include "region/people_desk.h"
#include "weather.h"

using namespace rebate;
using namespace rebate::fixtures;
using Mood = Weather::Mood;

namespace {

const std::string kName = "chen.jing", kPassword = "correct horse";
constexpr Millis kLong = 90'000;

std::vector<Rebate> awaiting(HeadlessConsole& console) {
  const DecisionRules rules;
  auto rows = console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest});
  std::erase_if(rows, [&](const Rebate& row) { return row.split.user > rules.secondDeciderAbove; });
  return rows;
}

}  // namespace

class TestConsoleNetwork : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void aPageOfABalancerIsNoVerdict();
  void aStalledStreamIsNoticedAndGoesOnWithoutAGap();
  void aProxyThatKeepsStreamsBackIsAskedInstead();
  void eightRegionsAtOneAddressStarveNobody();
  void aFarAwayRegionConverges();
  void aRoleThatWasTakenAwayMeanwhile();

 private:
  void begin();
  void decideElsewhere(const Rebate& row);
  LinkState link() const { return console_->facts().regions.front().link; }

  std::unique_ptr<PeopleDesk> people_;
  std::unique_ptr<Weather> weather_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<HeadlessConsole> console_;
};

void TestConsoleNetwork::init() {
  people_ = std::make_unique<PeopleDesk>();
  people_->cluster().addOperator(QStringLiteral("wang.min"), QStringLiteral("finance"));
  weather_ = std::make_unique<Weather>(people_->cluster().client(0).port());
  folder_ = std::make_unique<QTemporaryDir>();
  desk_ = std::make_unique<Desk>();
}

void TestConsoleNetwork::cleanup() {
  console_.reset();
  weather_.reset();
  QVERIFY(people_->cluster().check().value(QStringLiteral("ok")).toBool());
  people_.reset();
}

void TestConsoleNetwork::begin() {
  console_ = std::make_unique<HeadlessConsole>(*desk_, folder_->path().toStdString(), std::vector{weather_->address()});
  QVERIFY(console_->signIn(kName, kPassword, kLong).ok());
  QVERIFY(HeadlessConsole::waitFor(
      [&] { return console_->facts().target.state == WriteState::writing && !awaiting(*console_).empty(); }, kLong));
}

/// Somebody else, straight at the region.
void TestConsoleNetwork::decideElsewhere(const Rebate& row) {
  const QJsonObject shown{{QStringLiteral("id"), QString::fromStdString(row.id)},
                          {QStringLiteral("version"), static_cast<qint64>(row.version)},
                          {QStringLiteral("content_hash"), QString::fromStdString(row.contentHash)},
                          {QStringLiteral("user_fen"), static_cast<qint64>(row.split.user.value)}};
  const auto decided = people_->as(QStringLiteral("wang.min")).post("/v1/decisions", approvalOf(shown));
  QVERIFY2(decided.status < 300, decided.body.constData());
}

/// Fault 13: offline, not signed out; nothing is rejected.
void TestConsoleNetwork::aPageOfABalancerIsNoVerdict() {
  begin();
  weather_->turn(Mood::htmlPage);
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->facts().signIn == SignIn::offline; }, kLong));
  const auto row = awaiting(*console_).front();
  QVERIFY(console_->decide(row, Action::approve).ok());
  const auto before = weather_->requests();
  QVERIFY(HeadlessConsole::waitFor([&] { return weather_->requests() >= before + 3; }, kLong));
  QVERIFY(console_->facts().signIn == SignIn::offline);
  QVERIFY(console_->facts().outbox == (OutboxCounts{1, 0}));
  weather_->turn(Mood::fine);
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->outbox().front().state == OutboxState::applied; }, kLong));
  QVERIFY(console_->facts().signIn == SignIn::signedIn);
}

/// Fault 21: lagging within three heartbeats, then on from where it stood.
void TestConsoleNetwork::aStalledStreamIsNoticedAndGoesOnWithoutAGap() {
  begin();
  QVERIFY(HeadlessConsole::waitFor([&] { return link() == LinkState::live; }, kLong));
  const auto rows = awaiting(*console_);
  const auto copy = console_->facts().copyNumber;
  weather_->turn(Mood::stalled);
  const auto since = desk_->clock.monotonic();
  decideElsewhere(rows[0]);
  QVERIFY(HeadlessConsole::waitFor([&] { return link() == LinkState::lagging; }, kLong));
  const auto heard = console_->facts().regions.front().lastHeard;
  qInfo("lagging %lld ms after the last sign of life", static_cast<long long>(desk_->clock.wall() - heard));
  QVERIFY(desk_->clock.monotonic() - since < 60'000);
  weather_->turn(Mood::fine);
  QVERIFY(HeadlessConsole::waitFor([&] { return link() == LinkState::live; }, kLong));
  QVERIFY(HeadlessConsole::waitFor(
      [&] {
        auto row = console_->session().cache()->rebate(rows[0].id);
        return row && *row && (*row)->state == RebateState::credited;
      },
      kLong));
  QCOMPARE(console_->facts().copyNumber, copy);
  QVERIFY(console_->facts().cursor.seq >= console_->facts().regions.front().seq);
}

/// Fault 22.
void TestConsoleNetwork::aProxyThatKeepsStreamsBackIsAskedInstead() {
  weather_->turn(Mood::streamsKept);
  begin();
  const auto rows = awaiting(*console_);
  decideElsewhere(rows[0]);
  QVERIFY(console_->decide(rows[1], Action::approve).ok());
  QVERIFY(HeadlessConsole::waitFor(
      [&] {
        auto row = console_->session().cache()->rebate(rows[0].id);
        return row && *row && (*row)->state == RebateState::credited && console_->facts().outbox == OutboxCounts{};
      },
      kLong));
}

/// Fault 23.
void TestConsoleNetwork::eightRegionsAtOneAddressStarveNobody() {
  console_ = std::make_unique<HeadlessConsole>(*desk_, folder_->path().toStdString(),
                                               std::vector<std::string>(8, weather_->address()));
  QVERIFY(console_->signIn(kName, kPassword, kLong).ok());
  QVERIFY(HeadlessConsole::waitFor(
      [&] {
        const auto& regions = console_->facts().regions;
        return std::all_of(regions.begin(), regions.end(), [](const auto& r) { return r.link == LinkState::live; });
      },
      kLong));
  QVERIFY(HeadlessConsole::waitFor([&] { return !awaiting(*console_).empty(); }, kLong));
  int answers = 0;
  const auto rows = awaiting(*console_);
  for (int i = 0; i < 40; ++i)
    console_->session().fetchDetail(rows[static_cast<std::size_t>(i) % rows.size()].id,
                                    [&](const Result<RebateDetail>& detail) { answers += detail ? 1 : 0; });
  QVERIFY(console_->decide(rows.front(), Action::approve).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return answers == 40; }, kLong));
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->outbox().front().state == OutboxState::applied; }, kLong));
}

/// Fault 24: two seconds each way, and three packets in ten come later still.
void TestConsoleNetwork::aFarAwayRegionConverges() {
  begin();
  const auto rows = awaiting(*console_);
  weather_->turn(Mood::farAway);
  for (std::size_t i = 0; i < 5; ++i) QVERIFY(console_->decide(rows[i], Action::approve).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->facts().outbox.waiting == 0; }, 3 * kLong));
  for (const auto& item : console_->outbox()) QCOMPARE(item.state, OutboxState::applied);
}

/// Fault 30: what the role may not see is gone, what it may not decide is shown, nothing is applied.
void TestConsoleNetwork::aRoleThatWasTakenAwayMeanwhile() {
  begin();
  weather_->turn(Mood::cut);
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->facts().signIn == SignIn::offline; }, kLong));
  const auto row = awaiting(*console_).front();
  QVERIFY(console_->decide(row, Action::approve).ok());
  const QJsonObject body{{QStringLiteral("change"), QStringLiteral("role")},
                         {QStringLiteral("role"), QStringLiteral("incident")}};
  const QJsonObject change{{QStringLiteral("id"), freshId()},
                           {QStringLiteral("kind"), QStringLiteral("operator")},
                           {QStringLiteral("subject"), QString::fromStdString(kName)},
                           {QStringLiteral("reason"), QStringLiteral("moves to the night desk")},
                           {QStringLiteral("body"), body}};
  const auto proposed = people_->as(QStringLiteral("he.min")).post("/v1/proposals", change);
  QCOMPARE(people_->decide(QStringLiteral("wu.min"), proposed.json()).status, 200);
  weather_->turn(Mood::fine);
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->facts().signIn == SignIn::locked; }, kLong));
  QVERIFY(console_->facts().lock == LockReason::sessionEnded);
  QVERIFY(console_->signIn(kName, kPassword, kLong).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return console_->facts().outbox == OutboxCounts{0, 1}; }, kLong));
  QVERIFY(console_->rebates({}).empty());
  QCOMPARE(console_->facts().cached.total(), 0);
  QVERIFY(console_->outbox().front().state == OutboxState::conflict);
  QCOMPARE(console_->outbox().front().problem, Problem::forbidden);
}

QTEST_GUILESS_MAIN(TestConsoleNetwork)
#include "tst_console_network.moc"
