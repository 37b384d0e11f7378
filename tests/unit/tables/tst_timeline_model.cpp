// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <random>

using namespace rebate;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kFail = QAbstractItemModelTester::FailureReportingMode::QtTest;

TimelineItem item(Millis at, TimelineKind kind, const std::string& id) {
  return {at, std::string(name(kind)) + ':' + id, kind, {{"person", "li.na"}}};
}

Rebate order(Millis at, const std::string& id, RebateState state = RebateState::waiting) {
  Rebate rebate;
  rebate.id = id;
  rebate.createdAt = at;
  rebate.state = state;
  rebate.split.user = {312};
  return rebate;
}

OutboxItem waits(const std::string& id, const Command& command, OutboxState state = OutboxState::queued) {
  OutboxItem made;
  made.decision.id = id;
  made.decision.decidedAt = 50;
  made.command = command;
  made.person = "li.na";
  made.state = state;
  return made;
}

QByteArray idsOf(const TimelineModel& model) {
  QByteArrayList ids;
  for (const auto& row : model.rows()) ids << QByteArray::fromStdString(row.item.id);
  return ids.join(' ');
}

}  // namespace

class TimelineModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theCopyAloneIsSaidToBeTheCopy();
  void withdrawalsOfTheCopyToo();
  void theCopyIsFresherThanWhatWasRead();
  void nothingOfTheCopyBelowWhatARegionToldSoFar();
  void whatWaitsStandsOnTop();
  void onlyCommandsOnThisUserWait();
  void everyCommandOnAUserIsShown();
  void kindsAreLeftOut();
  void whatAnItemIsAbout_data();
  void whatAnItemIsAbout();
  void anyOrderOfNewsEndsTheSame();
};

void TimelineModelTest::theCopyAloneIsSaidToBeTheCopy() {
  TimelineModel model;
  Tester tester(&model, kFail);
  model.setCopy({order(30, "t:3"), order(10, "t:1")});
  QCOMPARE(idsOf(model), QByteArray("order:t:3 order:t:1"));
  for (const auto& row : model.rows()) QCOMPARE(row.source, TimelineSource::copy);
  QVERIFY(!model.hasRegion());
  model.setRegion({{item(30, TimelineKind::order, "t:3"), item(10, TimelineKind::order, "t:1")}, {}});
  for (const auto& row : model.rows()) QCOMPARE(row.source, TimelineSource::region);
  model.forgetRegion();
  for (const auto& row : model.rows()) QCOMPARE(row.source, TimelineSource::copy);
}

void TimelineModelTest::withdrawalsOfTheCopyToo() {
  Withdrawal withdrawal;
  withdrawal.id = "w-1";
  withdrawal.amount = {900};
  withdrawal.state = WithdrawalState::returned;
  withdrawal.requestedAt = 20;
  withdrawal.requestedBy = "li.na";
  TimelineModel model;
  Tester tester(&model, kFail);
  model.setCopy({order(30, "t:3"), order(10, "t:1")}, {withdrawal});
  QCOMPARE(idsOf(model), QByteArray("order:t:3 withdrawal:w-1 order:t:1"));
  QCOMPARE(model.rows()[1].item.body.at("state"), std::string("returned"));
  QCOMPARE(model.index(1, 0).data(TimelineModel::WithdrawalIdRole).toString(), QStringLiteral("w-1"));
  auto told = item(20, TimelineKind::withdrawal, "w-1");
  model.setRegion({{told}, {}});
  QCOMPARE(model.rowCount(), 3);
  QCOMPARE(model.rows()[1].source, TimelineSource::region);
}

void TimelineModelTest::theCopyIsFresherThanWhatWasRead() {
  TimelineModel model;
  Tester tester(&model, kFail);
  auto read = timelineItemOf(order(30, "t:3", RebateState::awaitingApproval));
  model.setRegion({{read}, {}});
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
  model.setCopy({order(40, "t:4"), order(30, "t:3", RebateState::credited)});
  QCOMPARE(idsOf(model), QByteArray("order:t:4 order:t:3"));
  QCOMPARE(model.rows()[1].item.body.at("state"), std::string("credited"));
  QCOMPARE(changed.size(), 1);
  QCOMPARE(reset.size(), 0);
}

