// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/users_page.h"

#include <QChart>
#include <QChartView>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QValueAxis>
#include <cmath>

#include "ui/charts/month_chart.h"
#include "ui/shell/workbench.h"
#include "ui/style/words.h"
#include "ui/users/explain_card.h"
#include "ui/users/note_card.h"
#include "ui/users/people_search.h"
#include "users_gui.h"

using namespace rebate;

namespace {

QString why(std::int64_t fen) {
  return QStringLiteral("WHY ") + yuan({fen});
}

void type(UsersGui& gui, const QString& text) {
  gui.page()->search()->clear();
  QTest::keyClicks(gui.page()->search(), text);
}

}  // namespace

class UsersPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void fourKeyActionsFromAnywhereToWhy();
  void downAndEnterOpenAnother();
  void enterBeforeTheAnswerOpensWhatComes();
  void whereSomebodyWasFoundIsSaid();
  void offlineTheCopyIsSearched();
  void anOrderNumberFindsItsOwner();
  void whoWasOpenedLatelyIsThere();
  void severalPeopleInTabs();
  void anotherWindowIsAskedFor();
  void theFiguresSaySinceWhen();
  void aNegativeBalanceIsSaid();
  void theTimelineIsFiltered();
  void olderOnesComeByKey();
  void offlineTheTimelineIsTheCopys();
  void aRegionThatIsBackIsAsked();
  void anItemOpensWhatItIsAbout();
  void theExplanationFollowsAChange();
  void theChartHasATable();
  void theChartsAxisTellsNoFigureTwice_data();
  void theChartsAxisTellsNoFigureTwice();
  void nobodyHasThatId();
  void whatIsOpenOutlivesALanguage();
};

void UsersPageTest::fourKeyActionsFromAnywhereToWhy() {
  UsersGui gui;
  gui.window->go(PageId::overview);
  QTest::keyClick(gui.window.get(), Qt::Key_4, Qt::ControlModifier);         // 1
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("u-88210"));  // 2
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);              // 3
  QTRY_COMPARE(QApplication::focusWidget(), gui.person()->timeline()->table());
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // 4
  QVERIFY(gui.person()->explanation()->isVisible());
  QVERIFY(gui.says(why(312)));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  QVERIFY(!gui.person()->explanation()->isVisible());
  QCOMPARE(QApplication::focusWidget(), gui.person()->timeline()->table());
}

void UsersPageTest::downAndEnterOpenAnother() {
  UsersGui gui;
  type(gui, QStringLiteral("u-882"));
  QTest::keyClick(gui.page()->search(), Qt::Key_Down);
  QCOMPARE(QApplication::focusWidget(), gui.page()->people());
  QTest::keyClick(gui.page()->people(), Qt::Key_Down);
  QTest::keyClick(gui.page()->people(), Qt::Key_Return);
  QCOMPARE(gui.person()->userId(), std::string("u-88219"));
  QVERIFY(gui.says(QStringLiteral("u-88219 · 王**")));
  gui.page()->people()->setFocus();
  gui.page()->people()->selectRow(0);
  QTest::keyClick(gui.page()->people(), Qt::Key_Up);
  QCOMPARE(QApplication::focusWidget(), gui.page()->search());
}

void UsersPageTest::enterBeforeTheAnswerOpensWhatComes() {
  UsersGui gui;
  gui.workspace.holdReadings = true;
  type(gui, QStringLiteral("u-99001"));
  QTest::keyClick(gui.page()->search(), Qt::Key_Return);
  QCOMPARE(gui.person(), nullptr);
  QVERIFY(gui.says(QStringLiteral("Looking…")));
  QTRY_VERIFY((gui.workspace.answerReadings(), gui.person() != nullptr));
  QCOMPARE(gui.person()->userId(), std::string("u-99001"));
}

void UsersPageTest::whereSomebodyWasFoundIsSaid() {
  UsersGui gui;
  type(gui, QStringLiteral("u-88"));
  QTRY_COMPARE(gui.page()->found().model().rows().front().found, FoundIn::both);
  QCOMPARE(gui.page()->found().model().rows().back().found, FoundIn::copy);
  type(gui, QStringLiteral("u-99"));
  QTRY_COMPARE(gui.page()->found().model().rowCount(), 1);
  QCOMPARE(gui.page()->people()->model()->index(0, 2).data().toString(), QStringLiteral("region"));
  type(gui, QStringLiteral("nobody"));
  QTRY_VERIFY(gui.says(QStringLiteral("Nobody. A phone needs")));
  QVERIFY(!gui.page()->people()->isEnabled());
}

