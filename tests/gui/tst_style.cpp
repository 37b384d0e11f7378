// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <set>

#include "ui/style/fonts.h"
#include "ui/style/look.h"
#include "ui/style/shapes.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

/// The shape alone: where it is painted, not in which colour.
QByteArray outline(Status status, bool ring) {
  QImage image(20, 20, QImage::Format_ARGB32);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  paintStatus(painter, QRectF(5, 5, 10, 10), status, ring, darkTokens());
  painter.end();
  QByteArray bits;
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < 20; ++x) bits.append(qAlpha(image.pixel(x, y)) > 120 ? '1' : '0');
  return bits;
}

}  // namespace

class StyleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { Q_INIT_RESOURCE(rebate_console); }
  void textIsReadable_data();
  void textIsReadable();
  void everyStatusHasAShapeOfItsOwn();
  void everyStateHasAShapeOrColourOfItsOwn();
  void theSheetKnowsEveryToken();
  void boxesToTickAreSeen_data();
  void boxesToTickAreSeen();
  void marksGrowWithTheText();
  void amounts_data();
  void amounts();
  void ages_data();
  void ages();
  void figuresStandBelowEachOther();
};

void StyleTest::textIsReadable_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("dark") << true;
  QTest::newRow("light") << false;
}

void StyleTest::textIsReadable() {
  QFETCH(bool, dark);
  const auto& t = dark ? darkTokens() : lightTokens();
  const std::pair<const char*, QColor> inks[] = {{"text", t.text}, {"muted", t.muted}, {"accent", t.accent},
                                                 {"ok", t.ok},     {"warn", t.warn},   {"bad", t.bad}};
  const std::pair<const char*, QColor> papers[] = {{"window", t.window},
                                                   {"panel", t.panel},
                                                   {"raised", t.raised},
                                                   {"selection", t.selection},
                                                   {"banner", blend(t.warn, t.panel, 0.09)}};
  for (const auto& [ink, inkColor] : inks)
    for (const auto& [paper, paperColor] : papers)
      QVERIFY2(contrast(inkColor, paperColor) >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                     .arg(QLatin1String(ink), QLatin1String(paper))
                                                                     .arg(contrast(inkColor, paperColor))));
  QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
}

void StyleTest::everyStatusHasAShapeOfItsOwn() {
  std::set<QByteArray> shapes;
  for (const auto status : {Status::ok, Status::warning, Status::bad, Status::unknown})
    shapes.insert(outline(status, false));
  shapes.insert(outline(Status::ok, true));
  QCOMPARE(shapes.size(), 5u);
}

void StyleTest::everyStateHasAShapeOrColourOfItsOwn() {
  std::set<QByteArray> pictures;
  for (int state = 0; state <= static_cast<int>(RebateState::clawedBack); ++state) {
    QImage image(16, 16, QImage::Format_ARGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    paintState(painter, QRectF(2, 2, 12, 12), static_cast<RebateState>(state), darkTokens());
    painter.end();
    pictures.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
  }
  QCOMPARE(pictures.size(), 8u);
}

void StyleTest::theSheetKnowsEveryToken() {
  QVERIFY(!styleSheetFor(darkTokens()).contains(QLatin1Char('@')));
  QVERIFY(!styleSheetFor(darkTokens()).contains(QStringLiteral("#000000")));  // a name that is no token
  QVERIFY(styleSheetFor(darkTokens()) != styleSheetFor(lightTokens()));
}

void StyleTest::boxesToTickAreSeen_data() {
  textIsReadable_data();
}

/// An empty box has an edge with a contrast of 3 : 1 (WCAG 1.4.11), a ticked one looks different.
void StyleTest::boxesToTickAreSeen() {
  QFETCH(bool, dark);
  const auto& tokens = dark ? darkTokens() : lightTokens();
  QWidget page;
  page.setObjectName(QStringLiteral("page"));
  page.setStyleSheet(styleSheetFor(tokens));
  QCheckBox box(&page);
  box.setFixedSize(30, 30);
  const auto painted = [&box](bool ticked) {
    box.setChecked(ticked);
    return box.grab().toImage();
  };
  const auto empty = painted(false), full = painted(true);
  double strongest = 0;
  int accents = 0;
  for (int y = 0; y < empty.height(); ++y)
    for (int x = 0; x < empty.width(); ++x) {
      strongest = std::max(strongest, contrast(empty.pixelColor(x, y), tokens.window));
      accents += full.pixelColor(x, y) == tokens.accent ? 1 : 0;
    }
  QVERIFY2(strongest >= 3, qPrintable(QString::number(strongest)));
  QVERIFY2(accents > 60, qPrintable(QString::number(accents)));
}

void StyleTest::marksGrowWithTheText() {
  const auto inked = [](Qt::CheckState state) {
    QImage image(60, 60, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintMark(painter, {30, 30}, state, darkTokens());
    painter.end();
    int number = 0;
    for (int y = 0; y < 60; ++y)
      for (int x = 0; x < 60; ++x) number += qAlpha(image.pixel(x, y)) > 120 ? 1 : 0;
    return std::pair(number, image);
  };
  const auto [usual, ticked] = inked(Qt::Checked);
  QVERIFY(ticked != inked(Qt::PartiallyChecked).second);
  QVERIFY(ticked != inked(Qt::Unchecked).second);
  setTextScale(200);
  const auto large = inked(Qt::Checked).first;
  setTextScale(100);
  QVERIFY2(large > 3 * usual, qPrintable(QStringLiteral("%1, %2").arg(large).arg(usual)));
}

void StyleTest::amounts_data() {
  QTest::addColumn<qlonglong>("fen");
  QTest::addColumn<QString>("text");
  QTest::newRow("zero") << 0LL << QStringLiteral("0.00");
  QTest::newRow("fen") << 5LL << QStringLiteral("0.05");
  QTest::newRow("thousands") << 129'900LL << QStringLiteral("1,299.00");
  QTest::newRow("millions") << 123'456'789LL << QStringLiteral("1,234,567.89");
  QTest::newRow("exactly three digits") << 99'999LL << QStringLiteral("999.99");
  QTest::newRow("negative") << -129'905LL << QStringLiteral("−1,299.05");
}

void StyleTest::amounts() {
  QFETCH(qlonglong, fen);
  QFETCH(QString, text);
  QCOMPARE(money({fen}), text);
}

void StyleTest::ages_data() {
  QTest::addColumn<qlonglong>("ms");
  QTest::addColumn<QString>("text");
  QTest::newRow("backwards") << -5'000LL << QStringLiteral("0 s");
  QTest::newRow("seconds") << 13'400LL << QStringLiteral("13 s");
  QTest::newRow("minutes") << 110'000LL << QStringLiteral("1 m 50 s");
  QTest::newRow("ten minutes") << 610'000LL << QStringLiteral("10 m");
  QTest::newRow("hours") << 7'300'000LL << QStringLiteral("2 h");
  QTest::newRow("days") << 300'000'000LL << QStringLiteral("3 d");
}

void StyleTest::ages() {
  QFETCH(qlonglong, ms);
  QFETCH(QString, text);
  QCOMPARE(Words::age(ms), text);
}

void StyleTest::figuresStandBelowEachOther() {
  const QFontMetricsF metrics(bodyFont());
  QCOMPARE(tabularWidth(metrics, QStringLiteral("1,111.11")), tabularWidth(metrics, QStringLiteral("8,080.80")));
}

QTEST_MAIN(StyleTest)
#include "tst_style.moc"