void TimelineModelTest::nothingOfTheCopyBelowWhatARegionToldSoFar() {
  TimelineModel model;
  Tester tester(&model, kFail);
  model.setCopy({order(60, "t:6"), order(30, "t:3"), order(10, "t:1")});
  model.setRegion({{item(50, TimelineKind::note, "n"), item(40, TimelineKind::reveal, "7")}, "40_reveal:7"});
  QCOMPARE(idsOf(model), QByteArray("order:t:6 note:n reveal:7"));
  QCOMPARE(model.next(), std::string("40_reveal:7"));
  model.addRegion({{item(30, TimelineKind::order, "t:3"), item(20, TimelineKind::level, "2")}, {}});
  QCOMPARE(idsOf(model), QByteArray("order:t:6 note:n reveal:7 order:t:3 level:2 order:t:1"));
  QVERIFY(model.next().empty());
}

void TimelineModelTest::whatWaitsStandsOnTop() {
  TimelineModel model;
  Tester tester(&model, kFail);
  model.setRegion({{item(70, TimelineKind::note, "n")}, {}});
  const AddNote note{"u-1", "called back"};
  model.setWaiting({waits("a", note), waits("b", note, OutboxState::conflict), waits("c", note, OutboxState::applied),
                    waits("d", note, OutboxState::cancelled)},
                   "u-1");
  QCOMPARE(idsOf(model), QByteArray("outbox:b outbox:a note:n"));
  QCOMPARE(model.rows()[0].source, TimelineSource::outbox);
  QCOMPARE(model.rows()[0].waits, OutboxState::conflict);
  QCOMPARE(model.rows()[1].item.body.at("text"), std::string("called back"));
  QCOMPARE(model.rows()[1].item.body.at("person"), std::string("li.na"));
}

void TimelineModelTest::onlyCommandsOnThisUserWait() {
  TimelineModel model;
  Tester tester(&model, kFail);
  OutboxItem decision = waits("d", AddNote{"u-1", "x"});
  decision.command.reset();
  model.setWaiting({waits("a", AddNote{"u-2", "x"}), decision, waits("q", QueryWithdrawal{"u-1"})}, "u-1");
  QCOMPARE(model.rowCount(), 0);
}

void TimelineModelTest::everyCommandOnAUserIsShown() {
  ChangeUser level{"u-1", 3, Level::gold, {}, "loyal"}, state{"u-1", 3, {}, UserState::frozen, "asked to"};
  const std::pair<Command, TimelineKind> cases[] = {
      {AddNote{"u-1", "x"}, TimelineKind::note},
      {level, TimelineKind::level},
      {state, TimelineKind::state},
      {ProposeAdjustment{"u-1", {-500}, "twice"}, TimelineKind::adjustment},
      {ProposeClaim{"u-1", Platform::jd, "123", "mail"}, TimelineKind::claim},
      {ProposeErasure{"u-1", "asked to"}, TimelineKind::erasure},
      {RequestWithdrawal{"u-1", {900}}, TimelineKind::withdrawal}};
  for (const auto& [command, kind] : cases) {
    TimelineModel model;
    model.setWaiting({waits("a", command)}, "u-1");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rows()[0].item.kind, kind);
  }
}

void TimelineModelTest::kindsAreLeftOut() {
  TimelineModel model;
  Tester tester(&model, kFail);
  model.setRegion({{item(50, TimelineKind::note, "n"), item(40, TimelineKind::posting, "p")}, {}});
  model.setCopy({order(30, "t:3")});
  model.setKinds({TimelineKind::note, TimelineKind::order});
  QCOMPARE(idsOf(model), QByteArray("note:n order:t:3"));
  model.setKinds({TimelineKind::posting});
  QCOMPARE(idsOf(model), QByteArray("posting:p"));
  model.setKinds({});
  QCOMPARE(model.rowCount(), 3);
  model.clear();
  QCOMPARE(model.rowCount(), 0);
}