void UsersPageTest::offlineTheCopyIsSearched() {
  UsersGui gui(Role::support, true);
  type(gui, QStringLiteral("u-882"));
  QCOMPARE(gui.page()->found().model().rowCount(), 2);
  QTRY_VERIFY(gui.says(QStringLiteral("From this desktop's copy; no region answers.")));
  type(gui, QStringLiteral("u-99001"));
  QTRY_VERIFY(gui.says(QStringLiteral("No region answers to look further.")));
  gui.findRegions();
  QTRY_COMPARE(gui.page()->found().model().rowCount(), 1);
}

void UsersPageTest::anOrderNumberFindsItsOwner() {
  UsersGui gui(Role::support, true);
  type(gui, QStringLiteral("2035657313150181441"));
  QTest::keyClick(gui.page()->search(), Qt::Key_Return);
  QCOMPARE(gui.person()->userId(), std::string("u-88210"));
}

void UsersPageTest::whoWasOpenedLatelyIsThere() {
  UsersGui gui;
  gui.openPerson("u-88219");
  gui.openPerson("u-88210");
  const auto shown = [&] {
    QStringList ids;
    for (const auto& row : gui.page()->found().model().rows()) ids << qs(row.user.id);
    return ids.join(QLatin1Char(' '));
  };
  QCOMPARE(shown(), QStringLiteral("u-88210 u-88219"));
  type(gui, QStringLiteral("u-7"));
  QCOMPARE(shown(), QStringLiteral("u-70001"));
  gui.page()->search()->clear();
  QCOMPARE(shown(), QStringLiteral("u-88210 u-88219"));
  for (const auto& key : gui.store.allKeys()) QVERIFY(!gui.store.value(key).toByteArray().contains("u-88"));
  gui.window->lock(LockReason::asked);
  gui.workspace.state.signIn = SignIn::signedIn;
  gui.workspace.announceFacts();
  QCOMPARE(gui.page()->found().recent().size(), std::size_t{0});
}

