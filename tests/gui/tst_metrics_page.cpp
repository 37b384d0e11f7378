// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metrics_page.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <cmath>

#include "gui_harness.h"
#include "ui/metrics/chart_grid.h"
#include "ui/metrics/query_field.h"

using namespace rebate;

namespace {

constexpr Millis kHourLong = 3'600'000;

/// An hour of two regions, with a hole.
void fill(FakeMetricDesk& desk, Millis now) {
  desk.state.sources = {{"cn-east", now - 2000, std::nullopt, {}, 0, std::nullopt},
                        {"cn-north", now - 2000, std::nullopt, {}, 0, std::nullopt}};
  for (Millis at = now - kHourLong + 8000; at < now; at += 10000)
    for (const auto figure : kFigures)
      for (const auto* region : {"cn-east", "cn-north"}) {
        const bool hole = figure == Figure::cacheHit && at > now - 1'500'000 && at < now - 1'200'000;
        const double share = figure == Figure::cacheHit                          ? 1
                             : QLatin1String(region) == QLatin1String("cn-east") ? 0.9
                                                                                 : 0.4;
        const double wave = share * (0.9 + 0.1 * std::sin(static_cast<double>(at % 600'000) / 600'000 * 6.283));
        desk.kept[{figure, region}].push_back({at, unitOf(figure) == MetricUnit::perSecond ? 180 * wave : wave, hole});
      }
}

MetricsPage& pageOf(GuiHarness& gui) {
  auto* page = gui.window->findChild<MetricsPage*>();
  if (page == nullptr) qFatal("no page");
  return *page;
}

MetricsPage& openPage(GuiHarness& gui) {
  fill(gui.metrics, gui.workspace.clock.wall());
  gui.window->workbench()->go(PageId::metrics);
  auto& page = pageOf(gui);
  gui.metrics.answerAll();
  gui.metrics.announce();
  page.chip(kHourLong)->click();
  gui.metrics.answerAll();
  page.tick();
  return page;
}

void namePrometheus(GuiHarness& gui) {
  gui.metrics.state.sources[0].prometheus = "http://127.0.9.1:9090";
  gui.metrics.state.sources[0].prometheusHeardAt = gui.workspace.clock.wall() - 2000;
  gui.metrics.announce();
}

}  // namespace

class MetricsPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBuiltInSixOpenFull() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    QCOMPARE(page.grid()->cards().size(), 6u);
    for (const auto* card : page.grid()->cards()) {
      QCOMPARE(card->chart()->series().size(), 2u);
      QVERIFY(card->chart()->series()[0].points->size() > 300);
    }
    QVERIFY2(page.source()->text().contains(QStringLiteral("2 s")), qPrintable(page.source()->text()));
    QVERIFY(!page.query()->line()->isEnabled());
  }

  void newPointsAreDrawnAndOldOnesNotAskedAgain() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    const auto asked = gui.metrics.wishes.size();
    const auto before = page.grid()->cards()[0]->chart()->series()[0].points->size();
    gui.metrics.bring({{Figure::credited, "cn-east", {gui.workspace.clock.wall(), 150, false}}});
    QCOMPARE(page.grid()->cards()[0]->chart()->series()[0].points->size(), before + 1);
    QCOMPARE(gui.metrics.wishes.size(), asked);
  }

  void noLineLeadsOverTheTimeInWhichNobodyWatched() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    const auto& points = *page.grid()->cards()[0]->chart()->series()[0].points;
    const auto last = points.at(points.size() - 1);
    gui.metrics.bring({{Figure::credited, "cn-east", {last.at + 400'000, 150, false}}});
    QVERIFY(points.valueAt(last.at).has_value());
    QVERIFY(!points.valueAt(last.at + 200'000).has_value());
    gui.metrics.bring({{Figure::credited, "cn-east", {last.at + 402'000, 150, false}}});
    QVERIFY(points.valueAt(last.at + 401'000).has_value());
  }

  void aRangeIsReadAnewForEveryChart() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    gui.metrics.wishes.clear();
    page.chip(24 * kHourLong)->click();
    QCOMPARE(gui.metrics.wishes.size(), 6u);
    for (const auto& wish : gui.metrics.wishes) QCOMPARE(wish.to - wish.from, 24 * kHourLong + 1);
    page.chip(kHourLong)->click();  // and what was asked before is given up
    QCOMPARE(gui.metrics.waiting(), 6u);
  }

  void whatIsArrangedIsRemembered() {
    GuiHarness gui(scenes::live);
    {
      auto* grid = openPage(gui).grid();
      grid->move(grid->cards()[0], 1);
      Q_EMIT grid->cards()[2]->widthChosen(2);
      grid->remove(grid->cards()[5]);
      grid->add({Figure::credited, {}, 1});
    }
    const auto plans = readCharts(gui.settings.columns(QStringLiteral("charts")));
    gui.open();
    const auto& cards = pageOf(gui).grid()->cards();
    QCOMPARE(cards.size(), 6u);
    QVERIFY(cards[0]->plan().figure == Figure::decisionP99 && cards[1]->plan().figure == Figure::credited);
    QCOMPARE(cards[2]->plan().width, 2);
    QVERIFY(cards[5]->plan().figure == Figure::credited);
    QCOMPARE(plans->size(), cards.size());
    pageOf(gui).grid()->restore();
    QVERIFY(readCharts(gui.settings.columns(QStringLiteral("charts"))) == chartsAtFirst());
  }

  void aChartIsDraggedByItsHeadAndTheKeyboardFollows() {
    GuiHarness gui(scenes::live);
    auto* grid = openPage(gui).grid();
    auto* first = grid->cards()[0];
    auto* third = grid->cards()[2];
    const QPoint head(20, 14);
    const auto at = [&](const ChartCard* card) { return first->mapFromGlobal(card->mapToGlobal(QPoint(40, 60))); };
    QTest::mousePress(first, Qt::LeftButton, {}, head);
    QTest::mouseRelease(first, Qt::LeftButton, {}, head + QPoint(3, 3));  // only a click
    QCOMPARE(grid->cards()[0], first);
    QTest::mousePress(first, Qt::LeftButton, {}, head);
    QTest::mouseMove(first, at(third));
    QTest::mouseRelease(first, Qt::LeftButton, {}, at(third));
    QCOMPARE(grid->cards()[1], third);
    QCOMPARE(grid->cards()[2], first);
    QVERIFY(readCharts(gui.settings.columns(QStringLiteral("charts")))->at(2).figure == first->plan().figure);
    grid->add({Figure::credited, {}, 1});
    grid->move(grid->cards().back(), -6);
    // By Tab alone, in the order in which they stand; a chart without figures has no plot to stop at.
    grid->cards().front()->arrange()->setFocus();
    for (std::size_t i = 1; i < grid->cards().size(); ++i) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      auto* plot = grid->cards()[i]->chart()->plot()->parentWidget();
      if (plot->isVisible()) {
        QCOMPARE(QApplication::focusWidget(), plot);
        QTest::keyClick(plot, Qt::Key_Tab);
      }
      QCOMPARE(QApplication::focusWidget(), grid->cards()[i]->arrange());
    }
  }

  void theLineIsWhereAnAlertWouldBe() {
    auto own = usualThresholds();
    const ChartPlan lag{Figure::replicationLag, {}, 1};
    QCOMPARE(ChartWords::thresholds(lag, own).at(0).value, 1.0);
    own[static_cast<std::size_t>(Watch::replicationLag)].limit = 2500;
    QCOMPARE(ChartWords::thresholds(lag, own).at(0).value, 2.5);
    own[static_cast<std::size_t>(Watch::replicationLag)].on = false;
    QVERIFY(ChartWords::thresholds(lag, own).empty());
    GuiHarness gui(scenes::live);
    for (auto* card : openPage(gui).grid()->cards()) {
      const auto actions = card->arrange()->menu()->actions();
      const bool offered = std::any_of(actions.begin(), actions.end(), [](const QAction* each) {
        return each->text() == QStringLiteral("Threshold…");
      });
      QCOMPARE(offered, card->watches());
    }
  }

  void aFileMadeByHandCannotBreakThePage() {
    QVERIFY(!readCharts("nonsense"));
    QVERIFY(!readCharts({}));
    const auto plans = readCharts("[{\"figure\":\"unheard of\"},7,{\"query\":\"up\",\"width\":99}]");
    QCOMPARE(plans->size(), 1u);
    QCOMPARE(plans->front().width, kWidestChart);
  }

  void aQueryBecomesAChartAndItsErrorStandsAtTheField() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    namePrometheus(gui);
    QVERIFY(page.query()->line()->isEnabled());
    gui.metrics.queryAnswer = {{"cn-east", {{gui.workspace.clock.wall() - 1000, 3, false}}}};
    page.grid()->look(nullptr);  // as "A query…" does
    page.query()->line()->setText(QStringLiteral("sum(up)"));
    QTest::keyClick(page.query()->line(), Qt::Key_Return);
    QCOMPARE(page.grid()->cards().size(), 7u);
    QCOMPARE(gui.metrics.queries.back().text, std::string("sum(up)"));
    gui.metrics.answerAll();
    QCOMPARE(page.grid()->current()->chart()->series().size(), 1u);
    gui.metrics.queryFailure = Error{Errc::invalid, "query", "1:5: parse error: unclosed left parenthesis"};
    page.query()->line()->setText(QStringLiteral("sum(up"));
    QTest::keyClick(page.query()->line(), Qt::Key_Return);
    QCOMPARE(page.grid()->cards().size(), 7u);  // the one that is looked at
    gui.metrics.answerAll();
    QVERIFY(page.query()->trouble().contains(QStringLiteral("unclosed left parenthesis")));
  }

  void whatThisDesktopDidNotWatchAPrometheusMayKnow() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    namePrometheus(gui);
    const auto now = gui.workspace.clock.wall();
    gui.metrics.queries.clear();
    gui.metrics.queryAnswer = {{"cn-east", {{now - 20 * kHourLong, 7, false}}}};
    page.chip(24 * kHourLong)->click();
    gui.metrics.answerAll();
    QVERIFY(!gui.metrics.queries.empty());
    QCOMPARE(*page.grid()->cards()[0]->chart()->series()[0].points->oldest(), now - 20 * kHourLong);
  }

  void theFieldCompletes() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    namePrometheus(gui);
    gui.metrics.offers[CompletionWish::Kind::values] = {{"cn-east", ""}, {"cn-north", ""}};
    auto* line = page.query()->line();
    line->setText(QStringLiteral("up{region=\"cn-n"));
    QTest::keyClick(line, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(gui.metrics.completions.back().metric, std::string("up"));
    QCOMPARE(gui.metrics.completions.back().label, std::string("region"));
    gui.metrics.answerAll();
    QCOMPARE(line->text(), QStringLiteral("up{region=\"cn-north"));
  }

  void whatStandsAtTheCursorIsTold_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("begun");
    using Kind = CompletionWish::Kind;
    const auto row = [](const char* text, Kind kind, const char* metric, const char* label, const char* begun) {
      QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(kind) << QString::fromLatin1(metric)
                          << QString::fromLatin1(label) << QString::fromLatin1(begun);
    };
    row("", Kind::metrics, "", "", "");
    row("sum(rate(reb", Kind::metrics, "", "", "reb");
    row("up{", Kind::labels, "up", "", "");
    row("up{job=\"a\", re", Kind::labels, "up", "", "re");
    row("up{job=\"a\", region =~ \"cn", Kind::values, "up", "region", "cn");
    row("up{job=\"a{\\\"b", Kind::values, "up", "job", "a{\\\"b");
    row("sum by (reg", Kind::labels, "", "", "reg");
    row("up{a=\"b\"} / dow", Kind::metrics, "", "", "dow");
  }
  void whatStandsAtTheCursorIsTold() {
    QFETCH(QString, text);
    const auto cursor = queryCursorAt(text, text.size());
    QTEST(static_cast<int>(cursor.wish.kind), "kind");
    QTEST(QString::fromStdString(cursor.wish.metric), "metric");
    QTEST(QString::fromStdString(cursor.wish.label), "label");
    QTEST(cursor.begun, "begun");
  }

  void nobodyLooksAndNobodyIsAsked() {
    GuiHarness gui(scenes::live);
    auto& page = openPage(gui);
    namePrometheus(gui);
    page.grid()->add({std::nullopt, QStringLiteral("up"), 1});
    gui.metrics.answerAll();
    gui.window->workbench()->go(PageId::overview);
    gui.metrics.queries.clear();
    gui.workspace.clock.pass(60000);
    page.tick();
    QVERIFY(gui.metrics.queries.empty());
    gui.window->workbench()->go(PageId::metrics);
    QCOMPARE(gui.metrics.queries.size(), 1u);
  }

  void pictures() {
    const auto folder = qEnvironmentVariable("REBATE_PICTURES");
    if (folder.isEmpty()) QSKIP("REBATE_PICTURES names no folder");
    for (const auto theme : {Theme::dark, Theme::light}) {
      GuiHarness gui(scenes::live, Tongue::english, theme);
      auto& page = openPage(gui);
      namePrometheus(gui);
      page.grid()->look(page.grid()->cards()[0]);
      QTest::qWait(300);
      QVERIFY(gui.window->grab().save(folder + (theme == Theme::dark ? QStringLiteral("/metrics-dark.png")
                                                                     : QStringLiteral("/metrics-light.png"))));
    }
  }
};

QTEST_MAIN(MetricsPageTest)
#include "tst_metrics_page.moc"
