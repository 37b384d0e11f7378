// SPDX-License-Identifier: GPL-3.0-or-later
// Failovers on record, who says who leads, and the switchover by two people as each of them sees it.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>

#include "clipped.h"
#include "records_gui.h"
#include "tables/leader_claims.h"
#include "ui/charts/moment_charts.h"
#include "ui/failovers/failovers_page.h"
#include "ui/failovers/pause_panel.h"
#include "ui/failovers/switchover_panel.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/replay_bar.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

/// The leader as far as these acts need it.
struct Leader {
  Result<RegionReading> operator()(const RegionRead& wish) {
    if (const auto* read = std::get_if<PreflightRead>(&wish)) {
      Preflight preflight{"cn-east", read->to, 41, 0, checks, 1'000, 3'000};
      return RegionReading(preflight);
    }
    if (const auto* read = std::get_if<AskSwitchover>(&wish)) {
      asked.push_back(read->wish);
      Switchover order;
      order.id = read->wish.id;
      order.from = "cn-east";
      order.to = read->wish.to;
      order.reason = read->wish.reason;
      order.askedBy = "zhao.lei";
      order.at = read->wish.at;
      return RegionReading(order);
    }
    if (const auto* read = std::get_if<DecideSwitchover>(&wish)) {
      decided.push_back(*read);
      Switchover order;
      order.id = read->id;
      order.version = 2;
      order.state = read->verdict == SwitchoverVerdict::approve  ? SwitchoverState::approved
                    : read->verdict == SwitchoverVerdict::reject ? SwitchoverState::rejected
                                                                 : SwitchoverState::cancelled;
      return RegionReading(order);
    }
    if (const auto* read = std::get_if<SetPause>(&wish)) {
      paused.push_back(*read);
      return RegionReading(MaintenanceBoard{});
    }
    return Error{Errc::notFound, "", "not asked here"};
  }

  std::vector<PreflightCheck> checks{{"candidate", Status::ok, "streaming", {}, {}},
                                     {"lag", Status::ok, "", 0, 1'048'576},
                                     {"instances", Status::warning, "", 2, 3}};
  std::vector<SwitchoverWish> asked;
  std::vector<DecideSwitchover> decided;
  std::vector<SetPause> paused;
};

struct Night {
  explicit Night(Role role = Role::incident, const std::string& name = "zhao.lei", Tongue tongue = Tongue::english)
      : gui(scenes::live, tongue) {
    gui.workspace.state.who = Operator{name, "赵磊", role};
    gui.workspace.reading = [this](const RegionRead& wish, const std::string&) { return leader(wish); };
    addRecords(gui.records, gui.workspace);
    gui.records.announce();
    gui.window->go(PageId::failovers);
    gui.workspace.announceFacts();
  }
  FailoversPage& page() { return *gui.window->workbench()->failovers(); }
  template <class T>
  T* find(const char* name) {
    return page().findChild<T*>(QLatin1String(name));
  }
  void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
  QString text(const char* name) { return find<QLabel>(name)->text(); }
  Switchover order(SwitchoverState state) {
    Switchover made;
    made.id = "order-1";
    made.from = "cn-east";
    made.to = "cn-north";
    made.reason = "patch day";
    made.askedBy = "sun.qi";
    made.askedAt = gui.workspace.clock.wall();
    made.lapsesAt = made.askedAt + 900'000;
    made.state = state;
    return made;
  }

  Leader leader;
  GuiHarness gui;
};

QString cell(const QTableView& table, int row, int column) {
  return table.model()->index(row, column).data().toString();
}

RegionView regionSaying(const std::string& name, const std::string& leader, std::int64_t epoch, Millis heard) {
  RegionView view;
  view.name = view.address = name;
  view.link = LinkState::live;
  view.leader = leader;
  view.epoch = epoch;
  view.lastHeard = heard;
  return view;
}

}  // namespace

class TestFailoversPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theHistoryShowsWhatWasMeasured();
  void withoutRecordsItSaysSo();
  void aNoteIsKeptWithTheChosenOne();
  void theBudgetIsASetting();
  void chartsStandAroundTheChosenOne();
  void replayOpensTheOverviewThere();
  void claimsAreJudged_data();
  void claimsAreJudged();
  void claimsFollowAnyChange();
  void aSwitchoverNeedsReasonAndTheTypedName();
  void thePreflightForbidsIt();
  void theSecondPersonDecides();
  void whoAskedMayOnlyCancel();
  void othersSeeWhyNot_data();
  void othersSeeWhyNot();
  void aPauseNeedsAReasonAndCountsDown();
  void nothingIsClipped_data();
  void nothingIsClipped();
};

void TestFailoversPage::theHistoryShowsWhatWasMeasured() {
  Night watch;
  const auto& table = *watch.page().findChild<QTableView*>();
  QCOMPARE(table.model()->rowCount(), 3);
  QCOMPARE(cell(table, 0, 2), QStringLiteral("cn-east → cn-north"));
  QCOMPARE(cell(table, 0, 3), QStringLiteral("19.4 s"));
  QCOMPARE(cell(table, 0, 4), QStringLiteral("1.8 · 11.2 · 5.1 · 1.3"));
  QCOMPARE(cell(table, 0, 5), QStringLiteral("0 / 0"));
  QCOMPARE(cell(table, 0, 6), QStringLiteral("over budget 15.0 s · power loss"));
  QCOMPARE(cell(table, 1, 1), QStringLiteral("switchover"));
  QCOMPARE(cell(table, 1, 6), QStringLiteral("zhao.lei + sun.qi"));
  QCOMPARE(cell(table, 2, 3), QStringLiteral("not known"));
  QCOMPARE(watch.page().chosen()->id, std::string("epoch-42"));
}

void TestFailoversPage::withoutRecordsItSaysSo() {
  GuiHarness gui(scenes::live);
  gui.records.state.open = true;
  gui.records.announce();
  gui.window->go(PageId::failovers);
  auto* page = gui.window->workbench()->failovers();
  QStringList texts;
  for (const auto* label : page->findChildren<QLabel*>())
    if (label->isVisible()) texts << label->text();
  QVERIFY(texts.join(QString()).contains(QStringLiteral("No failover was recorded yet")));
  QVERIFY(!page->findChild<QPushButton*>(QStringLiteral("exportHandover"))->isEnabled());
  QVERIFY(!page->findChild<QPushButton*>(QStringLiteral("replay"))->isEnabled());
}

void TestFailoversPage::aNoteIsKeptWithTheChosenOne() {
  Night watch;
  watch.page().open("epoch-40");
  auto* note = watch.find<QLineEdit>("failoverNote");
  QCOMPARE(note->text(), QString());
  QTest::keyClicks(note, QStringLiteral("cable"));
  watch.gui.records.announce();  // what is being typed stays
  QCOMPARE(note->text(), QStringLiteral("cable"));
  QTest::keyClick(note, Qt::Key_Return);
  QCOMPARE(watch.gui.records.state.failovers[2].note, std::string("cable"));
  watch.page().open("epoch-42");
  QCOMPARE(note->text(), QStringLiteral("power loss"));
}