void TimelineModelTest::whatAnItemIsAbout_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<QString>("transaction");
  QTest::addColumn<QString>("subject");
  QTest::addColumn<QString>("rebate");
  QTest::addColumn<QString>("withdrawal");
  const auto row = [](const char* name, TimelineKind kind, const char* transaction, const char* subject,
                      const char* rebate, const char* withdrawal) {
    QTest::newRow(name) << static_cast<int>(kind) << transaction << subject << rebate << withdrawal;
  };
  row("order", TimelineKind::order, "", "taobao:1:2", "taobao:1:2", "");
  row("decision", TimelineKind::decision, "", "taobao:1:2", "taobao:1:2", "");
  row("credit", TimelineKind::posting, "credit", "taobao:1:2", "taobao:1:2", "");
  row("its reversal", TimelineKind::posting, "reversal", "taobao:1:2", "taobao:1:2", "");
  row("withdrawal", TimelineKind::withdrawal, "", "w-1", "", "w-1");
  row("money set aside", TimelineKind::posting, "withdrawal", "w-1", "", "w-1");
  row("payout", TimelineKind::posting, "payout", "w-1", "", "w-1");
  row("adjustment", TimelineKind::posting, "adjustment", "p-1", "", "");
  row("note", TimelineKind::note, "", "n", "", "");
}

void TimelineModelTest::whatAnItemIsAbout() {
  QFETCH(int, kind);
  QFETCH(QString, transaction);
  QFETCH(QString, subject);
  QFETCH(QString, rebate);
  QFETCH(QString, withdrawal);
  const auto s = subject.toStdString();
  TimelineModel model;
  model.setRegion(
      {{{1,
         "x",
         static_cast<TimelineKind>(kind),
         {{"rebate_id", s}, {"subject", s}, {"withdrawal", s}, {"transaction_kind", transaction.toStdString()}}}},
       {}});
  QCOMPARE(model.index(0, 0).data(TimelineModel::RebateIdRole).toString(), rebate);
  QCOMPARE(model.index(0, 0).data(TimelineModel::WithdrawalIdRole).toString(), withdrawal);
}

/// Whatever comes when, what is shown depends only on what is known.
void TimelineModelTest::anyOrderOfNewsEndsTheSame() {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<Rebate> copy;
    TimelineSlice slice;
    for (int i = 20; i > 0; --i) {
      if (random() % 2) copy.push_back(order(i, "t:" + std::to_string(i)));
      if (random() % 2) slice.items.push_back(item(i, TimelineKind::order, "t:" + std::to_string(i)));
      if (random() % 2) slice.items.push_back(item(i, TimelineKind::note, std::to_string(i)));
    }
    std::sort(slice.items.begin(), slice.items.end(),
              [](const auto& a, const auto& b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
    const std::vector<OutboxItem> outbox{waits("a", AddNote{"u-1", "x"})};
    TimelineModel one, other;
    Tester tester(&other, kFail);
    one.setCopy(copy);
    one.setRegion(slice);
    one.setWaiting(outbox, "u-1");
    other.setWaiting(outbox, "u-1");
    other.setRegion({{slice.items.begin(), slice.items.begin() + static_cast<long>(slice.items.size() / 2)}, "more"});
    other.setKinds({TimelineKind::note});
    other.setCopy(copy);
    other.addRegion({{slice.items.begin() + static_cast<long>(slice.items.size() / 2), slice.items.end()}, {}});
    other.setKinds({});
    QCOMPARE(idsOf(other), idsOf(one));
    QCOMPARE(other.rows(), one.rows());
  }
}

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "tst_timeline_model.moc"
