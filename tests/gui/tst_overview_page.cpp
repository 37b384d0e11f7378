// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include "clipped.h"
#include "records_gui.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/overview_charts.h"
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
  void anyNumberOfRegionsFits_data();
  void anyNumberOfRegionsFits();
  void theTimelineTellsWhatIsOnRecord();
  void theBannerOpensTheFailovers();
  void theSmallestWindowDoesNotScrollSideways_data();
  void theSmallestWindowDoesNotScrollSideways();
  void pictures();
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
  QTest::mouseClick(banner->findChild<QPushButton*>(QStringLiteral("closeFailover")), Qt::LeftButton);
  QVERIFY(!banner->isVisible());
  state.failover = state.failovers.front();
  gui.workspace.announceFacts();
  QVERIFY(!banner->isVisible());
}

void OverviewPageTest::theChartKeepsGapsAndFreezes() {
  GuiHarness gui(scenes::live);
  auto* chart = pageOf(gui).charts()->chart(Figure::credited);
  QVERIFY(textsIn(*chart).contains(QStringLiteral("no data")));
  gui.addRates(true);
  QCOMPARE(chart->linesShown(), 2);
  QVERIFY(!chart->isFrozen());
  gui.workspace.clock.pass(20'000);
  pageOf(gui).tick();
  QVERIFY(chart->isFrozen());
  QVERIFY(textsIn(*chart).join(QString()).contains(QStringLiteral("20 s")));
  QCOMPARE(chart->linesShown(), 2);  // the last data stay in view
  gui.window->setTongue(Tongue::chinese);
  gui.metrics.answerAll();
  pageOf(gui).tick();
  QTRY_COMPARE(pageOf(gui).charts()->chart(Figure::credited)->linesShown(), 2);  // and outlive a change of language
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
  auto* chart = pageOf(gui).charts()->chart(Figure::credited);
  for (auto* card : cards) {
    QVERIFY(card->height() >= card->minimumSizeHint().height());
    const auto within = [&](QWidget* one) { return QRect(one->mapTo(&pageOf(gui), QPoint()), one->size()); };
    QVERIFY(!within(card).intersects(within(chart)));
  }
  QVERIFY(chart->height() >= chart->minimumHeight());
}

void OverviewPageTest::anyNumberOfRegionsFits_data() {
  QTest::addColumn<int>("regions");
  QTest::addColumn<QSize>("size");
  QTest::addColumn<int>("tongue");
  for (const int regions : {1, 3, 12})
    for (const auto size : {QSize(1280, 800), QSize(1600, 960), QSize(3840, 2160)})
      for (const auto tongue : {Tongue::english, Tongue::chinese})
        QTest::addRow("%d regions, %d wide, %s", regions, size.width(),
                      tongue == Tongue::english ? "English" : "Chinese")
            << regions << size << static_cast<int>(tongue);
}

void OverviewPageTest::anyNumberOfRegionsFits() {
  QFETCH(int, regions);
  QFETCH(QSize, size);
  QFETCH(int, tongue);
  GuiHarness gui(scenes::failoverRunning, static_cast<Tongue>(tongue));
  addRecords(gui.records, gui.workspace);
  gui.records.announce();
  auto& views = gui.workspace.state.regions;
  views.resize(std::min<std::size_t>(views.size(), static_cast<std::size_t>(regions)));
  while (std::ssize(views) < regions) {
    views.push_back(views[1]);
    views.back().name = "cn-" + std::to_string(views.size());
    views.back().address += std::to_string(views.size());
  }
  gui.workspace.announceFacts();
  gui.window->resize(size);
  QTRY_COMPARE(gui.window->size(), size);
  auto* scroll = pageOf(gui).findChild<QScrollArea*>();
  QTRY_COMPARE(scroll->horizontalScrollBar()->maximum(), 0);
  const auto& cards = pageOf(gui).cards();
  QCOMPARE(std::ssize(cards), regions);
  QTRY_VERIFY2(clipped(pageOf(gui)).isEmpty(), qPrintable(clipped(pageOf(gui)).join(u'|')));
  for (const auto* card : cards) {
    QTRY_VERIFY(card->height() >= card->minimumSizeHint().height());
    for (const auto* other : cards) QTRY_VERIFY(card == other || !card->geometry().intersects(other->geometry()));
  }
  if (size.width() >= (regions > 3 ? 3840 : 1600)) QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
}

void OverviewPageTest::theTimelineTellsWhatIsOnRecord() {
  GuiHarness gui(scenes::failoverRunning);
  addRecords(gui.records, gui.workspace);
  gui.records.announce();
  const auto texts = [&] { return textsIn(pageOf(gui)); };
  QTRY_VERIFY(texts().contains(QStringLiteral("TIMELINE")));
  QTRY_VERIFY2(texts().contains(QStringLiteral("cn-north claims epoch 42")), qPrintable(texts().join(u'|')));
  QVERIFY(texts().contains(QStringLiteral("decisions go to cn-north")));
}

void OverviewPageTest::theBannerOpensTheFailovers() {
  GuiHarness gui(scenes::failoverRunning);
  for (auto* button : pageOf(gui).banner()->findChildren<QPushButton*>())
    if (button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::failovers);
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

/// To be looked at.
void OverviewPageTest::pictures() {
  const auto folder = qEnvironmentVariable("REBATE_PICTURES");
  if (folder.isEmpty()) QSKIP("REBATE_PICTURES names no folder");
  const std::pair<const char*, GuiHarness::Scene> moments[] = {
      {"live", scenes::live}, {"failover", scenes::failoverRunning}, {"offline", scenes::offline}};
  for (const auto& [name, scene] : moments)
    for (const auto tongue : {Tongue::english, Tongue::chinese})
      for (const auto size : {QSize(1280, 800), QSize(1600, 960), QSize(3840, 2160)}) {
        GuiHarness gui(scene, tongue, tongue == Tongue::english ? Theme::dark : Theme::light);
        addRecords(gui.records, gui.workspace);
        gui.records.announce();
        gui.window->resize(size);
        QTRY_COMPARE(gui.window->size(), size);
        gui.addRates(true);
        QTest::qWait(100);
        QVERIFY(gui.window->grab().save(QStringLiteral("%1/overview-%2-%3-%4.png")
                                            .arg(folder, QLatin1String(name))
                                            .arg(size.width())
                                            .arg(tongue == Tongue::english ? u"en" : u"zh")));
      }
}

QTEST_MAIN(OverviewPageTest)
#include "tst_overview_page.moc"