void UsersPageTest::severalPeopleInTabs() {
  UsersGui gui;
  gui.openPerson("u-88210");
  gui.openPerson("u-88219");
  gui.openPerson("u-70001");
  auto* tabs = gui.page()->tabs();
  QCOMPARE(tabs->count(), 3);
  QCOMPARE(tabs->tabText(1), QStringLiteral("u-88219 · 王**"));
  gui.openPerson("u-88210");
  QCOMPARE(tabs->count(), 3);
  QTest::keyClick(gui.window.get(), Qt::Key_Tab, Qt::ControlModifier);
  QCOMPARE(gui.person()->userId(), std::string("u-88219"));
  QTest::keyClick(gui.window.get(), Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(gui.person()->userId(), std::string("u-88210"));
  tabs->moveTab(0, 2);
  QCOMPARE(gui.person()->userId(), std::string("u-88210"));
  QCOMPARE(gui.page()->view().open, (std::vector<std::string>{"u-88219", "u-70001", "u-88210"}));
  QTest::keyClick(gui.window.get(), Qt::Key_W, Qt::ControlModifier);
  QCOMPARE(tabs->count(), 2);
  QTest::keyClick(gui.window.get(), Qt::Key_W, Qt::ControlModifier);
  QTest::keyClick(gui.window.get(), Qt::Key_W, Qt::ControlModifier);
  QCOMPARE(gui.person(), nullptr);
  QCOMPARE(QApplication::focusWidget(), gui.page()->search());
  for (int i = 0; i < UsersPage::kMostOpen + 3; ++i) gui.openPerson(qPrintable(QStringLiteral("u-%1").arg(i)));
  QCOMPARE(tabs->count(), UsersPage::kMostOpen);
}

void UsersPageTest::anotherWindowIsAskedFor() {
  UsersGui gui;
  gui.openPerson();
  QSignalSpy wanted(gui.window->workbench(), &Workbench::windowWanted);
  QVERIFY(gui.person()->head()->findChild<QToolButton*>(QStringLiteral("more"))->menu() != nullptr);
  Q_EMIT gui.person()->head()->windowWanted();
  QCOMPARE(wanted.size(), 1);
}

void UsersPageTest::theFiguresSaySinceWhen() {
  UsersGui gui;
  gui.openPerson();
  QVERIFY(gui.says(yuan({18'426})));
  QVERIFY(gui.says(QStringLiteral("withdrawable now")));
  QVERIFY(gui.says(QStringLiteral("no open withdrawal")));
  QVERIFY(gui.says(QStringLiteral("to be approved now")));
  QVERIFY(gui.says(QStringLiteral("credited since 2025-06")));
  QVERIFY(gui.says(QStringLiteral("Silver · 50")));
  QVERIFY(gui.says(QStringLiteral("138****5521")));
}

void UsersPageTest::aNegativeBalanceIsSaid() {
  UsersGui gui;
  gui.openPerson("u-70001");
  QVERIFY(gui.says(QStringLiteral("owed to us")));
  QVERIFY(gui.says(yuan({-312})));
}

void UsersPageTest::theTimelineIsFiltered() {
  UsersGui gui;
  gui.openPerson();
  auto* timeline = gui.person()->timeline();
  const auto before = timeline->model().rowCount();
  QVERIFY(before >= 100);
  const auto chip = [&](const char* name) {
    for (auto* button : timeline->findChildren<QPushButton*>())
      if (button->text() == QLatin1String(name)) return button;
    return static_cast<QPushButton*>(nullptr);
  };
  QTest::mouseClick(chip("Money"), Qt::LeftButton);
  for (const auto& row : timeline->model().rows())
    QVERIFY(row.item.kind == TimelineKind::posting || row.item.kind == TimelineKind::withdrawal ||
            row.item.kind == TimelineKind::adjustment);
  QVERIFY(timeline->model().rowCount() >= 100);  // a region was asked for these kinds
  QTest::mouseClick(chip("People"), Qt::LeftButton);
  QVERIFY(gui.timelineWords().first().contains(QStringLiteral("说明到账日")));
  auto* kinds = timeline->findChild<QToolButton*>()->menu();
  for (auto* action : kinds->actions())
    if (action->isChecked() && action->text() != QStringLiteral("Reveal")) action->trigger();
  QCOMPARE(timeline->model().rowCount(), 1);
  QVERIFY(gui.timelineWords().first().startsWith(QStringLiteral("sun.yu saw: Phone")));
  QTest::mouseClick(chip("All"), Qt::LeftButton);
  QCOMPARE(timeline->model().rowCount(), before);
}

void UsersPageTest::olderOnesComeByKey() {
  UsersGui gui;
  gui.openPerson();
  auto* table = gui.person()->timeline()->table();
  QVERIFY(gui.person()->timeline()->model().rowCount() < 200);
  for (int i = 0; i < 400; ++i) QTest::keyClick(table, Qt::Key_Down);
  QVERIFY(gui.person()->timeline()->model().next().empty());
  QCOMPARE(gui.timelineWords().size(), 256 + 41);  // and the orders of the copy
  QVERIFY(gui.says(QStringLiteral("That is everything.")));
}

void UsersPageTest::offlineTheTimelineIsTheCopys() {
  UsersGui gui(Role::support, true);
  gui.openPerson();
  QCOMPARE(gui.timelineWords().size(), 41);
  QVERIFY(gui.says(QStringLiteral("No region answers. These are the orders and withdrawals in")));
  QVERIFY(gui.says(QStringLiteral("no region told")));
  QVERIFY(gui.says(QStringLiteral("as of")));
}

void UsersPageTest::aRegionThatIsBackIsAsked() {
  UsersGui gui;
  gui.loseRegions();
  gui.openPerson();
  QCOMPARE(gui.timelineWords().size(), 41);
  gui.findRegions();
  QVERIFY(gui.timelineWords().size() > 100);
  QVERIFY(gui.says(QStringLiteral("138****5521")));
}

void UsersPageTest::anItemOpensWhatItIsAbout() {
  UsersGui gui;
  gui.openPerson();
  auto* table = gui.person()->timeline()->table();
  const int row = gui.person()->timeline()->model().rowOf("withdrawal:w1");
  QVERIFY(row > 0);
  QSignalSpy wanted(gui.person(), &PersonView::wanted);
  table->selectRow(row);
  QTest::keyClick(table, Qt::Key_Return);
  QCOMPARE(wanted.size(), 1);
  QCOMPARE(wanted[0][0].value<Destination>().page, PageId::withdrawals);
  gui.window->go(PageId::users);
  table->selectRow(gui.person()->timeline()->model().rowOf("posting:p1"));
  QTest::keyClick(table, Qt::Key_Return);  // older than the copy
  QVERIFY(gui.says(QStringLiteral("not in this desktop's copy")));
  gui.person()->explain(QStringLiteral("taobao:2035657313150181441:2"));
  for (auto* button : gui.person()->explanation()->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Open in Rebates")) QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
}

void UsersPageTest::theExplanationFollowsAChange() {
  UsersGui gui;
  gui.openPerson();
  gui.person()->explain(QStringLiteral("taobao:2035657313150181441:2"));
  QVERIFY(gui.says(QStringLiteral("Finance approves it next")));
  auto row = gui.workspace.store.rows.at("taobao:2035657313150181441:2");
  row.state = RebateState::credited;
  ++row.version;
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("Credited: it is part of the balance.")));
  QTRY_VERIFY(gui.timelineWords()
                  .filter(QStringLiteral("2035657313150181441"))
                  .join(QString())
                  .contains(QStringLiteral("Credited")));
}

void UsersPageTest::theChartHasATable() {
  UsersGui gui;
  auto* chart = gui.openPerson()->chart();
  QCOMPARE(chart->table()->rowCount(), MonthChart::kMonths);
  QVERIFY(!chart->table()->isVisible());
  QTest::keyClick(chart->toggle(), Qt::Key_Space);
  QVERIFY(chart->table()->isVisible());
  QCOMPARE(chart->table()->item(0, 0)->text(), QStringLiteral("2026-06"));
  const auto figures = gui.workspace.store.figuresOf("u-88210", 0);
  Fen sum;
  for (const auto& [month, one] : figures->creditedIn)
    if (month >= CalendarMonth{2025, 7}) sum.value += one.amount.value;
  QVERIFY(sum.value > 0);
  QVERIFY(chart->accessibleName().contains(yuan(sum)));
}

void UsersPageTest::theChartsAxisTellsNoFigureTwice_data() {
  QTest::addColumn<qlonglong>("fen");
  for (const auto fen : {0LL, 1LL, 99LL, 150LL, 312LL, 500LL, 2'100LL, 9'999LL, 1'234'567LL})
    QTest::addRow("%lld", fen) << fen;
}

/// Whole yuan, evenly spaced, and room for the highest bar.
void UsersPageTest::theChartsAxisTellsNoFigureTwice() {
  QFETCH(qlonglong, fen);
  Look look;
  MonthChart chart(QStringLiteral("Credited"), look);
  chart.show({{calendarMonthOf(FakeClock::kStart), {1, Fen{fen}}}}, FakeClock::kStart);
  const auto axes = chart.findChild<QChartView*>()->chart()->axes(Qt::Vertical);
  const auto* axis = qobject_cast<QValueAxis*>(axes.at(0));
  QVERIFY(axis->max() * 100 >= static_cast<double>(fen));
  QCOMPARE(axis->tickCount(), 3);
  const double half = axis->max() / 2;
  QCOMPARE(half, std::floor(half));
}

void UsersPageTest::nobodyHasThatId() {
  UsersGui gui;
  gui.openPerson("u-1");
  QTRY_VERIFY(gui.says(QStringLiteral("Nobody has the id u-1")));
  gui.loseRegions();
  gui.openPerson("u-2");
  QTRY_VERIFY(gui.says(QStringLiteral("u-2 is not in this desktop's copy")));
}

void UsersPageTest::whatIsOpenOutlivesALanguage() {
  UsersGui gui;
  gui.openPerson("u-88219");
  gui.openPerson("u-88210");
  gui.openPerson("u-88219");
  gui.window->setTongue(Tongue::chinese);
  QCOMPARE(gui.page()->view().open, (std::vector<std::string>{"u-88219", "u-88210"}));
  QCOMPARE(gui.person()->userId(), std::string("u-88219"));
}

QTEST_MAIN(UsersPageTest)
#include "tst_users_page.moc"
