// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include "gui_harness.h"
#include "ui/charts/rate_chart.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/part_words.h"
#include "ui/overview/region_card.h"

using namespace rebate;

namespace {

QStringList textsIn(const QWidget& widget) {
  QStringList texts;
  for (const auto* label : widget.findChildren<QLabel*>())
    if (label->isVisible()) texts << label->text();
  return texts;
}

OverviewPage& pageOf(GuiHarness& gui) {
  return *gui.window->workbench()->overview();
}

}  // namespace

class OverviewPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aCardShowsThePartsReportedAndNoOthers();
  void silenceTurnsACardUnknownByTimeAlone();
  void phasesAreMeasuredInOrder_data();
  void phasesAreMeasuredInOrder();
  void theBannerStaysUntilItIsClosed();
  void theChartKeepsGapsAndFreezes();
  void whatIsAtRiskIsSaid();
  void nothingOverlapsInTheSmallestWindow();
  void theSmallestWindowDoesNotScrollSideways_data();
  void theSmallestWindowDoesNotScrollSideways();
};

void OverviewPageTest::aCardShowsThePartsReportedAndNoOthers() {
  GuiHarness gui(scenes::live);
  const auto& cards = pageOf(gui).cards();
  QCOMPARE(cards.size(), 3u);
  auto texts = textsIn(*cards[1]);
  QVERIFY(texts.contains(QStringLiteral("Database")));
  QVERIFY(texts.contains(QStringLiteral("replica · lag 0.2 s")));
  QVERIFY(texts.contains(QStringLiteral("34 ms")));
  QVERIFY(!texts.contains(QStringLiteral("Cache")));
  gui.workspace.state.regions[1].topology->parts.resize(1);
  gui.workspace.announceFacts();
  texts = textsIn(*cards[1]);
  QVERIFY(texts.contains(QStringLiteral("Gateway")));
  QVERIFY(!texts.contains(QStringLiteral("Database")));
}

