// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_chart.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QFile>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

#include "ui/charts/chart_files.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/series_colors.h"
#include "ui/charts/time_plot.h"

using namespace rebate;

namespace {

constexpr Millis kNow = 1'781'232'260'000;
constexpr Millis kShown = 300'000;
constexpr Millis kEvery = 2'000;

/// Two charts of one page, five minutes of figures in each.
struct Stand {
  Stand() {
    auto* row = new QHBoxLayout(&page);
    for (auto* chart : {first, second}) {
      row->addWidget(chart);
      group.add(chart);
    }
    for (Millis at = kNow - kShown; at <= kNow; at += kEvery) {
      east.add({at, 100.0 + static_cast<double>(at / kEvery % 7), false});
      north.add({at, 40.0, false});
    }
    first->setSeries({{QStringLiteral("cn-east"), &east}, {QStringLiteral("cn-north"), &north}});
    second->setSeries({{QString(), &north}});
    page.resize(1'200, 320);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    group.refresh(kNow);
    QTRY_VERIFY(areaOf(*first).width() > 300);
  }

  static QRectF areaOf(const TimeChart& chart) {
    return static_cast<TimePlot*>(chart.plot()->parentWidget())->chart()->plotArea();
  }
  /// In the first chart's plot, as a share of its width.
  QPoint at(double share) const {
    const auto area = areaOf(*first);
    return QPointF(area.left() + share * area.width(), area.center().y()).toPoint();
  }
  QPoint inWindow(double share) const { return first->plot()->mapTo(&page, at(share)); }
  Millis timeAt(QPoint where) const {
    const auto area = areaOf(*first);
    const auto span = first->span();
    return span.from +
           static_cast<Millis>((where.x() - area.left()) / area.width() * static_cast<double>(span.to - span.from));
  }
  Millis pixels(double count) const {
    const auto span = first->span();
    return static_cast<Millis>(count * static_cast<double>(span.to - span.from) / areaOf(*first).width()) + 1;
  }
  void wheel(double share, int turned) {
    const QPointF where = at(share);
    QWheelEvent event(where, first->plot()->mapToGlobal(where), {}, {0, turned}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(first->plot(), &event);
  }
  void drag(double from, double to, Qt::KeyboardModifiers keys = {}) {
    auto* window = page.windowHandle();
    QTest::mousePress(window, Qt::LeftButton, keys, inWindow(from));
    QTest::mouseMove(window, inWindow((from + to) / 2));
    QTest::mouseMove(window, inWindow(to));
    QTest::mouseRelease(window, Qt::LeftButton, keys, inWindow(to));
  }
  QImage pictureOf(TimeChart* chart) { return chart->plot()->grab().toImage(); }

  Look look;
  SeriesPyramid east, north;
  QWidget page;
  TimeChart* first = new TimeChart(QStringLiteral("Rebates credited"), look, value_words::perSecond);
  TimeChart* second = new TimeChart(QStringLiteral("Queue waiting"), look);
  ChartGroup group;
};

bool near(Millis a, Millis b, Millis apart) {
  return qAbs(a - b) <= apart;
}

Millis lengthOf(const TimeSpan& span) {
  return span.to - span.from;
}

/// Pixels that have this colour, or nearly.
int painted(const QImage& image, const QColor& colour, int apart = 60) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const QColor here = image.pixelColor(x, y);
      count +=
          qAbs(here.red() - colour.red()) + qAbs(here.green() - colour.green()) + qAbs(here.blue() - colour.blue()) <
          apart;
    }
  return count;
}

}  // namespace

class TimeChartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { Q_INIT_RESOURCE(rebate_console); }
  void theWheelZoomsAboutTheCursor();
  void nothingLiesInTheFuture();
  void aDragChoosesItsSpan();
  void aClickChoosesNothing();
  void aDragWithShiftPans();
  void aDoubleClickGoesBackToNow();
  void keysDoWhatTheMouseDoes_data();
  void keysDoWhatTheMouseDoes();
  void theCrosshairIsOnEveryChart();
  void aNewRangeIsLiveAgain();
  void aGapIsAGap();
  void manyGapsCostNoLayouts();
  void nothingIsKnownAfterTheEnd();
  void silenceFreezesIt();
  void withoutFiguresItSaysWhy();
  void thresholdsAndMarksAreDrawn_data();
  void thresholdsAndMarksAreDrawn();
  void thePictureIsAsShown();
  void theFiguresAreThoseShown();
  void aFileThatCannotBeWrittenIsSaid();
  void twelveSeriesDoNotWidenIt_data();
  void twelveSeriesDoNotWidenIt();
};

void TimeChartTest::theWheelZoomsAboutTheCursor() {
  Stand stand;
  for (const double share : {0.3, 0.7}) {
    const auto before = stand.first->span();
    const auto under = stand.timeAt(stand.at(share));
    stand.wheel(share, 120);
    const auto after = stand.first->span();
    QVERIFY(near(lengthOf(after), lengthOf(before) * 8 / 10, 2));
    QVERIFY(near(stand.timeAt(stand.at(share)), under, stand.pixels(1)));
    QCOMPARE(stand.second->span(), after);
  }
}

void TimeChartTest::nothingLiesInTheFuture() {
  Stand stand;
  stand.wheel(0.1, -360);
  QVERIFY(lengthOf(stand.first->span()) > kShown);
  QCOMPARE(stand.first->span().to, kNow);
}

void TimeChartTest::aDragChoosesItsSpan() {
  Stand stand;
  const auto from = stand.timeAt(stand.at(0.2)), to = stand.timeAt(stand.at(0.6));
  const auto pixel = stand.pixels(1);
  stand.drag(0.6, 0.2);  // either way round
  QVERIFY(!stand.first->isLive());
  QVERIFY(near(stand.first->span().from, from, pixel));
  QVERIFY(near(stand.first->span().to, to, pixel));
  QCOMPARE(stand.second->span(), stand.first->span());
}

void TimeChartTest::aClickChoosesNothing() {
  Stand stand;
  QTest::mouseClick(stand.page.windowHandle(), Qt::LeftButton, {}, stand.inWindow(0.5));
  QVERIFY(stand.first->isLive());
}

void TimeChartTest::aDragWithShiftPans() {
  Stand stand;
  const auto before = stand.first->span();
  const auto pixel = stand.pixels(2);
  stand.drag(0.5, 0.75, Qt::ShiftModifier);
  const auto after = stand.first->span();
  QCOMPARE(lengthOf(after), lengthOf(before));
  QVERIFY(near(after.from, before.from - lengthOf(before) / 4, pixel));
}

void TimeChartTest::aDoubleClickGoesBackToNow() {
  Stand stand;
  stand.wheel(0.5, 120);
  QVERIFY(!stand.first->isLive());
  QTest::mouseDClick(stand.page.windowHandle(), Qt::LeftButton, {}, stand.inWindow(0.5));
  QVERIFY(stand.first->isLive());
  QVERIFY(stand.second->isLive());
  QCOMPARE(stand.first->span(), (TimeSpan{kNow - kShown, kNow}));
}

void TimeChartTest::keysDoWhatTheMouseDoes_data() {
  QTest::addColumn<int>("key");
  QTest::addColumn<double>("from");  // shares of the span before
  QTest::addColumn<double>("to");
  QTest::newRow("left") << static_cast<int>(Qt::Key_Left) << -0.1 << 0.9;
  QTest::newRow("right") << static_cast<int>(Qt::Key_Right) << 0.1 << 1.1;
  QTest::newRow("plus") << static_cast<int>(Qt::Key_Plus) << 0.1 << 0.9;
  QTest::newRow("equal") << static_cast<int>(Qt::Key_Equal) << 0.1 << 0.9;
  QTest::newRow("minus") << static_cast<int>(Qt::Key_Minus) << -0.125 << 1.125;
}