void TestFailoversPage::theBudgetIsASetting() {
  Night watch;
  auto* budget = watch.page().findChild<QSpinBox*>();
  QCOMPARE(budget->value(), 15);
  budget->setValue(20);
  QCOMPARE(watch.gui.records.state.budget, Millis{20'000});
  QCOMPARE(cell(*watch.page().findChild<QTableView*>(), 0, 6), QStringLiteral("power loss"));
}

void TestFailoversPage::chartsStandAroundTheChosenOne() {
  Night watch;
  auto* charts = watch.page().findChild<MomentCharts*>();
  const auto lostAt = watch.page().chosen()->at();
  for (auto* chart : {charts->writes(), charts->lag(), charts->awaiting()}) {
    QVERIFY(chart->span().from < lostAt && chart->span().to > lostAt);
    QTRY_VERIFY(chart->linesShown() > 0);
    QVERIFY(!chart->isFrozen());
  }
  charts->setCursor(lostAt + 5'000);
  QCOMPARE(charts->awaiting()->valueText(), QStringLiteral("17"));
  QCOMPARE(charts->writes()->valueText(), QStringLiteral("0 /s"));
}

void TestFailoversPage::replayOpensTheOverviewThere() {
  Night watch;
  const QRegularExpression words(QStringLiteral("^Replay \\d\\d:\\d\\d–\\d\\d:\\d\\d$"));
  QVERIFY(words.match(watch.find<QPushButton>("replay")->text()).hasMatch());
  watch.click("replay");
  QCOMPARE(watch.gui.window->workbench()->current(), PageId::overview);
  QVERIFY(watch.gui.window->workbench()->overview()->replay()->isOn());
}

void TestFailoversPage::claimsAreJudged_data() {
  QTest::addColumn<QString>("leaders");  // "region says leader epoch age"
  QTest::addColumn<QString>("agreement");
  QTest::addColumn<QString>("verdicts");
  QTest::newRow("all agree") << QStringLiteral("a a 8 100,b a 8 100,c a 8 100") << QStringLiteral("3 of 3 a")
                             << QStringLiteral("agrees agrees agrees");
  QTest::newRow("one is outdated") << QStringLiteral("a b 8 100,b b 8 100,c a 7 100") << QStringLiteral("2 of 2 b")
                                   << QStringLiteral("agrees agrees outdated");
  QTest::newRow("one is silent") << QStringLiteral("a b 8 100,b b 8 100,c b 8 9000") << QStringLiteral("2 of 2 b")
                                 << QStringLiteral("agrees agrees unknown");
  QTest::newRow("they disagree") << QStringLiteral("a a 8 100,b b 8 100,c b 8 100") << QStringLiteral("2 of 3 b")
                                 << QStringLiteral("disagrees agrees agrees");
  QTest::newRow("nobody leads") << QStringLiteral("a - 8 100,b - 8 100") << QStringLiteral("0 of 2 ")
                                << QStringLiteral("disagrees disagrees");
  QTest::newRow("nobody answers") << QStringLiteral("a a 8 9000,b a 8 9000") << QStringLiteral("0 of 0 ")
                                  << QStringLiteral("unknown unknown");
}

void TestFailoversPage::claimsAreJudged() {
  QFETCH(QString, leaders);
  QFETCH(QString, agreement);
  QFETCH(QString, verdicts);
  constexpr Millis now = 1'000'000;
  std::vector<RegionView> regions;
  for (const auto& one : leaders.split(u',')) {
    const auto words = one.split(u' ');
    regions.push_back(regionSaying(words[0].toStdString(), words[1] == u"-" ? "" : words[1].toStdString(),
                                   words[2].toLongLong(), now - words[3].toLongLong()));
  }
  const auto claims = claimsOf(regions, 0, now);
  const auto agreed = agreementOf(claims);
  QCOMPARE(QStringLiteral("%1 of %2 %3").arg(agreed.agree).arg(agreed.reachable).arg(qs(agreed.leader)), agreement);
  const char* names[] = {"agrees", "disagrees", "outdated", "unknown"};
  QStringList said;
  for (const auto& claim : claims) said << QLatin1String(names[static_cast<int>(claim.verdict)]);
  QCOMPARE(said.join(u' '), verdicts);
}

void TestFailoversPage::claimsFollowAnyChange() {
  LeaderClaimsModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  FailoverTableModel table;
  QAbstractItemModelTester tableTester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
  std::mt19937 dice(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<RegionView> regions;
    std::vector<FailoverRecord> records;
    for (const auto* name : {"a", "b", "c", "d"}) {
      if (dice() % 3 == 0) continue;
      regions.push_back(
          regionSaying(name, dice() % 2 ? "a" : "b", static_cast<int>(dice() % 3), 1'000'000 - dice() % 9'000));
      records.push_back({name, {}, {}, dice() % 2 == 0, static_cast<Millis>(dice() % 30'000), {}, {}, {}, {}, {}});
    }
    const auto claims = claimsOf(regions, 0, 1'000'000);
    model.setClaims(claims);
    QCOMPARE(model.rows(), claims);
    table.setRecords(records, 15'000);
    QCOMPARE(table.rows(), records);
  }
}

void TestFailoversPage::aSwitchoverNeedsReasonAndTheTypedName() {
  Night watch;
  const auto* button = watch.find<QPushButton>("askSwitchover");
  QVERIFY(!button->isEnabled());
  QCOMPARE(watch.text("whyNotSwitchover"), QStringLiteral("Give a reason."));
  QTest::keyClicks(watch.find<QLineEdit>("switchoverReason"), QStringLiteral("patch day"));
  QCOMPARE(watch.text("whyNotSwitchover"), QStringLiteral("Type the region's name to continue."));
  QTest::keyClicks(watch.find<QLineEdit>("typedRegion"), QStringLiteral("cn-sou"));
  QVERIFY(!button->isEnabled());
  watch.find<QLineEdit>("typedRegion")->setText(QStringLiteral("cn-north"));
  QVERIFY(button->isEnabled());
  watch.click("askSwitchover");
  QCOMPARE(watch.leader.asked.size(), std::size_t{1});
  QCOMPARE(watch.leader.asked[0].to, std::string("cn-north"));
  QCOMPARE(watch.leader.asked[0].reason, std::string("patch day"));
  QCOMPARE(watch.leader.asked[0].id[14], '7');
  QVERIFY(!watch.leader.asked[0].at);
  QVERIFY(watch.text("orderStands").contains(QStringLiteral("Waits for a second person")));
}

void TestFailoversPage::thePreflightForbidsIt() {
  Night watch;
  watch.leader.checks.push_back({"settled", Status::bad, "", 400, 30'000});
  watch.page().switchover()->check();
  QVERIFY(watch.text("whyNotSwitchover").contains(QStringLiteral("The leader changed a moment ago")));
  watch.find<QLineEdit>("switchoverReason")->setText(QStringLiteral("patch day"));
  watch.find<QLineEdit>("typedRegion")->setText(QStringLiteral("cn-north"));
  QVERIFY(!watch.find<QPushButton>("askSwitchover")->isEnabled());
}

void TestFailoversPage::theSecondPersonDecides() {
  Night watch;
  watch.gui.records.state.orders = {watch.order(SwitchoverState::asked)};
  watch.gui.records.announce();
  QVERIFY(watch.text("orderStands").contains(QStringLiteral("sun.qi asked")));
  QVERIFY(watch.find<QPushButton>("approveSwitchover")->isVisible());
  QVERIFY(!watch.find<QPushButton>("rejectSwitchover")->isEnabled());  // without a reason
  watch.click("approveSwitchover");
  QCOMPARE(watch.leader.decided.size(), std::size_t{1});
  QCOMPARE(watch.leader.decided[0].id, std::string("order-1"));
  QVERIFY(watch.leader.decided[0].verdict == SwitchoverVerdict::approve);
  QVERIFY(!watch.leader.decided[0].key.empty());

  auto done = watch.order(SwitchoverState::done);
  done.version = 5;
  done.startedAt = done.askedAt;
  done.endedAt = done.askedAt + 1'900;
  watch.gui.records.state.orders = {done};
  watch.gui.records.announce();
  QVERIFY(watch.text("lastOrder").contains(QStringLiteral("done")));
  QVERIFY(watch.text("lastOrder").contains(QStringLiteral("took 1.9 s")));
  QVERIFY(watch.find<QPushButton>("askSwitchover")->isVisible());
}

void TestFailoversPage::whoAskedMayOnlyCancel() {
  Night watch(Role::incident, "sun.qi");
  watch.gui.records.state.orders = {watch.order(SwitchoverState::asked)};
  watch.gui.records.announce();
  QVERIFY(!watch.find<QPushButton>("approveSwitchover")->isVisible());
  QVERIFY(watch.find<QPushButton>("cancelSwitchover")->isVisible());
  watch.click("cancelSwitchover");
  QVERIFY(watch.leader.decided.at(0).verdict == SwitchoverVerdict::cancel);
}

void TestFailoversPage::othersSeeWhyNot_data() {
  QTest::addColumn<int>("role");
  for (const auto role : {Role::support, Role::finance, Role::admin, Role::auditor})
    QTest::newRow(std::string(name(role)).c_str()) << static_cast<int>(role);
}

void TestFailoversPage::othersSeeWhyNot() {
  QFETCH(int, role);
  Night watch(static_cast<Role>(role), "li.hua");
  QVERIFY(!watch.find<QPushButton>("askSwitchover")->isEnabled());
  QCOMPARE(watch.text("whyNotSwitchover"), QStringLiteral("Only incident monitors may ask for a switchover."));
  watch.find<QLineEdit>("pauseReason")->setText(QStringLiteral("network work"));
  QVERIFY(!watch.find<QPushButton>("beginPause")->isEnabled());
}

void TestFailoversPage::aPauseNeedsAReasonAndCountsDown() {
  Night watch;
  QVERIFY(!watch.find<QPushButton>("beginPause")->isEnabled());
  QTest::keyClicks(watch.find<QLineEdit>("pauseReason"), QStringLiteral("network work"));
  watch.click("beginPause");
  QCOMPARE(watch.leader.paused.size(), std::size_t{1});
  QCOMPARE(watch.leader.paused[0].reason, std::string("network work"));
  QVERIFY(watch.leader.paused[0].until > watch.gui.workspace.clock.wall());

  auto& board = watch.gui.workspace.state.regions[0].topology->maintenance;
  const auto now = watch.gui.workspace.clock.wall();
  board.pause = {{"zhao.lei", "network work", now, now + 600'000}};
  watch.gui.workspace.announceFacts();
  const auto said = [&] {
    QStringList texts;
    for (const auto* label : watch.page().pause()->findChildren<QLabel*>()) texts << label->text();
    return texts.join(u'|');
  };
  QVERIFY2(said().contains(QStringLiteral("Failover paused by zhao.lei: network work · 10 m left")),
           qPrintable(said()));
  QVERIFY(!said().contains(QStringLiteral("ends soon")));
  watch.gui.workspace.clock.pass(400'000);
  watch.page().tick();
  QVERIFY2(said().contains(QStringLiteral("ends soon")), qPrintable(said()));
}

void TestFailoversPage::nothingIsClipped_data() {
  QTest::addColumn<int>("tongue");
  QTest::addColumn<QSize>("size");
  for (const auto size : {QSize(1280, 800), QSize(1600, 960), QSize(3840, 2160)})
    for (const auto tongue : {Tongue::english, Tongue::chinese})
      QTest::addRow("%d, %s", size.width(), tongue == Tongue::english ? "English" : "Chinese")
          << static_cast<int>(tongue) << size;
}

void TestFailoversPage::nothingIsClipped() {
  QFETCH(int, tongue);
  QFETCH(QSize, size);
  Night watch(Role::incident, "zhao.lei", static_cast<Tongue>(tongue));
  watch.gui.window->resize(size);
  QTRY_COMPARE(watch.gui.window->size(), size);
  QCoreApplication::processEvents();
  QTRY_VERIFY2(clipped(watch.page()).isEmpty(), qPrintable(clipped(watch.page()).join(u'|')));
}

QTEST_MAIN(TestFailoversPage)
#include "tst_failovers_page.moc"