void OverviewPageTest::silenceTurnsACardUnknownByTimeAlone() {
  GuiHarness gui(scenes::live);
  auto& page = pageOf(gui);
  QVERIFY(textsIn(*page.cards()[0]).contains(QStringLiteral("now")));
  gui.workspace.clock.pass(13'000);
  page.tick();
  for (const auto* card : page.cards()) {
    QVERIFY(card->facts().silent);
    QCOMPARE(card->facts().status, Status::unknown);
    QVERIFY(textsIn(*card).contains(QStringLiteral("last heard 13 s ago")));
    QVERIFY(textsIn(*card).contains(QStringLiteral("no answer 13 s")));
  }
}

void OverviewPageTest::phasesAreMeasuredInOrder_data() {
  QTest::addColumn<int>("reached");
  QTest::addColumn<int>("spans");
  QTest::addColumn<bool>("running");
  QTest::newRow("detecting") << 0 << 1 << true;
  QTest::newRow("electing") << 1 << 2 << true;
  QTest::newRow("promoting") << 2 << 3 << true;
  QTest::newRow("rerouting") << 3 << 4 << true;
  QTest::newRow("done") << 4 << 4 << false;
}

void OverviewPageTest::phasesAreMeasuredInOrder() {
  QFETCH(int, reached);
  QFETCH(int, spans);
  QFETCH(bool, running);
  Failover failover;
  failover.lostAt = 1'000;
  if (reached > 0) failover.detectedAt = 1'600;
  if (reached > 1) failover.electedAt = 3'000;
  if (reached > 2) failover.promotedAt = 3'050;
  if (reached > 3) failover.reroutedAt = 3'100;
  const auto phases = phasesOf(failover, 5'000);
  QCOMPARE(static_cast<int>(phases.size()), spans);
  QCOMPARE(phases.back().running, running);
  Millis sum = 0;
  for (const auto& phase : phases) sum += phase.span;
  QCOMPARE(sum, running ? 4'000 : 2'100);
}

void OverviewPageTest::theBannerStaysUntilItIsClosed() {
  GuiHarness gui(scenes::failoverRunning);
  auto* banner = pageOf(gui).banner();
  QVERIFY(banner->isVisible());
  QVERIFY(textsIn(*banner).join(QString()).contains(
      QStringLiteral("cn-east lost, electing between cn-north and cn-south")));
  auto& state = gui.workspace.state;
  state.failover->electedAt = state.failover->promotedAt = state.failover->reroutedAt = state.failover->lostAt + 2'300;
  state.failover->successor = "cn-north";
  state.failovers = {*state.failover};
  gui.workspace.announceFacts();
  QVERIFY(textsIn(*banner).join(QString()).contains(QStringLiteral("Recovered in 2.3 s: cn-north leads")));
  state.failover.reset();  // the session lets go of it after a while
  gui.workspace.announceFacts();
  QVERIFY(banner->isVisible());
  QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
  QVERIFY(!banner->isVisible());
  state.failover = state.failovers.front();
  gui.workspace.announceFacts();
  QVERIFY(!banner->isVisible());
}

void OverviewPageTest::theChartKeepsGapsAndFreezes() {
  GuiHarness gui(scenes::live);
  auto* chart = pageOf(gui).findChild<RateChart*>();
  QVERIFY(textsIn(*chart).contains(QStringLiteral("no data")));
  gui.addRates(true);
  QCOMPARE(chart->linesShown(), 2);
  QVERIFY(!chart->isFrozen());
  gui.workspace.clock.pass(20'000);
  pageOf(gui).tick();
  QVERIFY(chart->isFrozen());
  QVERIFY(textsIn(*chart).join(QString()).contains(QStringLiteral("20 s ago")));
  QCOMPARE(chart->linesShown(), 2);  // the last data stay in view
  gui.window->setTongue(Tongue::chinese);
  QTRY_COMPARE(pageOf(gui).findChild<RateChart*>()->linesShown(), 2);  // and outlive a change of language
}

void OverviewPageTest::whatIsAtRiskIsSaid() {
  GuiHarness gui(scenes::offline);
  const auto texts = textsIn(pageOf(gui)).join(QLatin1Char('|'));
  QVERIFY(texts.contains(QStringLiteral("109 approvals")));
  QVERIFY(texts.contains(QStringLiteral("3 in outbox")));
  QVERIFY(texts.contains(QStringLiteral("1 decision needs you")));
  QVERIFY(texts.contains(QStringLiteral("Offline: decisions are kept on this desktop.")));
}

void OverviewPageTest::nothingOverlapsInTheSmallestWindow() {
  GuiHarness gui(scenes::recovered);
  gui.window->resize(1100, 700);
  QTest::qWait(50);
  QCOMPARE(gui.window->size(), QSize(1100, 700));
  std::vector<QWidget*> cards(pageOf(gui).cards().begin(), pageOf(gui).cards().end());
  auto* chart = pageOf(gui).findChild<RateChart*>();
  for (auto* card : cards) {
    QVERIFY(card->height() >= card->minimumSizeHint().height());
    QVERIFY(!card->geometry().intersects(chart->geometry()));
  }
  QVERIFY(chart->height() >= chart->minimumHeight());
}

void OverviewPageTest::theSmallestWindowDoesNotScrollSideways_data() {
  QTest::addColumn<void*>("scene");
  QTest::addColumn<int>("tongue");
  const std::pair<const char*, GuiHarness::Scene> moments[] = {{"live", scenes::live},
                                                               {"failover", scenes::failoverRunning},
                                                               {"recovered", scenes::recovered},
                                                               {"offline", scenes::offline},
                                                               {"back", scenes::back}};
  for (const auto& [name, scene] : moments)
    for (const auto tongue : {Tongue::english, Tongue::chinese})
      QTest::addRow("%s, %s", name, tongue == Tongue::english ? "English" : "Chinese")
          << reinterpret_cast<void*>(scene) << static_cast<int>(tongue);
}

void OverviewPageTest::theSmallestWindowDoesNotScrollSideways() {
  QFETCH(void*, scene);
  QFETCH(int, tongue);
  GuiHarness gui(reinterpret_cast<GuiHarness::Scene>(scene), static_cast<Tongue>(tongue));
  gui.window->resize(1100, 700);
  auto* scroll = pageOf(gui).findChild<QScrollArea*>();
  QTRY_COMPARE(gui.window->width(), 1100);
  QTRY_COMPARE(scroll->horizontalScrollBar()->maximum(), 0);
  for (const auto* card : pageOf(gui).cards())
    QVERIFY(card->mapTo(scroll, QPoint(card->width(), 0)).x() <= scroll->width());
}

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"