void TimeChartTest::keysDoWhatTheMouseDoes() {
  QFETCH(int, key);
  QFETCH(double, from);
  QFETCH(double, to);
  Stand stand;
  const TimeSpan before{kNow - 200'000, kNow - 100'000};
  stand.group.show(before);
  auto* plot = stand.first->plot()->parentWidget();
  QTest::keyClick(plot, static_cast<Qt::Key>(key));
  const auto at = [&](double share) { return before.from + static_cast<Millis>(share * 100'000); };
  QVERIFY(near(stand.first->span().from, at(from), 2));
  QVERIFY(near(stand.first->span().to, at(to), 2));
  QTest::keyClick(plot, Qt::Key_0);
  QVERIFY(stand.first->isLive());
}

void TimeChartTest::theCrosshairIsOnEveryChart() {
  Stand stand;
  const auto without = stand.pictureOf(stand.second);
  std::vector<std::optional<Millis>> moved;
  QObject::connect(stand.first, &TimeChart::crosshairMoved, stand.second, [&](const auto& at) { moved.push_back(at); });
  QTest::mouseMove(stand.page.windowHandle(), stand.inWindow(0.4));
  QTest::mouseMove(stand.page.windowHandle(), stand.inWindow(0.5));
  QTRY_VERIFY(!moved.empty() && moved.back());
  const auto at = *moved.back();
  QVERIFY(near(at, stand.timeAt(stand.at(0.5)), stand.pixels(2)));
  QVERIFY(stand.pictureOf(stand.second) != without);
  auto* plot = stand.first->plot()->parentWidget();
  QTest::keyClick(plot, Qt::Key_Left, Qt::ShiftModifier);
  QVERIFY(moved.back() && *moved.back() < at);
  QTest::keyClick(plot, Qt::Key_Escape);
  QVERIFY(!moved.back());
  QCOMPARE(stand.pictureOf(stand.second), without);
}

void TimeChartTest::aNewRangeIsLiveAgain() {
  Stand stand;
  stand.wheel(0.5, 240);
  stand.group.setRange(120'000);
  stand.group.refresh(kNow);
  for (auto* chart : {stand.first, stand.second}) QCOMPARE(chart->span(), (TimeSpan{kNow - 120'000, kNow}));
}

void TimeChartTest::aGapIsAGap() {
  Stand stand;
  QCOMPARE(stand.second->linesShown(), 1);
  SeriesPyramid holed;
  for (Millis at = kNow - kShown; at <= kNow; at += kEvery)
    holed.add({at, 1, at > kNow - 200'000 && at < kNow - 100'000});
  stand.second->setSeries({{QString(), &holed}});
  QCOMPARE(stand.second->linesShown(), 2);
  stand.group.show(TimeSpan{kNow - 190'000, kNow - 110'000});
  QCOMPARE(stand.second->linesShown(), 0);  // nothing is drawn across it
}

void TimeChartTest::manyGapsCostNoLayouts() {
  Stand stand;
  SeriesPyramid torn;
  constexpr int kStretches = 150;
  for (int i = 0; i < kStretches; ++i) {
    const Millis at = kNow - (kStretches - i) * 2'000LL;
    torn.add({at, 10, false});
    if (i % 2 == 0) torn.add({at + 700, 12, false});  // the others are single points
    torn.add({at + 1'400, 0, true});
  }
  stand.first->setSeries({{{}, &torn}});
  stand.first->showSpan(TimeSpan{kNow - kStretches * 2'000LL, kNow});
  QTRY_VERIFY(stand.first->linesShown() > 60);
  const auto* view = qobject_cast<QChartView*>(stand.first->plot()->parentWidget());
  QVERIFY(view->chart()->series().size() <= 48);
  const auto picture = stand.first->grab().toImage();
  QVERIFY(painted(picture, seriesColor(0, stand.look.tokens())) > kStretches);
  stand.first->setSeries({});
}

void TimeChartTest::nothingIsKnownAfterTheEnd() {
  Stand stand;
  SeriesPyramid ended;
  for (Millis at = kNow - 60'000; at <= kNow - 20'000; at += 2'000) ended.add({at, 7, false});
  stand.first->setPast(true);
  stand.first->setSeries({{{}, &ended}});
  stand.first->showSpan(TimeSpan{kNow - 60'000, kNow});
  const auto said = [&](Millis at) {
    stand.first->showCrosshair(at);
    return stand.first->valueText();
  };
  QVERIFY(said(kNow - 20'000).startsWith(QLatin1Char('7')));
  QVERIFY(said(kNow - 16'000).startsWith(QLatin1Char('7')));
  QCOMPARE(said(kNow - 5'000), QStringLiteral("no data"));
  QCOMPARE(said(kNow - 90'000), QStringLiteral("no data"));
  stand.first->setSeries({});
}

void TimeChartTest::silenceFreezesIt() {
  Stand stand;
  QVERIFY(!stand.second->isFrozen());
  QCOMPARE(stand.second->valueText(), QStringLiteral("40"));
  QCOMPARE(stand.second->accessibleName(), QStringLiteral("Queue waiting: 40"));
  stand.group.refresh(kNow + 20'000);
  QVERIFY(stand.second->isFrozen());
  QVERIFY(stand.second->valueText().contains(QStringLiteral("20 s ago")));
  QVERIFY(stand.second->accessibleName().contains(QStringLiteral("no data")));
  QCOMPARE(stand.second->linesShown(), 1);  // the last data stay
  stand.north.add({kNow + 20'000, 41, false});
  stand.group.refresh(kNow + 20'000);
  QVERIFY(!stand.second->isFrozen());
  QCOMPARE(stand.second->valueText(), QStringLiteral("41"));
}

void TimeChartTest::withoutFiguresItSaysWhy() {
  Stand stand;
  const SeriesPyramid nothing;
  stand.second->setSeries({{QString(), &nothing}});
  stand.second->setEmptyWords(QStringLiteral("Not yet."));
  const auto says = [&](const QString& words) {
    for (const auto* label : stand.second->findChildren<QLabel*>())
      if (label->isVisible() && label->text() == words) return true;
    return false;
  };
  QVERIFY(says(QStringLiteral("Not yet.")));
  QVERIFY(!stand.second->plot()->isVisible());
  stand.second->setTrouble(QStringLiteral("Nobody answers."));
  QVERIFY(says(QStringLiteral("Nobody answers.")));
  QVERIFY(!says(QStringLiteral("Not yet.")));
  QCOMPARE(stand.second->accessibleName(), QStringLiteral("Queue waiting: no data"));
}

void TimeChartTest::thresholdsAndMarksAreDrawn_data() {
  QTest::addColumn<int>("theme");
  QTest::newRow("dark") << static_cast<int>(Theme::dark);
  QTest::newRow("light") << static_cast<int>(Theme::light);
}

void TimeChartTest::thresholdsAndMarksAreDrawn() {
  QFETCH(int, theme);
  Stand stand;
  stand.look.setTheme(static_cast<Theme>(theme));
  const auto& tokens = stand.look.tokens();
  const auto plain = stand.pictureOf(stand.second);
  stand.second->setThresholds({{80, QStringLiteral("80")}});
  stand.group.refresh(kNow);  // above every value: it must be in view all the same
  auto picture = stand.pictureOf(stand.second);
  QVERIFY(painted(picture, tokens.bad) > painted(plain, tokens.bad) + 50);
  stand.second->setMarks({{kNow - 150'000, QStringLiteral("failover")}});
  stand.group.refresh(kNow);
  picture = stand.pictureOf(stand.second);
  constexpr int kBlended = 220;  // a line between two columns of pixels is paler
  QVERIFY(painted(picture, tokens.warn, kBlended) > painted(plain, tokens.warn, kBlended) + 50);
  stand.group.show(TimeSpan{kNow - 100'000, kNow});  // without the moment of the mark
  picture = stand.pictureOf(stand.second);
  stand.second->setMarks({});
  stand.group.refresh(kNow);
  QCOMPARE(stand.pictureOf(stand.second), picture);
}

void TimeChartTest::thePictureIsAsShown() {
  Stand stand;
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("chart.png"));
  QVERIFY(ChartFiles::savePicture(*stand.first, path).ok());
  const QImage image(path);
  QCOMPARE(image.size(), stand.first->size() * 2);
  QVERIFY(painted(image, stand.look.tokens().accent) > 100);
}

void TimeChartTest::theFiguresAreThoseShown() {
  Stand stand;
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("chart.csv"));
  stand.group.show(TimeSpan{kNow - 100'000, kNow - 50'000});
  std::optional<Outcome> done;
  ChartFiles::saveFigures(*stand.first, path, [&](Outcome outcome) { done = std::move(outcome); });
  QTRY_VERIFY(done.has_value());
  QVERIFY(done->ok());
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto lines = file.readAll().trimmed().split('\n');
  QCOMPARE(lines.size(), 1 + 50'000 / kEvery + 1);
  QCOMPARE(lines[0], QByteArray("time,\"cn-east\",\"cn-north\""));
  const auto at = QDateTime::fromMSecsSinceEpoch(kNow - 100'000, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8();
  const auto value = stand.east.valueAt(kNow - 100'000)->value;
  QCOMPARE(lines[1], at + ',' + QByteArray::number(value) + ",40");
}

void TimeChartTest::aFileThatCannotBeWrittenIsSaid() {
  Stand stand;
  const auto path = QStringLiteral("/nowhere/chart");
  QCOMPARE(ChartFiles::savePicture(*stand.first, path).error().code, Errc::storage);
  std::optional<Outcome> done;
  ChartFiles::saveFigures(*stand.first, path, [&](Outcome outcome) { done = std::move(outcome); });
  QTRY_VERIFY(done.has_value());
  QCOMPARE(done->error().code, Errc::storage);
}

void TimeChartTest::twelveSeriesDoNotWidenIt_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("width");
  QTest::addColumn<bool>("all");
  QTest::newRow("short") << QStringLiteral("r%1") << 2'400 << true;
  QTest::newRow("long") << QStringLiteral("{instance=\"127.0.0.%1:9090\",job=\"rebate-region\"}") << 1'200 << false;
  QTest::newRow("Chinese") << QStringLiteral("华东区域的第%1个实例") << 1'200 << false;
}

void TimeChartTest::twelveSeriesDoNotWidenIt() {
  QFETCH(QString, name);
  QFETCH(int, width);
  QFETCH(bool, all);
  Stand stand;
  std::vector<ChartSeries> series;
  for (int i = 0; i < 12; ++i) series.push_back({name.arg(i), &stand.east});
  stand.first->setSeries(series);
  stand.page.resize(width, 320);
  QCOMPARE(stand.page.width(), width);
  QVERIFY(stand.first->minimumSizeHint().width() < 400);
  const auto* legend = stand.first->legend();
  QTRY_VERIFY(legend->width() > 200);
  QTRY_COMPARE(legend->namesShown() == 12, all);
  QVERIFY(legend->accessibleName().contains(name.arg(11)));
  QVERIFY(legend->toolTip().contains(name.arg(11)));
  for (const auto* label : stand.first->findChildren<QLabel*>())
    if (label->isVisible() && label->text() == stand.first->valueText())
      QVERIFY(label->width() >= label->sizeHint().width());
  QVERIFY(painted(legend->parentWidget()->grab(legend->geometry()).toImage(), stand.look.tokens().muted) > 10);
}

QTEST_MAIN(TimeChartTest)
#include "tst_time_chart.moc"
